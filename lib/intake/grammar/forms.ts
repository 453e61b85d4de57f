import type { Activity, Allele } from "@/lib/phenotype";
import { NO_FORMS, type GeneForms, type PhenotypeMethod } from "@/lib/schema";
import { alleleParser, type AlleleText } from "./alleles";
import {
  after,
  as,
  before,
  list,
  maybe,
  nothing,
  oneOf,
  pattern,
  readWhole,
  inOrder,
  token,
  type Parser,
} from "./parser";
import type { Reading, Stated } from "./reading";
import { hlaParser, statusesParser, statusWord } from "./statuses";
import { bareScore, bracketed, namedScore, termParser, termsParser } from "./terms";
import { bases, variantName, variantsParser } from "./variants";
import { isNoCall } from "./words";

/** What the grammar of one gene is made from. */
export interface GeneGrammar {
  readonly gene: string;
  /** Null for a gene without phenotypes: then only single variants can be read. */
  readonly method: PhenotypeMethod | null;
  readonly forms: GeneForms;
  /** The symbol and every other name of the gene. */
  readonly names: readonly string[];
  /** The variant that alone decides the gene, so that bases without a name are its bases; null where several do. */
  readonly onlyVariant: string | null;
  /** Further names of alleles, in lower case and without blanks: an rsID or a change of the protein that makes one. */
  readonly otherNames: ReadonlyMap<string, string>;
}

/** The field a text was written in; `any` for a field that takes every form. */
export type Field = "any" | "diplotype" | "phenotype" | "score" | "status";

/** Reads a text in one spelling (see `written`) into everything it can mean, each reading of the whole of it. */
export type GeneReader = (text: string, field: Field) => readonly Reading[];

const NONE: Stated = { terms: [], scores: [] };

/**
 * Returns the reader of a gene's results. Each form is a small parser for the whole text: a form that would leave a
 * word over is no reading. Two readings of one text are for the caller to ask back.
 */
export function geneReader(grammar: GeneGrammar): GeneReader {
  const { method } = grammar;
  const geneName = nameParser(grammar.names);
  const lead = leadParser(geneName);
  const forms = method === null ? bareForms(geneName) : formsOf(grammar, method, geneName);
  const readingsOf = (text: string, field: Field): readonly Reading[] =>
    forms[field].flatMap((form) => readWhole(after(lead, form), text));
  return (text, field) => {
    const whole = withoutFullStop(text);
    if (isNoCall(whole)) return [{ kind: "not-tested" }];
    const readings = readingsOf(text, field);
    return distinct(
      whole === text
        ? readings
        : [...readings, ...readingsOf(whole, field).filter((one) => !/\d$/.test(whole) || isNoScore(one))],
    );
  };
}

/** The heading of the column that a result was copied with. It says nothing that the result does not. */
const LABEL = token(
  /(?:(?:test )?result|genotype|diplotype|(?:(?:genotype-)?predicted |genetic )?phenotype|metaboli[sz]er status)(?: ?[:=] ?| )/,
);

function leadParser(geneName: Parser<unknown>): Parser<unknown> {
  const gene = maybe(before(geneName, token(/ ?[:=]? ?/)));
  const label = inOrder(maybe(LABEL), gene, () => true);
  return inOrder(gene, label, () => true);
}

/** A result copied with the end of its sentence. Of "AS 1." the decimals may be missing. */
function withoutFullStop(text: string): string {
  return /[^. ] ?\.$/.test(text) ? text.slice(0, -1).trimEnd() : text;
}

function isNoScore(reading: Reading): boolean {
  return reading.kind !== "score" && (!("stated" in reading) || reading.stated.scores.length === 0);
}

type Forms = Readonly<Record<Field, readonly Parser<Reading>[]>>;

/** A gene without phenotypes takes the bases at a named variant, and nothing that a table of ours would have to explain. */
function bareForms(geneName: Parser<unknown>): Forms {
  const noAllele: Parser<AlleleText> = () => [];
  const variants = as(after(maybe(geneName), variantsParser(noAllele)), (found): Reading => ({
    kind: "variants",
    variants: found,
    stated: NONE,
  }));
  return { any: [variants], diplotype: [variants], phenotype: [variants], score: [], status: [variants] };
}

