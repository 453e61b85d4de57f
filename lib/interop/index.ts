export { matchDrugs, medicationText, type DrugMatch, type MedicationText } from "./match-drug";
