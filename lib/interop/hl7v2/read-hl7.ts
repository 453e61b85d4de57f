import {
  isOtherTest,
  mayTakeBack,
  readResult,
  saidOnce,
  type Panel,
  type PanelProblem,
  type PanelRemark,
  type Understood,
} from "@/lib/intake";
import { resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Problem, ResultInput } from "@/lib/schema";
import { GENE_PHENOTYPE, GENE_STUDIED, GENOTYPE, HAPLOTYPE, PHENOTYPE_BEFORE_STU2, VARIANT } from "../fhir/codes";
import { observationsOf, patientsOf, peopleIn, type Observed } from "./observations";
import { messagesOf, type Message } from "./segments";

/** Message types that bring results. @source HL7 Version 2.5.1, chapter 7 */
const WITH_RESULTS: ReadonlySet<string> = new Set(["ORU", "OUL"]);

/**
 * Returns the results of HL7 v2 messages of one patient: the genotype and phenotype codes of LOINC, or a laboratory's own
 * codes that name the gene in their words. Final and corrected results count; preliminary, cancelled, deleted and wrong
 * ones are told and not used. Observations that name no gene we hold are counted and not read. No name of a person goes
 * into anything that is returned.
 *
 * @source HL7 Version 2.5.1, chapter 7; HL7 Version 2 Implementation Guide: Clinical Genomics, Release 2, for the codes and OBX-4
 */
export function readHl7v2(knowledge: ResultKnowledge, text: string): Panel {
  const messages = messagesOf(text);
  if ("brokenAt" in messages) return refusal(messages.brokenAt, brokenLine());
  const patients = patientsOf(messages);
  if (patients.size > 1) return refusal(1, severalPatients(patients.size));
  const other = messages.find((message) => !WITH_RESULTS.has(typeOf(message)));
  if (other !== undefined) return refusal(other.lineOneBased, otherType(typeOf(other)));
  const people = peopleIn(messages);
  const read = groupsOf(standingOnes(observationsOf(messages))).flatMap((group) =>
    group.map((one) => readOne(knowledge, one, group)),
  );
  const unnamed = read.flatMap((one) => (one.unnamedAt === undefined ? [] : [one.unnamedAt]));
  const panel: Panel = {
    results: saidOnce(read.flatMap((one) => one.result ?? [])),
    problems: read.flatMap((one) => one.problems ?? []).map((problem) => withoutPeople(problem, people)),
    remarks: [...read.flatMap((one) => one.remarks ?? []), ...(unnamed.length === 0 ? [] : [notRead(unnamed)])],
  };
  // A name stays out of all that is returned; a number tells patients apart.
  const owner = { kind: "hl7v2", names: [...patients].filter((key) => key.startsWith("id ")) } as const;
  return panel.results.length + panel.problems.length > 0
    ? { ...panel, owner }
    : { ...panel, problems: [placed(1, noResult())] };
}

function typeOf({ segments }: Message): string {
  return (segments[0]?.field(9)[0]?.[0] ?? "").toUpperCase();
}

interface Standing extends Observed {
  /** The line of a later correction or withdrawal of this very observation. */
  readonly replacedAt: number | null;
}

/** A correction replaces what was sent before under the same order, code and sub-id. */
function standingOnes(all: readonly Observed[]): readonly Standing[] {
  const keyOf = (one: Observed): string =>
    [one.orderId === "" ? `order ${one.order}` : one.orderId, one.codes[0]?.code ?? one.codes[0]?.text, one.subId].join(
      "|",
    );
  return all.map((one, at) => {
    const later = all
      .slice(at + 1)
      .find(
        ({ standing, ...other }) =>
          keyOf({ standing, ...other }) === keyOf(one) && (standing === "corrected" || standing === "withdrawn"),
      );
    return { ...one, replacedAt: later?.lineOneBased ?? null };
  });
}

