/** Results as laboratories write them, read by the facts that we ship. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "@/lib/intake";

const read = (gene: string, value: string) => readResult(knowledge, { gene, value }, ["results", 0]);

describe("a single variant is an observation at its place in the gene's definition", () => {
  it("finds SLCO1B1 Poor Function in rs4149056 C/C, as CPIC's table has it for two *5 or *15", () => {
    const outcome = read("SLCO1B1", "rs4149056 C/C");
    expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", terms: ["Poor Function"] } });
    const open = outcome.ok ? outcome.value.open : [];
    expect(open.length).toBeGreaterThan(0);
    const fitting = ["Poor Function", "Possible Decreased Function", "Indeterminate"];
    expect(open.filter(({ result }) => !fitting.includes(result?.phenotype ?? ""))).toEqual([]);
  });

  it.each([
    ["DPYD", "rs67376798 A/T", "Reference/c.2846A>T", 1.5],
    ["DPYD", "c.2846A>T A/T", "Reference/c.2846A>T", 1.5],
    ["DPYD", "het c.2846A>T", "Reference/c.2846A>T", 1.5],
    ["DPYD", "NM_000110.4:c.2846A>T heterozygous", "Reference/c.2846A>T", 1.5],
    ["DPYD", "rs3918290 C/T", "Reference/c.1905+1G>A (*2A)", 1],
    ["DPYD", "*2A heterozygous", "Reference/c.1905+1G>A (*2A)", 1],
  ])(
    "reads %s “%s” as %s with a score of at most %d, and says what was not looked for",
    (gene, text, diplotype, score) => {
      const outcome = read(gene, text);
      expect(outcome).toMatchObject({ value: { state: "ambiguous", diplotype, activityScore: { value: score } } });
      const open = outcome.ok ? outcome.value.open : [];
      expect(open.length).toBeGreaterThan(0);
      for (const { result } of open) expect(result?.activityScore?.value ?? 0).toBeLessThanOrEqual(score);
    },
  );

  it.each([
    ["521TC", "*1/*5"],
    ["c.521T>C heterozygous", "*1/*5"],
    ["V174A het", "*1/*5"],
  ])("reads SLCO1B1 “%s” by the name of the change", (text, diplotype) => {
    expect(read("SLCO1B1", text)).toMatchObject({ value: { diplotype } });
  });

  it.each([
    ["CYP2C19", "rs4244285 G/G"],
    ["DPYD", "*2A, *13, HapB3: not detected"],
  ])("claims no phenotype of %s from “%s”: the rest was not looked for", (gene, text) => {
    const outcome = read(gene, text);
    expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [], diplotype: null } });
    const possible = outcome.ok ? outcome.value.possibleTerms : [];
    expect(possible).toEqual(
      expect.arrayContaining(["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer"]),
    );
  });

  it.each([
    ["a variant of another gene", "ABCG2", "rs4149056 C/C", "variant-of-another-gene"],
    ["bases that it cannot have", "DPYD", "rs3918290 G/C", "bases-impossible"],
    ["bases of the other strand", "SLCO1B1", "rs4149056 G/G", "bases-of-other-strand"],
    ["a pair that only the strand tells", "DPYD", "rs67376798 A/A", "strand-decides"],
    ["a variant found on nobody says how many copies", "DPYD", "*2A detected", "variant-without-copies"],
    ["two genotypes at one place", "DPYD", "rs3918290 C/T, rs3918290 C/C", "variants-contradict"],
    ["a variant that we do not hold", "MTHFR", "677TT", "variant-unknown"],
    ["a gene that short variants cannot settle", "CYP2D6", "rs3892097 C/T", "gene-not-from-variants"],
  ])("refuses %s", (_, gene, text, code) => {
    expect(read(gene, text)).toMatchObject({ ok: false, problems: [{ code }] });
  });
});

describe("promoter repeats of UGT1A1", () => {
  // ARUP test 0051332: 6/6 (*1/*1), 6/7 (*1/*28), 7/7 (*28/*28); *36 (TA)5, *37 (TA)8
  it.each([
    ["6/6", "*1/*1"],
    ["6/7", "*1/*28"],
    ["7/7", "*28/*28"],
    ["(TA)6/(TA)7", "*1/*28"],
    ["TA7/TA7", "*28/*28"],
    ["5/8", "*36/*37"],
    ["*6/*6", "*6/*6"],
    ["1/28", "*1/*28"],
  ])("reads %s as %s", (text, diplotype) => {
    expect(read("UGT1A1", text)).toMatchObject({ ok: true, value: { diplotype } });
  });

  it.each(["6/28", "6", "6/9"])("asks %s back: its number may be an allele or a count", (text) => {
    expect(read("UGT1A1", text)).toMatchObject({ ok: false });
  });
});

describe("the status of an HLA allele keeps its own word", () => {
  it.each([
    ["no *57:01 detected", "*57:01 negative"],
    ["*57:01 not present", "*57:01 negative"],
    ["not a carrier of *57:01", "*57:01 negative"],
    ["carrier of HLA-B*57:01", "*57:01 positive"],
    ["negative for *57:01 and *58:01", "*57:01 negative, *58:01 negative"],
    ["*57:01 negative, *58:01 positive", "*57:01 negative, *58:01 positive"],
    ["HLA-B*57:01:01G positive", "*57:01 positive"],
  ])("reads “%s” as %s", (text, phenotype) => {
    expect(read("HLA-B", text)).toMatchObject({ ok: true, value: { phenotype } });
  });

  it.each([
    "*57:01 not negative",
    "*57:01 positive/negative",
    "*57:01?",
    "*57:01 -",
    "*57:01N positive",
    "*57:03 positive",
    "*57:01 positive, *57:01 negative",
  ])("refuses “%s”", (text) => {
    expect(read("HLA-B", text)).toMatchObject({ ok: false });
  });

  it("takes a pending test for no test", () => {
    expect(read("HLA-B", "*57:01 pending")).toMatchObject({
      ok: true,
      value: { state: "not-tested", understoodFrom: "*57:01 pending" },
    });
  });
});

describe("words for no result", () => {
  it.each(["None", "NA", "QNS", "failed", "not determined", "-", "Unknown/Unknown"])(
    "“%s” is not tested, with the word kept",
    (word) => {
      expect(read("CYP2D6", word)).toMatchObject({ ok: true, value: { state: "not-tested", understoodFrom: word } });
    },
  );
});
