import { expect, it } from "vitest";
import { drawnAtBuild } from "./drawn";

const IDS = ["everolimus", "warfarin", "MTOR"];

it("everything is drawn where the setting is not there or empty", () => {
  for (const environment of [{}, { HAPLONOTE_DRAW_ONLY: "" }, { HAPLONOTE_DRAW_ONLY: " " }])
    expect(drawnAtBuild(IDS, environment)).toEqual(IDS);
});

it("what the setting names is drawn alone, and a name that is none draws nothing", () => {
  expect(drawnAtBuild(IDS, { HAPLONOTE_DRAW_ONLY: "MTOR, everolimus,nobody" })).toEqual(["everolimus", "MTOR"]);
  expect(drawnAtBuild(IDS, { HAPLONOTE_DRAW_ONLY: "nobody" })).toEqual([]);
});