/** Observations of one order that carry one sub-id speak of one gene. */
function groupsOf(all: readonly Standing[]): readonly (readonly Standing[])[] {
  const groups = new Map<string, Standing[]>();
  for (const one of all) {
    const key = `${one.order}|${one.subId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

type Role = "gene" | "result" | "variant" | "other";

const ROLES: Readonly<Record<string, Role>> = {
  [GENE_STUDIED]: "gene",
  [GENOTYPE]: "result",
  [GENE_PHENOTYPE]: "result",
  ...Object.fromEntries(PHENOTYPE_BEFORE_STU2.map((code): [string, Role] => [code, "result"])),
  [HAPLOTYPE]: "variant",
  [VARIANT]: "variant",
};

function roleOf({ codes }: Observed): Role {
  return codes.flatMap(({ code }) => (Object.hasOwn(ROLES, code) ? [ROLES[code] ?? "other"] : []))[0] ?? "other";
}

/** What one observation came to. */
interface ReadOne {
  readonly result?: Understood;
  readonly problems?: readonly PanelProblem[];
  readonly remarks?: readonly PanelRemark[];
  /** Its line, where it names no gene that we hold. */
  readonly unnamedAt?: number;
}

function readOne(knowledge: ResultKnowledge, one: Standing, group: readonly Standing[]): ReadOne {
  const line = one.lineOneBased;
  const role = roleOf(one);
  if (role === "gene") return geneProblem(knowledge, one, group);
  const genes = genesOf(knowledge, one, group);
  const [gene, ...others] = genes;
  if (gene === undefined)
    return role === "result" && one.standing === "withdrawn"
      ? { problems: [placed(line, withdrawnUnnamed(one.status))] }
      : { unnamedAt: line };
  const problem = (code: string, found: string, expected: string, remedy: string): ReadOne => ({
    problems: [placed(line, { code, path: [], gene, found, expected, remedy, nearest: [] })],
  });
  if (others.length > 0)
    return problem(
      "hl7-several-genes",
      `a result under several genes at once (${genes.join(", ")})`,
      "one gene for each sub-id (OBX-4)",
      "Ask the laboratory which gene it is of",
    );
  const standing = standingProblem(one, gene);
  if (standing !== null) return { problems: [placed(line, standing)] };
  if (!isNamedByCode(knowledge, one) && group.some((other) => roleOf(other) === "gene" && isTakenBack(other)))
    return problem(
      "hl7-gene-not-final",
      `a result of ${gene} whose gene (OBX 48018-6) is withdrawn or not final`,
      "a final (F) or corrected (C) gene beside the result",
      "Ask the laboratory which gene it is of",
    );
  if (one.codes.some(({ text }) => isOtherTest(text)))
    return problem(
      "hl7-other-test",
      `an observation of ${gene} whose name (OBX-3) says that it is a relative's, a donor's, a tumour's, an earlier one or a reference`,
      "a germline result of today",
      "Ask the laboratory what it is of; until then it is not used",
    );
  const texts = textsOf(one);
  if (texts === null)
    return problem(
      "hl7-document",
      `${gene} as an attached document`,
      "a result as text or code",
      "Open the document and type the result",
    );
  if (role !== "result" && group.some((other) => roleOf(other) === "result") && !isNamedByCode(knowledge, one))
    return { unnamedAt: line };
  return readTexts(knowledge, one, gene, texts);
}

function readTexts(
  knowledge: ResultKnowledge,
  one: Standing,
  gene: string,
  texts: readonly (readonly string[])[],
): ReadOne {
  const line = one.lineOneBased;
  const alleles = allelesIn(one);
  const outcomes = texts.map((spellings) => readSpellings(knowledge, gene, alleles, spellings));
  const readings = outcomes.flatMap((outcome) => ("input" in outcome ? [outcome] : []));
  const failed = outcomes.flatMap((outcome) => ("input" in outcome ? [] : [placed(line, outcome)]));
  const [reading, ...more] = readings;
  if (texts.length === 0) return { problems: [placed(line, withoutValue(gene))] };
  // Repetitions that are not one result each are told together: part of a value is never used.
  if (failed.length > 0 || reading === undefined || more.length > 0)
    return { problems: failed.length > 0 ? failed.slice(0, 1) : [placed(line, severalValues(gene, readings.length))] };
  const flag = one.flags.find((word) => contradicts(word, reading.read));
  if (flag !== undefined) return { problems: [placed(line, flagAgainst(gene, flag))] };
  const remarks = one.notes
    .filter(({ text }) => mayTakeBack(text))
    .map((note): PanelRemark => ({
      code: "column-not-read",
      line: note.lineOneBased,
      text: `Line ${note.lineOneBased}: the comment (NTE) on ${gene} is not read, and says something that may change this result. Check it.`,
    }));
  return reading.read.state === "not-tested"
    ? {
        remarks: [
          {
            code: "no-result",
            line,
            text: `Line ${line}: ${gene} has no result. It is left out and counts as not tested.`,
          },
          ...remarks,
        ],
      }
    : { result: reading, remarks };
}

