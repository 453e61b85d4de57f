import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import { guidelineByTest1, interactionList, phenoconversionMethod, scoredMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask } from "@/tests/builders/question";
import { regimenOf } from "./regimen";
import { reportOn } from "./report-on";
import { walletFaces, type WalletFace } from "./wallet-card";

const OTHERS = Array.from({ length: 120 }, (_, i) => `otherdrugnumber${i}`);
const few = [
  guidelineByTest1("avoidol", { action: "avoid" }),
  guidelineByTest1("keepol", { action: "no-change" }),
  guidelineByTest1("dosol", { action: "change-dose" }),
];
const parts = {
  phenotypes: [scoredMethod("TEST1")],
  interactions: [interactionList()],
  phenoconversions: [phenoconversionMethod("TEST1")],
};
const POOR: AdviceRequest["results"] = [{ gene: "TEST1", diplotype: "*2/*2" }];

function faces(guidelines: typeof few, question: Partial<AdviceRequest>): readonly WalletFace[] {
  const knowledge = buildKnowledge({ ...parts, guidelines });
  const advice = ask(knowledge, { genes: [], ...question });
  const report = reportOn(advice, knowledge);
  return walletFaces(report, regimenOf(report, advice, knowledge));
}

describe("a card for the wallet", () => {
  it("has the genes with their results, and the drugs these ask something for, chosen or not, by action", () => {
    expect(faces(few, { drugs: ["avoidol", "keepol"], results: POOR })).toEqual([
      { title: "Genes tested", lines: [{ name: "TEST1", text: "*2/*2, Poor Metabolizer" }] },
      {
        title: "Take care with",
        lines: [
          { name: "avoid", text: "avoidol" },
          { name: "change-dose", text: "dosol" },
        ],
      },
    ]);
  });

  it("tells the genes alone: what another drug shifts does not outlast that drug", () => {
    const beside = faces(few, {
      drugs: ["avoidol"],
      results: [{ gene: "TEST1", diplotype: "*1/*1" }],
      coMedication: ["strongtol"],
    });
    expect(beside).toEqual(faces(few, { drugs: ["avoidol"], results: [{ gene: "TEST1", diplotype: "*1/*1" }] }));
  });

  it("leaves out a gene that was not tested, which is not normal", () => {
    expect(
      faces(few, { drugs: ["avoidol"], results: [{ gene: "TEST1", value: "not tested" }] }).flatMap((face) =>
        face.lines.map((line) => line.name),
      ),
    ).not.toContain("TEST1");
  });

  it("cuts nothing: what does not fit on one side stands on another, each named with its number", () => {
    const many = faces([...few, ...OTHERS.map((drug) => guidelineByTest1(drug, { action: "change-drug" }))], {
      drugs: ["avoidol"],
      results: POOR,
    });
    const care = many.filter((face) => face.title.startsWith("Take care with"));
    expect(care.length).toBeGreaterThan(2);
    expect(care.map((face) => face.title)).toEqual(care.map((_, i) => `Take care with (${i + 1} of ${care.length})`));
    const named = care.flatMap((face) => face.lines.flatMap((line) => line.text.split(", ")));
    expect(named).toHaveLength(OTHERS.length + 2);
    expect(new Set(named)).toEqual(new Set(["avoidol", "dosol", ...OTHERS]));
    for (const face of care)
      expect(
        face.lines.reduce((sum, line) => sum + Math.ceil((line.name.length + 1 + line.text.length) / 64), 0),
      ).toBeLessThanOrEqual(11);
  });
});
