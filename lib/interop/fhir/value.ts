import { mayTakeBack, readResult } from "@/lib/intake";
import { quote, type ResultKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import { InvariantError, type Problem, type ResultInput } from "@/lib/schema";
import { alleleIn } from "./gene";
import { glStringOf, type GlString } from "./gl-string";
import { createMemory, type Memory } from "./memory";
import type { Said, SaidValue } from "./said";

/** What one value comes to. */
export type ValueRead =
  | {
      readonly kind: "read";
      readonly read: ReadResult;
      readonly input: ResultInput;
      /** What the sender wrote. */
      readonly written: string;
      /** Words beside the result that were not understood; null where there are none. */
      readonly besideIt: string | null;
    }
  /** The sender says that there is no result. */
  | { readonly kind: "no-result" }
  | { readonly kind: "refused"; readonly problem: Omit<Problem, "path"> };

/** What a value is read for. */
export interface ValueOf {
  readonly gene: string;
  /** The allele that the code of the observation looks for, in two fields; null where it names none. */
  readonly allele: string | null;
  readonly said: SaidValue;
  /** Names the thing in a problem: "a genotype". */
  readonly what: string;
  /** Whether the code asks for an activity score, so that a number is one. */
  readonly isScore: boolean;
}

/**
 * Returns what a value says, by the one reading of all results. All that it says in words or as an answer has to agree:
 * displays that differ, a text that says another result than its code, and a negation beside a result make no result.
 * Codes of tables nobody here has say nothing.
 */
export function readValue(knowledge: ResultKnowledge, value: ValueOf): ValueRead {
  const { said, gene, what } = value;
  if (said.unreadKind !== null)
    return refused("value-kind", `${what} of ${gene} with a ${said.unreadKind}`, `a text or a code`, SEND_TEXT);
  const all = [...said.all, ...truthOf(value)];
  if (all.length === 0) return said.number === null ? absent(value) : readNumber(knowledge, value, said.number);
  const outcomes = all.map((one) => ({ one, outcome: readSaid(knowledge, value, one) }));
  const good = outcomes.flatMap(({ one, outcome }) => (outcome.ok ? [{ one, ...outcome }] : []));
  const [first] = good;
  if (first === undefined) return firstProblem(outcomes, value);
  const best = good.find(({ read }) => read.diplotype !== null || read.variant !== null) ?? first;
  const other = good.find(({ read }) => !isSame(read, best.read));
  if (other !== undefined)
    return refused(
      "value-contradictory",
      `${what} of ${gene} that says ${quote(best.one.text)} and ${quote(other.one.text)}`,
      "one result in all that the value says",
      "Ask the laboratory which of the two holds",
    );
  const notRead = outcomes.flatMap(({ one, outcome }) => (!outcome.ok && one.as === "words" ? [one.text] : []));
  const doubt = notRead.find((text) => mayTakeBack(text) || CONTRARY.test(text));
  if (doubt !== undefined)
    return refused(
      "value-in-doubt",
      `${what} of ${gene} that says ${quote(best.one.text)}, and beside it ${quote(doubt)}`,
      "a result and nothing that may take it back",
      "Read the report, and give the result by itself if it stands",
    );
  if (best.read.state === "not-tested") return { kind: "no-result" };
  if (value.allele !== null && !isAbout(best.read, value.allele))
    return refused(
      "allele-contradictory",
      `${what} of ${gene}${value.allele} whose value speaks of another allele`,
      `the status of ${value.allele}, or both alleles of ${gene}`,
      "Ask the laboratory which allele was looked for",
    );
  return {
    kind: "read",
    read: best.read,
    input: best.input,
    written: writtenOf(good.map(({ one }) => one)),
    besideIt: notRead.length === 0 ? null : notRead.map(quote).join(", "),
  };
}

/** Words that are a result of their own, or none: beside another they make it doubtful. */
const CONTRARY = /negative|absent|likely|possibl|suspect|indeterminate|equivocal|unknown|invalid|insufficient/i;

const SEND_TEXT = "Send the result as a text or a coded value";

function refused(code: string, found: string, expected: string, remedy: string): ValueRead {
  return { kind: "refused", problem: { code, found, expected, remedy, nearest: [] } };
}

function absent({ gene, what }: ValueOf): ValueRead {
  return refused(
    "result-absent",
    `${what} of ${gene} without a value`,
    `a result of ${gene}`,
    "Ask the laboratory why it gave none",
  );
}

/** What no reading understood: the problem of the words, else of the first code. */
function firstProblem(
  outcomes: readonly { readonly one: Said; readonly outcome: Notation }[],
  value: ValueOf,
): ValueRead {
  const failed = outcomes.flatMap(({ one, outcome }) => (outcome.ok ? [] : [{ one, problem: outcome.problem }]));
  const told =
    failed.find(({ one }) => one.isGlString) ?? failed.find(({ one }) => one.as !== "code") ?? failed[0] ?? null;
  return told === null ? absent(value) : { kind: "refused", problem: told.problem };
}

/** A truth value answers a test of one allele alone. */
function truthOf({ said, allele }: ValueOf): readonly Said[] {
  if (said.truth === null) return [];
  const text = allele === null ? String(said.truth) : said.truth ? "positive" : "negative";
  return [{ text, as: "answer", isGlString: false }];
}

/** A number is a score only where it has no unit and the code of the gene asks for nothing that is measured. */
function readNumber(
  knowledge: ResultKnowledge,
  value: ValueOf,
  { value: number, unit }: NonNullable<SaidValue["number"]>,
): ValueRead {
  const { gene, what } = value;
  if (!value.isScore || (unit !== null && !/^(?:1|\{?score\}?|activity score)$/i.test(unit)))
    return refused(
      "value-is-a-number",
      `${what} of ${gene} that is a number${unit === null ? "" : " with a unit"}`,
      `a diplotype, a phenotype or an activity score of ${gene}`,
      "An amount or an enzyme's activity is no result of the gene: send what the laboratory made of it",
    );
  const text = `AS ${number}`;
  const outcome = notationOf(knowledge, gene, text);
  if (!outcome.ok) return { kind: "refused", problem: outcome.problem };
  return { kind: "read", read: outcome.read, input: outcome.input, written: String(number), besideIt: null };
}

type Notation =
  | { readonly ok: true; readonly read: ReadResult; readonly input: ResultInput; readonly text: string }
  | { readonly ok: false; readonly problem: Omit<Problem, "path"> };

function readSaid(knowledge: ResultKnowledge, value: ValueOf, { text, as, isGlString }: Said): Notation {
  const { gene } = value;
  // A key of another table is no number of ours.
  if (as === "code" && !isGlString && /^[\d.-]+$/.test(text)) return keyOnly(gene);
  const list = glStringOf(gene, text, isGlString);
  if (list !== null) return readGlString(knowledge, value, text, list);
  let problem: Notation | null = null;
  for (const spelling of spellings(knowledge, value, text.slice(0, LONGEST_VALUE))) {
    const notation = readNotation(knowledge, gene, spelling);
    if (notation.ok) return notation;
    problem ??= notation;
  }
  return problem ?? keyOnly(gene);
}

const LONGEST_VALUE = 400;

function keyOnly(gene: string): Notation & { readonly ok: false } {
  return {
    ok: false,
    problem: {
      code: "code-unknown",
      found: `a code for ${gene} without words`,
      expected: "a code of a list we hold, or its words",
      remedy: "Send the display or text of the value",
      nearest: [],
    },
  };
}

/** Several pairs make a result only where all of them come to the same. */
function readGlString(knowledge: ResultKnowledge, value: ValueOf, text: string, list: GlString): Notation {
  const { gene } = value;
  const refuse = (expected: string, remedy: string): Notation => ({
    ok: false,
    problem: { code: "gl-string-open", found: quote(text), expected, remedy, nearest: [] },
  });
  const askAgain = "Send the two alleles with a plus between them, or the status of the allele asked about";
  if (list.kind === "one-allele") return readNotation(knowledge, gene, withStatus(knowledge, gene, list.allele));
  if (list.kind !== "pairs")
    return refuse(
      list.kind === "other-gene"
        ? `a GL string with one genotype of ${gene}`
        : `a GL string that says which two alleles of ${gene} there are; in it a slash parts alleles of which one is meant`,
      askAgain,
    );
  const read = list.pairs.map((pair) => readNotation(knowledge, gene, pair));
  const [first] = read;
  const failed = read.find((one) => !one.ok);
  if (first === undefined || failed !== undefined) return failed ?? keyOnly(gene);
  if (!first.ok || read.length === 1) return first;
  const terms = (one: Notation): string => (one.ok ? one.read.terms.join(", ") : "");
  if (read.every((one) => terms(one) === terms(first)) && terms(first) !== "")
    return readNotation(knowledge, gene, terms(first));
  return refuse(`a GL string that leaves nothing open which changes the result of ${gene}`, askAgain);
}

/** An HLA allele that is named alone was found: a test of one allele reports it so. */
function withStatus(knowledge: ResultKnowledge, gene: string, text: string): string {
  const isStatus = knowledge.phenotypes[gene]?.method === "allele-status";
  return isStatus && BARE_ALLELE.test(text.replace(/\s+/g, "")) ? `${text} positive` : text;
}

const BARE_ALLELE = /^(?:HLA-?)?[A-Z\d]*\*\d{2,3}:\d{2,3}(?::\d{2,3}){0,2}[GP]?$/i;

/** Returns the ways to read one text. PharmVar's sub-alleles (`*7.001`) share the function of their core allele. */
function spellings(knowledge: ResultKnowledge, { gene, allele }: ValueOf, text: string): readonly string[] {
  const core = text.replace(/(\*\d+)\.\d{3}\b/g, "$1");
  // The word of a test for one allele says it of that allele.
  const own = allele !== null && alleleIn(core) === null ? `${allele} ${core}` : core;
  const bare = own.toUpperCase().startsWith(`${gene} `) ? [own.slice(gene.length + 1)] : [];
  return [...new Set([withStatus(knowledge, gene, own), own, ...bare])];
}

const MOST_NOTATIONS = 5000;
const notations = new WeakMap<ResultKnowledge, Memory<Notation>>();

/** Laboratory notation means the same whoever's it is. What is none may be anything, and is not remembered. */
function readNotation(knowledge: ResultKnowledge, gene: string, value: string): Notation {
  const isTerm = knowledge.phenotypes[gene]?.terms.includes(value) === true;
  if (!isTerm && !NOTATION.test(value)) return notationOf(knowledge, gene, value);
  const memory = notations.get(knowledge) ?? createMemory<Notation>(MOST_NOTATIONS);
  notations.set(knowledge, memory);
  return memory.recall(`${gene} ${value}`, () => notationOf(knowledge, gene, value));
}

/** Star alleles, bases of an rs number, or one of the words of phenotypes. */
const NOTATION =
  /^(?:[A-Z0-9-]{2,10}[ :]?)?(?:\*\d[\w.:]*\s?\/\s?\*\d[\w.:]*|rs\d+ [ACGT]\/?[ACGT]|(?:Likely |Possible )?(?:Ultrarapid|Rapid|Normal|Intermediate|Poor) Metabolizer)$/;

function notationOf(knowledge: ResultKnowledge, gene: string, value: string): Notation {
  const read = readResult(knowledge, { gene, value }, []);
  if (read.ok) return { ok: true, read: read.value, input: inOurWords(knowledge, read.value, value), text: value };
  const [problem] = read.problems;
  if (problem === undefined) throw new InvariantError("interop: a result was refused without a problem");
  return { ok: false, problem };
}

/** Returns the result as our tables spell it, so that no sender's text travels on; as sent where that would not read the same. */
function inOurWords(knowledge: ResultKnowledge, read: ReadResult, sent: string): ResultInput {
  const { gene, diplotype, terms, activityScore } = read;
  const score = activityScore === null ? null : `${activityScore.isFloor ? "≥" : ""}${activityScore.value}`;
  const input: ResultInput = { gene, value: diplotype ?? score ?? terms[0] ?? sent };
  const again = readResult(knowledge, input, []);
  return again.ok && saysAll(again.value, read) ? input : { gene, value: sent };
}

/** Whether a reading says all that another does: what it leaves open, and every status, too. */
function saysAll(one: ReadResult, other: ReadResult): boolean {
  return (
    one.phenotype === other.phenotype &&
    one.diplotype === other.diplotype &&
    one.state === other.state &&
    one.open.length === other.open.length &&
    one.variant?.rsid === other.variant?.rsid
  );
}

/** Whether two readings of one value say the same, one of them perhaps in coarser words. */
function isSame(one: ReadResult, best: ReadResult): boolean {
  if (keyOf(one) === keyOf(best)) return true;
  const [score, other] = [one.activityScore?.value, best.activityScore?.value];
  if (score !== undefined && other !== undefined && score !== other) return false;
  return one.diplotype === null && one.variant === null && isCoarserWordFor(one, best);
}

/** Returns what tells one reading from another: the alleles in any order, or the phenotype. */
export function keyOf({ diplotype, phenotype, open }: ReadResult): string {
  return `${diplotype?.split("/").sort().join("/") ?? phenotype}${open.length > 0 ? ` or ${open.length} others` : ""}`;
}

/** Returns whether a phenotype in words is what a finer result comes to. */
export function isCoarserWordFor(implied: ReadResult, measured: ReadResult): boolean {
  const plain = (term: string): string => term.replace(/^(?:Likely|Possible) /, "");
  return (
    implied.terms.length > 0 &&
    implied.terms.every((term) =>
      [...measured.terms, ...measured.possibleTerms].some((one) => one === term || plain(one) === term),
    )
  );
}

/** A typing answers a test for one allele, and so does the status of that allele alone. */
function isAbout({ diplotype, terms }: ReadResult, allele: string): boolean {
  return (
    diplotype !== null ||
    !terms.some((term) => /^\*/.test(term)) ||
    terms.every((term) => term.startsWith(`${allele} `))
  );
}

/** What was written, in the words for people where there are any. */
function writtenOf(read: readonly Said[]): string {
  const words = read.filter(({ as }) => as === "words");
  const told = [...new Set((words.length > 0 ? words : read).map(({ text }) => text))].join("; ");
  return told.length > LONGEST_WRITTEN ? `${told.slice(0, LONGEST_WRITTEN - 1)}…` : told;
}

const LONGEST_WRITTEN = 200;
