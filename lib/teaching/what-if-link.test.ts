import { describe, expect, it } from "vitest";
import { decodeWhatIf, encodeWhatIf, whatIfOf, type LinkedWhatIf, type WhatIfQuestion } from "./what-if-link";

const NOW: WhatIfQuestion = {
  genes: ["CYP2C19"],
  results: { CYP2C19: "*2/*2", CYP2D6: "AS 1.5" },
  setting: "transplantation",
  population: "adults",
  other: "omeprazole",
};
const LINK: LinkedWhatIf = {
  drug: "clopidogrel",
  now: NOW,
  before: { ...NOW, results: { CYP2C19: "*1/*2" }, other: "" },
  snapshot: "2026-11-24-d5092810",
};

describe("a link to what was tried", () => {
  it("gives back the drug, both states and the snapshot", () => {
    expect(decodeWhatIf(`#${encodeWhatIf(LINK)}`)).toEqual({ ok: true, value: LINK });
    expect(decodeWhatIf(encodeWhatIf({ ...LINK, before: null }))).toEqual({
      ok: true,
      value: { ...LINK, before: null },
    });
  });

  it("is safe in a fragment as it stands", () => {
    expect(encodeWhatIf(LINK)).toMatch(/^[\w.~-]+$/);
  });

  it("is refused whole when one of its states was cut or changed", () => {
    const link = encodeWhatIf(LINK);
    const [before = "", now = ""] = link.split("~");
    for (const damaged of [
      link.slice(0, -3),
      `${before.slice(0, -9)}~${now}`,
      `${before}~`,
      "",
      "answer-x@2026",
      `${link}~${now}`,
    ])
      expect(decodeWhatIf(damaged).ok, damaged).toBe(false);
  });

  it("is refused when its states are of two drugs, so that no answer is compared with another drug's", () => {
    const other = encodeWhatIf({ ...LINK, drug: "codeine", before: null });
    expect(decodeWhatIf(`${other}~${encodeWhatIf({ ...LINK, before: null })}`)).toMatchObject({
      ok: false,
      problems: [{ code: "link-unknown" }],
    });
  });
});

describe("the question of a case", () => {
  it("comes as it would be typed, by variant and by score too", () => {
    const question = {
      id: "q",
      ask: "?",
      given: [],
      drug: "everolimus",
      genes: ["MTOR"],
      results: [],
      fromFile: [],
      setting: "transplantation" as const,
      populations: [],
      coMedication: [],
      formerly: [],
      expects: { action: "monitor" as const, certainty: "label" as const, notes: [], says: [] },
    };
    expect(
      whatIfOf(question, [
        { gene: "MTOR", variant: "rs2024627", genotype: "C/T" },
        { gene: "DPYD", activityScore: 1.5 },
      ]),
    ).toEqual({
      genes: ["MTOR"],
      results: { MTOR: "rs2024627 C/T", DPYD: "AS 1.5" },
      setting: "transplantation",
      population: "",
      other: "",
    });
  });
});
