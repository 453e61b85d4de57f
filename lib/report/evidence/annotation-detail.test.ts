import { describe, expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { annotation, finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { genotypeText, release, releaseAnnotation, releaseEvidence } from "@/tests/builders/release";
import { annotationDetail } from "./annotation-detail";
import { createBibliography } from "../words/citations";

const records = {
  annotations: [annotation({ id: "own", clinpgxId: "1" })],
  findings: [finding({ id: "paper", annotation: "own" })],
};
const evidence = [
  releaseEvidence({ id: "11", pmid: "1", score: 2 }),
  releaseEvidence({ id: "12", pmid: "1", score: -3 }),
  releaseEvidence({ id: "13", pmid: null, type: "guideline", score: 100 }),
];
const knowledge = joinRelease(
  buildKnowledge(records),
  release({
    annotations: [
      releaseAnnotation({ clinpgxId: "1", evidence }),
      releaseAnnotation({ clinpgxId: "2", texts: [genotypeText("CC")] }),
    ],
  }),
);
const detail = (id: string, from = knowledge) => annotationDetail(from, id, "2026-11-24", createBibliography(from));

describe("one annotation is told whole", () => {
  it("the curated one with the release's texts and evidence under it, and with its own studies", () => {
    const own = detail("own");
    expect(own?.texts.map((text) => text.genotype)).toEqual(["CC", "CT", "TT"]);
    expect(own?.studies.map((study) => study.id)).toEqual(["paper"]);
    expect(own?.note.text).toBe(detail("own", buildKnowledge(records))?.note.text);
  });

  it("every row of evidence, each with the side of its paper; a guideline has none", () => {
    expect(detail("own")?.evidence.map(({ id, side }) => [id, side])).toEqual([
      ["11", "against"],
      ["12", "against"],
      ["13", null],
    ]);
  });

  it("an imported one has no study of ours", () => {
    expect(detail("clinpgx-2")).toMatchObject({ row: { isCurated: false }, studies: [], texts: [{ genotype: "CC" }] });
  });

  it("without an import the curated one stands alone", () => {
    expect(detail("own", buildKnowledge(records))).toMatchObject({ texts: [], evidence: [] });
  });

  it.each(["clinpgx-1", "nothing", "constructor"])("%s is none", (id) => {
    expect(detail(id)).toBeNull();
  });
});
