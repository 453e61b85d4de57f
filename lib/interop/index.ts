export { matchDrugs, medicationText, type DrugMatch, type MedicationText } from "./fhir/match-drug";
export { fhirContent, readFhirFiles } from "./fhir/fhir-text";
export { looksLikeFhir, readFhir, type FhirResults } from "./fhir/read-fhir";
export type { Wanted } from "./fhir/candidate";
export { answerCds, neededFor, type CdsAnswer, type CdsWorld, type Needed } from "./cds/answer";
export type { CdsCard } from "./cds/card";
export { indicatorOf, type Indicator } from "./cds/finding";
export { parseFeedback, type CardFeedback } from "./cds/feedback";
export { DEEPEST_BODY, parseCdsRequest, type CdsRequest } from "./cds/request";
export { CDS_SERVICES, discovery, serviceOf, type CdsService } from "./cds/services";
export type { CdsSuggestion } from "./cds/suggestion";
export { operationOutcome, type OperationOutcome, type Refusal } from "./fhir/operation-outcome";
export { depthOf, type JsonObject } from "./json";
export {
  AdviceAnswerSchema,
  FoundNamesSchema,
  parseAdviceRequest,
  ProblemDocumentSchema,
  withoutFound,
  withoutQuotes,
  type ApiProblem,
  type ProblemDocument,
} from "./api/advice-api";
export { API_OPERATIONS, openApi, schemaOf, type ApiOperation } from "./api/openapi";
export { toFhir, type FhirExport } from "./fhir/write-fhir";
export { readResults } from "./read-results";
export { readHl7v2 } from "./hl7v2/read-hl7";
export { withoutIdentity } from "./without-identity";
