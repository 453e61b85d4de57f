/**
 * Systems and codes of the formats we read and write.
 *
 * @source HL7 Genomics Reporting 3.0.0 (STU3): CGGeneral, CGFindings,
 * CGImplications; drift of the earlier versions as each constant says
 */
export const LOINC = "http://loinc.org";
export const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const HGNC = "http://www.genenames.org";
export const PHARMVAR = "http://www.pharmvar.org";
const GENOMICS = "http://hl7.org/fhir/uv/genomics-reporting";
export const PROFILE = `${GENOMICS}/StructureDefinition`;
/** Codes that have no home in LOINC yet. The first version spelled the last part `TbdCodes`. */
export const TBD = `${GENOMICS}/CodeSystem/tbd-codes-cs`;
export const OBSERVATION_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
export const DIAGNOSTIC_SERVICE = "http://terminology.hl7.org/CodeSystem/v2-0074";
export const RELATED_ARTIFACT = "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";
export const HAPLONOTE_KNOWLEDGE = "urn:haplonote:knowledge";

/** LOINC codes of what a resource is. */
export const GENOMIC_REPORT = "51969-4";
export const GENOTYPE = "84413-4";
export const HAPLOTYPE = "84414-2";
export const VARIANT = "69548-6";

/** LOINC codes of components. */
export const GENE_STUDIED = "48018-6";
export const MEDICATION_ASSESSED = "51963-7";
export const EVIDENCE_LEVEL = "93044-6";
export const PHENOTYPE_BEFORE_STU2 = ["53040-2", "51961-1", "83009-1"] as const;
/** Seen in reports of third parties: the phenotype as a component of its own. LOINC means CYP2C9 by it. */
export const GENE_PHENOTYPE = "79716-7";
/** Variants: names in dbSNP, on the transcript and on the genome; copies; bases; who has it. */
export const VARIANT_NAMES = ["81252-9", "81255-2", "48004-6", "81290-9"] as const;
export const ALLELIC_STATE = "53034-5";
export const REFERENCE_BASES = "69547-8";
export const ALTERNATE_BASES = "69551-0";
export const REFERENCE_SEQUENCE = "48013-7";
export const SOURCE_CLASS = "48002-0";
/** Components that describe a finding, its drug or its evidence, and are no result by themselves. */
export const DESCRIBING: ReadonlySet<string> = new Set([
  ...[GENE_STUDIED, MEDICATION_ASSESSED, EVIDENCE_LEVEL, ALLELIC_STATE, REFERENCE_BASES, ALTERNATE_BASES],
  ...[REFERENCE_SEQUENCE, SOURCE_CLASS, ...VARIANT_NAMES, ...PHENOTYPE_BEFORE_STU2, GENE_PHENOTYPE],
  ...["48005-3", "81254-5", "92822-6", "82155-3", "62374-4", "53037-8", "81259-4", "82121-5", "48000-4", "47998-0"],
  ...["81291-7", "48006-1", "48019-4", "51958-7", "82309-6"],
]);

/** Codes of the TBD system. */
export const THERAPEUTIC_IMPLICATION = "therapeutic-implication";
export const PREDICTED_IMPLICATION = "predicted-therapeutic-implication";
export const CONCLUSION = "conclusion-string";

/** LOINC answer: the variant is there. */
export const PRESENT = "LA9633-4";

/**
 * LOINC answers for a therapeutic implication, by the standard term they stand
 * for. There is none for the likely and possible terms, nor for Indeterminate.
 */
export const PHENOTYPE_ANSWERS: readonly (readonly [code: string, term: string, display: string])[] = [
  ["LA10315-2", "Ultrarapid Metabolizer", "Ultrarapid metabolizer"],
  ["LA25390-8", "Rapid Metabolizer", "Rapid metabolizer"],
  ["LA25391-6", "Normal Metabolizer", "Normal metabolizer"],
  ["LA10317-8", "Intermediate Metabolizer", "Intermediate metabolizer"],
  ["LA9657-3", "Poor Metabolizer", "Poor metabolizer"],
  ["LA25392-4", "Increased Function", "Increased function"],
  ["LA25393-2", "Normal Function", "Normal function"],
  ["LA25395-7", "Decreased Function", "Decreased function"],
  ["LA25394-0", "Poor Function", "Poor function"],
];

/**
 * Answers that say whether something was found, as the words that results have for it.
 *
 * @source LOINC answer lists LL1971-2 (Variant) and those with LA6576-8 (GR3, OverallInterpExample1); SNOMED CT findings
 * as laboratories send them
 */
export const FOUND_ANSWERS: ReadonlyMap<string, string> = new Map([
  ["LA9633-4", "Present"],
  ["LA9634-2", "Absent"],
  ["LA18198-4", "No call"],
  ["LA11884-6", "Indeterminate"],
  ["LA6576-8", "Positive"],
  ["LA6577-6", "Negative"],
  ["10828004", "Positive"],
  ["260385009", "Negative"],
]);
export const SNOMED = "http://snomed.info/sct";
export const NCBI_GENE = "http://www.ncbi.nlm.nih.gov/gene";
export const GL_STRING = "http://glstring.org";

/** LOINC answers for what a recommendation asks for. */
export const CHANGE_MEDICATION = ["LA26421-0", "Consider alternative medication"] as const;
export const DECREASE_DOSE = ["LA26422-8", "Decrease dose"] as const;
export const INCREASE_DOSE = ["LA26423-6", "Increase dose"] as const;