/**
 * A value in several spellings (display, code, original text) is read by the first that is understood. One that says
 * something else, or that may take the value back, refuses it; so does an allele other than the one that was looked for.
 */
function readSpellings(
  knowledge: ResultKnowledge,
  gene: string,
  alleles: readonly string[],
  spellings: readonly string[],
): Understood | Problem {
  const outcomes = spellings.map((text) => ({ text, outcome: readSpelling(knowledge, gene, alleles, text) }));
  const readings = outcomes.flatMap(({ outcome }) => ("read" in outcome ? [outcome] : []));
  const [first] = readings;
  if (first === undefined) {
    const [failed] = outcomes;
    return failed === undefined || "read" in failed.outcome ? withoutValue(gene) : failed.outcome;
  }
  if (readings.some((other) => sayingOf(other) !== sayingOf(first))) return severalValues(gene, readings.length);
  if (outcomes.some(({ text, outcome }) => !("read" in outcome) && mayTakeBack(text))) return besideValue(gene);
  const [allele] = alleles;
  return allele === undefined || first.read.terms.some((term) => term.startsWith(allele)) || hasNoStatus(first)
    ? first
    : otherAllele(gene, allele);
}

/** "Not tested" says it of whichever allele was looked for. */
function hasNoStatus({ read }: Understood): boolean {
  return read.state === "not-tested";
}

function readSpelling(
  knowledge: ResultKnowledge,
  gene: string,
  alleles: readonly string[],
  text: string,
): Understood | Problem {
  const [allele, ...more] = alleles;
  let problem: Problem | null = null;
  // Of a test for several alleles one word says nothing of each.
  for (const wording of allele === undefined || more.length > 0 ? [text] : [`${allele} ${text}`, text]) {
    const value = wording.slice(0, 200);
    const read = readResult(knowledge, { gene, value }, []);
    if (read.ok) return { read: read.value, input: inOurWords(knowledge, read.value, value) };
    problem ??= read.problems[0] ?? null;
  }
  return problem ?? withoutValue(gene);
}

function sayingOf({ read: { diplotype, terms, state, activityScore, open } }: Understood): string {
  return JSON.stringify([diplotype, terms, state, activityScore, open.map((one) => one.diplotype)]);
}

/** As our tables spell it, so that no sender's text travels on; as sent where that would not read the same. */
function inOurWords(knowledge: ResultKnowledge, read: ReadResult, sent: string): ResultInput {
  const { gene, diplotype, terms, activityScore, state, phenotype } = read;
  const score = activityScore === null ? null : `${activityScore.isFloor ? "≥" : ""}${activityScore.value}`;
  const input: ResultInput = { gene, value: diplotype ?? score ?? terms[0] ?? sent };
  const again = readResult(knowledge, input, []);
  const isSame =
    again.ok &&
    again.value.phenotype === phenotype &&
    again.value.diplotype === diplotype &&
    again.value.state === state &&
    JSON.stringify(again.value.open) === JSON.stringify(read.open);
  return isSame ? input : { gene, value: sent };
}

/** Types of values that are read as text, and those whose second component is the words of a code. */
const CODED: ReadonlySet<string> = new Set(["CWE", "CE", "CNE", "CF"]);
const TEXTUAL: ReadonlySet<string> = new Set(["", "ST", "TX", "FT", "NM", "IS", "ID", "SN"]);

/** Returns the spellings of each repetition; null for a value that is no text. */
function textsOf({ type, values }: Observed): readonly (readonly string[])[] | null {
  if (CODED.has(type))
    return values.map(
      (parts) =>
        [parts[1], parts[4], parts[8], parts[0], parts[3]].filter(
          (text) => text !== undefined && text !== "",
        ) as string[],
    );
  return TEXTUAL.has(type) ? values.map((parts) => [parts.filter((part) => part !== "").join(" ")]) : null;
}

