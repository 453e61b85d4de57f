/** Genomics Reporting of three generations, each shape with what it must be read as: resources of our own, and the published examples where they lie beside the project. */
import { describe, expect, it } from "vitest";
import { readFhir } from "@/lib/interop";
import { readResult } from "@/lib/intake";
import { FHIR_SHAPES } from "@/tests/conformance/fhir-shapes";
import { hasReference, referenceFiles, referenceText } from "@/tests/conformance/reference";
import { knowledge, TODAY } from "./knowledge";

interface Expected {
  readonly results: readonly string[];
  readonly problems: readonly string[];
}

const nothing: Expected = { results: [], problems: [] };
const unreadablePair: Expected = { results: [], problems: ["allele-older-name", "implication-not-a-phenotype"] };

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
  // A place on the genome of another build is no place of ours.
  "Observation-Pgx-var-1015.json": { results: [], problems: ["variant-unknown"] },
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

const PARTS = [
  "DiagnosticReport-PGxGenomicReportEMERGE.json",
  "Observation-Pgx-geno-1001.json",
  "Observation-Pgx-geno-1002.json",
  "Observation-TxImp01.json",
  "Observation-Pgx-var-1015.json",
];

interface Source {
  readonly whose: string;
  readonly names: () => readonly string[];
  readonly json: (name: string) => unknown;
}

const OURS: Source = {
  whose: "our own resources",
  names: () => Object.keys(FHIR_SHAPES),
  json: (name) => FHIR_SHAPES[name],
};
const PUBLISHED: Source = {
  whose: "the published examples",
  names: () => referenceFiles("reference/fhir").filter((name) => name.endsWith(".json")),
  json: (name) => JSON.parse(referenceText(`reference/fhir/${name}`)) as unknown,
};

describe.each(hasReference ? [OURS, PUBLISHED] : [OURS])("Genomics Reporting in $whose", ({ names, json }) => {
  it("has an expected result for each", () => {
    expect([...names()].sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))("%s is read as %j", (name, expected) => {
    expect(read(json(name))).toEqual(expected);
  });

  it("of one report is read together: the implications agree with the genotypes and add nothing", () => {
    expect(read(PARTS.map(json))).toEqual({
      results: ["CYP2C19 *2/*2: Poor Metabolizer", "CYP2C9 *1/*1: Normal Metabolizer"],
      problems: [],
    });
  });
});
