import { after, as, before, list, maybe, oneOf, pattern, inOrder, token, type Parser } from "./parser";
import type { StatusText } from "./reading";
import { phrases } from "./terms";

/** An HLA allele in a text: its first two fields, and the letter that says that it is not, or not surely, expressed. */
export interface HlaText {
  readonly allele: string;
  readonly expression: string;
  /** Whether more than two fields were given: one of several alleles of this protein, and no group of them. */
  readonly isOneOfSeveral: boolean;
}

/**
 * Returns a parser for an HLA allele with its gene or without: `*57:01`, `hla-b*57:01:01`, `b*5701`, `57:01:01g`. Fields
 * beyond the second change no protein and are dropped; a letter for expression is kept, since it does.
 *
 * @source WHO Nomenclature for Factors of the HLA System: suffixes N, L, S, C, A, Q; groups G and P; colons since 2010
 */
export function hlaParser(geneName: Parser<unknown>): Parser<HlaText> {
  const fields = pattern(/\* ?(\d{2,3}):(\d{2,3})((?::\d{2,3}){0,2})([nlscaqgp]?)(?![\w:*])/, hlaOf);
  // Before 2010 fields had two digits each and no colons: "*150201" is *15:02:01.
  const older = pattern(/\* ?(\d{2})(\d{2})((?:\d{2}){0,2})([nlscaqgp]?)(?![\w:*])/, hlaOf);
  const bare = pattern(/(\d{2,3}):(\d{2,3})((?::\d{2,3}){0,2})([nlscaqgp]?)(?![\w:*])/, hlaOf);
  const short = pattern(/(\d{2})(\d{2})(())(?![\w:*])/, hlaOf);
  const named = after(geneName, oneOf(fields, older, bare, short));
  return oneOf(named, fields, older, bare, short);
}

function hlaOf(match: RegExpExecArray): HlaText {
  const letter = match[4] ?? "";
  return {
    allele: `*${match[1] ?? ""}:${match[2] ?? ""}`,
    expression: /[gp]/.test(letter) ? "" : letter,
    isOneOfSeveral: match[3] !== "" && letter !== "p",
  };
}

const POSITIVE = ["positive", "pos", "present", "detected", "found", "carrier", "heterozygous", "homozygous", "+"];
const NEGATIVE = [
  ...["negative", "neg", "absent", "not detected", "not present", "not found", "none detected", "non carrier"],
  ...["noncarrier", "not a carrier", "not carried", "undetected"],
];

const WORD = phrases(
  new Map([...POSITIVE.map((word) => [word, true] as const), ...NEGATIVE.map((word) => [word, false] as const)]),
);

/** "negative for", "carrier of", "no … detected": words that stand before the allele they speak of. */
const WORD_BEFORE = phrases(
  new Map([
    ...["positive for", "carrier of", "heterozygous for", "homozygous for", "presence of"].map(
      (word) => [word, true] as const,
    ),
    ...["negative for", "non carrier of", "noncarrier of", "not a carrier of", "absence of"].map(
      (word) => [word, false] as const,
    ),
  ]),
);

const AND = token(/ ?(?:,|;|\band\b|&) ?/);
/** Of alleles that were not found a stroke says neither; of those that were found it may say either. */
const NEITHER = token(/ ?(?:,|;|\/|\band\b|&) ?/);
const GAP = token(/ ?[:=]? ?/);

/**
 * Returns a parser for the statuses of alleles, each with its own word: `*57:01 negative, *58:01 positive`,
 * `negative for *57:01 and *58:01`, `no *57:01 detected`. A list of alleles shares the word that closes or opens it.
 */
export function statusesParser(geneName: Parser<unknown>): Parser<readonly StatusText[]> {
  const expressed = as(hlaParser(geneName), (hla) => (hla.expression === "" ? hla : null));
  const found = list(
    as(expressed, (hla) => hla.allele),
    AND,
  );
  // That `*57:01:01` is absent leaves every other `*57:01` open.
  const missing = list(
    as(expressed, (hla) => (hla.isOneOfSeveral ? null : hla.allele)),
    NEITHER,
  );
  const each = (names: readonly string[], isPositive: boolean): readonly StatusText[] =>
    names.map((name) => ({ allele: name, isPositive }));
  const of =
    (isWanted: boolean): ((isPositive: boolean) => true | null) =>
    (is) =>
      is === isWanted ? true : null;

  const oneWay = (alleles: Parser<readonly string[]>, isPositive: boolean): Parser<readonly StatusText[]> =>
    oneOf(
      inOrder(before(alleles, GAP), as(WORD, of(isPositive)), (names) => each(names, isPositive)),
      inOrder(as(WORD_BEFORE, of(isPositive)), after(token(/ /), alleles), (_word, names) => each(names, isPositive)),
    );
  const none = inOrder(
    after(token(/no (?:evidence of )?/), missing),
    maybe(token(/ (?:alleles? )?(?:was |were |is )?(?:detected|found|present|identified)/)),
    (names) => each(names, false),
  );
  const items = list(oneOf(oneWay(found, true), oneWay(missing, false), none), token(/(?: ?[,;] ?| and )/));
  return as(items, (groups) => {
    const statuses = groups.flat();
    const told = new Map<string, boolean>();
    for (const { allele: name, isPositive } of statuses) {
      if (told.has(name) && told.get(name) !== isPositive) return null;
      told.set(name, isPositive);
    }
    return [...told].map(([name, isPositive]) => ({ allele: name, isPositive }));
  });
}

/** Returns a parser for a status word without an allele. */
export const statusWord: Parser<boolean> = WORD;
