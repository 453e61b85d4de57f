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
/** Seen in reports of third parties: the phenotype as a component of its own. */
export const GENE_PHENOTYPE = "79716-7";

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

/** LOINC answers for what a recommendation asks for. */
export const CHANGE_MEDICATION = ["LA26421-0", "Consider alternative medication"] as const;
export const DECREASE_DOSE = ["LA26422-8", "Decrease dose"] as const;
export const INCREASE_DOSE = ["LA26423-6", "Increase dose"] as const;
