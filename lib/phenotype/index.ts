export { alleleNames, type Activity } from "./alleles";
export { termOfScore, termsReached } from "./assign";
export { completionsOf, hasPhenotype, readResult, type ReadResult } from "./read-result";
export { phenotypeOf } from "./phenotype-of";
export { genotypeText, readVariantGenotype, type VariantGenotype } from "./variant-genotype";
