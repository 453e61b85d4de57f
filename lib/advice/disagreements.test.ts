import { describe, expect, it } from "vitest";
import {
  evaluatedPair,
  guideline,
  recommendation,
  type GuidelineInput,
  type RecommendationOverrides,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, result } from "@/tests/builders/question";

function between(cpic: RecommendationOverrides, dpwg: RecommendationOverrides, over: Partial<GuidelineInput> = {}) {
  const knowledge = buildKnowledge({
    guidelines: [
      guideline({
        id: "cpic",
        recommendations: [recommendation({ id: "cpic-row", ...cpic })],
        ...(over.genes === undefined ? {} : { genes: over.genes }),
      }),
      guideline({ id: "dpwg", body: "DPWG", recommendations: [recommendation({ id: "dpwg-row", ...dpwg })], ...over }),
    ],
  });
  return ask(knowledge).disagreements;
}
const reduce = (percent: number | [number, number]): RecommendationOverrides => ({
  action: "change-dose",
  steps: [{ kind: "reduce-dose", percent }],
});

describe("two bodies that do not advise the same are both shown", () => {
  it("over the action", () => {
    expect(between({ action: "avoid" }, { action: "monitor" })).toEqual([
      {
        drug: "testol",
        genes: ["TEST1"],
        when: "TEST1 Poor Metabolizer",
        bodies: ["CPIC", "DPWG"],
        over: ["alternative"],
        notes: ["cpic-row", "dpwg-row"],
      },
    ]);
  });

  it.each([
    ["another size", reduce(50), reduce(25)],
    ["a size and a span", reduce(50), reduce([25, 50])],
    ["a size and none", reduce(50), { action: "change-dose", steps: [{ kind: "reduce-dose" }] }],
    ["another direction", reduce(50), { action: "change-dose", steps: [{ kind: "increase-dose", percent: 50 }] }],
    [
      "another dose",
      { action: "change-dose", steps: [{ kind: "max-dose", dose: { value: 5, unit: "mg" } }] },
      { action: "change-dose", steps: [{ kind: "max-dose", dose: { value: 5, unit: "mg/day" } }] },
    ],
  ] as const)("over the dose: %s", (_, one, two) => {
    expect(between(one as RecommendationOverrides, two as RecommendationOverrides).map((item) => item.over)).toEqual([
      ["dose"],
    ]);
  });

  it("under a condition of two genes, whatever the order in which each file names them", () => {
    const one: RecommendationOverrides = {
      lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" },
      action: "avoid",
    };
    const two: RecommendationOverrides = {
      lookup: { TEST2: "Poor Metabolizer", TEST1: "Poor Metabolizer" },
      action: "monitor",
    };
    const knowledge = buildKnowledge({
      guidelines: [
        guideline({
          id: "cpic",
          genes: ["TEST1", "TEST2"],
          recommendations: [recommendation({ id: "cpic-row", ...one })],
        }),
        guideline({
          id: "dpwg",
          body: "DPWG",
          genes: ["TEST1", "TEST2"],
          recommendations: [recommendation({ id: "dpwg-row", ...two })],
        }),
      ],
    });
    expect(
      ask(knowledge, { genes: [], results: [result("TEST1", "PM"), result("TEST2", "PM")] }).disagreements,
    ).toHaveLength(1);
  });
});

describe("who differs from whom is told by kind", () => {
  it.each<[string, RecommendationOverrides, RecommendationOverrides, readonly string[]]>([
    ["one acts, the other does not", { action: "avoid" }, { action: "no-change" }, ["no-action"]],
    ["one changes the drug, the other the dose", { action: "change-drug" }, reduce(50), ["dose", "alternative"]],
    [
      "one advises, the other has the pair and says nothing of this result",
      { action: "avoid" },
      { strength: "No recommendation", steps: [] },
      ["not-covered"],
    ],
  ])("%s", (_, one, two, over) => {
    expect(between(one, two).map((item) => item.over)).toEqual([over]);
  });

  it("one acts, the other looked at the pair and found no need to", () => {
    const records = {
      guidelines: [guideline({ id: "cpic", recommendations: [recommendation({ id: "cpic-row", action: "avoid" })] })],
      evaluated: [evaluatedPair({ id: "dpwg-none", body: "DPWG", verdict: "no-action-needed" })],
    };
    expect(ask(buildKnowledge(records), { results: [result("TEST1", "PM")] }).disagreements).toMatchObject([
      {
        when: "TEST1 Poor Metabolizer",
        bodies: ["CPIC", "DPWG"],
        over: ["no-action"],
        notes: ["cpic-row", "dpwg-none"],
      },
    ]);
    // Before a result the same holds for the line of that result.
    expect(ask(buildKnowledge(records)).disagreements).toMatchObject([
      { when: "TEST1 Poor Metabolizer", over: ["no-action"] },
    ]);
  });

  it.each(["insufficient-evidence", "no-recommendation"] as const)(
    "a body whose verdict is %s takes no side",
    (verdict) => {
      const knowledge = buildKnowledge({
        guidelines: [guideline({ recommendations: [recommendation({ action: "avoid" })] })],
        evaluated: [evaluatedPair({ body: "DPWG", verdict })],
      });
      expect(ask(knowledge, { results: [result("TEST1", "PM")] }).disagreements).toEqual([]);
    },
  );

  it("names the body that asks more first", () => {
    expect(between({ action: "no-change" }, { action: "avoid" }).map((item) => item.bodies)).toEqual([
      ["DPWG", "CPIC"],
    ]);
  });

  it("reads a share of the dose and a reduction as one size", () => {
    expect(
      between(reduce(70), { action: "change-dose", steps: [{ kind: "start-dose", percentOfNormal: 30 }] }),
    ).toEqual([]);
  });

  it("leaves out what is told aside", () => {
    expect(
      between(reduce(50), {
        action: "change-dose",
        steps: [
          { kind: "reduce-dose", percent: 50 },
          { kind: "avoid", aside: true },
        ],
      }),
    ).toEqual([]);
  });
});

describe("what is no disagreement", () => {
  it.each<[string, RecommendationOverrides, RecommendationOverrides]>([
    ["the same action and size", reduce(50), reduce(50)],
    [
      "the same action in other steps without numbers",
      { action: "avoid", steps: [{ kind: "avoid" }] },
      { action: "avoid", steps: [{ kind: "use-alternative", drugs: ["othertol"] }] },
    ],
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
      guidelines: [
        guideline({ id: "cpic" }),
        guideline({
          id: "dpwg",
          body: "DPWG",
          recommendations: [recommendation({ id: "dpwg-row", action: "monitor" })],
        }),
      ],
    });
    expect(ask(knowledge, { results: [result("TEST1", "NM")] }).disagreements).toEqual([]);
    expect(ask(knowledge, { results: [result("TEST1", "PM")] }).disagreements).toHaveLength(1);
  });
});
