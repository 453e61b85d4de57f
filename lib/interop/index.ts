export { matchDrugs, medicationText, type DrugMatch, type MedicationText } from "./match-drug";
export { looksLikeFhir, readFhir, type FhirResults } from "./read-fhir";
export type { Wanted } from "./fhir-guards";
