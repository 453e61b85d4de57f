import type { Activity } from "@/lib/phenotype";
import type { GeneForms, PhenotypeMethod } from "@/lib/schema";
import { as, before, maybe, oneOf, pattern, inOrder, token, type Parser } from "./parser";

/**
 * Short forms in common use, by the term they stand for. Each is taken only for a gene that has the term. A bare
 * "normal" or "poor" is none by itself: reports use it for the enzyme, the allele and the person alike.
 *
 * @source Caudle, Genet Med 2017;19:215: "extensive" was the older word for what is now "normal"
 */
const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  "Ultrarapid Metabolizer": ["um", "urm", "ultra rapid metabolizer", "ultrarapid", "ultra rapid"],
  "Rapid Metabolizer": ["rm"],
  "Normal Metabolizer": ["nm", "em", "extensive metabolizer"],
  "Likely Intermediate Metabolizer": ["likely im", "lim"],
  "Possible Intermediate Metabolizer": ["possible im"],
  "Intermediate Metabolizer": ["im", "intermediate"],
  "Likely Poor Metabolizer": ["likely pm", "lpm"],
  "Poor Metabolizer": ["pm"],
  "Increased Function": ["if"],
  "Normal Function": ["nf"],
  "Possible Decreased Function": ["possible df"],
  "Decreased Function": ["df"],
  "Poor Function": ["pf"],
};

/** Words that name a phenotype only beside the diplotype they describe, which has to agree with them. */
const BESIDE_A_DIPLOTYPE: Readonly<Record<string, readonly string[]>> = {
  "Rapid Metabolizer": ["rapid"],
  "Normal Metabolizer": ["normal", "extensive"],
  "Poor Metabolizer": ["poor"],
  "Normal Function": ["normal"],
  "Decreased Function": ["decreased"],
  "Poor Function": ["poor"],
};

/** Returns a spelling that ignores what reports vary: case, blanks, hyphens, British endings. Its length is the text's. */
export function termSpelling(text: string): string {
  return text
    .toLowerCase()
    .replace(/[_-]/g, " ")
    .replace(/metaboliser/g, "metabolizer");
}

/** Returns a parser for a standard term of the gene under any of its spellings. */
export function termParser(method: PhenotypeMethod, forms: GeneForms, isBesideDiplotype: boolean): Parser<string> {
  const byWords = new Map<string, string>();
  const add = (words: string, term: string): void => {
    const key = termSpelling(words);
    if (!byWords.has(key)) byWords.set(key, term);
  };
  for (const term of method.terms) add(term, term);
  for (const term of method.terms) for (const spelling of method.spellings[term] ?? []) add(spelling, term);
  for (const term of method.terms) for (const short of SHORT_FORMS[term] ?? []) add(short, term);
  if (isBesideDiplotype)
    for (const term of method.terms) for (const short of BESIDE_A_DIPLOTYPE[term] ?? []) add(short, term);
  return phrases(byWords);
}

/** Returns a parser for any of several phrases, each a whole run of words. */
export function phrases<T>(byWords: ReadonlyMap<string, T>): Parser<T> {
  const longest = Math.max(0, ...[...byWords.keys()].map((words) => words.length));
  return (text, at) => {
    const view = termSpelling(text.slice(at, at + longest + 1));
    // A word does not begin inside another; a sign such as "+" may follow one.
    if (/[a-z0-9]/.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at] ?? "")) return [];
    const out: { value: T; end: number }[] = [];
    for (let length = 1; length <= Math.min(longest, view.length); length += 1) {
      const value = byWords.get(view.slice(0, length));
      const next = text[at + length] ?? "";
      if (value !== undefined && !/[\p{L}\p{N}]/u.test(next)) out.push({ value, end: at + length });
    }
    return out;
  };
}

/**
 * Returns a parser for one term, or for several between which the report leaves it open ("PM/IM", "IM or NM").
 */
export function termsParser(term: Parser<string>): Parser<readonly string[]> {
  const other = inOrder(token(/ ?(?:\/|\||\bor\b|\bto\b) ?/), term, (_or, value) => value);
  return inOrder(term, maybe(other), (one, two) => (two === null ? [one] : two === one ? null : [one, two]));
}

const LABEL = /(?:(?:as|activity score|score)\b ?[:=]? ?)/;
const NUMBER = /(≥|>)? ?(-?(?:0|[1-9]\d*)(?:[.,]\d+)?)\+?/;

/** Returns a parser for an activity score that is named as one: "AS 1.5", "activity score: 1,25", "AS ≥3". */
export const namedScore: Parser<Activity> = as(
  inOrder(
    token(LABEL),
    pattern(NUMBER, (match) => match),
    (_label, match) => match,
  ),
  activityOf,
);

/** Returns a parser for a number by itself, where a field or brackets say that it is a score. */
export const bareScore: Parser<Activity> = as(
  pattern(NUMBER, (match) => match),
  activityOf,
);

function activityOf(match: RegExpExecArray): Activity | null {
  // "more than 3" is not "3 or more".
  if (match[1] === ">" || match[0].endsWith("+")) return null;
  return { value: Number((match[2] ?? "").replace(",", ".")), isFloor: match[1] === "≥" };
}

/** Returns a parser for something in round or square brackets, or without. */
export function bracketed<T>(parser: Parser<T>): Parser<T> {
  return oneOf(
    before(
      inOrder(token(/\( ?/), parser, (_open, value) => value),
      token(/ ?\)/),
    ),
    before(
      inOrder(token(/\[ ?/), parser, (_open, value) => value),
      token(/ ?\]/),
    ),
  );
}
