/** Forms that laboratories print, each with where it was seen, read by the facts that we ship. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "@/lib/intake";

const read = (gene: string, value: string) => readResult(knowledge, { gene, value }, ["results", 0]);
const refusal = (gene: string, value: string) => {
  const outcome = read(gene, value);
  return outcome.ok ? null : outcome.problems[0];
};
const remarksOf = (gene: string, value: string): readonly string[] => {
  const outcome = read(gene, value);
  return outcome.ok ? (outcome.value.remarks ?? []) : [];
};

describe("what a report states beside its genotype agrees, or is told", () => {
  it.each([
    ["CYP2C19", "rs4244285 G/G Normal Metabolizer", "Normal Metabolizer"],
    ["CYP2C19", "rs4244285 G/A (Intermediate Metabolizer)", "Intermediate Metabolizer"],
    ["CYP2D6", "*1xN/*4 UM", "Ultrarapid Metabolizer"],
    ["CYP2D6", "*2xN/*10 (AS 3.25)", "activity score 3.25"],
    ["DPYD", "c.2846A>T not detected (AS 2)", "activity score 2"],
  ])("%s “%s”: %s is told, and stays unproved", (gene, text, stated) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { state: "ambiguous" } });
    expect(remarksOf(gene, text)).toEqual([expect.stringContaining(`The report states ${stated}`)]);
  });

  it.each([
    ["CYP2C19", "*1/*2 (Intermediate Metabolizer)"],
    ["CYP2D6", "*1/*41 (AS 1.25)"],
    ["CYP2C19", "rs4244285 A/A Poor Metabolizer"],
  ])("%s “%s” needs no remark: the genotype shows it", (gene, text) => {
    expect(read(gene, text)).toMatchObject({ ok: true });
    expect(remarksOf(gene, text)).toEqual([]);
  });

  it.each([
    ["CYP2D6", "*1xN/*4 (AS 1)"],
    ["CYP2D6", "*4xN/*4 UM"],
    ["CYP2C19", "rs4244285 A/A Normal Metabolizer"],
    ["CYP2C19", "*2/*2 heterozygous"],
  ])("%s “%s” is refused", (gene, text) => {
    expect(read(gene, text)).toMatchObject({ ok: false });
  });
});

describe("a diplotype that is left open has to be one", () => {
  const withOpen = (diplotype: string) =>
    readResult(
      knowledge,
      { gene: "CYP2C19", diplotype: "*1/*2", open: [{ diplotype, standsFor: [], settledBy: [] }] },
      ["results", 0],
    );

  it.each(["banana", "*1/banana", "", "not tested", "*1"])("refuses “%s” at its own place", (diplotype) => {
    expect(withOpen(diplotype)).toMatchObject({
      ok: false,
      problems: [{ path: ["results", 0, "open", 0, "diplotype"] }],
    });
  });

  it("takes one that the tables grade, and one that only the definition names", () => {
    expect(withOpen("*2/*17")).toMatchObject({ ok: true, value: { open: [{ result: { diplotype: "*2/*17" } }] } });
    const ungraded = Object.keys(knowledge.alleleDefinitions["SLCO1B1"]?.alleles ?? {}).find(
      (name) => !read("SLCO1B1", `*1/${name}`).ok,
    );
    expect(ungraded).toBeDefined();
    expect(
      readResult(
        knowledge,
        {
          gene: "SLCO1B1",
          diplotype: "*1/*5",
          open: [{ diplotype: `*1/${ungraded ?? ""}`, standsFor: [], settledBy: [] }],
        },
        [],
      ),
    ).toMatchObject({ ok: true, value: { open: [{ result: null }] } });
  });
});

describe("a variant has only bases that occur there", () => {
  // ClinPGx variants of 2025-08-05: rs6025 C>A,T; rs1799963 G>A
  it.each([
    ["F5", "rs6025 C/G"],
    ["F2", "rs1799963 G/T"],
  ])("%s refuses %s", (gene, text) => {
    expect(refusal(gene, text)?.code).toBe("bases-impossible");
  });

  it("F5 keeps rs6025 C/T", () => {
    expect(read("F5", "rs6025 C/T")).toMatchObject({ ok: true, value: { phenotype: "rs6025 C/T" } });
  });
});

describe("a variant of the mitochondria is found or not, on no pair of copies", () => {
  // CPIC's allele functions, as PharmCAT 3.1.1 has them: m.1095T>C, m.1494C>T and m.1555A>G raise the risk
  it.each(["1555A>G detected", "m.1555A>G homoplasmic", "m.1555A>G: positive"])("reads “%s”", (text) => {
    expect(read("MT-RNR1", text)).toMatchObject({ ok: true, value: { state: "called", diplotype: "m.1555A>G" } });
  });

  it("claims no normal risk where one variant was looked for, and no increased one where all three were", () => {
    const one = read("MT-RNR1", "m.1555A>G not detected");
    const all = read("MT-RNR1", "m.1555A>G, m.1494C>T and m.1095T>C not detected");
    const increased = "Increased risk of aminoglycoside-induced hearing loss";
    expect(one).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [] } });
    expect(one.ok ? one.value.possibleTerms : []).toContain(increased);
    expect(all).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [] } });
    expect(all.ok ? all.value.possibleTerms : [increased]).not.toContain(increased);
  });

  it.each([
    ["m.1555A>G heterozygous", "variant-of-mitochondria"],
    ["m.1555A>G heteroplasmic 40%", "result-left-over"],
    ["detected", "allele-missing"],
    ["m.1555A>G detected, m.1494C>T detected", "several-variants"],
  ])("refuses “%s”", (text, code) => {
    expect(refusal("MT-RNR1", text)?.code).toBe(code);
  });
});

describe("what was not found proves no normal result", () => {
  it.each([
    ["DPYD", "no variants detected", ["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer"]],
    ["DPYD", "negative", ["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer"]],
    ["CYP2C9", "No actionable variants found", ["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer"]],
    ["RYR1", "No CPIC variants found", ["Malignant Hyperthermia Susceptibility", "Uncertain Susceptibility"]],
  ])("%s “%s” leaves %j open and says so", (gene, text, open) => {
    const outcome = read(gene, text);
    expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [], diplotype: null } });
    expect(outcome.ok ? outcome.value.possibleTerms : []).toEqual(expect.arrayContaining(open));
    expect(remarksOf(gene, text)).toEqual([expect.stringContaining("It does not say which it looked for")]);
  });

  it("takes the alleles away that were looked for, and no other", () => {
    const outcome = read("CYP2C19", "*2, *3 and *17 not detected");
    expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [] } });
    const possible = outcome.ok ? outcome.value.possibleTerms : [];
    // *17 alone makes Rapid and Ultrarapid; *4 and others have no function either.
    expect(possible).not.toContain("Rapid Metabolizer");
    expect(possible).not.toContain("Ultrarapid Metabolizer");
    expect(possible).toEqual(expect.arrayContaining(["Normal Metabolizer", "Poor Metabolizer"]));
  });

  it("keeps what was found beside it", () => {
    const outcome = read("CYP2C19", "*2 heterozygous, *3 not detected, *17 not detected");
    expect(outcome).toMatchObject({ ok: true, value: { diplotype: "*1/*2" } });
    const others = outcome.ok ? outcome.value.open.map((one) => one.diplotype) : [];
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((one) => /\*(?:3|17)(?:\/|$)/.test(one))).toEqual([]);
  });
});

describe("one variant of a gene that several decide", () => {
  // NAT2: rs1801280 (*5), rs1799930 (*6), rs1799931 (*7)
  it.each(["rs1801280 T/C", "rs1799930 G/A", "rs1799931 G/A"])(
    "NAT2 %s leaves open what the others would tell",
    (text) => {
      const outcome = read("NAT2", text);
      expect(outcome).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [] } });
      expect(outcome.ok ? outcome.value.possibleTerms : []).toEqual(
        expect.arrayContaining(["Intermediate Metabolizer", "Poor Metabolizer"]),
      );
    },
  );

  it.each([
    // ClinPGx: NM_018283.3:c.50delGAGTCG and c.55_56insGAGTCG at rs746071566
    ["NUDT15", "c.415C>T heterozygous", "*1/*3"],
    ["NUDT15", "c.50_55delGAGTCG heterozygous", "*1/*9"],
    ["NUDT15", "c.55_56insGAGTCG heterozygous", "*1/*6"],
    ["NUDT15", "p.Arg139Cys heterozygous", "*1/*3"],
    ["SLCO1B1", "p.Val174Ala T/C", "*1/*5"],
    ["CYP2C9", "p.Arg144Cys heterozygous", "*1/*2"],
    // ClinPGx 1451114760: A6986G is rs776746; the gene lies on the minus strand
    ["CYP3A5", "6986A>G A/G", "*1/*3"],
    ["CYP3A5", "6986A>G G/G", "*3/*3"],
    ["UGT1A1", "c.211G>A heterozygous", "*1/*6"],
    ["DPYD", "c.1679T>G: detected (heterozygous)", "Reference/c.1679T>G (*13)"],
    ["DPYD", "p.Asp949Val heterozygous", "Reference/c.2846A>T"],
    ["DPYD", "c.1236G>A G/A", "Reference/c.1129-5923C>G, c.1236G>A (HapB3)"],
  ])("%s “%s” shows %s", (gene, text, diplotype) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { state: "ambiguous", diplotype } });
  });

  it("says of DPYD c.1236G>A that another variant decides", () => {
    expect(remarksOf("DPYD", "c.1236G>A heterozygous")).toEqual([expect.stringContaining("c.1129-5923C>G")]);
    expect(remarksOf("DPYD", "c.1129-5923C>G heterozygous")).toEqual([]);
  });
});

describe("promoter repeats of UGT1A1 by their variant, in full, and on both copies", () => {
  it.each([
    ["rs3064744 7/7", "*28/*28"],
    ["rs8175347 6/7", "*1/*28"],
    ["A(TA)6TAA/A(TA)7TAA", "*1/*28"],
    ["(TA)7 homozygous", "*28/*28"],
    ["(TA)6/(TA)7 heterozygous", "*1/*28"],
  ])("reads “%s” as %s", (text, diplotype) => {
    expect(read("UGT1A1", text)).toMatchObject({ ok: true, value: { state: "called", diplotype } });
  });

  it.each([
    ["A(TA)6TAA", "diplotype-one-allele"],
    ["(TA)6/(TA)7 homozygous", null],
    ["rs4148323 7/7", null],
  ])("asks “%s” back", (text, code) => {
    const problem = refusal("UGT1A1", text);
    expect(problem).not.toBeNull();
    expect([null, problem?.code]).toContain(code);
  });
});

describe("words of measured activity and of expression", () => {
  it.each([
    // Chen and Prasad, Pharmgenomics Pers Med 2018;11:23: one *1 expresses, *3/*3 does not
    ["CYP3A5", "expresser", ["Normal Metabolizer", "Intermediate Metabolizer"]],
    ["CYP3A5", "expressor", ["Normal Metabolizer", "Intermediate Metabolizer"]],
    ["TPMT", "low activity", ["Intermediate Metabolizer", "Poor Metabolizer"]],
  ])("%s “%s” leaves %j open", (gene, text, possibleTerms) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { state: "ambiguous", terms: [], possibleTerms } });
  });

  it.each([
    ["CYP3A5", "non-expresser", "Poor Metabolizer"],
    ["TPMT", "Normal activity", "Normal Metabolizer"],
    ["CYP2D6", "Intermediate", "Intermediate Metabolizer"],
  ])("%s “%s” is %s", (gene, text, term) => {
    expect(read(gene, text)).toMatchObject({ ok: true, value: { terms: [term] } });
  });

  it.each([
    ["G6PD", "30 %"],
    ["G6PD", "activity 7.2 U/g Hb"],
    ["TPMT", "28.6 U/mL"],
    ["DPYD", "uracil 18 ng/mL"],
  ])("%s “%s” is asked back for the report's own word", (gene, text) => {
    expect(refusal(gene, text)?.code).toBe("activity-without-word");
  });
});

describe("G6PD by class, by older name and by sex", () => {
  // CPIC G6PD 2022, Table 1: class I with CNSHA, II and III deficient, IV not; A- among the deficient
  it.each([
    ["Class I", "Deficient with CNSHA"],
    ["class II", "Deficient"],
    ["WHO class III", "Deficient"],
    ["Class IV", "Normal"],
    ["A-", "Deficient"],
    ["A-/A-", "Deficient"],
    ["A-/B", "Variable"],
    ["A- hemizygous", "Deficient"],
  ])("reads “%s” as %s", (text, term) => {
    expect(read("G6PD", text)).toMatchObject({ ok: true, value: { terms: [term] } });
  });

  it("says of one allele that a woman has two, unless the report says that it is the only one", () => {
    expect(remarksOf("G6PD", "A-")).toEqual([expect.stringContaining("a woman has two")]);
    expect(remarksOf("G6PD", "A- hemizygous")).toEqual([]);
    expect(remarksOf("G6PD", "A-/B")).toEqual([]);
  });

  it("reads the variants by the numbers that papers use", () => {
    expect(read("G6PD", "c.563C>T hemizygous")).toMatchObject({ value: { terms: ["Deficient"] } });
    expect(read("G6PD", "202G>A heterozygous")).toMatchObject({ value: { terms: ["Variable"] } });
    expect(refusal("G6PD", "202G>A")?.code).toBe("finding-missing");
    expect(refusal("CYP2C19", "rs4244285 hemizygous")?.code).toBe("hemizygous");
  });

  it.each(["Class A", "class V", "not deficient", "partial"])(
    "refuses “%s”: our sources do not say what it comes to",
    (text) => {
      expect(read("G6PD", text)).toMatchObject({ ok: false });
    },
  );
});

describe("headings and full stops say nothing of their own", () => {
  it.each([
    "result: *1/*2",
    "Genotype: *1/*2",
    "diplotype = *1/*2",
    "CYP2C19 genotype: *1/*2",
    "Genotype CYP2C19 *1/*2",
    "*1/*2.",
    "phenotype: Intermediate Metaboliser.",
    "*1/*2 heterozygous",
  ])("“%s” is read", (text) => {
    expect(read("CYP2C19", text)).toMatchObject({ ok: true, value: { terms: ["Intermediate Metabolizer"] } });
  });

  it.each(["genotype: not *1/*2", "result: *1/*2?", "no result: *1/*2", "*1/*2..", "AS 1."])(
    "“%s” is refused",
    (text) => {
      expect(read("CYP2D6", text)).toMatchObject({ ok: false });
    },
  );
});

describe("names that alleles had before", () => {
  // PMC4137940: *1A is 388A with 521T, *1B is 388G with 521T
  it.each([
    ["*1A/*1B", "*1/*37"],
    ["*1a/*5", "*1/*5"],
    ["*1B/*15", "*37/*15"],
  ])("SLCO1B1 %s is %s", (text, diplotype) => {
    expect(read("SLCO1B1", text)).toMatchObject({ ok: true, value: { diplotype } });
  });

  // The older *1B of SLCO1B1 is *37 and not *1: a letter cannot be dropped unseen
  it.each([
    ["CYP2D6", "*2A/*4"],
    ["CYP2D6", "*1/*10B"],
    ["CYP2D6", "*4N/*1"],
    ["CYP2B6", "*1A/*6"],
  ])("%s %s is told to be named as before", (gene, text) => {
    expect(refusal(gene, text)).toMatchObject({ code: "allele-older-name", nearest: [] });
  });

  it.each(["F508del/F508del", "G551D/F508del", "p.Phe508del"])("CFTR “%s” is told to be known and not held", (text) => {
    expect(refusal("CFTR", text)).toMatchObject({ code: "variant-not-held" });
    expect(refusal("CFTR", text)?.expected).toContain("F508del is known");
  });

  it("CFTR G551D is held", () => {
    expect(read("CFTR", "G551D/Reference")).toMatchObject({
      value: { terms: ["ivacaftor responsive in CF patients"] },
    });
  });
});

describe("a sign after an HLA allele", () => {
  it.each(["*57:01+", "*57:01 +", "HLA-B*57:01 (+)"])("“%s” is positive or refused, never negative", (text) => {
    const outcome = read("HLA-B", text);
    expect(outcome.ok ? outcome.value.terms : ["*57:01 positive"]).toEqual(["*57:01 positive"]);
  });

  it.each(["*57:01 -", "*57:01-"])("“%s” is asked back: typings put a dash for no second allele", (text) => {
    expect(refusal("HLA-B", text)?.code).toBe("dash-unclear");
  });
});

it("says what was left over at its own place, whatever the spelling before it", () => {
  const problem = refusal("CYP2C19", "favourable Poor Metabolizer");
  expect(problem?.expected).toContain("understood: “poor metabolizer”; left over: “favourable”");
});
