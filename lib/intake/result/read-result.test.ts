import { describe, expect, it } from "vitest";
import { gene, phenotypeMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { readResult } from "./read-result";

const METABOLIZER_PHENOTYPES = phenotypeMethod("TEST1").terms;
const knowledge = buildKnowledge({ genes: [gene("TEST1", { previousSymbols: ["OLD1"] })] });

const read = (phenotype: string) => readResult(knowledge, { gene: "TEST1", phenotype }, ["results", 0]);
const phenotypeOf = (text: string): string | null => {
  const outcome = read(text);
  return outcome.ok ? outcome.value.phenotype : null;
};

describe("a phenotype is read in the standard term", () => {
  it.each(METABOLIZER_PHENOTYPES)("reads %s as itself", (term) => {
    expect(read(term)).toMatchObject({
      ok: true,
      value: {
        gene: "TEST1",
        phenotype: term,
        terms: [term],
        state: term === "Indeterminate" ? "uncertain-function" : "called",
        understoodFrom: null,
        diplotype: null,
        activityScore: null,
      },
    });
  });

  it.each([
    ["Poor Metaboliser", "Poor Metabolizer"],
    ["normal metaboliser", "Normal Metabolizer"],
    ["NORMAL METABOLIZER", "Normal Metabolizer"],
    ["  intermediate   metabolizer ", "Intermediate Metabolizer"],
    ["Ultra-rapid Metabolizer", "Ultrarapid Metabolizer"],
    ["ultra rapid metaboliser", "Ultrarapid Metabolizer"],
    ["Extensive Metabolizer", "Normal Metabolizer"],
    ["Extensive metaboliser", "Normal Metabolizer"],
    ["EM", "Normal Metabolizer"],
    ["NM", "Normal Metabolizer"],
    ["PM", "Poor Metabolizer"],
    ["im", "Intermediate Metabolizer"],
    ["RM", "Rapid Metabolizer"],
    ["UM", "Ultrarapid Metabolizer"],
    ["indeterminate", "Indeterminate"],
  ])("reads “%s” as %s and keeps the reader's own words", (text, term) => {
    expect(read(text)).toMatchObject({ ok: true, value: { phenotype: term, understoodFrom: text } });
  });

  it.each([
    ["Likely Poor Metaboliser", "Likely Poor Metabolizer"],
    ["likely intermediate metabolizer", "Likely Intermediate Metabolizer"],
    ["possible intermediate metaboliser", "Possible Intermediate Metabolizer"],
  ])("keeps the prefix of “%s”", (text, term) => {
    expect(phenotypeOf(text)).toBe(term);
  });

  it("never reads an uncertain result as called", () => {
    expect(read("Indeterminate")).toMatchObject({ value: { state: "uncertain-function" } });
  });

  it("finds the gene by a former symbol", () => {
    expect(readResult(knowledge, { gene: "old1", phenotype: "PM" }, [])).toMatchObject({
      ok: true,
      value: { gene: "TEST1" },
    });
  });
});

describe("a result that is not understood is a problem, never normal", () => {
  it.each([
    "Fast Metabolizer",
    "Possible Poor Metabolizer",
    "normal",
    "*1/*3",
    "poor",
    "",
    "unknown",
    "Metabolizer",
    "constructor",
    "__proto__",
    "valueof",
  ])("refuses “%s”", (text) => {
    const outcome = read(text);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [
        {
          code: "phenotype-unknown",
          path: ["results", 0, "phenotype"],
          nearest: expect.arrayContaining([expect.any(String)]) as string[],
        },
      ],
    });
  });

  it("refuses a score for a gene that has none, and a status for a gene that is read otherwise", () => {
    expect(readResult(knowledge, { gene: "TEST1", activityScore: 1 }, [])).toMatchObject({
      ok: false,
      problems: [{ code: "score-not-for-gene" }],
    });
    expect(readResult(knowledge, { gene: "TEST1", status: "*57:01 positive" }, [])).toMatchObject({
      ok: false,
      problems: [{ code: "phenotype-unknown" }],
    });
  });

  it("says that a gene has no phenotype, and hides nothing for it", () => {
    const bare = buildKnowledge({ genes: [gene("TEST9")], findings: [] });
    expect(readResult(bare, { gene: "TEST9", value: "PM" }, ["results", 0])).toMatchObject({
      ok: false,
      problems: [{ code: "gene-without-phenotype" }],
    });
  });

  it("names a gene it does not know at the result's own field", () => {
    expect(readResult(knowledge, { gene: "NOPE", phenotype: "PM" }, ["results", 1])).toMatchObject({
      ok: false,
      problems: [{ code: "gene-unknown", path: ["results", 1, "gene"] }],
    });
  });
});

