export { alleleNames, type Activity } from "./alleles";
export { termOfScore, termsReached } from "./assign";
export { completionsOf, readResult, type ReadResult } from "./read-result";
export { phenotypeOf } from "./phenotype-of";
export { meaningOf, type CallMeaning, type RecommendedDiplotype } from "./from-call";
