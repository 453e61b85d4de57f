/** Real Genomics Reporting examples of three generations, each with what it must be read as. They lie beside the repository. */
import { describe, expect, it } from "vitest";
import { readFhir } from "@/lib/interop";
import { readResult } from "@/lib/intake";
import { hasReference, referenceFiles, referenceLines } from "@/tests/whole/shared-reference";
import { knowledge, TODAY } from "./knowledge";

interface Expected {
  readonly results: readonly string[];
  readonly problems: readonly string[];
}

const nothing: Expected = { results: [], problems: [] };
const unreadablePair: Expected = { results: [], problems: ["allele-unknown", "implication-not-a-phenotype"] };

/** Phenotypes as our tables give them; sub-alleles are read as their core allele, and *35B is no allele of our table. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  "Bundle-bundle-pgxexample.json": unreadablePair,
  "STU1era-Bundle-diagnosticreport-pgxexample.json": unreadablePair,
  "DiagnosticReport-PGxGenomicReportEMERGE.json": nothing,
  "Task-PGxRecEx01.json": nothing,
  "Observation-GenotypeExamplePharmVar.json": { results: ["CYP2D6 *7/*1: Intermediate Metabolizer"], problems: [] },
  "Observation-Pgx-geno-1001.json": { results: ["CYP2C19 *2/*2: Poor Metabolizer"], problems: [] },
  "Observation-Pgx-geno-1002.json": { results: ["CYP2C9 *1/*1: Normal Metabolizer"], problems: [] },
  "Observation-Pgx-geno-1003.json": {
    results: ["VKORC1 rs9923231 reference (C)/rs9923231 variant (T): -1639 AG"],
    problems: [],
  },
  "Observation-Pgx-var-1015.json": { results: [], problems: ["variants-alone"] },
  "Observation-TxImp01.json": { results: [], problems: ["gene-not-stated"] },
  "Observation-TxImp06.json": { results: [], problems: ["gene-contradictory"] },
  "genomics-operations-find_subject_tx_implications-2.json": {
    results: ["CYP2C19 *1/*17: Rapid Metabolizer", "CYP2D6 *1/*41: Normal Metabolizer"],
    problems: [],
  },
};

function read(content: unknown): Expected {
  const { results, problems } = readFhir(content, knowledge, { patient: null, fhirServer: null, today: TODAY });
  const words = results.map((input) => {
    const result = readResult(knowledge, input, []);
    return result.ok
      ? `${result.value.gene} ${result.value.diplotype ?? "-"}: ${result.value.phenotype}`
      : "unreadable";
  });
  return { results: words, problems: problems.map((problem) => problem.code) };
}

const json = (name: string): unknown => JSON.parse(referenceLines(`fhir/${name}`).join("\n"));

describe("every example of Genomics Reporting", () => {
  it("has an expected result here", ({ skip }) => {
    if (!hasReference) return skip("the examples are not beside this repository");
    expect(referenceFiles("fhir").filter((name) => name.endsWith(".json"))).toEqual(Object.keys(EXPECTED).sort());
  });

  it.for(Object.entries(EXPECTED))("%s is read as %j", ([name, expected], { skip }) => {
    if (!hasReference) return skip("the examples are not beside this repository");
    expect(read(json(name))).toEqual(expected);
  });

  it("of one report is read together: the implications agree with the genotypes and add nothing", ({ skip }) => {
    if (!hasReference) return skip("the examples are not beside this repository");
    const parts = [
      "DiagnosticReport-PGxGenomicReportEMERGE.json",
      "Observation-Pgx-geno-1001.json",
      "Observation-Pgx-geno-1002.json",
      "Observation-TxImp01.json",
      "Observation-Pgx-var-1015.json",
    ];
    expect(read(parts.map(json))).toEqual({
      results: ["CYP2C19 *2/*2: Poor Metabolizer", "CYP2C9 *1/*1: Normal Metabolizer"],
      problems: [],
    });
  });
});
