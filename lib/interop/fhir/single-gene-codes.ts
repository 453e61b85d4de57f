/**
 * LOINC codes that name their gene, for results that come without words.
 *
 * @source LOINC, Regenstrief Institute, used under its licence (loinc.org/license); codes seen 2026-12-01 in the
 * documents named beside each row. Codes whose documents contradict each other are left out: there the words decide.
 */
export interface SingleGeneCode {
  readonly gene: string;
  /** The one allele that is looked for, in two fields; null for a test of the gene. */
  readonly allele: string | null;
  readonly asks: "phenotype" | "genotype" | "presence";
}

const phenotype = (gene: string): SingleGeneCode => ({ gene, allele: null, asks: "phenotype" });
const genotype = (gene: string): SingleGeneCode => ({ gene, allele: null, asks: "genotype" });
const presence = (gene: string, allele: string): SingleGeneCode => ({ gene, allele, asks: "presence" });

const CODES: Readonly<Record<string, SingleGeneCode>> = {
  // Metabolic activity interpretations: SMART Cumulus value set of TPMT tests; FHIR R4, observation-example-phenotype.
  "79713-4": phenotype("TPMT"),
  "79714-2": phenotype("CYP2C19"),
  "79715-9": phenotype("CYP2D6"),
  "79716-7": phenotype("CYP2C9"),
  "79719-1": phenotype("DPYD"),
  // Functional interpretation, in an entry form for genotypes by FHIR.
  "79722-5": phenotype("SLCO1B1"),
  // Genotypes and mutation analyses: ARUP test 3001513; FHIR R4, servicerequest-example-pgx; SMART Cumulus.
  "40425-1": genotype("CYP2D6"),
  "47403-1": genotype("CYP2D6"),
  "36922-3": genotype("TPMT"),
  "41048-0": genotype("TPMT"),
  "80738-8": genotype("TPMT"),
  // Presence of one allele: ARUP test 2002429; HL7 Genomics Reporting 3.0.0, GenomicReportExample01.
  "50956-2": presence("HLA-B", "*57:01"),
  "57979-7": presence("HLA-B", "*15:02"),
};

/** Returns what a LOINC code names by itself; null for a code that names no gene. */
export function singleGeneCode(code: string): SingleGeneCode | null {
  return Object.hasOwn(CODES, code) ? (CODES[code] ?? null) : null;
}

/** Every code of the table, for a search of results that are not coded as genotypes. */
export const SINGLE_GENE_CODES: readonly string[] = Object.keys(CODES);