function formsOf(grammar: GeneGrammar, method: PhenotypeMethod, geneName: Parser<unknown>): Forms {
  const term = termsParser(termParser(method, grammar.forms, false));
  const stated = statedParser(method, grammar.forms);
  const terms = inOrder(term, stated, (read, beside): Reading => ({ kind: "terms", terms: read, stated: beside }));
  const named = withStated(
    as(namedScore, (score) => ({ score })),
    stated,
    ({ score }, beside): Reading => ({
      kind: "score",
      score,
      stated: beside,
    }),
  );
  const bare = as(bareScore, (score): Reading => ({ kind: "score", score, stated: NONE }));
  if (method.method === "allele-status") {
    const statuses = [...statusForms(geneName), ...typingForms(geneName)];
    return { any: statuses, diplotype: statuses, phenotype: statuses, score: [], status: statuses };
  }
  const words = [...wordForms(grammar.forms), noneFoundForm(geneName, stated), activityAsNumber];
  const diplotypes = diplotypeForms(grammar, method, geneName, stated);
  const scores = method.byScore.length > 0 ? [named, decimal(method, bare)] : [];
  return {
    any: [terms, ...words, ...scores, ...diplotypes],
    diplotype: [...diplotypes, noneFoundForm(geneName, stated)],
    phenotype: [terms, ...words, ...scores],
    score: [named, bare],
    status: [terms, ...words],
  };
}

/**
 * A number by itself is a score only where it can be nothing else: a gene whose alleles are numbered has an allele for
 * most whole ones.
 */
function decimal(method: PhenotypeMethod, bare: Parser<Reading>): Parser<Reading> {
  const isStarred = method.functions.some((group) => group.alleles.some((name) => /^\*\d/.test(name)));
  if (!isStarred) return bare;
  const lacks: Reading = { kind: "incomplete", lacks: "meaning-of-number" };
  return oneOf<Reading>(
    as(bare, (read) =>
      read.kind === "score" && (!Number.isInteger(read.score.value) || read.score.isFloor) ? read : null,
    ),
    pattern(/\d{1,3}/, (): Reading => lacks),
  );
}

const NONE_FOUND =
  /(?:(?:cpic|actionable|clinically (?:relevant|significant|actionable)|pathogenic|reportable|known|relevant|tested|targeted|common|decreased or no function) )*(?:variants?|mutations?|alleles?) (?:was |were )?(?:detected|found|identified|present|observed)/;

/** "no variants detected": of those that the laboratory looked for, whichever they are. */
function noneFoundForm(geneName: Parser<unknown>, stated: Parser<Stated>): Parser<Reading> {
  const none = oneOf(
    inOrder(token(/no /), after(maybe(before(geneName, token(/ /))), token(NONE_FOUND)), () => true),
    as(token(/(?:variants?|mutations?) not (?:detected|found|identified|present)/), () => true),
  );
  return inOrder(none, stated, (_none, beside): Reading => ({ kind: "none-found", stated: beside }));
}

/** "30 %", "7.2 U/g Hb": what is normal differs between methods, and the report has a word for it. */
const activityAsNumber: Parser<Reading> = pattern(
  /(?:[a-z ]{0,40}(?:activity|uracil) ?[:=]? ?\(?)?[<>≥≤]? ?\d+(?:[.,]\d+)? ?(?:%|per ?cent\b|(?:i?u|mu|[npuµ]mol|[nuµ]g)\/[a-z]+)(?: ?(?:of normal|activity|residual|hb|haemoglobin|hemoglobin|\/h|rbc))*\)?/,
  (): Reading => ({ kind: "incomplete", lacks: "word-for-activity" }),
);

/** Words of measured activity, as far as content says what they may stand for. */
function wordForms(forms: GeneForms): readonly Parser<Reading>[] {
  return forms.activityWords.flatMap(({ says, terms }) =>
    says.map((words) => {
      const pieces = words.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return pattern(new RegExp(`${pieces}(?!\\w)`), (): Reading => ({ kind: "terms", terms, stated: NONE }));
    }),
  );
}

