import type { Action, CaveatCode, Certainty, ReportReading } from "@/lib/schema";

/** One statement of a reading. The codes are the facts; the text is for this reader. */
export interface ReadingItem {
  readonly id: string;
  readonly heading: string;
  /** What the item says to do; null for an open answer, and left out for an item that is no answer. */
  readonly action?: Action | null;
  readonly certainty?: Certainty;
  readonly caveats?: readonly CaveatCode[];
  /** What a statement is of the answer, in a few words; left out for an item that is none. */
  readonly status?: string;
  readonly paragraphs: readonly string[];
  /** Steps or details, in order. */
  readonly list: readonly string[];
}

export interface ReadingSection {
  /** "answers" in every reading: one item a drug, and one more for a drug whose phenotype is expected to shift. */
  readonly id: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly ReadingItem[];
}

/** A report worded for one reader: plain data that a page, a print or one file can be drawn from. */
export interface ReadingDocument {
  readonly reading: ReportReading;
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly ReadingSection[];
  readonly foot: readonly string[];
}
