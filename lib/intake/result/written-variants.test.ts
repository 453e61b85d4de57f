/** What reports write of single variants, alleles and scores, read by the definitions and tables we ship. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "./read-result";

const read = (gene: string, value: string) => readResult(knowledge, { gene, value }, []);

describe("the bases beside a name are those of the name's own strand", () => {
  it.each([
    ["DPYD", "c.2846A>T T/T", "c.2846A>T/c.2846A>T"],
    ["DPYD", "2846TT", "c.2846A>T/c.2846A>T"],
    ["DPYD", "c.1129-5923C>G G/G", "c.1129-5923C>G/c.1129-5923C>G"],
    ["TPMT", "238G>C C/C", "*2/*2"],
    ["RYR1", "c.742G>C C/C", "c.742G>C/c.742G>C"],
    ["SLCO1B1", "521 CC", "*5/*5"],
  ])("%s %s is the variant on both copies, though its bases stand for each other", (gene, text, diplotype) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { state: "ambiguous", diplotype } });
  });

  it.each([
    ["DPYD", "c.2846A>T A/A"],
    ["DPYD", "c.1129-5923C>G C/C"],
    ["TPMT", "238G>C G/G"],
    ["RYR1", "c.742G>C G/G"],
  ])("%s %s shows no variant and proves nothing normal", (gene, text) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [], diplotype: null } });
  });

  it("takes the base that the name gives where several are known", () => {
    expect(read("TPMT", "c.460G>A het, c.719A>G het")).toMatchObject({ ok: true, value: { diplotype: "*1/*3A" } });
  });
});

describe("a reading says what was written and supposes nothing more", () => {
  it.each([
    ["CYP2C19", "*17 heterozygous", "*1/*17", "Rapid Metabolizer"],
    ["CYP2C19", "*4 heterozygous", "*1/*4", "Intermediate Metabolizer"],
    ["CYP2C19", "*2 heterozygous, *17 heterozygous", "*2/*17", "Intermediate Metabolizer"],
    ["CYP2C19", "rs12248560 T/T", "*17/*17", "Ultrarapid Metabolizer"],
    ["NUDT15", "rs116855232 C/T", "*1/*3", "Intermediate Metabolizer"],
    ["G6PD", "rs1050828 T", "Asahi", "Deficient"],
  ])("%s %s is %s, and the other fits stay open", (gene, text, diplotype, term) => {
    const outcome = read(gene, text);
    expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", diplotype, terms: [term] } });
    expect(outcome.ok ? outcome.value.open.length : 0).toBeGreaterThan(0);
  });
});

describe("a score beside a phenotype is kept", () => {
  it.each([
    ["CYP2D6", "IM (AS 0.5)", 0.5],
    ["DPYD", "Poor Metabolizer, AS 0.5", 0.5],
    ["DPYD", "Intermediate Metabolizer (AS 1.5)", 1.5],
  ])("%s %s", (gene, text, value) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { activityScore: { value } } });
  });

  it("is refused where there are two", () => {
    expect(read("CYP2D6", "IM (AS 1) (AS 0.5)")).toMatchObject({
      ok: false,
      problems: [{ code: "result-contradicts-itself" }],
    });
  });
});

describe("a variant of the mitochondria", () => {
  it.each(["rs267606617 G", "1555A>G", "A1555G"])("%s is the allele", (text) => {
    expect(read("MT-RNR1", text)).toMatchObject({ ok: true, value: { state: "called", diplotype: "m.1555A>G" } });
  });

  it.each(["rs267606617 A", "rs267606617 A/G", "rs28358569 A"])(
    "%s is asked for by its name, and never kept for nothing",
    (text) => {
      expect(read("MT-RNR1", text)).toMatchObject({ ok: false, problems: [{ code: "variant-unknown" }] });
    },
  );
});

describe("what may mean either of two things is read as neither", () => {
  it.each([
    ["HLA-B", "*57:01/*58:01 positive"],
    ["HLA-B", "*57:01:01 negative"],
    ["HLA-B", "no *15:02:01 detected"],
    ["HLA-B", "*15021/*40:01"],
    ["CYP2D6", "*14A/*1"],
    ["CYP2D6", "*10C/*1"],
    ["G6PD", "B; Mediterranean"],
    ["VKORC1", "rs9923231 C/C, rs9934438 A/A"],
  ])("%s %s", (gene, text) => {
    expect(read(gene, text)).toMatchObject({ ok: false });
  });

  it("reads an allele with its colons or without, and the group of all alleles of one protein", () => {
    expect(read("HLA-B", "*57:01P negative")).toMatchObject({ value: { terms: ["*57:01 negative"] } });
    expect(read("HLA-B", "*150201/*4001")).toMatchObject({ value: { diplotype: "*15:02/*40:01" } });
    expect(read("HLA-B", "*57:01:01 positive")).toMatchObject({ value: { terms: ["*57:01 positive"] } });
  });
});
