import { quote, resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import {
  alleleNames,
  allelesBySpelling,
  assign,
  hasPhenotype,
  nearestNames,
  notTested,
  readAllele,
  readDiplotype,
  termOfScore,
  termsReached,
  twoLowest,
  type Activity,
  type Allele,
  type ReadAlternative,
  type ReadResult,
} from "@/lib/phenotype";
import {
  NO_FORMS,
  NOT_TESTED,
  RESULT_CHARACTERS_MAX,
  type AlleleDefinition,
  type Outcome,
  type PhenotypeMethod,
  type Problem,
  type ResultInput,
  type ResultState,
} from "@/lib/schema";
import { geneReader, type Field, type GeneGrammar, type GeneReader } from "../grammar/forms";
import { piecesOf, type Pieces } from "../grammar/pieces";
import type { Lack, Reading, Stated } from "../grammar/reading";
import { isNoCall } from "../grammar/words";
import { written } from "../grammar/written";
import { readVariants } from "./variant-results";
import { withoutAlleles } from "./absent-alleles";

type Path = Problem["path"];

/**
 * Returns the result in standard terms, whichever of its forms was given: a
 * diplotype, a phenotype, an activity score, an allele status, single
 * variants, or `value`, which may be any of them. A text is read whole or not
 * at all: what stands beside a known phrase and is not understood makes a
 * problem that says what was left over. Nothing is dropped and nothing is read
 * as normal.
 *
 * @source Caudle, Genet Med 2017;19:215: standard terms; the tables in `content/phenotypes`
 */
export function readResult(knowledge: ResultKnowledge, input: ResultInput, path: Path): Outcome<ReadResult> {
  const read = asWritten(readOne(knowledge, input, path), input);
  if (!read.ok || input.open === undefined || input.open.length === 0) return read;
  const others = input.open.map(({ diplotype }, index) =>
    readOpen(knowledge, { gene: input.gene, diplotype }, [...path, "open", index]),
  );
  const problems = others.flatMap((other) => (other.ok ? [] : other.problems));
  if (problems.length > 0) return { ok: false, problems };
  const open = input.open.map(({ diplotype, standsFor, settledBy }, index): ReadAlternative => {
    const other = others[index];
    return { diplotype, standsFor, settledBy, result: other?.ok === true ? other.value : null };
  });
  return { ok: true, value: { ...read.value, state: "ambiguous", open } };
}

/** A result that somebody put into our words keeps what its sender wrote. */
function asWritten(read: Outcome<ReadResult>, { written: sent }: ResultInput): Outcome<ReadResult> {
  if (!read.ok || sent === undefined || sent === read.value.phenotype) return read;
  return { ok: true, value: { ...read.value, understoodFrom: sent } };
}

/**
 * A diplotype that a call leaves open may hold an allele whose function nobody has graded: its definition names it, and
 * its phenotype is not known. What names no allele of the gene is refused.
 */
function readOpen(
  knowledge: ResultKnowledge,
  input: { readonly gene: string; readonly diplotype: string },
  path: Path,
): Outcome<ReadResult | null> {
  const read = readOne(knowledge, input, path);
  if (read.ok) return read.value.state === "not-tested" ? refuse(notOpen(input, path)) : read;
  const gene = resolveGene(knowledge, input.gene, path);
  const definition = gene.ok ? knowledge.alleleDefinitions[gene.value.id] : undefined;
  const halves = input.diplotype.split("/");
  const isDefined =
    (halves.length === 2 || definition?.ploidy === "X") &&
    halves.every((half) => half.split("+").every((part) => Object.hasOwn(definition?.alleles ?? {}, part.trim())));
  return isDefined ? { ok: true, value: null } : read;
}

function notOpen({ gene, diplotype }: { readonly gene: string; readonly diplotype: string }, path: Path): Problem {
  return {
    code: "diplotype-missing",
    path: [...path, "diplotype"],
    found: quote(diplotype),
    expected: `a diplotype of ${gene} that the call leaves open`,
    remedy: "Give the diplotype, or leave the entry out",
    nearest: [],
  };
}

function readOne(knowledge: ResultKnowledge, input: ResultInput, path: Path): Outcome<ReadResult> {
  const resolved = resolveGene(knowledge, input.gene, [...path, "gene"]);
  if (!resolved.ok) return resolved;
  const gene = resolved.value.id;
  const { text: original, field, at } = textOf(input);
  const given: Given = {
    knowledge,
    gene,
    method: methodOf(knowledge, gene),
    original,
    field,
    path: [...path, at],
  };
  if (original.length > RESULT_CHARACTERS_MAX)
    return refuse({
      code: "result-too-long",
      path: given.path,
      found: `${original.length} characters`,
      expected: `one result of ${gene}, at most ${RESULT_CHARACTERS_MAX} characters`,
      remedy: "Give the result alone, without the text around it",
      nearest: [],
    });
  if (field === "score" && given.method !== undefined && given.method.byScore.length === 0 && !isNoCall(original))
    return withoutScores(given, given.method);
  const own = ownSpelling(given);
  if (own !== null) return { ok: true, value: own };
  const { text } = written(original);
  // The reference caller writes "n/a" for the score of alleles without a value.
  const isScored = (given.method?.byScore.length ?? 0) > 0;
  if (field === "score" && text === "n/a" && isScored && given.method?.terms.includes("Indeterminate") === true)
    return { ok: true, value: termsResult(given.method, ["Indeterminate"], original) };
  const readings = readersOf(knowledge, gene).read(text, field);
  const outcomes = readings.map((reading) => meaningOfReading(given, reading));
  const meanings = distinctMeanings(readings, outcomes);
  const [only, ...others] = meanings;
  const known = only?.ok === true ? undefined : knownElsewhere(given.method, text);
  if (known !== undefined) return notHeld(given, known.text);
  if (only === undefined) return notRead(given, text);
  return others.length === 0 ? only : severalMeanings(given, meanings);
}

/**
 * A gene whose alleles are defined and whose functions nobody graded (CYP4F2) takes diplotypes by their names: they are
 * kept, and come to no phenotype.
 */
function methodOf(knowledge: ResultKnowledge, gene: string): PhenotypeMethod | undefined {
  if (Object.hasOwn(knowledge.phenotypes, gene)) return knowledge.phenotypes[gene];
  const definition = Object.hasOwn(knowledge.alleleDefinitions, gene) ? knowledge.alleleDefinitions[gene] : undefined;
  const alleles = Object.keys(definition?.alleles ?? {});
  if (definition === undefined || alleles.length === 0) return undefined;
  const known = named.get(definition);
  if (known !== undefined) return known;
  const method: PhenotypeMethod = {
    gene,
    method: "function-pairs",
    manyVariants: "refused",
    copies: false,
    terms: [],
    spellings: {},
    functions: [{ function: "Not graded", alleles }],
    alleleSpellings: {},
    forms: NO_FORMS,
    byFunctions: [],
    byScore: [],
    byScoreOf: {},
    statusAlleles: [],
    text: "No body has graded the functions of these alleles.",
    askFor: "The diplotype.",
    version: definition.version,
    sources: definition.sources,
    status: "published",
    reviewed: definition.reviewed,
  };
  named.set(definition, method);
  return method;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const named = new WeakMap<AlleleDefinition, PhenotypeMethod>();

/** One result, on its way through the grammar. */
interface Given {
  readonly knowledge: ResultKnowledge;
  readonly gene: string;
  readonly method: PhenotypeMethod | undefined;
  readonly original: string;
  readonly field: Field;
  readonly path: Path;
}

function textOf(input: ResultInput): { readonly text: string; readonly field: Field; readonly at: keyof ResultInput } {
  if (input.variant !== undefined)
    return { text: `${input.variant} ${input.genotype ?? ""}`, field: "any", at: "genotype" };
  if (input.diplotype !== undefined) return { text: input.diplotype, field: "diplotype", at: "diplotype" };
  if (input.activityScore !== undefined)
    return { text: String(input.activityScore), field: "score", at: "activityScore" };
  if (input.status !== undefined) return { text: input.status, field: "status", at: "status" };
  if (input.phenotype !== undefined) return { text: input.phenotype, field: "phenotype", at: "phenotype" };
  return { text: input.value ?? "", field: "any", at: "value" };
}

/**
 * A diplotype in the very spelling of our tables, which calls and links give
 * by the thousand, needs no grammar.
 */
function ownSpelling({ method, original, field }: Given): ReadResult | null {
  if (method === undefined || field !== "diplotype" || method.method === "allele-status") return null;
  const halves = original.split("/");
  const alleles = halves.map((half) => readAllele(method, half));
  if (halves.length !== 2 || method.method === "haploid") return null;
  const known = alleles.filter((one): one is Allele => typeof one !== "string");
  if (known.length !== 2 || known.some((one, index) => one.name !== halves[index])) return null;
  return diplotypeResult(method, known, known.map((one) => one.name).join("/"), original);
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const readers = new WeakMap<ResultKnowledge, Map<string, Readers>>();

interface Readers {
  readonly read: GeneReader;
  readonly pieces: (text: string) => Pieces;
}

function readersOf(knowledge: ResultKnowledge, gene: string): Readers {
  const byGene = readers.get(knowledge) ?? new Map<string, Readers>();
  readers.set(knowledge, byGene);
  const known = byGene.get(gene);
  if (known !== undefined) return known;
  const grammar = grammarOf(knowledge, gene);
  const made = { read: geneReader(grammar), pieces: piecesOf(grammar) };
  byGene.set(gene, made);
  return made;
}

function grammarOf(knowledge: ResultKnowledge, gene: string): GeneGrammar {
  const method = methodOf(knowledge, gene);
  const definition = Object.hasOwn(knowledge.alleleDefinitions, gene) ? knowledge.alleleDefinitions[gene] : undefined;
  const about = knowledge.genes[gene];
  const names = [gene, ...(about?.previousSymbols ?? []), ...(about?.aliases ?? [])].filter((name) => name.length > 2);
  const letter = /^HLA-([A-Z]+\d*)$/.exec(gene)?.[1];
  const member = /^CYP(\d+[A-Z]\d+)$/.exec(gene)?.[1];
  const [position, ...more] = definition?.positions ?? [];
  return {
    gene,
    method: method ?? null,
    forms: method?.forms ?? NO_FORMS,
    names: [
      ...names,
      ...(letter === undefined ? [] : [`HLA${letter}`, letter]),
      ...(member === undefined ? [] : [`cytochrome P450 ${member}`, `P450 ${member}`, member]),
    ],
    onlyVariant: more.length === 0 && position?.rsid != null ? position.rsid : null,
    otherNames: otherAlleleNames(definition),
  };
}

/** How reports name the allele that a definition makes from nothing but the genome's own bases. */
const REFERENCE_WORDS = ["wt", "wildtype", "wild-type", "*wt"];

/**
 * Where every variant is an allele of its own, its rsID and the change of the protein name the allele too. Elsewhere an
 * allele is more than one of its variants.
 */
function otherAlleleNames(definition: AlleleDefinition | undefined): ReadonlyMap<string, string> {
  if (definition === undefined) return new Map();
  const { reference } = definition;
  // The genome's own bases may make a later allele (*38 of CYP2C19); "wild type" is the allele numbered one.
  const wildType = Object.hasOwn(definition.alleles, "*1") ? "*1" : reference;
  const words = wildType === undefined ? [] : REFERENCE_WORDS.map((word) => [word, wildType] as const);
  if (definition.callAs !== "lowest-function") return new Map(words);
  const variants = Object.entries(definition.alleles).flatMap(([allele, bases]) => {
    const [place, ...more] = Object.keys(bases);
    const position = definition.positions.find((one) => String(one.positionOneBased) === place);
    if (place === undefined || more.length > 0 || position === undefined || position.alternates.length > 1) return [];
    const names = [position.rsid, ...(definition.variantNames[place] ?? [])].filter((name) => name !== null);
    return names.map((name) => [name.toLowerCase(), allele] as const);
  });
  return new Map([...words, ...variants]);
}

function meaningOfReading(given: Given, reading: Reading): Outcome<ReadResult> {
  const { method, original, gene } = given;
  if (reading.kind === "not-tested") return { ok: true, value: noCall(gene, original) };
  if (reading.kind === "variants") {
    const read = readVariants(given.knowledge, {
      gene,
      method,
      variants: reading.variants,
      text: original,
      path: given.path,
      meaningOfDiplotype: (diplotype) => ownDiplotype(method, diplotype),
      meaningOfAllele: (name) => ownAllele(method, name),
    });
    return read.ok ? agreeing(given, read.value, reading.stated) : read;
  }
  if (method === undefined) return withoutPhenotypes(given);
  switch (reading.kind) {
    case "terms":
      return agreeing(given, termsResult(method, reading.terms, original), reading.stated);
    case "score":
      return scoreResult(given, method, reading.score, reading.stated);
    case "diplotypes":
      return diplotypesResult(given, method, reading);
    case "variant-list": {
      const spelled = reading.alleles.map((allele) => allele.name).join(", ");
      const read = diplotypeResult(method, twoLowest(method, reading.alleles), spelled, original);
      return read === null ? withoutTable(given, method) : agreeing(given, read, reading.stated);
    }
    case "none-found":
      return agreeing(given, noneFound(method, original), reading.stated);
    case "statuses":
      return statusesResult(given, method, reading.statuses);
    case "typing":
      return { ok: true, value: typingResult(method, reading.alleles, original) };
    case "incomplete":
      return incomplete(given, method, reading.lacks);
  }
}

function noCall(gene: string, original: string): ReadResult {
  return { ...notTested(gene), understoodFrom: original.trim().toLowerCase() === NOT_TESTED ? null : original };
}

function base(gene: string, original: string): ReadResult {
  return { ...notTested(gene), state: "called", understoodFrom: original };
}

function termsResult(method: PhenotypeMethod, terms: readonly string[], original: string): ReadResult {
  const [only, ...others] = terms;
  if (only !== undefined && others.length === 0)
    return {
      ...base(method.gene, original),
      state: stateOf(only),
      terms: [only],
      phenotype: only,
      understoodFrom: only === original ? null : original,
    };
  const phenotype = terms.join(" or ");
  return { ...base(method.gene, original), state: "ambiguous", possibleTerms: terms, phenotype };
}

/** Thirteen copies of a normal allele beside two: more has not been described. */
const HIGHEST_SCORE_WITH_COPIES = 15;

function scoreResult(given: Given, method: PhenotypeMethod, score: Activity, stated: Stated): Outcome<ReadResult> {
  const highest = method.copies ? HIGHEST_SCORE_WITH_COPIES : Math.max(...method.byScore.map((range) => range.to));
  const step = method.copies ? 0.25 : 0.5;
  const inRange = score.value >= 0 && score.value <= highest;
  if (!inRange || !Number.isInteger(score.value / step))
    return refuse({
      code: inRange ? "score-not-possible" : "score-out-of-range",
      path: given.path,
      found: quote(given.original),
      expected: `an activity score of ${method.gene} from 0 to ${highest} in steps of ${step}`,
      remedy: "Copy the score from the report, or give the diplotype",
      nearest: [],
    });
  const parts = phenotypeParts(method, termOfScore(method, score), score);
  return agreeing(given, { ...base(given.gene, given.original), ...parts, activityScore: score }, stated);
}

function diplotypesResult(
  given: Given,
  method: PhenotypeMethod,
  { diplotypes, stated, isOnlyCopy }: Reading & { readonly kind: "diplotypes" },
): Outcome<ReadResult> {
  const read = diplotypes.map((alleles) =>
    diplotypeResult(method, alleles, alleles.map((allele) => allele.name).join("/"), given.original),
  );
  const [first, ...others] = read;
  if (first === undefined || first === null) return withoutTable(given, method);
  const { oneAlleleSays } = method.forms;
  const isOne = diplotypes[0]?.length === 1 && isOnlyCopy !== true && oneAlleleSays !== undefined;
  if (others.length === 0) return agreeing(given, isOne ? { ...first, remarks: [oneAlleleSays] } : first, stated);
  const open = others.map((result, index): ReadAlternative => ({
    diplotype: (diplotypes[index + 1] ?? []).map((allele) => allele.name).join("/"),
    standsFor: [],
    settledBy: [],
    result,
  }));
  return agreeing(given, { ...first, state: "ambiguous", open }, stated);
}

function ownDiplotype(method: PhenotypeMethod | undefined, diplotype: string): ReadResult | null {
  const read = method === undefined ? null : readDiplotype(method, diplotype, []);
  if (method === undefined || read === null || !read.ok) return null;
  return diplotypeResult(method, read.value.alleles, read.value.spelled, diplotype);
}

function ownAllele(method: PhenotypeMethod | undefined, name: string): ReadResult | null {
  const allele = method === undefined ? "unknown" : readAllele(method, name);
  return method === undefined || typeof allele === "string"
    ? null
    : diplotypeResult(method, [allele], allele.name, name);
}

/** Null where the gene's tables have no line for these alleles. */
function diplotypeResult(
  method: PhenotypeMethod,
  alleles: readonly Allele[],
  spelled: string,
  original: string,
): ReadResult | null {
  if (method.terms.length === 0)
    return { ...base(method.gene, original), phenotype: spelled, diplotype: spelled, functions: null };
  const assigned = assign(method, alleles);
  if (assigned === null) return null;
  return {
    ...base(method.gene, original),
    ...phenotypeParts(method, assigned.term, assigned.activityScore),
    activityScore: assigned.activityScore,
    diplotype: spelled,
    functions: alleles.map((allele) => allele.function),
  };
}

function statusesResult(
  given: Given,
  method: PhenotypeMethod,
  statuses: readonly { readonly allele: string; readonly isPositive: boolean }[],
): Outcome<ReadResult> {
  const unknown = statuses.find(({ allele }) => !method.statusAlleles.includes(allele));
  if (unknown !== undefined)
    return refuse({
      code: "phenotype-unknown",
      path: given.path,
      found: quote(given.original),
      expected: `the status of an allele of ${given.gene} that guidance asks about: ${method.statusAlleles.join(", ")}; ${unknown.allele} is none of them`,
      remedy: "Give the status of one of these, or leave the result out",
      nearest: [],
    });
  const terms = statuses.map(({ allele, isPositive }) => `${allele} ${isPositive ? "positive" : "negative"}`);
  const phenotype = terms.join(", ");
  const understoodFrom = phenotype === given.original ? null : given.original;
  return { ok: true, value: { ...base(given.gene, given.original), terms, phenotype, understoodFrom } };
}

/** A typing names what is there; every allele asked about that it does not name is absent. */
function typingResult(method: PhenotypeMethod, alleles: readonly [string, string], original: string): ReadResult {
  const terms = method.statusAlleles.map((allele) => `${allele} ${alleles.includes(allele) ? "positive" : "negative"}`);
  return { ...base(method.gene, original), terms, phenotype: terms.join(", "), diplotype: alleles.join("/") };
}

/** Nothing was found of what was looked for, and what that was is not told: it proves no normal result. */
function noneFound(method: PhenotypeMethod, original: string): ReadResult {
  return withoutAlleles(method, [], original, [
    "The laboratory found no variant. It does not say which it looked for: see in its report which variants the test covers",
  ]);
}

/** A phenotype or score beside a result has to be the one that the result comes to. */
function agreeing(given: Given, read: ReadResult, stated: Stated): Outcome<ReadResult> {
  const terms = read.terms.length > 0 ? read.terms : read.possibleTerms;
  const otherTerm = stated.terms.find((term) => !terms.includes(term));
  const otherScore = stated.scores.find((score) =>
    read.activityScore === null
      ? given.method === undefined || !terms.includes(termOfScore(given.method, score) ?? "")
      : read.activityScore.isFloor
        ? score.value < read.activityScore.value
        : score.value !== read.activityScore.value,
  );
  const [score, ...more] = stated.scores;
  const secondScore = more.find(({ value, isFloor }) => value !== score?.value || isFloor !== score.isFloor);
  if (otherTerm === undefined && otherScore === undefined && secondScore === undefined)
    return { ok: true, value: told(withStatedScore(read, score), stated) };
  const own = [
    read.diplotype,
    read.phenotype,
    read.activityScore === null ? null : `score ${read.activityScore.value}`,
  ];
  return refuse({
    code: "result-contradicts-itself",
    path: given.path,
    found: quote(given.original),
    expected: `one result of ${given.gene}: ${own.filter((one) => one !== null).join(", ")} by our tables, and not ${otherTerm ?? `a score of ${(otherScore ?? secondScore)?.value ?? ""}`}`,
    remedy: "Ask the laboratory which of the two holds, and give that one alone",
    nearest: [],
  });
}

/**
 * What the report states of a genotype that leaves more open is told, and decides nothing: the laboratory may know more
 * than it wrote, or read its result by other tables.
 */
function told(read: ReadResult, stated: Stated): ReadResult {
  if (read.state !== "ambiguous") return read;
  const score = stated.scores.find(({ value, isFloor }) => {
    const own = read.activityScore;
    return own?.value !== value || own.isFloor !== isFloor;
  });
  const isOpen = read.terms.length !== 1 || read.open.length > 0;
  const said = [
    ...(isOpen ? [...new Set(stated.terms)] : []),
    ...(score === undefined ? [] : [`activity score ${score.isFloor ? "≥" : ""}${score.value}`]),
  ];
  if (said.length === 0) return read;
  const remark = `The report states ${said.join(", ")}: the genotype given does not show that by itself`;
  return { ...read, remarks: [...(read.remarks ?? []), remark] };
}

/** A score beside a phenotype tells more than the phenotype: guidance differs between scores of one phenotype. */
function withStatedScore(read: ReadResult, score: Activity | undefined): ReadResult {
  if (score === undefined || read.activityScore !== null || read.diplotype !== null || read.terms.length !== 1)
    return read;
  return { ...read, activityScore: score };
}

const LACKS: Readonly<Record<Lack, (gene: string) => Omit<Problem, "path" | "found" | "nearest">>> = {
  "copies-of-which-allele": (gene) => ({
    code: "copies-of-which-allele",
    expected: `a diplotype of ${gene} that says which allele is duplicated, such as *1x2/*4 or *1/*4x2`,
    remedy: "Ask the laboratory which allele the copies are of: the phenotype may hang on it",
  }),
  "status-of-allele": () => ({
    code: "status-missing",
    expected: "an allele with positive or negative",
    remedy: "Add whether the allele was found",
  }),
  "allele-of-status": (gene) => ({
    code: "allele-missing",
    expected: `the allele or variant of ${gene} that was looked for, with its result`,
    remedy: "Add which allele or variant this says it of",
  }),
  "meaning-of-dash": () => ({
    code: "dash-unclear",
    expected:
      "an allele with positive or negative: a dash may say that it was not found, or that no second allele was seen",
    remedy: "Write positive or negative, or both alleles of the typing",
  }),
  "finding-of-variant": (gene) => ({
    code: "finding-missing",
    expected: `a variant of ${gene} with its bases, or with heterozygous, homozygous or not detected`,
    remedy: "Add what was found of it",
  }),
  "word-for-activity": (gene) => ({
    code: "activity-without-word",
    expected: `the report's own word for the activity, such as normal or deficient, or the genotype of ${gene}: what a number means depends on the method`,
    remedy: "Give the word that the report has beside the number",
  }),
  "second-allele": (gene) => ({
    code: "diplotype-one-allele",
    expected: `two alleles of ${gene}`,
    remedy:
      "Add the second allele; where the report names one variant alone, the other is often the reference allele, and the laboratory must say so",
  }),
  "added-variant": (gene) => ({
    code: "variant-added-to-allele",
    expected: `two alleles of ${gene} as they are defined: “+rs…” is how Aldy writes a variant found beside those of the allele, and it may change the allele's function`,
    remedy:
      "Ask the laboratory whether the added variant changes the allele's function; without it the result is another",
  }),
  arrangement: (gene) => ({
    code: "alleles-not-arranged",
    expected: `two alleles of ${gene}, copies on one chromosome joined as in *1x2/*4`,
    remedy: "Several alleles were found and the report does not say how they lie: ask the laboratory",
  }),
  "hla-expression": () => ({
    code: "hla-expression",
    expected: "alleles that are expressed: a letter N, L, S, C, A or Q says that this one is not, or not surely",
    remedy: "Ask the laboratory what the letter means for this patient",
  }),
  "meaning-of-number": (gene) => ({
    code: "number-unclear",
    expected: `a result of ${gene} that says what its number is: an allele such as *4, or a score such as AS 2`,
    remedy: "Add the star or “AS”, and for an allele the second one",
  }),
};

function incomplete(given: Given, method: PhenotypeMethod, lacks: Lack): Outcome<ReadResult> {
  const nearest = lacks === "status-of-allele" ? method.terms : [];
  return refuse({ ...LACKS[lacks](given.gene), path: given.path, found: quote(given.original), nearest });
}

/**
 * Successes that say the same are one, and the one that names its alleles speaks for it; without any, the first problem
 * speaks for all. A name that is both a variant and an allele of our tables is read as the variant, whose place and
 * strand are its own; a variant that is refused is not read by another way.
 */
function distinctMeanings(
  readings: readonly Reading[],
  outcomes: readonly Outcome<ReadResult>[],
): readonly Outcome<ReadResult>[] {
  const byPlace = readings.map((reading) =>
    reading.kind !== "variants" ? null : reading.variants.every(({ allele }) => allele === null),
  );
  const isRefused = (outcome: Outcome<ReadResult>): boolean =>
    !outcome.ok && outcome.problems.every(({ code }) => code !== "variant-unknown");
  const isPlaced = outcomes.some((outcome, index) => byPlace[index] === true && outcome.ok);
  const refused = outcomes.find(
    (outcome, index) => byPlace[index] !== null && (byPlace[index] || !isPlaced) && isRefused(outcome),
  );
  const good = new Map<string, Outcome<ReadResult> & { readonly ok: true }>();
  for (const [index, outcome] of outcomes.entries()) {
    if (!outcome.ok || (refused !== undefined && byPlace[index] !== null)) continue;
    if (isPlaced && byPlace[index] === false) continue;
    const { terms, possibleTerms, activityScore, phenotype, diplotype, variant, open } = outcome.value;
    const says = hasPhenotype(outcome.value)
      ? [terms, possibleTerms, activityScore?.value, open.length]
      : [phenotype, variant];
    const key = JSON.stringify(says);
    const before = good.get(key);
    if (before === undefined || before.value.diplotype === null) good.set(key, outcome);
    else if (diplotype !== null && sameAlleles(diplotype, before.value.diplotype) === false)
      good.set(`${key} ${diplotype}`, outcome);
  }
  const [firstProblem] = outcomes;
  if (good.size > 0) return [...good.values()];
  return refused !== undefined ? [refused] : firstProblem === undefined ? [] : [firstProblem];
}

function sameAlleles(one: string, other: string): boolean {
  const sorted = (diplotype: string): string => diplotype.split("/").sort().join("/");
  return sorted(one) === sorted(other);
}

function severalMeanings(given: Given, meanings: readonly Outcome<ReadResult>[]): Outcome<ReadResult> {
  const names = meanings.flatMap((one) => (one.ok ? [one.value.diplotype ?? one.value.phenotype] : []));
  return refuse({
    code: "result-has-two-meanings",
    path: given.path,
    found: quote(given.original),
    expected: `a result of ${given.gene} with one meaning; this may be ${names.join(" or ")}`,
    remedy: "Write it as the one that the report means",
    nearest: names,
  });
}

function withoutPhenotypes({ gene, path }: Given): Outcome<ReadResult> {
  return refuse({
    code: "gene-without-phenotype",
    path: path.slice(0, -1),
    found: `a result for ${gene}`,
    expected: "a gene for which a body has defined phenotypes",
    remedy: `Give the bases at a variant, such as rs2024627 C/T, or leave the result out: no phenotype of ${gene} is defined, so no other result of it can be matched`,
    nearest: [],
  });
}

function withoutTable(given: Given, method: PhenotypeMethod): Outcome<ReadResult> {
  return refuse({
    code: "diplotype-without-phenotype",
    path: given.path,
    found: quote(given.original),
    expected: `a diplotype of ${given.gene} whose phenotype is defined`,
    remedy: "Give the phenotype that the laboratory report states",
    nearest: [...method.terms],
  });
}

function withoutScores({ gene, path }: Given, method: PhenotypeMethod): Outcome<ReadResult> {
  return refuse({
    code: "score-not-for-gene",
    path,
    found: `an activity score for ${gene}`,
    expected: `a phenotype or a diplotype: ${gene} has no activity score`,
    remedy: "Give the phenotype that the report states",
    nearest: [...method.terms],
  });
}

/** A text of alleles alone, of which one is none of ours or is counted in a way that does not occur. */
function allelesNotRead({ method, original, path }: Given, text: string): Outcome<ReadResult> | null {
  if (method === undefined || !/^[^ ]*(?: ?[/|,] ?[^ ]+)+$/.test(text.replace(/^\w+ (?=\*)/, ""))) return null;
  if (method.method === "allele-status")
    return refuse({
      code: "allele-unknown",
      path,
      found: quote(original),
      expected: `two ${method.gene} alleles at two-field resolution, such as ${method.statusAlleles[0] ?? "*57:01"}/*07:02, or the status of one allele`,
      remedy: "Copy the typing from the report; a serotype or a one-field type cannot be matched",
      nearest: [],
    });
  const read = readDiplotype(method, original, path);
  if (read.ok) return null;
  const letter = olderName(method, text);
  // Another allele of the gene is another result, however near its name: none is offered.
  return {
    ok: false,
    problems: read.problems.map((problem) =>
      letter === null || problem.code !== "allele-unknown"
        ? { ...problem, nearest: [] }
        : {
            ...problem,
            code: "allele-older-name",
            expected: `the alleles of ${method.gene} as they are named today; ${letter} is an older name, and some of those became another allele`,
            remedy: "Ask the laboratory which star number it is today, or give the phenotype that the report states",
            nearest: [],
          },
    ),
  };
}

/** A star number with a letter, as suballeles were named before: `*10B`, of which we hold the number alone. */
function olderName(method: PhenotypeMethod, text: string): string | null {
  const known = allelesBySpelling(method);
  const names = text.match(/\*\d+[a-z](?![a-z0-9])/g) ?? [];
  return names.find((name) => !known.has(name) && known.has(name.slice(0, -1)))?.toUpperCase() ?? null;
}

/** A known variant that our tables do not hold: it is no misspelling, and the reader is told so. */
function notHeld({ gene, original, path }: Given, text: string): Outcome<ReadResult> {
  return refuse({
    code: "variant-not-held",
    path,
    found: quote(original),
    expected: `a result of ${gene} that our tables hold; ${text}`,
    remedy: "Give the phenotype that the report states, or leave the result out",
    nearest: [],
  });
}

function knownElsewhere(method: PhenotypeMethod | undefined, text: string): { readonly text: string } | undefined {
  const words = text.split(/[ /|,;()]+/).map((word) => word.replace(/^p\./, ""));
  return method?.forms.notHeld.find(({ says }) => says.some((name) => words.includes(name.toLowerCase())));
}

/** What was written and not read as a whole: what was understood of it, and what was left over. */
function notRead(given: Given, text: string): Outcome<ReadResult> {
  const { method, original, path, field, gene } = given;
  if (method === undefined) return withoutPhenotypes(given);
  const unknown = field === "phenotype" || field === "status" ? null : allelesNotRead(given, text);
  if (unknown !== null) return unknown;
  const pieces = readersOf(given.knowledge, gene).pieces(text);
  if (pieces.known.length > 0 && pieces.left.length > 0)
    return refuse({
      code: "result-left-over",
      path,
      found: quote(original),
      expected: `a result of ${gene} and nothing else; understood: ${pieces.known.map(quote).join(", ")}; left over: ${pieces.left.map(quote).join(", ")}`,
      remedy: "Give the result as the report states it, without what was left over, if that changes nothing",
      nearest: [],
    });
  if (pieces.known.length > 1)
    return refuse({
      code: "result-not-joined",
      path,
      found: quote(original),
      expected: `one result of ${gene}, with a slash between two alleles; understood: ${pieces.known.map(quote).join(", ")}, and not how they belong together`,
      remedy: "Write it as the report does, such as *1/*2, or give each result by itself",
      nearest: [],
    });
  if (field !== "phenotype" && field !== "status" && method.method !== "allele-status" && /\d/.test(text)) {
    const read = readDiplotype(method, original, path);
    if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ ...problem, nearest: [] })) };
  }
  return refuse({
    code: "phenotype-unknown",
    path,
    found: text === "" ? "nothing" : quote(original),
    expected: `a result of ${gene}: one of ${method.terms.join(", ")}${method.functions.length > 0 ? ", or a diplotype" : ""}`,
    remedy: "Use the term of the laboratory report, or choose one of these",
    nearest: nearestNames(original, method.terms),
  });
}

/** The number of copies can decide between phenotypes; then none of them is claimed. */
function phenotypeParts(
  method: PhenotypeMethod,
  term: string | null,
  score: Activity | null,
): Pick<ReadResult, "state" | "terms" | "possibleTerms" | "phenotype"> {
  if (term !== null) return { state: stateOf(term), terms: [term], possibleTerms: [], phenotype: term };
  const possibleTerms = score === null ? [] : termsReached(score, method.byScore);
  return {
    state: "ambiguous",
    terms: [],
    possibleTerms,
    phenotype: `${possibleTerms.join(" or ")}: the number of copies decides`,
  };
}

function stateOf(term: string): ResultState {
  return term === "Indeterminate" ? "uncertain-function" : "called";
}

function refuse(problem: Problem): Outcome<ReadResult> {
  return { ok: false, problems: [{ ...problem, nearest: [...new Set(problem.nearest)] }] };
}

/** Whether the text is a word for "no result". */
export function saysNothing(text: string): boolean {
  return isNoCall(written(text).text);
}

/** Returns the texts a field for this gene may complete to: its terms first, then its alleles. */
export function completionsOf(method: PhenotypeMethod): readonly string[] {
  return [NOT_TESTED, ...method.terms, ...alleleNames(method)];
}
