import { describe, expect, it } from "vitest";
import { CALL_WARNINGS, FILE_WARNINGS, OBSERVATION_WARNINGS, type SampleObservation } from "@/lib/genotype";
import { readOutsideCalls, sampleReport, type SampleReport } from "@/lib/intake";
import { callShardOf } from "@/lib/knowledge";
import { knowledge as whole } from "@/tests/builders/shipped";
import {
  CALL_COLUMNS,
  callWarningText,
  fileWarningText,
  observationWarningText,
  toCallJson,
  toCallTsv,
} from "@/lib/report";
import { sampleOf, type Genotypes } from "../builders/observation";

const knowledge = callShardOf(whole);

function reportOf(
  genes: readonly string[],
  genotypes: Genotypes,
  outside = "",
  change: (observation: SampleObservation) => SampleObservation = (same) => same,
): SampleReport {
  const observation = change(sampleOf(knowledge.alleleDefinitions, genes, genotypes));
  return sampleReport({
    knowledge,
    observation,
    build: "GRCh38",
    warnings: [],
    outside: readOutsideCalls(outside, knowledge.phenotypes).calls,
    options: {},
  });
}

interface GeneJson {
  readonly gene: string;
  readonly state: string;
  readonly diplotypes: readonly string[];
  readonly phenotype: string | null;
  readonly activityScore: number | string | null;
  readonly candidates: readonly string[];
  readonly recommended: readonly { readonly diplotype: string }[];
  readonly coverage: { readonly seen: number; readonly defined: number } | null;
  readonly warnings: readonly { readonly code: string; readonly text: string; readonly positions: readonly object[] }[];
}

const geneOf = (report: SampleReport, gene: string): GeneJson | undefined =>
  (toCallJson(report, knowledge) as { readonly genes: readonly GeneJson[] }).genes.find((one) => one.gene === gene);
const rowsOf = (report: SampleReport, gene: string): readonly Readonly<Record<string, string>>[] =>
  toCallTsv(report, knowledge)
    .trimEnd()
    .split("\n")
    .map((line) => Object.fromEntries(line.split("\t").map((cell, at) => [CALL_COLUMNS[at] ?? "beyond", cell])))
    .filter((row) => row.Gene === gene);

describe("what a file says of a sample", () => {
  it("names every gene of the definitions, and never shows one without data as anything but not tested or not callable", () => {
    const report = reportOf([], {});
    expect(report.genes.map((gene) => gene.gene)).toEqual(Object.keys(knowledge.alleleDefinitions));
    expect([...new Set(report.genes.map((gene) => gene.state))].sort()).toEqual(["not-callable", "not-tested"]);
    for (const gene of (toCallJson(report, knowledge) as { readonly genes: readonly GeneJson[] }).genes)
      expect([gene.diplotypes, gene.phenotype, gene.activityScore]).toEqual([[], null, null]);
    expect(toCallTsv(report, knowledge)).not.toMatch(/Normal|\*1/);
  });

  it("says with a call what it rests on", () => {
    const report = reportOf(["CYP2C19"], { 94775367: "A/G", 94781859: "G/A", 94842866: "G/G" });
    expect(geneOf(report, "CYP2C19")).toMatchObject({
      diplotypes: ["*1/*2"],
      phenotype: "Intermediate Metabolizer",
      coverage: { seen: 35, defined: 35 },
    });
  });

  it("keeps one phenotype only where the best calls agree on it", () => {
    const report = reportOf(["TPMT"], { 18138997: "C/T", 18130687: "T/C" });
    const tpmt = geneOf(report, "TPMT");
    expect(tpmt?.state).toBe("ambiguous");
    expect(tpmt?.candidates).toEqual(["*1/*3A", "*3B/*3C"]);
    expect(tpmt?.phenotype).toBe("Intermediate Metabolizer");
  });

  it("gives what the reader of the file saw beside what the call leaves open", () => {
    const report = reportOf(["CYP2C19"], {}, "", (observation) => ({
      ...observation,
      warnings: [
        { code: "filter-failed", chromosome: "chr10", positionOneBased: 94781859, found: "LowQual", expected: "G>A" },
        { code: "filter-failed", chromosome: "chr9", positionOneBased: 94781859, found: "LowQual", expected: "G>A" },
      ],
    }));
    expect(geneOf(report, "CYP2C19")?.warnings.filter((warning) => warning.code === "filter-failed")).toMatchObject([
      { found: "LowQual", positions: [{ position: 94781859 }] },
    ]);
  });

  it("writes a score that is known from below as a text, never as the number", () => {
    const report = reportOf([], {}, "CYP2D6\t*1/*1x7\n");
    expect(geneOf(report, "CYP2D6")?.activityScore).toBe("≥4");
    expect(rowsOf(report, "CYP2D6")).toMatchObject([
      { "Activity Score": "≥4.0", "Outside Call": "yes", State: "called" },
    ]);
  });

  it("has a row for each variant of a gene read by its lowest functions, all looked up by the two that decide", () => {
    const report = reportOf(["DPYD"], { 97450058: "C/T", 97082391: "T/A", 97515787: "A/C" });
    const rows = rowsOf(report, "DPYD");
    expect(rows.length).toBe(3);
    expect(rows.map((row) => row["Haplotype 2"])).toEqual(["", "", ""]);
    expect(new Set(rows.map((row) => row["Recommendation Lookup Diplotype"])).size).toBe(1);
    expect(rows.find((row) => row["Source Diplotype"] === "c.1905+1G>A (*2A)")).toMatchObject({
      "Haplotype 1 Function": "No function",
      "Haplotype 1 Activity Value": "0.0",
    });
  });

  it("keeps names from moving cells or being taken for formulas", () => {
    const report = reportOf([], {}, "", (observation) => ({ ...observation, sample: "=cmd\tx" }));
    expect(rowsOf(report, "TPMT")).toMatchObject([{ Sample: "'=cmd x" }]);
  });

  it("reports a gene as the file shows it when the result given for it cannot be read", () => {
    const report = reportOf(["CYP2C19"], { 94842866: "G/G" }, "CYP2C19\t*99/*99\nHLA-B\t*57:01/*15:02\n");
    expect(report.problems.map((problem) => problem.code)).toEqual(["allele-unknown"]);
    expect(geneOf(report, "CYP2C19")).toMatchObject({ source: "file", diplotypes: ["*1/*1"] });
    expect(geneOf(report, "HLA-B")).toMatchObject({ source: "given", state: "called" });
  });

  it("has a sentence for every warning", () => {
    const texts = [
      ...CALL_WARNINGS.map(callWarningText),
      ...OBSERVATION_WARNINGS.map(observationWarningText),
      ...FILE_WARNINGS.map(fileWarningText),
    ];
    expect(texts.filter((text) => !/^[A-Z].+\.$/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
