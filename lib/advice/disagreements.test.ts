import { describe, expect, it } from "vitest";
import { guideline, recommendation, type GuidelineInput, type RecommendationInput } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, result } from "@/tests/builders/question";

function between(cpic: Partial<RecommendationInput>, dpwg: Partial<RecommendationInput>, over: Partial<GuidelineInput> = {}) {
  const knowledge = buildKnowledge({
    guidelines: [
      guideline({ id: "cpic", recommendations: [recommendation({ id: "cpic-row", ...cpic })], ...(over.genes === undefined ? {} : { genes: over.genes }) }),
      guideline({ id: "dpwg", body: "DPWG", recommendations: [recommendation({ id: "dpwg-row", ...dpwg })], ...over }),
    ],
  });
  return ask(knowledge).disagreements;
}
const reduce = (percent: number | [number, number]): Partial<RecommendationInput> => ({ action: "change-dose", steps: [{ kind: "reduce-dose", percent }] });

describe("two bodies that do not advise the same are both shown", () => {
  it("over the action", () => {
    expect(between({ action: "avoid" }, { action: "monitor" })).toEqual([
      { drug: "testol", genes: ["TEST1"], when: "TEST1 Poor Metabolizer", over: "action", notes: ["cpic-row", "dpwg-row"] },
    ]);
  });

  it.each([
    ["another size", reduce(50), reduce(25)],
    ["a size and a span", reduce(50), reduce([25, 50])],
    ["a size and none", reduce(50), { action: "change-dose", steps: [{ kind: "reduce-dose" }] }],
    ["another direction", reduce(50), { action: "change-dose", steps: [{ kind: "increase-dose", percent: 50 }] }],
    ["another dose", { action: "change-dose", steps: [{ kind: "max-dose", dose: { value: 5, unit: "mg" } }] }, { action: "change-dose", steps: [{ kind: "max-dose", dose: { value: 5, unit: "mg/day" } }] }],
  ] as const)("over the dose: %s", (_, one, two) => {
    expect(between(one as Partial<RecommendationInput>, two as Partial<RecommendationInput>).map((item) => item.over)).toEqual(["dose"]);
  });

  it("under a condition of two genes, whatever the order in which each file names them", () => {
    const one = { lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" }, action: "avoid" } as const;
    const two = { lookup: { TEST2: "Poor Metabolizer", TEST1: "Poor Metabolizer" }, action: "monitor" } as const;
    expect(between(one, two, { genes: ["TEST1", "TEST2"] })).toHaveLength(1);
  });
});

describe("what is no disagreement", () => {
  it.each<[string, Partial<RecommendationInput>, Partial<RecommendationInput>]>([
    ["the same action and size", reduce(50), reduce(50)],
    ["the same action in other steps without numbers", { action: "avoid", steps: [{ kind: "avoid" }] }, { action: "avoid", steps: [{ kind: "use-alternative", drugs: ["othertol"] }] }],
    ["other conditions", { action: "avoid" }, { action: "monitor", lookup: { TEST1: "Normal Metabolizer" } }],
    ["another strength", { strength: "Strong" }, { strength: "Not graded" }],
  ])("%s", (_, one, two) => {
    expect(between(one, two)).toEqual([]);
  });

  it("two rows of one body", () => {
    expect(between({ action: "avoid" }, { action: "monitor" }, { body: "CPIC" })).toEqual([]);
  });

  it("rows for two different drugs", () => {
    expect(between({ action: "avoid" }, { action: "monitor" }, { drugs: ["othertol"] })).toEqual([]);
  });

  it("a row that the result rules out", () => {
    const knowledge = buildKnowledge({
      guidelines: [guideline({ id: "cpic" }), guideline({ id: "dpwg", body: "DPWG", recommendations: [recommendation({ id: "dpwg-row", action: "monitor" })] })],
    });
    expect(ask(knowledge, { results: [result("TEST1", "NM")] }).disagreements).toEqual([]);
    expect(ask(knowledge, { results: [result("TEST1", "PM")] }).disagreements).toHaveLength(1);
  });
});