const scored = phenotypeMethod("TEST4", {
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
    { function: "Increased function", value: "≥3", alleles: ["*1x≥3"] },
    { function: "Normal function", value: 1, alleles: ["*1", "*2"] },
    { function: "Decreased function", value: 0.25, alleles: ["*10"] },
    { function: "No function", value: 0, alleles: ["*4", "*36"] },
    { function: "Uncertain function", alleles: ["*22"] },
  ],
  byFunctions: [],
  byScore: [
    { from: 2.5, to: 100, term: "Ultrarapid Metabolizer" },
    { from: 1.25, to: 2.25, term: "Normal Metabolizer" },
    { from: 0.25, to: 1, term: "Intermediate Metabolizer" },
    { from: 0, to: 0, term: "Poor Metabolizer" },
  ],
});
const named = phenotypeMethod("TEST5", {
  method: "activity-score",
  manyVariants: "lowest-functions",
  terms: ["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Indeterminate"],
  functions: [
    { function: "Normal function", value: 1, alleles: ["Reference", "c.85T>C (*9A)"] },
    { function: "Decreased function", value: 0.5, alleles: ["c.2846A>T", "c.1129-5923C>G, c.1236G>A (HapB3)"] },
    { function: "No function", value: 0, alleles: ["c.1905+1G>A (*2A)"] },
  ],
  byFunctions: [],
  byScore: [
    { from: 2, to: 2, term: "Normal Metabolizer" },
    { from: 1, to: 1.5, term: "Intermediate Metabolizer" },
    { from: 0, to: 0.5, term: "Poor Metabolizer" },
  ],
});
const hla = phenotypeMethod("HLA-B", {
  method: "allele-status",
  functions: [],
  byFunctions: [],
  terms: ["*57:01 positive", "*57:01 negative", "*15:02 positive", "*15:02 negative"],
  statusAlleles: ["*57:01", "*15:02"],
});
const linked = phenotypeMethod("TEST6", {
  method: "haploid-or-diploid",
  terms: ["Normal", "Variable", "Deficient"],
  functions: [
    { function: "Normal", alleles: ["B (reference)", "A"] },
    { function: "Deficient", alleles: ["Telti/Kobe"] },
  ],
  byFunctions: [
    { functions: ["Normal"], term: "Normal" },
    { functions: ["Deficient"], term: "Deficient" },
    { functions: ["Normal", "Normal"], term: "Normal" },
    { functions: ["Deficient", "Normal"], term: "Variable" },
    { functions: ["Deficient", "Deficient"], term: "Deficient" },
  ],
});
const many = buildKnowledge({ phenotypes: [scored, named, hla, linked] });
const value = (symbol: string, text: string) => readResult(many, { gene: symbol, value: text }, ["results", 0]);

