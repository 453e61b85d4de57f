import { alleleParser } from "./alleles";
import type { GeneGrammar } from "./forms";
import { before, token, type Parser } from "./parser";
import { hlaParser, statusWord } from "./statuses";
import { namedScore, termParser } from "./terms";

/** What of a text is known by itself, and what is not: each as the grammar spells it. */
export interface Pieces {
  readonly known: readonly string[];
  readonly left: readonly string[];
}

/**
 * Returns a reader of the phrases of a text that the grammar of its gene knows, and of the stretches between them that it
 * does not: for the account of a text that could not be read as a whole. It makes no result of them.
 */
export function piecesOf({ method, forms, gene, otherNames }: GeneGrammar): (text: string) => Pieces {
  if (method === null) return (text) => ({ known: [], left: text === "" ? [] : [text] });
  const name = token(new RegExp(`${gene.toLowerCase().replace(/[-]/g, "[- ]?")} ?[:=]?`));
  const parsers: readonly Parser<unknown>[] =
    method.method === "allele-status"
      ? [hlaParser(before(name, token(/ ?/))), statusWord]
      : [alleleParser(method, forms, otherNames, name), termParser(method, forms, false), namedScore];
  return (text) => knownPieces(parsers, text);
}

function knownPieces(parsers: readonly Parser<unknown>[], text: string): Pieces {
  const known: string[] = [];
  const left: string[] = [];
  let gap = "";
  for (let at = 0; at < text.length;) {
    const isWordStart = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
    const end = isWordStart ? Math.max(at, ...parsers.flatMap((parser) => parser(text, at)).map((one) => one.end)) : at;
    if (end > at) {
      known.push(text.slice(at, end));
      if (isMore(gap)) left.push(trimmed(gap));
      gap = "";
      at = end;
    } else {
      gap += text[at] ?? "";
      at += 1;
    }
  }
  if (isMore(gap)) left.push(trimmed(gap));
  return { known, left };
}

function trimmed(gap: string): string {
  return gap.replace(/^[\s,;:]+|[\s,;:]+$/g, "");
}

/** Separators alone are not left over. */
function isMore(gap: string): boolean {
  return /[^\s/|,;:()+-]/.test(gap);
}
