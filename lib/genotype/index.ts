export {
  OBSERVATION_WARNINGS,
  type DefinedPosition,
  type ObservationWarning,
  type ObservationWarningCode,
  type ObservedPosition,
  type SampleObservation,
} from "./observation";
export { callGene, type CallOptions } from "./call-gene";
export { callSample, definedPositions, type AlleleDefinitions } from "./call-sample";
export {
  CALL_WARNINGS,
  callNames,
  diplotypeName,
  type CallWarning,
  type CallWarningCode,
  type Coverage,
  type CoveredPosition,
  type Diplotype,
  type Fallback,
  type FoundVariant,
  type GeneCall,
  type UnseenAllele,
} from "./gene-call";
export { combinationMembers, compareAlleles } from "./natural-order";
export { readVcf, type ReadVcfOptions, type Unpackers } from "./vcf/read-vcf";
export { FILE_WARNINGS, type FileWarning, type FileWarningCode } from "./vcf/header";
export type { VcfFile } from "./vcf/read-lines";
export { severalFiles, unreadableFile } from "./vcf/refusals";
export { fileKindOf, utf16Of, type FileKind, type KnownFile } from "./file-kind";
export { firstUnpacked } from "./vcf/read-vcf";
