/** Tests and variants in rows, and files of callers, on the definitions that the product ships. */
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "../result/read-result";
import { parsePanel } from "./panel";

const parse = (...lines: readonly string[]) => parsePanel(knowledge, lines.join("\n"));

/** Each result in brief: its gene, what it comes to, and how many other diplotypes stay open. */
function comesTo(...lines: readonly string[]): readonly (readonly [string, string])[] {
  return parse(...lines).results.map((result) => {
    const read = readResult(knowledge, result, []);
    if (!read.ok) throw new Error(`a panel gave a result that cannot be read: ${read.problems[0]?.code ?? ""}`);
    return [read.value.gene, read.value.diplotype ?? read.value.phenotype];
  });
}

describe("several variants of one gene are one result", () => {
  it("by rsID and genotype: as a file with these positions alone", () => {
    const rows = ["Gene,rsID,Genotype", "CYP2C19,rs4244285,A/G", "CYP2C19,rs4986893,G/G", "CYP2C19,rs12248560,C/T"];
    expect(comesTo(...rows)).toEqual([["CYP2C19", "*2/*17"]]);
  });

  it("without a gene: each rsID belongs to the one gene that has it", () => {
    expect(comesTo("rsID,Genotype", "rs4244285,A/A", "rs4149056,C/C")).toEqual([
      ["CYP2C19", "*2/*2"],
      ["SLCO1B1", "*5/*5"],
    ]);
  });

  it("by two columns of alleles", () => {
    expect(comesTo("Gene,SNP,Allele 1,Allele 2", "CYP2C19,rs4244285,G,A")).toEqual([["CYP2C19", "*1/*2"]]);
    expect(comesTo("Gene,Allele 1,Allele 2", "CYP2C19,*2,*17")).toEqual([["CYP2C19", "*2/*17"]]);
  });

  it("the zygosity beside bases has to agree with them, and stands for “detected”", () => {
    expect(comesTo("Gene,rsID,Genotype,Zygosity", "CYP2C19,rs4244285,GA,Heterozygous")).toEqual([["CYP2C19", "*1/*2"]]);
    expect(comesTo("Gene,Allele,Result,Zygosity", "CYP2C19,*2,Detected,Homozygous")).toEqual([["CYP2C19", "*2/*2"]]);
    const { results, problems } = parse("Gene,rsID,Genotype,Zygosity", "CYP2C19,rs4244285,GA,Homozygous");
    expect(results).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(["zygosity-contradicts"]);
  });

  it("one of them taken back is told, and leaves its position open", () => {
    const { results, problems } = parse(
      "Gene,rsID,Genotype,Status",
      "CYP2C19,rs4244285,G/A,Final",
      "CYP2C19,rs12248560,C/T,Preliminary",
    );
    expect(results).toEqual([{ gene: "CYP2C19", value: "rs4244285 G/A" }]);
    expect(problems.map(({ code, line }) => [code, line])).toEqual([["row-not-final", 3]]);
  });

  it("they stand behind a diplotype that they allow, and beside one that they do not", () => {
    const allowed = parse("Test,Result", "CYP2C19,*1/*2", "CYP2C19*2,heterozygous");
    expect(allowed.results).toEqual([{ gene: "CYP2C19", value: "*1/*2" }]);
    expect(allowed.remarks.map(({ code }) => code)).toEqual(["variants-agree"]);
    expect(parse("Test,Result", "CYP2C19,*1/*17", "CYP2C19*2,heterozygous").results).toHaveLength(2);
  });

  it("two lines that differ on one variant are told, and neither is used", () => {
    const { results, problems } = parse("Gene,rsID,Genotype", "CYP2C19,rs4244285,G/A", "CYP2C19,rs4244285,G/G");
    expect(results).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it("a variant beside the alleles is a result of its own", () => {
    const rows = ["Gene,rsID,Genotype", "VKORC1,rs9923231,C/T", "VKORC1,rs7294,C/T"];
    expect(comesTo(...rows)).toHaveLength(2);
  });
});

describe("a test's name in the place of the gene", () => {
  it.each([
    ["HLA-B*57:01", "Negative", "HLA-B", "*57:01 negative"],
    ["HLA-B*57:01", "Not detected", "HLA-B", "*57:01 negative"],
    ["HLA-B57:01", "Positive", "HLA-B", "*57:01 positive"],
    ["CYP2C19*2", "G/A", "CYP2C19", "*1/*2"],
    ["DPYD*2A", "heterozygous", "DPYD", "Reference/c.1905+1G>A (*2A)"],
    ["SLCO1B1 c.521T>C", "TC", "SLCO1B1", "*1/*5"],
    ["c.521T>C (SLCO1B1)", "CC", "SLCO1B1", "*5/*5"],
    ["VKORC1 -1639G>A", "A/A", "VKORC1", "rs9923231 variant (T)/rs9923231 variant (T)"],
    ["CYP3A5*3", "G/G", "CYP3A5", "*3/*3"],
    ["MT-RNR1 m.1555A>G", "Detected", "MT-RNR1", "m.1555A>G"],
    ["CYP2C19 *1/*17", "Rapid Metabolizer", "CYP2C19", "*1/*17"],
  ])("%s, %s", (test, result, gene, meaning) => {
    for (const text of [`Test,Result\n${test},${result}`, `${test}\t${result}`])
      expect(comesTo(text)).toEqual([[gene, meaning]]);
  });

  it.each([
    ["CYP2C19*2", "Detected"],
    ["CYP2C19 *1/*17", "Poor Metabolizer"],
    ["MT-RNR1 m.1555A>G", "heterozygous"],
  ])("%s, %s is told, and never read by the one half", (test, result) => {
    const { results, problems } = parse("Test,Result", `${test},${result}`);
    expect(results).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it("each status of one HLA gene is a result of its own", () => {
    expect(comesTo("Test,Result", "HLA-B*57:01,Negative", "HLA-B*58:01,Positive")).toEqual([
      ["HLA-B", "*57:01 negative"],
      ["HLA-B", "*58:01 positive"],
    ]);
  });
});

describe("words beside a diplotype, whatever parts them", () => {
  it.each([
    "NUDT15 *1/*3 Intermediate Metabolizer",
    "NUDT15 - *1/*3 - Intermediate Metabolizer",
    "NUDT15: *1/*3 (Intermediate Metabolizer)",
    "NUDT15 | *1/*3 | Intermediate Metabolizer",
    "NUDT15   *1/*3   Intermediate Metabolizer",
    "NUDT15, *1/*3, Intermediate Metabolizer",
    "NUDT15; *1/*3; Intermediate Metabolizer",
    "NUDT15 [*1/*3] Intermediate Metabolizer",
  ])("%s", (line) => {
    expect(comesTo(line)).toEqual([["NUDT15", "*1/*3"]]);
  });

  it.each(["NUDT15 *1/*3 Poor Metabolizer", "NUDT15 - *1/*3 - Poor Metabolizer", "NUDT15: *1/*3 (Poor Metabolizer)"])(
    "%s contradicts itself, and is told",
    (line) => {
      const { results, problems } = parse(line);
      expect(results).toEqual([]);
      expect(problems.map(({ code }) => code)).toEqual(["result-contradicts-itself"]);
    },
  );

  it("a name of CPIC with its own comma marks is one cell", () => {
    expect(comesTo("Gene,Diplotype", "G6PD,Dallas\u201A Panama/B (reference)")).toEqual([]);
    expect(
      comesTo("G6PD\tMediterranean\u201A Dallas\u201A Panama\u201A Sassari\u201A Cagliari\u201A Birmingham"),
    ).toHaveLength(1);
    expect(
      comesTo(
        "Gene,Diplotype",
        "G6PD,Mediterranean\u201A Dallas\u201A Panama\u201A Sassari\u201A Cagliari\u201A Birmingham",
      ),
    ).toHaveLength(1);
  });
});

describe("files of callers", () => {
  // OptiType 1.3.5, *_result.tsv; the second row is a solution of --enumerate.
  it("an HLA typing gives the status of every allele that guidance asks about", () => {
    const { results, problems, remarks } = parse(
      "\tA1\tA2\tB1\tB2\tC1\tC2\tReads\tObjective",
      "0\tA*02:01\tA*31:01\tB*07:02\tB*58:01\tC*03:02\tC*07:02\t812.0\t790.1",
      "1\tA*02:01\tA*03:01\tB*07:02\tB*57:01\tC*03:02\tC*07:02\t811.0\t780.1",
    );
    expect(problems).toEqual([]);
    const phenotypes = results.map((result) => {
      const read = readResult(knowledge, result, []);
      return read.ok ? read.value.phenotype : "";
    });
    expect(phenotypes[0]).toContain("*31:01 positive");
    expect(phenotypes[1]).toContain("*58:01 positive");
    expect(phenotypes[1]).toContain("*57:01 negative");
    expect(remarks.map(({ code }) => code)).toEqual(["line-not-read", "rank-not-first"]);
  });

  // DRAGEN Array 1.x, star_allele.csv.
  it("of ranked solutions the first is used, its n/a score says nothing, and a variant it cannot name is told", () => {
    const { results, problems, remarks } = parse(
      "Sample,Rank,Gene or Variant,Type,Solution,Score,Phenotype,Activity Score",
      "R01C01,1,CYP2C19,Star Allele,*1/*17,0.98,Rapid Metabolizer,n/a",
      "R01C01,1,CYP2D6,Star Allele,*4/*10,0.97,Intermediate Metabolizer,0.25",
      "R01C01,2,CYP2D6,Star Allele,*4/*1,0.30,Intermediate Metabolizer,1",
      "R01C01,1,rs9923231,Variant,-/-,1,,",
    );
    expect(results).toEqual([
      { gene: "CYP2C19", diplotype: "*1/*17" },
      { gene: "CYP2D6", diplotype: "*4/*10" },
    ]);
    expect(remarks.map(({ code, line }) => [code, line])).toEqual([["rank-not-first", 4]]);
    expect(problems.map(({ line }) => line)).toEqual([5]);
  });

  // Cyrius 1.1.1, and DRAGEN 3.7 to 4.1 for CYP2D6 and CYP2B6.
  it.each([
    ["*10/*36.002+*10", "PASS", "*10/*36+*10"],
    ["*1/*2;*1/*68+*4", "More_than_one_possible_genotype", "*1/*2"],
  ])("%s of a table that names no gene is read where one gene alone has it", (genotype, filter, diplotype) => {
    const rows = ["Sample\tGenotype\tFilter", `S1\t${genotype}\t${filter}`];
    expect(comesTo(...rows)).toEqual([["CYP2D6", diplotype]]);
    expect(parse(...rows).remarks.map(({ code }) => code)).toEqual(["gene-of-program"]);
  });

  it.each([
    ["*1/*4", "PASS", "table-without-gene"],
    ["*1_*2_*68", "Not_assigned_to_haplotypes", "alleles-not-arranged"],
    ["*1/*4.013+*4", "LowQ_high_CN", "row-not-final"],
  ])("%s (%s) is told and not used", (genotype, filter, code) => {
    const { results, problems } = parse("Sample\tGenotype\tFilter", `S1\t${genotype}\t${filter}`);
    expect(results).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  // StellarPGx 1.2, README.
  it.each([
    [["*17/*29", "1.0", "Intermediate metaboliser (IM)"], [["CYP2D6", "*17/*29"]]],
    [["No call: Possible novel allele or suballele present", "Indeterminate", "Indeterminate"], []],
  ])("a printed call %j", ([result = "", score = "", status = ""], meaning) => {
    const text = [
      "--------------------------------------------",
      "",
      "CYP2D6 Star Allele Calling with StellarPGx",
      "",
      "Initially computed CN = 2",
      "",
      "Candidate alleles:",
      "['17.v1_29.v1']",
      "",
      "Result:",
      result,
      "",
      "Activity score:",
      score,
      "",
      "Metaboliser status:",
      status,
    ];
    expect(comesTo(...text)).toEqual(meaning);
    expect(parse(...text).problems).toEqual([]);
  });
});
