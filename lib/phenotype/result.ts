import { NOT_TESTED, type ResultState } from "@/lib/schema";
import type { Activity } from "./alleles";
import type { VariantGenotype } from "./variant-genotype";

/** A result we understood, and how we read it. */
export interface ReadResult {
  readonly gene: string;
  readonly state: ResultState;
  /** Standard terms that hold: one phenotype, or the status of each allele asked about; none when not tested. */
  readonly terms: readonly string[];
  /** The terms as one text for the reader; "not tested" when there are none. */
  readonly phenotype: string;
  /** Where the copies of a gene were not counted: the phenotypes the count decides between. Empty otherwise. */
  readonly possibleTerms: readonly string[];
  readonly activityScore: Activity | null;
  /** As our tables spell it; null when no diplotype was given. */
  readonly diplotype: string | null;
  /** Functions of the alleles read; null when no diplotype was given. */
  readonly functions: readonly string[] | null;
  /** The bases at one variant, when that is what was given; they make a phenotype only where the gene is read by this variant. */
  readonly variant: VariantGenotype | null;
  /** What else the data allow, each read like the result itself; empty where nothing is open. */
  readonly open: readonly ReadAlternative[];
  /** The reader's own words, when they differ from the standard term. */
  readonly understoodFrom: string | null;
  /** What the reader has to know of how it was read, each a sentence; none where it was read just as it stands. */
  readonly remarks?: readonly string[];
}

/** Another diplotype that the data allow beside the reported one. */
export interface ReadAlternative {
  readonly diplotype: string;
  readonly standsFor: readonly string[];
  readonly settledBy: readonly { readonly positionOneBased: number; readonly rsid: string | null }[];
  /** Null where our tables do not hold the diplotype: its phenotype is then unknown. */
  readonly result: ReadResult | null;
}

/** Whether the result says anything of a phenotype, as the bases at a single variant mostly do not. */
export function hasPhenotype(result: ReadResult): boolean {
  return result.terms.length > 0 || result.possibleTerms.length > 0;
}

/** Returns the result of a gene nobody tested: never a normal one. */
export function notTested(gene: string): ReadResult {
  return {
    gene,
    state: "not-tested",
    terms: [],
    possibleTerms: [],
    phenotype: NOT_TESTED,
    activityScore: null,
    diplotype: null,
    functions: null,
    variant: null,
    open: [],
    understoodFrom: null,
  };
}
