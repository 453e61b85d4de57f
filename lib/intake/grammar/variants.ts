import type { AlleleText } from "./alleles";
import { after, as, list, oneOf, pattern, inOrder, token, type Parser } from "./parser";
import type { VariantText } from "./reading";
import { phrases } from "./terms";

type Found = VariantText["found"];
type Name = Pick<VariantText, "name" | "allele">;

const RS = token(/rs\d{1,12}(?!\w)/);
const REFERENCE_SEQUENCE = /(?:(?:nm|nc|ng|nr|np|lrg)_?\d+(?:\.\d+)?(?:\([\w-]+\))?: ?)?/.source;
const PLACE = /[-*]?\d+(?:[+-]\d+)?(?:_[-*]?\d+(?:[+-]\d+)?)?/.source;
const CHANGE = /(?:[acgt]+>[acgt]+|delins[acgt]+|del[acgt]*|dup[acgt]*|ins[acgt]+)/.source;
/** `c.521t>c`, `m.1555a>g`, `nm_000110.4:c.1905+1g>a`; and the older `-1639g>a` without its letter. */
const HGVS = token(new RegExp(`${REFERENCE_SEQUENCE}[cgmn]\\. ?${PLACE}${CHANGE}(?![\\w>])`));
const LEGACY = token(new RegExp(`-?\\d+(?:[+-]\\d+)?${CHANGE}(?![\\w>])`));
/** `a1555g`, `g1691a`: the bases on both sides of the number. */
const AROUND = token(/[acgt]-?\d{2,6}[acgt](?!\w)/);
/** `p.val174ala`, `v174a`, `f508del`. */
const PROTEIN = token(/(?:p\. ?\(?)?(?:[a-z]{3}|[a-z])\d{1,5}(?:[a-z]{3}|[a-z]|\*|del)\)?(?!\w)/);
/** The number alone, where bases follow: `1173 c/t`, `521tc`. */
const NUMBER = token(/-?\d{2,6}(?=(?: ?:? ?)[acgt](?:[/|]?[acgt])(?!\w))/);

const BASES_PAIR = pattern(/([acgt]+|del|ins|-) ?[/|] ?([acgt]+|del|ins|-)(?![\w>])/, (match) => ({
  kind: "bases" as const,
  alleles: [baseOf(match[1]), baseOf(match[2])],
}));
const BASES_TWO = pattern(/([acgt])([acgt])(?![\w>/|])/, (match) => ({
  kind: "bases" as const,
  alleles: [baseOf(match[1]), baseOf(match[2])],
}));
const BASES_ONE = pattern(/([acgt])(?![\w>/|])/, (match) => ({ kind: "bases" as const, alleles: [baseOf(match[1])] }));

/** Returns a parser for the name of a variant, however it is written. */
export const variantName: Parser<string> = oneOf(RS, HGVS, LEGACY, AROUND, PROTEIN);

/** Returns a parser for the bases at a variant, as written: `C/T`, `CT`, `C|T`, `del/del`. */
export const bases: Parser<Found> = oneOf<Found>(BASES_PAIR, BASES_TWO);

function baseOf(text: string | undefined): string {
  if (text === "-" || text === "del") return "del";
  return text === "ins" ? "ins" : (text ?? "").toUpperCase();
}

const COPIES: readonly (readonly [Found & { kind: "copies" }, readonly string[]])[] = [
  [
    { kind: "copies", copies: 1 },
    ["heterozygous", "het", "heterozygote", "heterozygous variant", "heterozygous mutant"],
  ],
  [{ kind: "copies", copies: 2 }, ["homozygous", "hom", "homozygote", "homozygous variant", "homozygous mutant"]],
  [
    { kind: "copies", copies: 0 },
    [
      ...["not detected", "not present", "not found", "absent", "negative", "neg", "none detected", "wild type"],
      ...["wildtype", "wt", "homozygous wild type", "homozygous wildtype", "homozygous reference", "reference"],
    ],
  ],
  [{ kind: "copies", copies: "present" }, ["detected", "present", "positive", "found", "carrier", "homoplasmic"]],
  [{ kind: "copies", copies: "only" }, ["hemizygous", "hemizygote", "hemi"]],
];
/** "detected (heterozygous)": that it was found, and on how many copies. */
const FOUND_ON: readonly (readonly [string, Found])[] = COPIES.flatMap(([found, words]) =>
  found.copies !== 1 && found.copies !== 2
    ? []
    : ["detected", "present", "positive", "found"].flatMap((seen) =>
        words.flatMap((word) =>
          [`${seen} (${word})`, `${seen}, ${word}`, `${seen} ${word}`, `${word}, ${seen}`, `${word} ${seen}`].map(
            (text) => [text, found] as const,
          ),
        ),
      ),
);
const copiesWord = phrases(
  new Map([...COPIES.flatMap(([found, words]) => words.map((word) => [word, found] as const)), ...FOUND_ON]),
);
const copiesBefore = phrases(
  new Map(
    COPIES.flatMap(([found, words]) =>
      words.flatMap((word) =>
        // "wild type c.521T>C" may be the base or the person.
        found.copies === 0 && !/^neg/.test(word) ? [] : [[`${word} for`, found] as const, [word, found] as const],
      ),
    ),
  ),
);

const AND = token(/(?: ?[,;] ?(?:and )?| and | & )/);
const GAP = token(/(?: ?[:=] ?| ?, ?| )/);

/**
 * Returns a parser for what a text says of single variants: `rs4149056 C/T`, `c.521T>C heterozygous`, `521TC`,
 * `het c.2846A>T`, `*2A, *13, HapB3: not detected`. A list of names shares the word that closes or opens it; several
 * variants with a word of their own are read one by one.
 */
export function variantsParser(allele: Parser<AlleleText>): Parser<readonly VariantText[]> {
  const name: Parser<Name> = oneOf<Name>(
    as(variantName, (text) => ({ name: text, allele: null })),
    as(allele, (read) => (read.copiesStandApart ? null : { name: read.allele.name, allele: read.allele.name })),
  );
  const withBases = inOrder(
    oneOf<Name>(as(variantName, plain), as(allele, starred)),
    after(GAP, oneOf<Found>(bases, BASES_ONE)),
    made,
  );
  const numbered = inOrder(as(NUMBER, plain), after(token(/ ?:? ?/), bases), made);
  const names = list(name, AND);
  const wordAfter = inOrder(names, after(GAP, copiesWord), each);
  const wordBefore = inOrder(copiesBefore, after(token(/ /), names), (found, list_) => each(list_, found));
  const none = as(
    inOrder(
      after(token(/no /), names),
      token(/ (?:variants? )?(?:detected|found|present|identified)/),
      (list_) => list_,
    ),
    (list_) => each(list_, { kind: "copies", copies: 0 }),
  );
  const one = (variant: VariantText): readonly VariantText[] => [variant];
  const items = list(oneOf(as(withBases, one), as(numbered, one), wordAfter, wordBefore, none), AND);
  return as(items, (groups) => groups.flat());
}

function plain(text: string): Name {
  return { name: text, allele: null };
}

/** An allele that a star names, beside bases: which position it is read at is for the definition to say. */
function starred(read: AlleleText): Name | null {
  return read.copiesStandApart ? null : { name: read.allele.name, allele: read.allele.name };
}

function made(name: Name, found: Found): VariantText {
  return { ...name, found };
}

function each(names: readonly Name[], found: Found): readonly VariantText[] {
  return names.map((name) => ({ ...name, found }));
}
