export { alleleNames, readAllele, type Activity, type Allele } from "./alleles";
export { termOfScore, termsReached } from "./assign";
export {
  completionsOf,
  hasPhenotype,
  notTested,
  readResult,
  type ReadAlternative,
  type ReadResult,
} from "./read-result";
export { phenotypeOf } from "./phenotype-of";
export { actingOn, phenoconvert, type Phenoconversion } from "./phenoconversion";
export { traceOf, type TraceStep } from "./trace";
export { genotypeText, readVariantGenotype, type VariantGenotype } from "./variant-genotype";
export { meaningOf, type CallMeaning, type RecommendedDiplotype } from "./from-call";
export { openResultOf, type OpenDiplotype, type OpenResult } from "./open-result";
