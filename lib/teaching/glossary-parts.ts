import type { GlossaryTerm } from "@/lib/schema";

/** A stretch of a text; `term` where it opens an entry of the glossary. */
export interface GlossaryPart {
  readonly text: string;
  readonly term: GlossaryTerm | null;
}

/**
 * Returns a text in parts, the first mention of each term marked. Longer terms
 * go before shorter ones, so that "star allele" is not read as "allele", and
 * only whole words count. Ids in `seen` are left unmarked, so that a page opens
 * a term once; pass the ids marked so far.
 */
export function glossaryParts(
  text: string,
  glossary: readonly GlossaryTerm[],
  seen: ReadonlySet<string>,
): readonly GlossaryPart[] {
  const forms = glossary
    .flatMap((term) => [term.term, ...term.also].map((form) => ({ form, term })))
    .sort((a, b) => b.form.length - a.form.length);
  const taken: { readonly start: number; readonly end: number; readonly term: GlossaryTerm }[] = [];
  const marked = new Set(seen);
  for (const { form, term } of forms) {
    if (marked.has(term.id)) continue;
    const at = placeOf(text, form, (start, end) => taken.some((one) => start < one.end && one.start < end));
    if (at === null) continue;
    taken.push({ start: at, end: at + form.length, term });
    marked.add(term.id);
  }
  const parts: GlossaryPart[] = [];
  let from = 0;
  for (const { start, end, term } of taken.sort((a, b) => a.start - b.start)) {
    if (start > from) parts.push({ text: text.slice(from, start), term: null });
    parts.push({ text: text.slice(start, end), term });
    from = end;
  }
  if (from < text.length) parts.push({ text: text.slice(from), term: null });
  return parts;
}

/** Where a form first stands as a whole word of its own; a name in capitals is matched as it is written. */
function placeOf(text: string, form: string, isTaken: (start: number, end: number) => boolean): number | null {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}*-])${escaped}(?![\\p{L}\\p{N}-])`,
    form.toUpperCase() === form ? "gu" : "giu",
  );
  for (const match of text.matchAll(pattern)) {
    if (!isTaken(match.index, match.index + form.length)) return match.index;
  }
  return null;
}
