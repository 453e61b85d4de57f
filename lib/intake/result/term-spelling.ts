/** Returns a spelling that ignores what reports vary: case, blanks, hyphens, British endings. */
export function normaliseTerm(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .replace(/metaboliser/g, "metabolizer")
    .replace(/uncertain fn\b/g, "uncertain function")
    .replace(/[.;,]+$/, "");
}
