export { OBSERVATION_WARNINGS } from "./observation";
export type {
  DefinedPosition,
  ObservationWarning,
  ObservationWarningCode,
  ObservedPosition,
  SampleObservation,
} from "./observation";
export { callGene, type CallOptions } from "./call-gene";
export { callSample, definedPositions, type AlleleDefinitions } from "./call-sample";
export { CALL_WARNINGS, callNames, diplotypeName } from "./gene-call";
export type {
  CallWarning,
  CallWarningCode,
  Coverage,
  CoveredPosition,
  Diplotype,
  Fallback,
  FoundVariant,
  GeneCall,
  UnseenAllele,
} from "./gene-call";
export { combinationMembers, compareAlleles } from "./natural-order";
export { readVcf, type ReadVcfOptions, type Unpackers } from "./vcf/read-vcf";
export { FILE_WARNINGS, type FileWarning, type FileWarningCode } from "./vcf/header";
export type { VcfFile } from "./vcf/read-lines";
export { readOutsideCalls, resultOf, type NamingTables, type OutsideCall } from "./outside-calls";