function diplotypeForms(
  grammar: GeneGrammar,
  method: PhenotypeMethod,
  geneName: Parser<unknown>,
  stated: Parser<Stated>,
): readonly Parser<Reading>[] {
  const allele = alleleParser(method, grammar.forms, grammar.otherNames, before(geneName, token(/ ?:? ?/)));
  // A variant is read where its own name says it lies, so that its strand is known; never by an allele it stands for.
  const ownNames = alleleParser(method, grammar.forms, new Map(), before(geneName, token(/ ?:? ?/)));
  const pair = pairParser(method, allele);
  const single =
    method.method === "haploid" || method.method === "haploid-or-diploid" ? onlyCopy(as(allele, alone)) : NEVER;
  const counted = repeatsParser(method, grammar.forms);
  const once = oneOf(withZygosity(oneOf(pair, counted)), single);
  // "6/7 (*1/*28)": the same result in a second form, which has to say the same.
  const twice = inOrder(once, after(maybe(token(/ /)), bracketed(once)), (a, b) => (saysSame(a, b) ? a : null));
  const one = oneOf(once, twice);
  // Of a gene that may have one copy, a semicolon may part the two of a woman as well as two possibilities.
  const alternatives = list(one, single === NEVER ? token(/ ?(?:\bor\b|;) ?/) : token(/ ?\bor\b ?/));
  const diplotypes = as(alternatives, (read): Reading | null => {
    const alleles = read.map((each) => each.alleles);
    if (read.some((each) => each.lacksCopies)) return { kind: "incomplete", lacks: "copies-of-which-allele" };
    const isOnlyCopy = read.some((each) => each.isOnlyCopy === true);
    return { kind: "diplotypes", diplotypes: alleles, stated: NONE, ...(isOnlyCopy ? { isOnlyCopy } : {}) };
  });
  const whole = oneOf(withStated(diplotypes, stated, besideReading), leadingTerm(method, grammar.forms, diplotypes));
  const inBrackets = oneOf(
    before(after(token(/\( ?/), diplotypes), token(/ ?\)/)),
    before(after(token(/\[ ?/), diplotypes), token(/ ?\]/)),
  );
  const copiesOfBoth = inOrder(
    before(after(token(/\( ?/), pair), token(/ ?\)/)),
    token(/ ?x ?(?:n|≥? ?\d{1,2})/),
    (): Reading => ({ kind: "incomplete", lacks: "copies-of-which-allele" }),
  );
  const several = variantList(method, allele, stated);
  const variants = withStated(
    as(variantsParser(ownNames), (found): Reading => ({ kind: "variants", variants: found, stated: NONE })),
    stated,
    besideReading,
  );
  const only = onlyVariantForm(grammar, stated);
  return [
    whole,
    withStated(inBrackets, stated, besideReading),
    copiesOfBoth,
    addedVariant(allele),
    ...several,
    variants,
    ...only,
    ...lackingForms(method, grammar.forms, allele),
  ];
}

/** A form that the gene does not take. */
const NEVER: Parser<Pair> = () => [];

/** Whether the two alleles are the same, in words. */
const ZYGOSITY = oneOf(
  as(token(/homozygous(?: for)?|hom\b/), () => true),
  as(token(/(?:compound )?heterozygous(?: for)?|het\b/), () => false),
);

/** "*2/*2 homozygous", "heterozygous *1/*17": a word that the two alleles have to bear out. */
function withZygosity(pair: Parser<Pair>): Parser<Pair> {
  const holds = (read: Pair, isSame: boolean): Pair | null =>
    (read.alleles[0]?.name === read.alleles[1]?.name) === isSame ? read : null;
  const behind = oneOf(after(token(/ ?\( ?/), before(ZYGOSITY, token(/ ?\)/))), after(token(/ ?[,;:-] ?| /), ZYGOSITY));
  return oneOf(
    inOrder(pair, maybe(behind), (read, isSame) => (isSame === null ? read : holds(read, isSame))),
    inOrder(before(ZYGOSITY, token(/ ?[:,]? /)), pair, (isSame, read) => holds(read, isSame)),
  );
}

interface Pair {
  readonly alleles: readonly Allele[];
  readonly lacksCopies: boolean;
  readonly isOnlyCopy?: boolean;
}