/** The genes an observation is of: what its own code names, or else those of its group, or else what its value begins with. */
function genesOf(knowledge: ResultKnowledge, one: Observed, group: readonly Observed[]): readonly string[] {
  const own = namedBy(
    knowledge,
    one.codes.map(({ text }) => text),
  );
  if (own.length > 0) return own;
  const studied = group
    .filter((other) => roleOf(other) === "gene")
    .flatMap((other) =>
      namedBy(
        knowledge,
        other.values.flatMap((parts) => parts),
      ),
    );
  if (studied.length > 0) return [...new Set(studied)];
  return namedBy(
    knowledge,
    one.values.flatMap((parts) => parts.map((part) => part.split(/\s/)[0] ?? "")),
  );
}

function isNamedByCode(knowledge: ResultKnowledge, one: Observed): boolean {
  return (
    namedBy(
      knowledge,
      one.codes.map(({ text }) => text),
    ).length > 0
  );
}

/** Genes whose symbol stands in texts, as a word of its own or before an allele. */
function namedBy(knowledge: ResultKnowledge, texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.toUpperCase().match(/[A-Z0-9]+(?:-[A-Z0-9]+)*/g) ?? []);
  const symbols = words.filter((word) => /[A-Z]/.test(word) && word.length > 1 && Object.hasOwn(knowledge.genes, word));
  return [...new Set(symbols)];
}

/** The word of a test for one allele says it of that allele. */
function allelesIn({ codes }: Observed): readonly string[] {
  return [...new Set(codes.flatMap(({ text }) => text.match(/\*\d{2,3}:\d{2,3}/g) ?? []))];
}

function isTakenBack({ standing }: Observed): boolean {
  return standing === "withdrawn" || standing === "not-final";
}

function geneProblem(knowledge: ResultKnowledge, one: Observed, group: readonly Observed[]): ReadOne {
  if (namedBy(knowledge, one.values.flat()).length > 0) return {};
  const [written = ""] = one.values[0]?.slice(1, 2) ?? [];
  const known = resolveGene(knowledge, written || (one.values[0]?.[0] ?? ""), []);
  const isAsked = group.some((other) => roleOf(other) === "result");
  return isAsked && !known.ok
    ? { problems: known.problems.slice(0, 1).map((problem) => placed(one.lineOneBased, problem)) }
    : { unnamedAt: one.lineOneBased };
}

/** Laboratory flags that say the same as a status, or its opposite. @source HL7 table 0078, Interpretation codes */
const NEGATIVE_FLAGS: ReadonlySet<string> = new Set(["NEG", "ND"]);
const POSITIVE_FLAGS: ReadonlySet<string> = new Set(["POS", "DET"]);

function contradicts(flag: string, { terms }: ReadResult): boolean {
  const word = flag.toUpperCase();
  if (word === "IND" || word === "E") return true;
  const says = (end: string): boolean => terms.some((term) => term.toLowerCase().endsWith(end));
  return (NEGATIVE_FLAGS.has(word) && says("positive")) || (POSITIVE_FLAGS.has(word) && says("negative"));
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  P: "preliminary",
  R: "not verified",
  I: "pending",
  S: "partial",
  O: "an order without a result",
  N: "not asked for",
  D: "deleted",
  W: "sent in error",
  X: "cancelled",
};

function standingProblem(one: Standing, gene: string): Problem | null {
  const problem = (code: string, found: string, remedy: string): Problem => ({
    code,
    path: [],
    gene,
    found,
    expected: "a final (F) or corrected (C) result",
    remedy,
    nearest: [],
  });
  const word = STATUS_WORDS[one.status] ?? (one.standing === "withdrawn" ? "cancelled with its order" : "");
  if (one.standing === "withdrawn")
    return problem(
      "hl7-withdrawn",
      `a result of ${gene} that is ${word} (${one.status})`,
      "Ask the laboratory for the result that stands",
    );
  if (one.replacedAt !== null)
    return problem(
      "hl7-replaced",
      `a result of ${gene} that line ${one.replacedAt} corrects or withdraws`,
      "The later line counts",
    );
  if (one.standing === "not-final")
    return problem("hl7-not-final", `a result of ${gene} that is ${word} (${one.status})`, "Wait for the final result");
  if (one.standing === "unknown")
    return problem(
      "hl7-status-unknown",
      one.status === ""
        ? `a result of ${gene} without a status`
        : `a result of ${gene} with a status that HL7 does not list`,
      "Ask the laboratory whether it is final",
    );
  return null;
}

