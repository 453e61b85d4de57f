/**
 * What a sample shows at the positions that allele definitions name. Readers
 * of files make it, the matcher reads it: plain data, so that a call can be
 * run again from a saved observation.
 */

/** A position that a reader looks for, as VCF would write it on GRCh38. */
export interface DefinedPosition {
  /** With the prefix: "chr10". */
  readonly chromosome: string;
  readonly positionOneBased: number;
  readonly rsid: string | null;
  /** REF of the definition; longer than one base where a deletion is anchored here. */
  readonly reference: string;
  /** Every documented ALT, anchored like `reference`. */
  readonly alternates: readonly string[];
  /**
   * How many bases to the right the inserted or deleted bases may be written
   * without changing the sequence: 13 for a TA repeat of 15 bases. Readers need
   * it to know a change that another program anchored elsewhere; none or zero
   * when it can stand in one place only.
   */
  readonly movableBases?: number;
}

/** What one sample shows at one defined position, after the reader wrote it in the form of the definition. */
export interface ObservedPosition {
  readonly chromosome: string;
  /** The definition's own position, not that of the line when the two were anchored differently. */
  readonly positionOneBased: number;
  /**
   * Bases in the order of GT, anchored as the definition's REF and ALT; null
   * for a missing half. One entry is a haploid call. A base the definition does
   * not document stays as it is, anchored the same way: a single changed base
   * where the definition has REF `CA` is `TA`, not `T`.
   */
  readonly alleles: readonly (string | null)[];
  readonly isPhased: boolean;
  /** PS of a phased genotype; null where the file gives none, and then every phased line moves as one block. */
  readonly phaseSet: string | null;
}

export const OBSERVATION_WARNINGS = [
  /** REF of the line is not the definition's: the line was left out. */
  "reference-mismatch",
  /** Two lines for one position: the one that fits the definition counts; two that both fit are read together. */
  "position-twice",
  /** Two lines fit and cannot both be true: the position counts as not seen. */
  "lines-disagree",
  /** FILTER names a reason; the genotype was read all the same. */
  "filter-failed",
  /** GT is missing altogether: the position counts as not seen. */
  "genotype-missing",
  /** One half of GT is missing: kept with its gap, or not seen when the other half is reference. */
  "half-genotype",
  /** GT is heterozygous but AD counts reads of one allele only: the line was left out. */
  "reads-contradict-genotype",
  /** AD is not a list of counts: it was not looked at. */
  "read-counts-unreadable",
  /** A reference block that no read covers: the position counts as not seen. */
  "no-reads",
  /** A documented position shows a base that no definition documents. */
  "undocumented-base",
  /** More than two alleles in GT: the line was left out. */
  "too-many-alleles",
  /** The sample has an ALT such as <DEL>, * or N that cannot be compared base by base: the line was left out. */
  "structural-alternate",
  /** The definition has an insertion, deletion or repeat, and the line names none: read as reference all the same. */
  "indel-not-tested",
  /** A reference block or line covers only part of the bases that the definition may lack: not seen. */
  "partly-covered",
] as const;
export type ObservationWarningCode = (typeof OBSERVATION_WARNINGS)[number];

export interface ObservationWarning {
  readonly code: ObservationWarningCode;
  readonly chromosome: string;
  readonly positionOneBased: number;
  /** What the line said and what the definition says, each as VCF writes it; never a genotype. */
  readonly found: string;
  readonly expected: string;
}

/** One sample of a file. Positions that the file does not cover are absent, never reference. */
export interface SampleObservation {
  readonly sample: string;
  /** In any order, each position at most once. */
  readonly positions: readonly ObservedPosition[];
  readonly warnings: readonly ObservationWarning[];
}