/** "A- hemizygous": the one allele of a man. */
function onlyCopy(single: Parser<Pair>): Parser<Pair> {
  const said = token(/ ?[,:(]? ?hemizygous\)?/);
  return inOrder(single, maybe(said), (read, word): Pair => (word === null ? read : { ...read, isOnlyCopy: true }));
}

/** `*2/*41+rs368858603`: Aldy writes a variant that it found beside those of an allele after a plus sign. */
function addedVariant(allele: Parser<AlleleText>): Parser<Reading> {
  const more = maybe(token(/(?: ?\+ ?rs\d{1,12}(?!\d))+/));
  const one = inOrder(allele, more, (_allele, added): { readonly isMore: boolean } => ({ isMore: added !== null }));
  return inOrder(before(one, BETWEEN), one, (a, b): Reading | null =>
    a.isMore || b.isMore ? { kind: "incomplete", lacks: "added-variant" } : null,
  );
}

function saysSame(one: Pair, other: Pair): boolean {
  const names = ({ alleles }: Pair): string => JSON.stringify(alleles.map(({ name }) => name).sort());
  return names(one) === names(other) && one.lacksCopies === other.lacksCopies;
}

const BETWEEN = token(/ ?[/|] ?| ?, ?| ?_ ?/);
/** Where names themselves hold commas, only a stroke parts two. */
const BETWEEN_LISTS = token(/ ?[/|] ?/);

function pairParser(method: PhenotypeMethod, allele: Parser<AlleleText>): Parser<Pair> {
  if (method.method === "haploid") return NEVER;
  const hasCommas = method.functions.some((group) => group.alleles.some((name) => /^\w[\w ]*, /.test(name)));
  const between = hasCommas ? BETWEEN_LISTS : BETWEEN;
  const both = inOrder(before(allele, between), allele, (one, two): Pair => ({
    alleles: [one.allele, two.allele],
    // "*1x2/*4" names its allele even with a blank; "*1/*4 x3" may count either or both.
    lacksCopies: two.copiesStandApart,
  }));
  const reference = method.manyVariants === "lowest-functions" ? findAllele(method, "Reference") : undefined;
  if (reference === undefined) return both;
  // "-/c.1236G>A": no variant on the one copy. Two dashes would be no result.
  const dash = as(token(/-/), (): AlleleText => ({ allele: reference, copiesStandApart: false }));
  const join = (one: AlleleText, two: AlleleText): Pair => ({ alleles: [one.allele, two.allele], lacksCopies: false });
  return oneOf(
    both,
    inOrder(before(dash, BETWEEN_LISTS), allele, join),
    inOrder(before(allele, BETWEEN_LISTS), dash, join),
  );
}

function alone(read: AlleleText): Pair {
  return { alleles: [read.allele], lacksCopies: read.copiesStandApart };
}

/** `(TA)6/(TA)7`, `TA6/TA7`, `6/7`: alleles by the repeats they hold, where content says what a number counts. */
function repeatsParser(method: PhenotypeMethod, forms: GeneForms): Parser<Pair> {
  const { repeats } = forms;
  if (repeats === undefined) return NEVER;
  const unit = repeats.unit.toLowerCase();
  const named = countOf(method, repeats);
  const bare = pattern(/(\d)(?!\d)/, (match) => countedAllele(method, repeats, match[1]));
  const suffix = maybe(token(new RegExp(` ?\\(? ?${unit}(?: ?\\))?(?: repeats?)?`)));
  const both = inOrder(before(named, BETWEEN), oneOf(named, bare), (a, b): Pair => ({
    alleles: [a, b],
    lacksCopies: false,
  }));
  const numbers = inOrder(before(bare, token(/ ?[/|] ?/)), before(bare, suffix), (a, b): Pair => ({
    alleles: [a, b],
    lacksCopies: false,
  }));
  const twice = before(
    as(named, (allele): Pair => ({ alleles: [allele, allele], lacksCopies: false })),
    token(/ ?[,:]? ?\(?homozygous\)?/),
  );
  const place = maybe(token(new RegExp(`(?:${["(?!)", ...repeats.variants].join("|")})(?: ?[:=] ?| )`)));
  return after(place, repeats.bareNumbers ? oneOf(both, twice, numbers) : oneOf(both, twice));
}

type Repeats = NonNullable<GeneForms["repeats"]>;

