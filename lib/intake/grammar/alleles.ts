import { allelesBySpelling, readAllele, type Allele } from "@/lib/phenotype";
import type { GeneForms, PhenotypeMethod } from "@/lib/schema";
import { after, as, before, list, maybe, oneOf, pattern, inOrder, token, type Parser } from "./parser";

/** An allele in a text, and whether its number of copies stands apart from it ("*4 x3"). */
export interface AlleleText {
  readonly allele: Allele;
  readonly copiesStandApart: boolean;
}

const SUBALLELE = /^\.\d{3}(?!\d)/;
/** How Aldy marks a suballele it made itself, a solution's number and a minor allele. */
const CALLER_SUFFIX = /^(?:\.aldy(?:_\d+)?|#\d+|:\d+)(?![\w.])/;

/**
 * Returns a parser for one allele of a gene with the gene's name before it or without, its suballele, its copies and
 * its partners in tandem: `*1`, `cyp2d6*4.021`, `*1x2`, `[*36+*10]`. A bare number is an allele only where the gene's
 * numbers count nothing else.
 */
export function alleleParser(
  method: PhenotypeMethod,
  forms: GeneForms,
  otherNames: ReadonlyMap<string, string>,
  geneName: Parser<unknown>,
): Parser<AlleleText> {
  const prefixed = after(maybe(geneName), copied(method, nameParser(method, forms, otherNames)));
  const members = list(prefixed, token(/ ?\+ ?/), MOST_IN_TANDEM);
  const tandem = as(members, (parts) => joined(method, parts));
  const inBrackets = oneOf(
    before(after(token(/\[ ?/), tandem), token(/ ?\]/)),
    before(after(token(/\( ?/), tandem), token(/ ?\)/)),
  );
  return oneOf(tandem, inBrackets);
}

/** More genes on one chromosome have not been described. */
const MOST_IN_TANDEM = 6;

/** One member is itself; several are read as a tandem by the gene's own rule, where it has one. */
function joined(method: PhenotypeMethod, parts: readonly AlleleText[]): AlleleText | null {
  const [first] = parts;
  if (first === undefined) return null;
  if (parts.length === 1) return first;
  if (parts.slice(0, -1).some((part) => part.copiesStandApart)) return null;
  const allele = readAllele(method, parts.map((part) => part.allele.name).join("+"));
  return typeof allele === "string" ? null : { allele, copiesStandApart: parts.at(-1)?.copiesStandApart === true };
}

function copied(method: PhenotypeMethod, name: Parser<Allele>): Parser<AlleleText> {
  if (!method.copies) return as(name, (allele) => ({ allele, copiesStandApart: false }));
  const copies = pattern(/( ?)x ?(n|≥ ?\d{1,2}|\d{1,2})(?![\w.])/, (match) => ({
    count: (match[2] ?? "").replace(" ", ""),
    apart: match[1] !== "",
  }));
  const inBrackets = pattern(/ ?\( ?x ?(n|≥ ?\d{1,2}|\d{1,2}) ?\)/, (match) => ({
    count: (match[1] ?? "").replace(" ", ""),
    apart: true,
  }));
  return inOrder(name, maybe(oneOf(copies, inBrackets)), (allele, found) => {
    if (found === null) return { allele, copiesStandApart: false };
    const read = readAllele(method, `${allele.name}x${found.count}`);
    return typeof read === "string" ? null : { allele: read, copiesStandApart: found.apart };
  });
}

function nameParser(
  method: PhenotypeMethod,
  forms: GeneForms,
  otherNames: ReadonlyMap<string, string>,
): Parser<Allele> {
  const own = allelesBySpelling(method);
  const more = [...otherNames].flatMap(([name, allele]) => {
    const meant = own.get(allele.toLowerCase().replace(/\s+/g, ""));
    return meant === undefined || own.has(name) ? [] : [[name, meant] as const];
  });
  // Bases alone are read as a genotype, so that both are held to one strand.
  const known = new Map([
    ...[...own].filter(([key, { name }]) => !/^[acgt]$/.test(key) || name.toLowerCase() === key),
    ...more,
  ]);
  const longest = Math.max(0, ...[...known.keys()].map((key) => key.length));
  const counted = new Set(Object.keys(forms.repeats?.alleles ?? {}));
  const isStarred = [...known.keys()].some((key) => /^\*\d/.test(key));

  const named = (key: string): Allele | undefined => {
    const exact = known.get(key);
    if (exact !== undefined) return exact;
    const number = /^\*?0*(\d+[a-z]?)$/.exec(key)?.[1];
    if (number === undefined || !isStarred) return undefined;
    // Where a gene's small numbers count repeats, a bare one is no allele.
    if (!key.startsWith("*") && counted.has(number)) return undefined;
    const starred = known.get(`*${number}`);
    if (starred !== undefined) return starred;
    return forms.letterSuballeles ? known.get(`*${number.replace(/[a-z]$/, "")}`) : undefined;
  };

  return (text, at) => {
    const out: { value: Allele; end: number }[] = [];
    let key = "";
    for (let end = at; end < text.length && key.length <= longest + 3;) {
      const sign = text[end] ?? "";
      end += 1;
      if (sign === " ") {
        // "*2 x2" counts copies apart from the name, and "*2 *17" is two alleles.
        if (key === "" || (/^\*?\d+[a-z]?$/.test(key) && text[end] !== "+")) return out;
        continue;
      }
      key += sign;
      const allele = named(key);
      if (allele === undefined) continue;
      const rest = text.slice(end, end + 12);
      const suballele = key.includes("*") ? (SUBALLELE.exec(rest)?.[0] ?? "") : "";
      const suffix = key.includes("*") ? (CALLER_SUFFIX.exec(rest.slice(suballele.length))?.[0] ?? "") : "";
      const stop = end + suballele.length + suffix.length;
      if (endsHere(text, end, sign) || suballele + suffix !== "") out.push({ value: allele, end: stop });
    }
    return out;
  };
}

/** A name does not end inside a longer word or number: `*1` is no part of `*17`, nor `C` of `CYP`. */
function endsHere(text: string, end: number, last: string): boolean {
  const next = text[end] ?? "";
  if (!/[\p{L}\p{N}]/u.test(next) || !/[\p{L}\p{N}]/u.test(last)) return true;
  return /^x ?(?:n|≥|\d)/.test(text.slice(end));
}
