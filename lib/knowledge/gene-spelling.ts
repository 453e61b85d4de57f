import { normaliseName } from "./names";

/**
 * Returns the form in which the spellings of one gene's name meet that differ in blanks, hyphens and dots alone
 * (`G-6-PD`, `CYP 2D6`), and in how a cytochrome is introduced: `2D6`, `P450 2D6` and `Cytochrome P450 2D6` are CYP2D6.
 *
 * @source HGNC, gene group Cytochromes P450: CYP stands for cytochrome P450, then family, subfamily and member
 */
export function geneSpelling(name: string): string {
  const compact = normaliseName(name).replace(/[^\p{L}\p{N}]/gu, "");
  const member = /^(?:cytochrome)?(?:cyp450|p450|cyp)?(\d{1,2}[a-z]\d{1,2})$/.exec(compact)?.[1];
  return member === undefined ? compact : `cyp${member}`;
}