/** `(TA)7`, `TA7`, `A(TA)7TAA`. */
function countOf(method: PhenotypeMethod, repeats: Repeats): Parser<Allele> {
  const unit = repeats.unit.toLowerCase();
  return pattern(new RegExp(`(?:a(?=\\())?\\(? ?${unit} ?\\)? ?(\\d)(?:${unit}+a*)?(?!\\d)`), (match) =>
    countedAllele(method, repeats, match[1]),
  );
}

function countedAllele(method: PhenotypeMethod, repeats: Repeats, count: string | undefined): Allele | null {
  const name = count === undefined ? undefined : repeats.alleles[count];
  return name === undefined ? null : (findAllele(method, name) ?? null);
}

function findAllele(method: PhenotypeMethod, name: string): Allele | undefined {
  const [found] = readWhole(alleleParser(method, NO_FORMS, new Map(), nothing(null)), name.toLowerCase());
  return found?.allele;
}

/** More than two variants, for a gene read by its two lowest functions. */
function variantList(
  method: PhenotypeMethod,
  allele: Parser<AlleleText>,
  stated: Parser<Stated>,
): readonly Parser<Reading>[] {
  if (method.manyVariants !== "lowest-functions") {
    // Three alleles that a caller could not arrange.
    const three = as(list(allele, token(/ ?_ ?/)), (alleles): Reading | null =>
      alleles.length > 2 ? { kind: "incomplete", lacks: "arrangement" } : null,
    );
    return method.copies ? [three] : [];
  }
  const between = token(/ ?[/|,;] ?| \+ | and /);
  const listed = as(list(allele, between), (alleles): Reading | null =>
    alleles.length > 2 ? { kind: "variant-list", alleles: alleles.map((each) => each.allele), stated: NONE } : null,
  );
  return [withStated(listed, stated, besideReading)];
}

/** "C/T" for a gene that one variant decides. */
function onlyVariantForm(grammar: GeneGrammar, stated: Parser<Stated>): readonly Parser<Reading>[] {
  const { onlyVariant } = grammar;
  if (onlyVariant === null) return [];
  const form = as(bases, (found): Reading => ({
    kind: "variants",
    variants: [{ name: onlyVariant, allele: null, found }],
    stated: NONE,
  }));
  return [withStated(form, stated, besideReading)];
}

/** Texts that are understood and still lack what makes them a result. */
function lackingForms(
  method: PhenotypeMethod,
  { repeats }: GeneForms,
  allele: Parser<AlleleText>,
): readonly Parser<Reading>[] {
  const counted: Parser<unknown> = repeats === undefined ? NEVER : countOf(method, repeats);
  const oneOfTwo = as(oneOf<unknown>(allele, counted), (): Reading => ({ kind: "incomplete", lacks: "second-allele" }));
  const bareVariant = as(variantName, (): Reading => ({ kind: "incomplete", lacks: "finding-of-variant" }));
  const bareStatus = as(statusWord, (): Reading => ({ kind: "incomplete", lacks: "allele-of-status" }));
  // Where every variant is an allele of its own, a test that found nothing may say so in one word.
  const isByVariant = method.method === "haploid" || method.manyVariants === "lowest-functions";
  const nothingFound = as(statusWord, (isPositive): Reading | null =>
    isByVariant && !isPositive ? { kind: "none-found", stated: NONE } : null,
  );
  if (isByVariant)
    return [
      ...(method.method === "haploid" ? [] : [oneOfTwo]),
      nothingFound,
      as(statusWord, (isPositive): Reading | null =>
        isPositive ? { kind: "incomplete", lacks: "allele-of-status" } : null,
      ),
      bareVariant,
    ];
  return method.method === "haploid-or-diploid" ? [bareStatus, bareVariant] : [oneOfTwo, bareStatus, bareVariant];
}

