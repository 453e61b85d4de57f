/** Imported releases out of a few records, for tests of what is made of them. */
import type {
  GenotypeText,
  Release,
  ReleaseAnnotation,
  ReleaseDrug,
  ReleaseEvidence,
  ReleaseGuideline,
  ReleaseLabel,
  ReleaseVariant,
} from "@/lib/schema";

/** Returns a sound release of 2026-01-05; drugs that its facts name and the test does not give are added. */
export function release(records: Partial<Release> = {}): Release {
  const { annotations = [], guidelines = [], labels = [], drugs = [], variants = [] } = records;
  const named = new Set([...annotations, ...guidelines, ...labels].flatMap((fact) => fact.drugs));
  return {
    format: 1,
    hash: "1a2b3c4d".repeat(8),
    date: "2026-01-05",
    licence: {
      name: "CC BY-SA 4.0",
      url: "https://creativecommons.org/licenses/by-sa/4.0/",
      attribution: "ClinPGx, https://www.clinpgx.org",
    },
    parts: [
      {
        file: "summaryAnnotations.zip/summary_annotations.tsv",
        kind: "annotations",
        created: "2026-01-05",
        sha256: "0".repeat(64),
        rowsRead: annotations.length,
        rowsKept: annotations.length,
        refused: [],
      },
    ],
    ...records,
    annotations,
    guidelines,
    labels,
    variants,
    drugs: [...drugs, ...[...named].filter((id) => !drugs.some((drug) => drug.id === id)).map((id) => releaseDrug(id))],
  };
}

export function releaseAnnotation(overrides: Partial<ReleaseAnnotation> = {}): ReleaseAnnotation {
  return {
    clinpgxId: "1",
    level: "3",
    levelOverride: null,
    modifiers: [],
    score: 2,
    categories: ["Efficacy"],
    genes: ["TEST1"],
    variants: ["rs1"],
    drugs: ["testol"],
    phenotypes: [],
    paperCount: 1,
    evidenceCount: 1,
    lastHistory: "2025-11-20",
    url: "https://www.clinpgx.org/clinicalAnnotation/1",
    population: null,
    evidence: [releaseEvidence()],
    texts: [genotypeText("CC"), genotypeText("CT"), genotypeText("TT")],
    ...overrides,
  };
}

export function releaseEvidence(overrides: Partial<ReleaseEvidence> = {}): ReleaseEvidence {
  return {
    id: "11",
    type: "drug",
    url: "https://www.clinpgx.org/variantAnnotation/11",
    pmid: "1",
    summary: "Genotype CC is associated with increased response to testol as compared to genotype TT.",
    score: 2,
    unscored: null,
    direction: "increased",
    ...overrides,
  };
}

export function genotypeText(genotype: string, text = `What the release says for ${genotype}.`): GenotypeText {
  return { genotype, text, function: null };
}

export function releaseDrug(id: string, overrides: Partial<ReleaseDrug> = {}): ReleaseDrug {
  return {
    id,
    name: id,
    kind: "drug",
    clinpgxId: null,
    genericNames: [],
    tradeNames: [],
    rxnorm: [],
    atc: [],
    ...overrides,
  };
}

export function releaseVariant(overrides: Partial<ReleaseVariant> = {}): ReleaseVariant {
  return {
    rsid: "rs1",
    genes: ["TEST1"],
    chromosome: "3",
    positionOneBased: 1000,
    positionEndOneBased: 1000,
    alleles: ["C", "T"],
    ...overrides,
  };
}

export function releaseGuideline(overrides: Partial<ReleaseGuideline> = {}): ReleaseGuideline {
  return {
    clinpgxId: "PA1",
    name: "Guideline for testol and TEST1",
    body: "CPIC",
    drugs: ["testol"],
    genes: ["TEST1"],
    givesRecommendation: true,
    url: "https://www.clinpgx.org/guidelineAnnotation/PA1",
    summary: "What the release says of the guideline.",
    pmids: ["1"],
    ...overrides,
  };
}

export function releaseLabel(overrides: Partial<ReleaseLabel> = {}): ReleaseLabel {
  return {
    clinpgxId: "PA2",
    name: "Label for testol and TEST1",
    agency: "FDA",
    tag: "Actionable PGx",
    drugs: ["testol"],
    genes: ["TEST1"],
    origin: "germline",
    variants: [],
    biomarkerList: null,
    hasPrescribing: false,
    hasDosing: false,
    hasAlternate: false,
    hasOther: false,
    date: "2025-11-20",
    ...overrides,
  };
}
