export { OBSERVATION_WARNINGS } from "./observation";
export type { DefinedPosition, ObservationWarning, ObservationWarningCode, ObservedPosition, SampleObservation } from "./observation";
export { callGene, type CallOptions } from "./call-gene";
export { callSample, definedPositions, type AlleleDefinitions } from "./call-sample";
export { CALL_WARNINGS, callNames, diplotypeName } from "./gene-call";
export type { CallWarning, CallWarningCode, Coverage, CoveredPosition, Diplotype, Fallback, FoundVariant, GeneCall, UnseenAllele } from "./gene-call";
export { compareAlleles } from "./natural-order";
