/** A text as the grammar reads it: the same characters, in one spelling of case, blanks and look-alike signs. */
export interface Written {
  /** What the reader wrote. */
  readonly original: string;
  /** Lower case, single blanks, plain signs; what every form is written for. */
  readonly text: string;
}

/**
 * Signs that programs and keyboards put in the place of plain ones. Letters and digits of other kinds are not among
 * them: a Cyrillic "с" or a raised "2" may mean something else, and is left over.
 */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[\uFF01-\uFF5E]/g, ""],
  [/[∗⁎✱✲﹡٭]/g, "*"],
  [/[‐‑‒–—−﹣]/g, "-"],
  [/[×✕✖]/g, "x"],
  [/[⁄∕]/g, "/"],
  [/[‚，]/g, ","],
  [/[→]/g, ">"],
  [/>=/g, "≥"],
  [/<=/g, "≤"],
];

/**
 * Returns the text in the spelling that the grammar reads. Nothing that could carry meaning is dropped: only marks that
 * nobody sees (a byte order mark, a zero-width blank, a soft hyphen) go, and blanks of any kind become one.
 */
export function written(original: string): Written {
  let text = original.replace(/[\u00AD\u200B\u2060\uFEFF]/g, "").replace(/[\s\u00A0\u202F]+/g, " ");
  for (const [sign, plain] of SIGNS) text = text.replace(sign, (found) => plain || plainOfFullWidth(found));
  return { original, text: text.trim().toLowerCase() };
}

/** Full-width forms of ASCII signs, letters and digits differ from them in width alone. */
function plainOfFullWidth(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}
