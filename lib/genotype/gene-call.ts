import type { ResultState } from "@/lib/schema";

/** Two alleles, the lesser name first; one for a gene of which the sample has one copy. */
export interface Diplotype {
  readonly alleles: readonly string[];
  /** Defined positions that were seen and agree, of both alleles; null where combinations are named, which are not ranked. */
  readonly score: number | null;
}

/** A variant of a gene that is read by its lowest functions, where the data do not say which copy it lies on. */
export interface FoundVariant {
  readonly allele: string;
  readonly copies: 1 | 2;
}

export interface CoveredPosition {
  readonly positionOneBased: number;
  readonly rsid: string | null;
}

export interface Coverage {
  readonly seen: number;
  readonly defined: number;
  readonly missing: readonly CoveredPosition[];
}

/** An allele of which the input shows no position: it may stand in the place of the reference allele, or beside another. */
export interface UnseenAllele {
  readonly allele: string;
  /** The positions that would settle it. */
  readonly positions: readonly CoveredPosition[];
}

export const CALL_WARNINGS = [
  /** Some defining positions were not seen. */
  "positions-missing",
  /** None of the positions of some alleles was seen, so these cannot be excluded. */
  "alleles-not-excluded",
  /** Several diplotypes fit; those of the highest score, or of the priority list, are reported first. */
  "several-diplotypes-fit",
  /** The data do not say which variants lie on the same copy. */
  "phase-unknown",
  /** More arrangements fit than can be listed. */
  "arrangements-not-listed",
  /** A base that no definition documents was read as reference, as the field does for this gene. */
  "undocumented-read-as-reference",
  /** A base that no definition documents: no allele fits. */
  "undocumented-base",
  /** One of the two bases of a position is not given, and the other is a variant. */
  "half-genotype",
  /** A position without which the gene is not called was not seen. */
  "required-position-missing",
  /** Of two variants that travel together only the companion was seen, and not the one that decides. */
  "companion-only",
  /** The companion variant is there without the one that decides: it does not count. */
  "companion-disagrees",
  /** Some positions of an X-linked gene have one allele and others two: the single one was read as both. */
  "mixed-ploidy",
  /** One of several diplotypes that fit was chosen by the gene's priority list. */
  "chosen-by-priority",
  /** No allele or pair of alleles explains what was seen. */
  "nothing-fits",
  /** No diplotype fits; guidance may be looked up by one position. */
  "fallback-to-one-position",
  /** The gene needs another kind of test. */
  "not-callable-from-variants",
] as const;
export type CallWarningCode = (typeof CALL_WARNINGS)[number];

export interface CallWarning {
  readonly code: CallWarningCode;
  /** The positions it is about; empty when it is about the whole gene. */
  readonly positions: readonly CoveredPosition[];
}

/** What guidance may be looked up by when no diplotype fits: the bases of one position and the alleles they stand for. */
export interface Fallback {
  readonly position: CoveredPosition;
  readonly bases: readonly string[];
  readonly alleles: readonly string[];
}

/** What the input says of one gene of one sample. Knows nothing of function. */
export interface GeneCall {
  readonly gene: string;
  readonly state: ResultState;
  /** The best calls, best first; several where the data cannot tell them apart. */
  readonly diplotypes: readonly Diplotype[];
  /** In place of diplotypes, for a gene read by its lowest functions and data without phase. */
  readonly variants: readonly FoundVariant[];
  /** Whether the data leave no more than one way to arrange the variants on two copies. */
  readonly isPhased: boolean;
  /** Every diplotype that fits what was seen, those of lower score too. */
  readonly candidates: readonly Diplotype[];
  readonly notExcluded: readonly UnseenAllele[];
  readonly coverage: Coverage;
  readonly fallback: Fallback | null;
  /** Why no variant file settles the gene, and which test does. */
  readonly notCallable: { readonly because: string; readonly test: string } | null;
  readonly warnings: readonly CallWarning[];
}

/** Returns a diplotype as the field writes it, such as `*1/*2`; one allele alone for one copy. */
export function diplotypeName(diplotype: Diplotype): string {
  return diplotype.alleles.join("/");
}

/** Returns the best calls as the field writes them: diplotypes, or the variants found where there is none. */
export function callNames(call: GeneCall): readonly string[] {
  return call.variants.length > 0 ? call.variants.map((variant) => variant.allele) : call.diplotypes.map(diplotypeName);
}
