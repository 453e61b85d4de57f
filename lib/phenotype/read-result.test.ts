import { describe, expect, it } from "vitest";
import { METABOLIZER_PHENOTYPES } from "@/lib/schema";
import { gene } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { readResult } from "./read-result";

const knowledge = buildKnowledge({ genes: [gene("TEST1", { previousSymbols: ["OLD1"] })] });

const read = (phenotype: string) => readResult(knowledge, { gene: "TEST1", phenotype }, ["results", 0]);
const phenotypeOf = (text: string): string | null => {
  const outcome = read(text);
  return outcome.ok ? outcome.value.phenotype : null;
};

describe("a phenotype is read in the standard term", () => {
  it.each(METABOLIZER_PHENOTYPES)("reads %s as itself", (term) => {
    expect(read(term)).toEqual({ ok: true, value: { gene: "TEST1", phenotype: term, state: term === "Indeterminate" ? "uncertain-function" : "called", understoodFrom: null } });
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
    expect(readResult(knowledge, { gene: "old1", phenotype: "PM" }, [])).toMatchObject({ ok: true, value: { gene: "TEST1" } });
  });
});

describe("a result that is not understood is a problem, never normal", () => {
  it.each(["Fast Metabolizer", "Possible Poor Metabolizer", "normal", "*1/*3", "poor", "", "unknown", "Metabolizer", "constructor", "__proto__", "valueof"])("refuses “%s”", (text) => {
    const outcome = read(text);
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: "phenotype-unknown", path: ["results", 0, "phenotype"], nearest: METABOLIZER_PHENOTYPES }] });
  });

  it.each([{ diplotype: "*1/*3" }, { activityScore: 1 }, { status: "*57:01 positive" }, { variant: "rs1", genotype: "C/T" }])("refuses a result in a form we do not read yet: %j", (form) => {
    expect(readResult(knowledge, { gene: "TEST1", ...form }, ["results", 2])).toMatchObject({
      ok: false,
      problems: [{ code: "result-form-not-supported", path: ["results", 2] }],
    });
  });

  it("names a gene it does not know at the result's own field", () => {
    expect(readResult(knowledge, { gene: "NOPE", phenotype: "PM" }, ["results", 1])).toMatchObject({
      ok: false,
      problems: [{ code: "gene-unknown", path: ["results", 1, "gene"] }],
    });
  });

  it("repeats no patient value it was not given in that field", () => {
    const outcome = readResult(knowledge, { gene: "TEST1", diplotype: "*1/*3" }, []);
    expect(JSON.stringify(outcome)).not.toContain("*1/*3");
  });
});