function statusForms(geneName: Parser<unknown>): readonly Parser<Reading>[] {
  const name = before(geneName, token(/ ?:? ?/));
  const statuses = as(statusesParser(name), (read): Reading => ({ kind: "statuses", statuses: read }));
  const notTested = inOrder(
    list(hlaParser(name), token(/ ?[,;/] ?/)),
    token(/ ?[:=]? ?(?:not tested|pending|inconclusive|not determined|failed|no call|no result|not done|n\/a)/),
    (): Reading => ({ kind: "not-tested" }),
  );
  const bareAllele = as(hlaParser(name), (): Reading => ({ kind: "incomplete", lacks: "status-of-allele" }));
  const bareStatus = as(statusWord, (): Reading => ({ kind: "incomplete", lacks: "allele-of-status" }));
  const dash = inOrder(hlaParser(name), token(/ ?-/), (): Reading => ({
    kind: "incomplete",
    lacks: "meaning-of-dash",
  }));
  return [statuses, notTested, bareAllele, bareStatus, dash];
}

function typingForms(geneName: Parser<unknown>): readonly Parser<Reading>[] {
  const hla = hlaParser(before(geneName, token(/ ?:? ?/)));
  return [
    inOrder(before(hla, token(/ ?[/|,] ?/)), hla, (one, two): Reading =>
      one.expression === "" && two.expression === ""
        ? { kind: "typing", alleles: [one.allele, two.allele] }
        : { kind: "incomplete", lacks: "hla-expression" },
    ),
  ];
}

/** A term before the diplotype it belongs to: "Rapid Metabolizer *1/*17". */
function leadingTerm(method: PhenotypeMethod, forms: GeneForms, diplotypes: Parser<Reading>): Parser<Reading> {
  const term = termParser(method, forms, true);
  return inOrder(before(term, token(/ ?[:,(-] ?| /)), before(diplotypes, maybe(token(/ ?\)/))), (one, reading) =>
    besideReading(reading, { terms: [one], scores: [] }),
  );
}

/** What may follow a result and has to agree with it: a term, a score, both, in brackets or after a comma or dash. */
function statedParser(method: PhenotypeMethod, forms: GeneForms): Parser<Stated> {
  const term = as(termParser(method, forms, true), (one): Stated => ({ terms: [one], scores: [] }));
  const score = as(namedScore, scored);
  const bare = as(bareScore, scored);
  const inner = method.byScore.length > 0 ? oneOf(term, score, bare) : term;
  // "0.25" at the end of a line of a table; a whole number may be anything.
  const decimalScore = inOrder(token(/(?=\d+[.,]\d)/), bare, (_ahead, value) => value);
  const outer = method.byScore.length > 0 ? oneOf(term, score, decimalScore) : term;
  const both = as(list(inner, token(/ ?[,;:] ?| /)), merged);
  const item = oneOf(after(maybe(token(/ /)), bracketed(both)), after(token(/ ?[,;:] ?| - | /), outer));
  return oneOf(as(list(item, nothing(null)), merged), nothing(NONE));
}

function scored(score: Activity): Stated {
  return { terms: [], scores: [score] };
}

function merged(parts: readonly Stated[]): Stated {
  return { terms: parts.flatMap((part) => part.terms), scores: parts.flatMap((part) => part.scores) };
}

function withStated<A, B>(parser: Parser<A>, stated: Parser<Stated>, join: (a: A, beside: Stated) => B): Parser<B> {
  return inOrder(parser, stated, join);
}

/** A reading that is none yet stays what it lacks, whatever stands beside it. */
function besideReading(reading: Reading, beside: Stated): Reading {
  return "stated" in reading ? { ...reading, stated: merged([reading.stated, beside]) } : reading;
}

function nameParser(names: readonly string[]): Parser<string> {
  const byLength = [...names].sort((a, b) => b.length - a.length);
  const forms = byLength.flatMap((name) => {
    const escaped = name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return [escaped.replace(/-/g, "[- ]?")];
  });
  return token(new RegExp(`(?:${forms.join("|")})(?![a-z])`));
}

/** Readings that say the same are one. */
function distinct(readings: readonly Reading[]): readonly Reading[] {
  return [...new Map(readings.map((reading) => [meaningKey(reading), reading])).values()];
}

function meaningKey(reading: Reading): string {
  if (reading.kind === "diplotypes" && reading.isOnlyCopy !== true)
    return JSON.stringify([
      "diplotypes",
      reading.diplotypes.map((pair) => pair.map(({ name }) => name).sort()),
      reading.stated,
    ]);
  return JSON.stringify(reading);
}