describe("a field takes whatever stands in the report", () => {
  it.each([
    ["TEST1", "*1/*2", "Intermediate Metabolizer"],
    ["TEST1", "1/2", "Intermediate Metabolizer"],
    ["TEST1", "TEST1*1/*2", "Intermediate Metabolizer"],
    ["TEST1", "TEST1 *2|*2", "Poor Metabolizer"],
    ["TEST1", "*1/*3", "Indeterminate"],
    ["TEST1", "TEST1 Poor Metaboliser", "Poor Metabolizer"],
    ["TEST4", "*1/*4", "Intermediate Metabolizer"],
    ["TEST4", "*1x2/*1", "Ultrarapid Metabolizer"],
    ["TEST4", "*1×2/*4", "Normal Metabolizer"],
    ["TEST4", "*1x>=3/*4", "Ultrarapid Metabolizer"],
    ["TEST4", "*36+*10/*1", "Normal Metabolizer"],
    ["TEST4", "*36+*10/*4", "Intermediate Metabolizer"],
    ["TEST4", "*4x2/*4", "Poor Metabolizer"],
    ["TEST4", "*22/*1", "Indeterminate"],
    ["TEST4", "AS 0.25", "Intermediate Metabolizer"],
    ["TEST4", "2,25", "Normal Metabolizer"],
    ["TEST4", "≥3", "Ultrarapid Metabolizer"],
    ["TEST5", "*2A/Reference", "Intermediate Metabolizer"],
    ["TEST5", "c.1905+1G>A/HapB3", "Poor Metabolizer"],
    ["TEST5", "*2A, HapB3, c.2846A>T", "Poor Metabolizer"],
    ["HLA-B", "HLA-B*57:01 positive", "*57:01 positive"],
    ["HLA-B", "B*5701 neg", "*57:01 negative"],
    ["HLA-B", "*15:02 not detected", "*15:02 negative"],
    ["HLA-B", "*15:02/*07:02", "*57:01 negative, *15:02 positive"],
    ["TEST6", "Telti/Kobe", "Deficient"],
    ["TEST6", "A/Telti/Kobe", "Variable"],
    ["TEST6", "B (reference)", "Normal"],
    ["TEST1", "not tested", "not tested"],
  ])("%s %s is %s", (symbol, text, phenotype) => {
    expect(value(symbol, text)).toMatchObject({ ok: true, value: { gene: symbol, phenotype } });
  });

  it("claims no phenotype where the copies were not counted and the count decides", () => {
    expect(value("TEST4", "*1xN/*4")).toMatchObject({
      value: { state: "ambiguous", terms: [], possibleTerms: ["Ultrarapid Metabolizer", "Normal Metabolizer"] },
    });
    expect(value("TEST4", "*1xN/*1")).toMatchObject({ value: { state: "called", terms: ["Ultrarapid Metabolizer"] } });
  });

  it.each([
    ["one allele of a gene with two", "TEST4", "*1", "diplotype-one-allele"],
    ["three alleles", "TEST4", "*1/*1/*4", "diplotype-too-many-alleles"],
    ["no copies", "TEST4", "*1x0/*4", "copy-number-impossible"],
    ["forty copies", "TEST4", "*1x40/*4", "copy-number-impossible"],
    ["copies of a gene without copies", "TEST1", "*1x2/*1", "copy-number-impossible"],
    ["an unknown allele", "TEST4", "*99/*1", "allele-unknown"],
    ["a score out of range", "TEST4", "17", "score-out-of-range"],
    ["a score below nought", "TEST4", "-1", "score-out-of-range"],
    ["a score between the steps", "TEST4", "1.1", "score-not-possible"],
    ["a one-field type", "HLA-B", "*57/*44", "allele-unknown"],
    ["a status without its allele", "HLA-B", "positive", "phenotype-unknown"],
    ["the status of another gene's allele", "HLA-B", "HLA-A*57:01 positive", "phenotype-unknown"],
  ])("%s has its own message", (_, symbol, text, code) => {
    expect(value(symbol, text)).toMatchObject({ ok: false, problems: [{ code }] });
  });

  it("names the nearest alleles", () => {
    const refused = value("TEST4", "*37/*1");
    expect(refused.ok ? [] : refused.problems[0]?.nearest[0]).toBe("*36");
  });
});