/** What is quoted of a message may hold a name that its other fields give away. */
function withoutPeople(problem: PanelProblem, people: ReadonlySet<string>): PanelProblem {
  const words = `${problem.found} ${problem.expected} ${problem.remedy}`.toLowerCase().split(/[^\p{L}]+/u);
  if (!words.some((word) => people.has(word))) return problem;
  return {
    ...problem,
    found: "a value that is no result we can read",
    expected: "a result and nothing else",
    remedy: "Read it in the message, and type the result",
    nearest: [],
  };
}

function placed(line: number, problem: Problem): PanelProblem {
  return { ...problem, path: ["line", line, "column", 1], line, column: 1 };
}

function refusal(line: number, problem: Problem): Panel {
  return { results: [], remarks: [], problems: [placed(line, problem)] };
}

function notRead(lines: readonly number[]): PanelRemark {
  const shown = lines.slice(0, 20).join(", ");
  return {
    code: "column-not-read",
    line: lines[0] ?? 1,
    text: `${lines.length === 1 ? "One observation names" : `${lines.length} observations name`} no result of a gene that we hold and ${lines.length === 1 ? "was" : "were"} not read (line${lines.length === 1 ? "" : "s"} ${shown}${lines.length > 20 ? ", …" : ""}).`,
  };
}

function problemOf(code: string, found: string, expected: string, remedy: string): Problem {
  return { code, path: [], found, expected, remedy, nearest: [] };
}

/** Returns the refusal of a text whose line is no segment. */
export function brokenLine(): Problem {
  return problemOf(
    "hl7-segment",
    "a line of an HL7 v2 message that is no segment",
    "segments such as OBX|…, each on a line of its own",
    "Export the message again, whole; a line break inside a value breaks it",
  );
}

function severalPatients(count: number): Problem {
  return problemOf(
    "several-patients",
    `HL7 v2 results of ${count} patients`,
    "the results of one patient",
    "Give each patient's messages apart",
  );
}

function otherType(type: string): Problem {
  return problemOf(
    "hl7-type",
    /^[A-Z]{3}$/.test(type) ? `an HL7 v2 message of the type ${type}` : "an HL7 v2 message without a type (MSH-9)",
    "a message of results (ORU or OUL)",
    "Ask the laboratory system for the result message",
  );
}

function noResult(): Problem {
  return problemOf(
    "hl7-no-result",
    "an HL7 v2 message without a result of a gene that we hold",
    "OBX segments with a gene and its genotype or phenotype",
    "Check that it is the pharmacogenomic result; an attached PDF can be given as a file of its own",
  );
}

function withoutValue(gene: string): Problem {
  return problemOf(
    "hl7-no-value",
    `${gene} without a value (OBX-5)`,
    `a result of ${gene}`,
    "Ask the laboratory why it gave none",
  );
}

function severalValues(gene: string, count: number): Problem {
  return problemOf(
    "hl7-several-values",
    `${count} values for one result of ${gene}`,
    "one value",
    "Ask the laboratory which one stands",
  );
}

function besideValue(gene: string): Problem {
  return problemOf(
    "hl7-value-doubted",
    `a result of ${gene}, and beside it words that may take it back (OBX-5)`,
    "a result and nothing else",
    "Read the message, and type the result if it stands",
  );
}

function otherAllele(gene: string, allele: string): Problem {
  return problemOf(
    "hl7-other-allele",
    `an observation of ${gene}${allele} whose value speaks of another allele`,
    `the status of ${allele}, or both alleles of ${gene}`,
    "Ask the laboratory which allele was looked for",
  );
}

function withdrawnUnnamed(status: string): Problem {
  return problemOf(
    "hl7-withdrawn",
    `a result that is ${STATUS_WORDS[status] ?? "cancelled with its order"} (${status}), of no gene that is named`,
    "a withdrawal that names what it takes back",
    "Check that it is none of the results that were read",
  );
}

function flagAgainst(gene: string, flag: string): Problem {
  return problemOf(
    "hl7-flag",
    `a result of ${gene} whose flag (OBX-8 ${flag.slice(0, 5)}) does not go with its value`,
    "a value and a flag that say the same",
    "Ask the laboratory which one stands",
  );
}
