import { describe, expect, it } from "vitest";
import { phenotypeMethod, scoredMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { readResult } from "@/lib/intake";
import { traceOf, type TraceStep } from "./trace";

const HLA = {
  ...phenotypeMethod("HLA-T"),
  method: "allele-status" as const,
  terms: ["*57:01 positive", "*57:01 negative"],
  functions: [],
  byFunctions: [],
  statusAlleles: ["*57:01"],
};
const knowledge = buildKnowledge({ phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2"), HLA] });
function trace(gene: string, value: string): readonly TraceStep[] {
  const read = readResult(knowledge, { gene, value }, []);
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return traceOf(knowledge, read.value);
}

describe("the steps from a result to its phenotype", () => {
  it("by score: alleles, values, sum, line", () => {
    expect(trace("TEST1", "*1/*9")).toEqual([
      { kind: "given", text: "*1/*9" },
      {
        kind: "alleles",
        alleles: [
          { name: "*1", function: "Normal function", value: "1" },
          { name: "*9", function: "Decreased function", value: "0.25" },
        ],
      },
      { kind: "score", values: ["1", "0.25"], score: "1.25" },
      { kind: "score-line", from: 1.25, to: 2.25, term: "Normal Metabolizer" },
    ]);
  });

  it("by functions: alleles and the line of the pair", () => {
    expect(trace("TEST2", "*1/*2").slice(1)).toEqual([
      {
        kind: "alleles",
        alleles: [
          { name: "*1", function: "Normal function", value: null },
          { name: "*2", function: "No function", value: null },
        ],
      },
      { kind: "functions-line", functions: ["Normal function", "No function"], term: "Intermediate Metabolizer" },
    ]);
  });

  it.each([
    ["a score alone", "TEST1", "AS 0.5", ["given", "score-line"]],
    ["a phenotype alone", "TEST1", "Poor Metabolizer", ["given"]],
    ["an allele without a value", "TEST1", "*1/*3", ["given", "alleles", "functions-line"]],
    ["copies nobody counted", "TEST1", "*2/*1xN", ["given", "alleles", "score", "unsettled"]],
    ["a typing", "HLA-T", "*57:01/*07:02", ["given", "typing"]],
    ["no test", "TEST1", "not tested", []],
  ])("of %s", (_, gene, value, kinds) => {
    expect(trace(gene, value).map((step) => step.kind)).toEqual(kinds);
  });
});
