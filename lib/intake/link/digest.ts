/** What one drug was answered, in brief. Codes stay texts: those of an older snapshot need not be ours. */
export interface DigestAnswer {
  readonly drug: string;
  /** Null for an open action. */
  readonly action: string | null;
  readonly certainty: string;
  /** Id of the statement that led; a long one shortened, as a link has little room. */
  readonly lead: string | null;
  /** Who said so, with the year: "CPIC 2022". */
  readonly source: string | null;
  /** Beside the other drugs, where they shifted a phenotype. */
  readonly expected: { readonly action: string | null; readonly certainty: string } | null;
}

/** An answer small enough for a link, so that what changed since can be told without the old knowledge. */
export interface Digest {
  readonly answers: readonly DigestAnswer[];
  /** As they were read. */
  readonly results: readonly { readonly gene: string; readonly phenotype: string }[];
}
