import { describe, expect, it } from "vitest";
import { readResult } from "@/lib/intake";
import type { Condition, GuidelineBody, ResultInput } from "@/lib/schema";
import { phenotypeMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { fitOf } from "./fit";

const knowledge = buildKnowledge({
  phenotypes: [
    phenotypeMethod("TEST4", {
      method: "activity-score",
      copies: true,
      terms: [
        "Ultrarapid Metabolizer",
        "Normal Metabolizer",
        "Intermediate Metabolizer",
        "Poor Metabolizer",
        "Indeterminate",
      ],
      functions: [
        { function: "Normal function", value: 1, alleles: ["*1"] },
        { function: "Decreased function", value: 0.5, alleles: ["*9"] },
        { function: "No function", value: 0, alleles: ["*4"] },
      ],
      byFunctions: [],
      byScore: [
        { from: 2.5, to: 100, term: "Ultrarapid Metabolizer" },
        { from: 1.25, to: 2.25, term: "Normal Metabolizer" },
        { from: 0.25, to: 1, term: "Intermediate Metabolizer" },
        { from: 0, to: 0, term: "Poor Metabolizer" },
      ],
      byScoreOf: {
        DPWG: [
          { from: 2.75, to: 100, term: "Ultrarapid Metabolizer" },
          { from: 1.25, to: 2.5, term: "Normal Metabolizer" },
        ],
      },
    }),
    phenotypeMethod("HLA-B", {
      method: "allele-status",
      functions: [],
      byFunctions: [],
      terms: ["*57:01 positive", "*57:01 negative", "*15:02 positive", "*15:02 negative"],
      statusAlleles: ["*57:01", "*15:02"],
    }),
  ],
});

function fit(
  lookup: Readonly<Record<string, readonly Condition[]>>,
  inputs: readonly ResultInput[],
  body: GuidelineBody = "CPIC",
): string {
  const results = inputs.map((input) => {
    const read = readResult(knowledge, input, []);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  });
  return fitOf(
    knowledge,
    { lookup: Object.fromEntries(Object.entries(lookup).map(([gene, conditions]) => [gene, [...conditions]])) },
    results,
    body,
  );
}
const poor = { TEST1: ["Poor Metabolizer"] };

describe("a row by phenotype", () => {
  it.each([
    ["meets its phenotype", [{ gene: "TEST1", phenotype: "PM" }], "holds"],
    ["meets a diplotype of that phenotype", [{ gene: "TEST1", diplotype: "*2/*2" }], "holds"],
    ["fails for another", [{ gene: "TEST1", phenotype: "NM" }], "fails"],
    ["is untested without a result", [], "untested"],
    ["is untested when the result says so", [{ gene: "TEST1", value: "not tested" }], "untested"],
    ["is untested when another gene has the result", [{ gene: "TEST2", phenotype: "PM" }], "untested"],
  ] as const)("%s", (_, inputs, wanted) => {
    expect(fit(poor, inputs)).toBe(wanted);
  });
});

describe("a row by activity score", () => {
  const atOne = { TEST4: [{ scores: [1] }] };
  it("holds for the score, and is possible for a phenotype that contains it", () => {
    expect(fit(atOne, [{ gene: "TEST4", activityScore: 1 }])).toBe("holds");
    expect(fit(atOne, [{ gene: "TEST4", phenotype: "IM" }])).toBe("possible");
    expect(fit(atOne, [{ gene: "TEST4", activityScore: 0.5 }])).toBe("fails");
    expect(fit(atOne, [{ gene: "TEST4", phenotype: "NM" }])).toBe("fails");
  });

  it("that names two functions asks for just these", () => {
    const both: Record<string, Condition[]> = {
      TEST4: [{ scores: [1], functions: ["Decreased function", "Decreased function"] }],
    };
    expect(fit(both, [{ gene: "TEST4", diplotype: "*9/*9" }])).toBe("holds");
    expect(fit(both, [{ gene: "TEST4", diplotype: "*1/*4" }])).toBe("fails");
    expect(fit(both, [{ gene: "TEST4", activityScore: 1 }])).toBe("possible");
  });

  // DPWG counts CYP2D6 as ultrarapid above 2.5, CPIC above 2.25.
  it("is read by each body's own line", () => {
    const ultrarapid = { TEST4: ["Ultrarapid Metabolizer"] };
    expect(fit(ultrarapid, [{ gene: "TEST4", activityScore: 2.5 }], "CPIC")).toBe("holds");
    expect(fit(ultrarapid, [{ gene: "TEST4", activityScore: 2.5 }], "DPWG")).toBe("fails");
    expect(fit({ TEST4: ["Normal Metabolizer"] }, [{ gene: "TEST4", activityScore: 2.5 }], "DPWG")).toBe("holds");
  });

  it("is only possible where the copies were not counted", () => {
    expect(fit({ TEST4: ["Ultrarapid Metabolizer"] }, [{ gene: "TEST4", diplotype: "*1xN/*4" }])).toBe("possible");
    expect(fit({ TEST4: ["Poor Metabolizer"] }, [{ gene: "TEST4", diplotype: "*1xN/*4" }])).toBe("fails");
  });
});

describe("a row by diplotype", () => {
  const named = { TEST1: [{ diplotype: "*1/*2" }] };
  it("holds for it in either order, and is possible for its phenotype", () => {
    expect(fit(named, [{ gene: "TEST1", diplotype: "*2/*1" }])).toBe("holds");
    expect(fit(named, [{ gene: "TEST1", phenotype: "IM" }])).toBe("possible");
    expect(fit(named, [{ gene: "TEST1", diplotype: "*1/*1" }])).toBe("fails");
  });
});

describe("a row of two genes", () => {
  const two: Record<string, Condition[]> = { TEST1: ["Poor Metabolizer"], TEST2: ["Poor Metabolizer"] };
  it("needs the other gene when one is met, and fails when one is not", () => {
    expect(fit(two, [{ gene: "TEST1", phenotype: "PM" }])).toBe("needs-gene");
    expect(fit(two, [{ gene: "TEST1", phenotype: "NM" }])).toBe("fails");
  });

  it("that says what holds when the other is not tested needs no other gene", () => {
    const alone: Record<string, Condition[]> = { TEST1: ["Poor Metabolizer"], TEST2: ["not tested"] };
    expect(fit(alone, [{ gene: "TEST1", phenotype: "PM" }])).toBe("holds");
    expect(
      fit(alone, [
        { gene: "TEST1", phenotype: "PM" },
        { gene: "TEST2", phenotype: "PM" },
      ]),
    ).toBe("fails");
    expect(fit(alone, [])).toBe("untested");
  });
});

describe("HLA alleles", () => {
  it("are questions of their own: one allele's status says nothing of another", () => {
    const carrier = { "HLA-B": ["*57:01 positive"] };
    expect(fit(carrier, [{ gene: "HLA-B", status: "*15:02 negative" }])).not.toBe("fails");
    expect(fit(carrier, [{ gene: "HLA-B", status: "*57:01 negative" }])).toBe("fails");
    expect(
      fit(carrier, [
        { gene: "HLA-B", status: "*57:01 positive" },
        { gene: "HLA-B", status: "*15:02 negative" },
      ]),
    ).toBe("holds");
    expect(fit(carrier, [{ gene: "HLA-B", diplotype: "*57:01/*07:02" }])).toBe("holds");
  });
});
