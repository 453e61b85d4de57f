import type { Activity, Allele } from "@/lib/phenotype";

/** What a text says of one named variant or allele, before anybody knows whether the gene has it. */
export interface VariantText {
  /** As written: an rsID, an HGVS or legacy name, a number with its bases, or an allele of our tables. */
  readonly name: string;
  /** The allele of our tables that the name is; null for every other name. */
  readonly allele: string | null;
  /**
   * Bases as written, upper case, "del" for a missing run; or how many copies were found in words. `present` says that
   * it was found and not on how many copies, `only` that it is on the one copy there is.
   */
  readonly found:
    | { readonly kind: "bases"; readonly alleles: readonly string[] }
    | { readonly kind: "copies"; readonly copies: 0 | 1 | 2 | "present" | "only" };
}

/** Whether an allele was found, as a test of single alleles reports it. */
export interface StatusText {
  /** Two fields, such as `*57:01`. */
  readonly allele: string;
  readonly isPositive: boolean;
}

/** What stands beside a diplotype or a term and has to agree with it. */
export interface Stated {
  readonly terms: readonly string[];
  readonly scores: readonly Activity[];
}

/** What a whole text says, in the form in which it says it. */
export type Reading =
  /** A word for no result, which is kept. */
  | { readonly kind: "not-tested" }
  /** One standard term; several where the report leaves open which of them it is. */
  | { readonly kind: "terms"; readonly terms: readonly string[]; readonly stated: Stated }
  | { readonly kind: "score"; readonly score: Activity; readonly stated: Stated }
  /** One diplotype, or several where the report leaves open which of them it is; an allele alone for one chromosome. */
  | {
      readonly kind: "diplotypes";
      readonly diplotypes: readonly (readonly Allele[])[];
      readonly stated: Stated;
      /** Whether one allele was said to be the only one there is. */
      readonly isOnlyCopy?: boolean;
    }
  /** More variants than two, of a gene read by those of lowest function. */
  | { readonly kind: "variant-list"; readonly alleles: readonly Allele[]; readonly stated: Stated }
  | { readonly kind: "statuses"; readonly statuses: readonly StatusText[] }
  /** Two alleles of an HLA typing, in two fields. */
  | { readonly kind: "typing"; readonly alleles: readonly [string, string] }
  | { readonly kind: "variants"; readonly variants: readonly VariantText[]; readonly stated: Stated }
  /** The laboratory found no variant, and does not say which it looked for. */
  | { readonly kind: "none-found"; readonly stated: Stated }
  /** Fully understood, and no result: what is missing in it. */
  | { readonly kind: "incomplete"; readonly lacks: Lack };

/** Why a text that was understood to its last character is still no result. */
export type Lack =
  /** `*1/*4 x3`: copies were counted, and not of which allele. */
  | "copies-of-which-allele"
  /** `*57:01`: an allele, and not whether it was found. */
  | "status-of-allele"
  /** `negative`: a status, and not of which allele. */
  | "allele-of-status"
  /** `*57:01 -`: the dash may say that it was not found, or that no second allele was. */
  | "meaning-of-dash"
  /** `c.202G>A`: a variant, and not whether and on how many copies it was found. */
  | "finding-of-variant"
  /** A measured activity as a number: the words for it differ between methods. */
  | "word-for-activity"
  /** `*1`: one allele of two. */
  | "second-allele"
  /** `*1_*1_*13`: more alleles than two, and not how they lie. */
  | "arrangement"
  /** `*2/*41+rs368858603`: a caller found a variant beside those that make the allele. */
  | "added-variant"
  /** A questionable or not expressed HLA allele, such as `*57:01Q`. */
  | "hla-expression"
  /** A plain number that may be an allele, a score or a count of repeats. */
  | "meaning-of-number";
