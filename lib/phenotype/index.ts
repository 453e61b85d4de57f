export { alleleNames, type Activity } from "./alleles";
export { termOfScore, termsReached } from "./assign";
export { actingOn, phenoconvert, type Phenoconversion } from "./phenoconversion";
export { completionsOf, notTested, readResult, type ReadResult } from "./read-result";
export { phenotypeOf } from "./phenotype-of";
export { traceOf, type TraceStep } from "./trace";
