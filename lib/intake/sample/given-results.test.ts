/** Results given beside a file of variants are read as every pasted table is. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "../result/read-result";
import { callsOfSample, readGivenResults } from "./given-results";
import { resultOf } from "./outside-calls";

const read = (...lines: readonly string[]) => readGivenResults(knowledge, lines.join("\n"));

function comesTo(...lines: readonly string[]): readonly string[] {
  return read(...lines).calls.map((call) => {
    const result = readResult(knowledge, resultOf(call), []);
    return result.ok ? `${call.gene} ${result.value.diplotype ?? result.value.phenotype}` : "unread";
  });
}

describe("given results", () => {
  it("in the field's own columns keep the names they were written with", () => {
    const { calls, problems } = read("CYP2D6\t*4/*1", "HLA-B\t\t*57:01 positive");
    expect(problems).toEqual([]);
    expect(calls.map(({ gene, alleles, readBy }) => [gene, alleles, readBy])).toEqual([
      ["CYP2D6", ["*1", "*4"], "diplotype"],
      ["HLA-B", null, "phenotype"],
    ]);
  });

  it.each([
    ["a header", ["Gene\tDiplotype\tPhenotype", "CYP2D6\t*1/*4\t"], ["CYP2D6 *1/*4"]],
    ["commas", ["Gene,Result", "CYP2C19,*2/*17"], ["CYP2C19 *2/*17"]],
    ["a test in the place of the gene", ["HLA-B*57:01\tNegative"], ["HLA-B *57:01 negative"]],
    ["variants of one gene", ["CYP2C19\trs4244285 G/A", "CYP2C19\trs12248560 C/T"], ["CYP2C19 *2/*17"]],
    ["an allele with the mark of its caller", ["CYP2D6\t*1/*4.021.ALDY_2"], ["CYP2D6 *1/*4"]],
  ])("with %s are read", (_, lines, meaning) => {
    expect(comesTo(...lines)).toEqual(meaning);
  });

  it("an allele with the mark of its caller is printed by its own name", () => {
    expect(read("CYP2D6\t*1/*4.021.ALDY_2").calls[0]?.alleles).toEqual(["*1", "*4"]);
  });

  it.each([
    ["CYP2D6\t*4/*4\tNormal Metabolizer", "row-contradicts-itself"],
    ["CYP2D6\t*4/*4/*5", "diplotype-too-many-alleles"],
    ["CYP2D6\t*2/*41+rs368858603", "variant-added-to-allele"],
    ["Gene\tResult\tStatus\nCYP2D6\t*4/*4\tPreliminary", "row-not-final"],
  ])("%j is told by its line, and not used", (text, code) => {
    const { calls, problems } = readGivenResults(
      knowledge,
      `CYP2C19\t*1/*2\n${text}`.replace(/^CYP2C19.*\n(?=Gene)/, ""),
    );
    expect(calls.map(({ gene }) => gene)).not.toContain("CYP2D6");
    expect(problems.map((problem) => [problem.code, problem.path[0]])).toEqual([[code, "results"]]);
  });

  it("of several samples each has its own, and no name is told", () => {
    const { calls, problems } = read("sample\tgene\tdiplotype", "Jane\tCYP2D6\t*1/*4", "Rick\tCYP2D6\t*1/*1");
    expect(problems).toEqual([]);
    const own = (sample: string) => callsOfSample(calls, sample).map((call) => call.alleles?.join("/"));
    expect([own("Jane"), own("rick"), own("Ann")]).toEqual([["*1/*4"], ["*1/*1"], []]);
  });

  it("of one sample belong to the file's, however the table names it", () => {
    const { calls } = read("sample\tgene\tdiplotype", "LAB-7\tCYP2D6\t*1/*4");
    expect(callsOfSample(calls, "S1")).toHaveLength(1);
  });
});
