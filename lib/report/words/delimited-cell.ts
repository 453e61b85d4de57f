/**
 * Characters that make a spreadsheet take a cell for a formula, also behind
 * the apostrophes that an earlier guard put there.
 *
 * @source OWASP, CSV injection
 */
const RUNS_AS_FORMULA = /^'*[=+\-@\t\r]/;

/** Returns a text with an apostrophe before it where a spreadsheet would run it; the only guard, whatever the file's form. */
export function inert(text: string): string {
  return RUNS_AS_FORMULA.test(text) ? `'${text}` : text;
}

/** Returns a text as it was before `inert`. */
export function fromInert(text: string): string {
  return text.startsWith("'") && RUNS_AS_FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * Returns a cell of a CSV: made inert, and quoted as RFC 4180 has it where it
 * must be. Numbers are ours and stay numbers, negative ones too; only texts can
 * carry a formula.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = inert(value);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns a cell of a table parted by tabs, made inert; a tab or an end of line in it, which would move the cells after it, is a blank. */
export function tsvCell(text: string): string {
  return inert(text.replace(/[\t\r\n]+/g, " "));
}
