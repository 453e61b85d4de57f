import { quote, resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Outcome, Problem, ResultInput, ResultState } from "@/lib/schema";
import type { PastedRecord } from "../delimited";
import type { Column, Columns } from "./panel-columns";
import { isOfAnother, isStanding, standingOf, takesBack } from "./row-standing";
import { testNamed, type GeneFinder } from "./test-name";

/** A problem with the place in the paste it is about; both count from one. */
export interface PanelProblem extends Problem {
  readonly line: number;
  readonly column: number;
}

/** What we did with a row that was not as it should be, so that the reader can look. */
export interface PanelRemark {
  readonly code:
    | "gene-from-row-above"
    | "columns-swapped"
    | "cells-joined"
    | "no-result"
    | "column-not-read"
    | "line-not-read"
    | "status-unclear"
    | "rank-not-first"
    | "other-sample"
    | "variants-agree"
    | "gene-of-program";
  readonly line: number;
  readonly text: string;
}

/** One thing that a row says of a gene, as the question takes it and as it was read. */
export interface RowResult {
  readonly line: number;
  readonly input: ResultInput;
  readonly result: ReadResult;
  /** What the row says of one variant or allele alone; several of a gene are read together. Null for a whole result. */
  readonly variant: string | null;
}

export interface Row {
  readonly line: number;
  readonly gene: string | null;
  readonly results: readonly RowResult[];
  readonly problems: readonly PanelProblem[];
  readonly remarks: readonly PanelRemark[];
}

/** What a row is read with. */
export interface RowReader {
  readonly knowledge: ResultKnowledge;
  readonly find: GeneFinder;
  /** The gene of an rsID that one gene alone has; null for every other. */
  readonly geneOfVariant: (rsid: string) => string | null;
  /** Reads one result, and remembers it: a table says the same in many rows. */
  readonly read: (input: ResultInput) => Outcome<ReadResult>;
}

interface Cell {
  readonly text: string;
  readonly kind: "diplotype" | "phenotype" | "activityScore" | "value";
  readonly columnOneBased: number;
}

/**
 * Returns what one row says: its results, and everything of it that is not used, with the reason. A row that its own
 * status or comment takes back, or that is another person's, is not used. `above` is the gene of the row above, which a
 * row without one belongs to as in merged cells.
 */
export function readRow(reader: RowReader, record: PastedRecord, columns: Columns, above: string | null): Row {
  const { lineOneBased: line } = record;
  const own = aboutOf(reader, record, columns, above);
  if (!own.ok) return { ...EMPTY, line, gene: null, problems: [own.problem], remarks: own.remarks };
  const { gene } = own.about;
  const state = stateOf(record, columns);
  if (state !== null) return { ...EMPTY, line, gene, problems: state === "ambiguous" ? [ambiguous(line, gene)] : [] };
  const held = heldBack(record, columns, own.about);
  const read = readCells(reader, record, own.about);
  const remarks = [...own.remarks, ...unclearStatus(record, columns)];
  if (held === null) return { ...read, line, gene, remarks: [...remarks, ...read.remarks] };
  // Nothing of the row is used: a fault in it would be told of what decides nothing.
  const isNothing = read.results.length === 0 && read.problems.length === 0;
  return { ...EMPTY, line, gene, problems: isNothing ? [] : [held], remarks: isNothing ? read.remarks : own.remarks };
}

const EMPTY = { results: [], problems: [], remarks: [] };

/** What a row is about, and the cells in which it says what was found. */
interface About {
  readonly gene: string;
  /** The variant or allele that was looked for, or a whole result beside the gene; empty where the row is of the gene. */
  readonly subjects: readonly string[];
  readonly subjectColumn: number;
  readonly cells: readonly Cell[];
  readonly zygosity: string;
}

type AboutRead =
  | { readonly ok: true; readonly about: About; readonly remarks: readonly PanelRemark[] }
  | { readonly ok: false; readonly problem: PanelProblem; readonly remarks: readonly PanelRemark[] };

function aboutOf(reader: RowReader, record: PastedRecord, columns: Columns, above: string | null): AboutRead {
  const { cells, lineOneBased: line } = record;
  const { kinds } = columns;
  const { find } = reader;
  const at = kinds.indexOf("gene");
  const texts = (kind: Column): readonly string[] =>
    kinds.flatMap((one, i) => (one === kind && (cells[i] ?? "") !== "" ? [cells[i] ?? ""] : []));
  const named = at === -1 ? "" : (cells[at] ?? "");
  const elsewhere = cells.flatMap((cell, i) => (i !== at && cell !== "" && find(cell) !== null ? [i] : []));
  const test = testNamed(find, named) ?? firstOf(texts("test").map((text) => testNamed(find, text)));
  const variants = [...texts("variant"), ...texts("test").filter((text) => VARIANT.test(text))];
  if (test !== null) {
    const others = elsewhere.filter((i) => find(cells[i] ?? "") !== test.gene && !isBesides(kinds[i]));
    if (others.length > 0) return { ok: false, problem: twoGenes(line, others[0] ?? 0), remarks: [] };
    const tested = texts("test").map((text) => testNamed(find, text));
    const subjects = [test.subject, ...tested.map((one) => (one?.gene === test.gene ? one.subject : "")), ...variants];
    const isScore = test.isScore || tested.some((one) => one?.isScore === true);
    const findings = findingsOf(record, kinds, at).map((cell): Cell =>
      isScore && cell.kind === "value" ? { ...cell, kind: "activityScore" } : cell,
    );
    return { ok: true, about: about(test.gene, subjects, at + test.at + 1, findings, texts("zygosity")), remarks: [] };
  }
  const [swap] = elsewhere.filter((i) => !isBesides(kinds[i]));
  if (swap !== undefined && named !== "") {
    const gene = find(cells[swap] ?? "") ?? "";
    // Whatever the columns are called, once they are swapped only the cell itself says what it is.
    const findings = findingsOf(
      record,
      kinds.map((kind, i) => (i === at && kinds[swap] !== "ignored" ? "value" : kind)),
      swap,
    ).map((cell) => ({ ...cell, kind: "value" as const }));
    const remark = swapped(line, `the gene ${gene} stands in column ${swap + 1}`);
    return { ok: true, about: about(gene, variants, at + 1, findings, texts("zygosity")), remarks: [remark] };
  }
  const owner = firstOf([named, ...variants].map((text) => geneOfText(reader, text)));
  if (owner !== null && owner !== undefined) {
    const findings = findingsOf(record, kinds, at);
    return { ok: true, about: about(owner, [named, ...variants], at + 1, findings, texts("zygosity")), remarks: [] };
  }
  if (named === "" && above !== null && at !== -1) {
    const remark: PanelRemark = {
      code: "gene-from-row-above",
      line,
      text: `Line ${line}: no gene stands here, as in merged cells. It was read as ${above}, the gene above.`,
    };
    return {
      ok: true,
      about: about(above, variants, at + 1, findingsOf(record, kinds, at), texts("zygosity")),
      remarks: [remark],
    };
  }
  return {
    ok: false,
    problem: placed(
      geneUnknown(
        reader,
        named === "" ? (variants[0] ?? texts("test")[0] ?? "") : named,
        cells.filter((cell) => cell !== "").length === 1,
      ),
      line,
      Math.max(at, 0) + 1,
    ),
    remarks: [],
  };
}

/** A name of a variant, where a column holds tests of every kind. */
const VARIANT = /^(?:rs\d+$|[cgmnp]\.|\*)/i;

function firstOf<T>(items: readonly (T | null)[]): T | null {
  return items.find((item) => item !== null) ?? null;
}

function geneOfText({ geneOfVariant }: RowReader, text: string): string | null {
  const rsid = /^rs\d+/i.exec(text)?.[0];
  return rsid === undefined ? null : geneOfVariant(rsid.toLowerCase());
}

function about(
  gene: string,
  subjects: readonly string[],
  subjectColumn: number,
  cells: readonly Cell[],
  zygosity: readonly string[],
): About {
  const distinct = [...new Set(subjects.map((text) => text.trim()).filter((text) => text !== ""))];
  return { gene, subjects: distinct, subjectColumn, cells, zygosity: zygosity[0] ?? "" };
}

/** Columns that may name a gene and say nothing of what was found. */
function isBesides(kind: Column | undefined): boolean {
  return (
    kind !== undefined && ["test", "ignored", "comment", "other", "sample", "person", "relation", "gene"].includes(kind)
  );
}

const FINDING_KINDS: Readonly<Partial<Record<Column, Cell["kind"]>>> = {
  diplotype: "diplotype",
  genotype: "diplotype",
  phenotype: "phenotype",
  activityScore: "activityScore",
  value: "value",
  status: "value",
};

function findingsOf({ cells }: PastedRecord, kinds: readonly Column[], without: number): readonly Cell[] {
  // A letter alone, as HL7 has it, is a status only beside a result.
  const hasOther = (at: number): boolean =>
    kinds.some((kind, i) => i !== at && i !== without && FINDING_KINDS[kind] !== undefined && (cells[i] ?? "") !== "");
  const isStandingOf = (at: number, text: string): boolean =>
    isStanding(text) || (hasOther(at) && standingOf(text) !== "unclear");
  const own = cells.flatMap((text, i): readonly Cell[] => {
    const kind = FINDING_KINDS[kinds[i] ?? "value"];
    if (i === without || kind === undefined || (kinds[i] === "status" && isStandingOf(i, text))) return [];
    return [{ text, kind, columnOneBased: i + 1 }];
  });
  const [one, two] = [kinds.indexOf("firstAllele"), kinds.indexOf("secondAllele")];
  const pair = [cells[one] ?? "", cells[two] ?? ""].filter((text) => text !== "").join("/");
  return one === -1 && two === -1
    ? own
    : [...own, { text: pair, kind: "diplotype", columnOneBased: Math.max(one, two) + 1 }];
}

function geneUnknown({ knowledge }: RowReader, text: string, isFreeLine: boolean): Problem {
  const [first = text] = text.split(/\s*[:=]\s+|\s+/);
  const read = resolveGene(knowledge, isFreeLine ? first : text, []);
  const whole = resolveGene(knowledge, text, []);
  const [problem] = read.ok ? (whole.ok ? [] : whole.problems) : read.problems;
  return (
    problem ?? {
      code: "gene-empty",
      path: [],
      found: "nothing",
      expected: "the symbol of a gene",
      remedy: "Type a gene name",
      nearest: [],
    }
  );
}

function twoGenes(line: number, at: number): PanelProblem {
  return placed(
    {
      code: "row-of-two-genes",
      path: [],
      found: "two genes in one row",
      expected: "one gene a row, with its result beside it",
      remedy: "Put each gene with its result in a row of its own: none of this row was used",
      nearest: [],
    },
    line,
    at + 1,
  );
}

/** The state that our own table of calls gives a row, where it is not a plain call. */
function stateOf(
  { cells }: PastedRecord,
  { kinds }: Columns,
): Exclude<ResultState, "called" | "uncertain-function"> | null {
  const written = cells[kinds.indexOf("state")] ?? "";
  return DOUBTFUL.find((state) => state === written) ?? null;
}

const DOUBTFUL = ["ambiguous", "not-callable", "not-tested"] as const;

/** One that is ambiguous is told: the table does not hold what else fits, and without that its diplotype would read as a plain call. */
function ambiguous(line: number, gene: string): PanelProblem {
  return placed(
    {
      code: "row-ambiguous",
      path: [],
      found: `${gene}, ambiguous: other diplotypes fit the file as well, and this table does not list them`,
      expected: "a plain call, or the genome file with what else fits",
      remedy: "Give the genome file itself with call --drug, or settle the gene with another test",
      nearest: [],
    },
    line,
    1,
  );
}

/** Why a row is not used though it can be read; null where nothing takes it back. */
function heldBack(
  { cells, lineOneBased: line }: PastedRecord,
  { kinds }: Columns,
  { gene, cells: findings }: About,
): PanelProblem | null {
  const at = (wanted: (kind: Column, text: string) => boolean): number =>
    kinds.findIndex((kind, i) => (cells[i] ?? "") !== "" && wanted(kind, cells[i] ?? ""));
  const result = findings
    .filter(({ columnOneBased }) => kinds[columnOneBased - 1] !== "status")
    .map(({ text }) => text)
    .filter((text) => text !== "" && !SAYS_NOTHING.has(text.toLowerCase()))
    .map(quote)
    .join(", ");
  const row = result === "" ? gene : `${gene} ${result}`;
  const another = at((kind, text) => kind === "relation" && isOfAnother(text));
  if (another !== -1)
    return notUsed(
      "row-of-another-person",
      line,
      another,
      `${row}, of a relative (${quote(cells[another] ?? "")})`,
      "results of the patient",
      "Leave the rows of relatives out: this one was not used",
    );
  const hasOther = (i: number): boolean => findings.some((cell) => cell.columnOneBased !== i + 1 && cell.text !== "");
  const status = kinds.findIndex((kind, i) => {
    const text = cells[i] ?? "";
    if (kind === "standing") return standingOf(text) === "not-final";
    return kind === "status" && standingOf(text) === "not-final" && hasOther(i);
  });
  const comment =
    status !== -1 ? -1 : at((kind, text) => (kind === "comment" || kind === "ignored") && takesBack(text));
  const why = Math.max(status, comment);
  if (why === -1) return null;
  return notUsed(
    "row-not-final",
    line,
    why,
    `${row}, marked ${quote(cells[why] ?? "")}`,
    "a final, confirmed result",
    "Ask the laboratory for the final result; until then this row is not used",
  );
}

function notUsed(
  code: string,
  line: number,
  at: number,
  found: string,
  expected: string,
  remedy: string,
): PanelProblem {
  return placed({ code, path: [], found, expected, remedy, nearest: [] }, line, at + 1);
}

function unclearStatus({ cells, lineOneBased: line }: PastedRecord, { kinds }: Columns): readonly PanelRemark[] {
  return kinds.flatMap((kind, i): readonly PanelRemark[] => {
    const text = cells[i] ?? "";
    return kind === "standing" && standingOf(text) === "unclear"
      ? [
          {
            code: "status-unclear",
            line,
            text: `Line ${line}: the status ${quote(text)} is none we know. The result was used: check whether it is final.`,
          },
        ]
      : [];
  });
}

/** Words of a laboratory for "there is no result"; none of them is ever a result. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  ...["not available", "no call", "no-call", "not called", "no result", "not tested", "not determined", "n/c"],
  ...["nc", "nd", "n.d.", "-", "--", "–", "—", "."],
]);

type Read = Pick<Row, "results" | "problems" | "remarks">;

function readCells(reader: RowReader, record: PastedRecord, about: About): Read {
  const { lineOneBased: line } = record;
  const { gene, subjects, zygosity } = about;
  const told = about.cells.filter((cell) => cell.text !== "");
  const saying = told.filter((cell) => !SAYS_NOTHING.has(cell.text.toLowerCase()));
  // Callers write it for alleles without a score; beside a diplotype it says nothing more.
  const scored = saying.filter(({ kind, text }) => kind !== "activityScore" || text.toLowerCase() !== "n/a");
  const given = scored.length > 0 ? scored : saying;
  if (given.length === 0 && zygosity === "" && told[0] !== undefined) return noResult(line, gene, told[0].text);
  if (subjects.length > 0) return readSubject(reader, line, { ...about, cells: given });
  if (given.length === 0) return { ...EMPTY, problems: [withoutResult(line, gene)] };
  const read = readGeneCells(reader, line, gene, given, zygosity);
  const unsaid = told.find(({ kind, text }) => kind !== "activityScore" && !saying.some((one) => one.text === text));
  // A dash fills a cell; words beside a result say that one of the two was not called.
  return unsaid === undefined || !/[a-z]{2}/i.test(unsaid.text) || read.results.length === 0
    ? read
    : { ...read, remarks: [...read.remarks, besideNothing(line, gene, unsaid.text)] };
}

function besideNothing(line: number, gene: string, word: string): PanelRemark {
  const text = `Line ${line}: ${quote(word)} stands beside a result of ${gene}. The result was used: check in the report that it holds.`;
  return { code: "no-result", line, text };
}

function noResult(line: number, gene: string, word: string): Read {
  const text = `Line ${line}: ${gene} has no result (${quote(word)}). It is left out and counts as not tested.`;
  return { ...EMPTY, remarks: [{ code: "no-result", line, text }] };
}

function withoutResult(line: number, gene: string): PanelProblem {
  return placed(
    {
      code: "row-without-result",
      path: [],
      found: `${gene} without a result`,
      expected: "a diplotype, phenotype, score or status beside the gene",
      remedy: "Fill in the result, or leave the line out",
      nearest: [],
    },
    line,
    1,
  );
}

/** The cells of a row about a gene as a whole. */
function readGeneCells(reader: RowReader, line: number, gene: string, given: readonly Cell[], zygosity: string): Read {
  const read = given.map((cell) => readCell(reader, gene, cell));
  const good = read.flatMap((one) =>
    one.outcome.ok
      ? [{ line, input: one.input, result: one.outcome.value, variant: variantOf(reader, gene, one.cell.text) }]
      : [],
  );
  const clash = good.find(({ result }) => contradictsZygosity(result, zygosity));
  if (clash !== undefined) return { ...EMPTY, problems: [zygosityClash(line, gene, zygosity)] };
  return {
    results: mostTelling(good),
    problems: read.flatMap(({ outcome, cell }) =>
      outcome.ok ? [] : outcome.problems.map((problem) => placed(problem, line, cell.columnOneBased)),
    ),
    remarks: read.some((one) => one.isSwapped)
      ? [swapped(line, `${gene}: a column holds another kind of result than its place says`)]
      : [],
  };
}

/** A text that names one variant by its place with what was found there: several such rows of a gene are read together. */
function variantOf({ knowledge }: RowReader, gene: string, text: string): string | null {
  if (knowledge.phenotypes[gene]?.method === "allele-status") return null;
  return /^(?:rs\d+|[cgmn]\.\s?[-*]?\d\S*|-?\d+(?:[+-]\d+)?[ACGT]+>[ACGT]+)[\s:]+[^/|;,]+(?:[/|][ACGT]+)?$/i.test(text)
    ? text
    : null;
}

function contradictsZygosity({ diplotype }: ReadResult, zygosity: string): boolean {
  const [one, two, ...more] = diplotype?.split("/") ?? [];
  const copies = copiesOf(zygosity);
  if (one === undefined || two === undefined || more.length > 0 || copies === null) return false;
  return (one === two) !== (copies === "two alike");
}

function copiesOf(zygosity: string): "two alike" | "two different" | null {
  if (/^hom(?:ozyg\w*)?\b/i.test(zygosity)) return "two alike";
  return /^(?:compound )?het(?:erozyg\w*)?\b/i.test(zygosity) ? "two different" : null;
}

function zygosityClash(line: number, gene: string, zygosity: string): PanelProblem {
  return placed(
    {
      code: "zygosity-contradicts",
      path: [],
      found: `${gene} marked ${quote(zygosity)} beside alleles that say otherwise`,
      expected: "a genotype and a zygosity that agree",
      remedy: "Ask the laboratory which of the two holds: this row was not used",
      nearest: [],
    },
    line,
    1,
  );
}

/**
 * A row about one variant or allele, or with a whole result beside the gene. What was found is read together with what
 * was looked for; by itself only where each half is a result of its own.
 */
function readSubject(reader: RowReader, line: number, about: About): Read {
  const { gene, subjects, cells, zygosity } = about;
  const beside = cells.filter(({ kind }) => kind === "phenotype" || kind === "activityScore");
  const findings = cells.filter((cell) => !beside.includes(cell));
  const apart = beside.length === 0 ? EMPTY : readGeneCells(reader, line, gene, beside, "");
  if (findings.length === 0 && zygosity === "") {
    const alone = subjects.map((subject) => ({
      subject,
      outcome: reader.read({ gene, value: subject }),
    }));
    const good = alone.flatMap(({ subject, outcome }) =>
      outcome.ok
        ? [{ line, input: { gene, value: subject }, result: outcome.value, variant: variantOf(reader, gene, subject) }]
        : [],
    );
    const problems = alone.flatMap(({ outcome }) =>
      outcome.ok ? [] : outcome.problems.map((one) => placed(one, line, about.subjectColumn)),
    );
    // A phenotype beside an allele that says nothing by itself is the gene's own result.
    const isTold = good.length > 0 || apart.results.length > 0;
    return {
      results: [...mostTelling(good), ...apart.results],
      problems: [
        ...(isTold && good.length === 0 && apart.results.length > 0 ? problems : good.length > 0 ? [] : problems),
        ...apart.problems,
      ],
      remarks: apart.remarks,
    };
  }
  const words = wordsWithZygosity(
    findings.map(({ text }) => text),
    zygosity,
  );
  if (words === null) return { ...apart, problems: [zygosityClash(line, gene, zygosity), ...apart.problems] };
  const joined = readTogether(reader, gene, subjects, words);
  if (joined.ok) {
    const results = joined.value.map(({ text, result, isVariant }): RowResult => ({
      line,
      input: { gene, value: text },
      result,
      variant: isVariant ? text : null,
    }));
    return { ...apart, results: [...results, ...apart.results] };
  }
  const separately = readApart(reader, line, about, findings);
  if (separately !== null)
    return { ...separately, results: [...separately.results, ...apart.results], problems: apart.problems };
  return {
    ...apart,
    problems: [
      ...joined.problems.map((one) => placed(one, line, findings[0]?.columnOneBased ?? about.subjectColumn)),
      ...apart.problems,
    ],
  };
}

const FOUND = /^(?:positive|pos|present|detected|found|carrier|mutant|variant|abnormal)$/i;
const NOT_FOUND = /wild|^wt$|reference|not detected|not present|absent|negative|^neg$|none/i;
const BASES = /^\s*([ACGT]+|del|ins|-)\s*[/|]?\s*([ACGT]+|del|ins|-)\s*$/i;

/**
 * What was found, in the words that say how many copies: a zygosity beside bases has to agree with them, and beside
 * "detected" it says what that word leaves out. Null where the two cannot both hold.
 */
function wordsWithZygosity(findings: readonly string[], zygosity: string): readonly string[] | null {
  if (zygosity === "") return findings;
  if (findings.length === 0 || findings.every((text) => FOUND.test(text))) return [zygosity];
  const bases = findings.map((text) => (/^[ACGT]{1,2}$/i.test(text) ? [text[0], text[1]] : BASES.exec(text)?.slice(1)));
  if (bases.some((pair) => pair === undefined)) return [...findings, zygosity];
  const isAlike = bases.every((pair) => pair?.[0]?.toLowerCase() === pair?.[1]?.toLowerCase());
  const copies = NOT_FOUND.test(zygosity) ? "two alike" : copiesOf(zygosity);
  return copies !== null && isAlike !== (copies === "two alike") ? null : findings;
}

interface Together {
  readonly text: string;
  readonly result: ReadResult;
  readonly isVariant: boolean;
}

/** Every way in which the row names its variant with what was found there: those that can be read have to agree. */
function readTogether(
  { knowledge, read }: RowReader,
  gene: string,
  subjects: readonly string[],
  words: readonly string[],
): Outcome<readonly Together[]> {
  const isWhole = (subject: string): boolean => {
    const alone = read({ gene, value: subject });
    return alone.ok && alone.value.state !== "not-tested";
  };
  // The status of one HLA allele is a result of its own, whatever is said of another.
  const isStatus = knowledge.phenotypes[gene]?.method === "allele-status";
  const tried = subjects.flatMap((subject) =>
    words.map((word) => {
      const text = `${subject} ${word}`;
      return { text, isVariant: !isStatus && !isWhole(subject), outcome: read({ gene, value: text }) };
    }),
  );
  const byWord = words.map((_, i) => tried.filter((_one, at) => at % words.length === i));
  const failed = byWord.find((ways) => !ways.some(({ outcome }) => outcome.ok));
  const [first] = failed ?? [];
  if (first !== undefined) return first.outcome.ok ? { ok: true, value: [] } : first.outcome;
  const good = tried.flatMap(({ text, isVariant, outcome }) =>
    outcome.ok ? [{ text, isVariant, result: outcome.value }] : [],
  );
  const [one, ...others] = good;
  const saying = ({ result }: Together): string =>
    JSON.stringify([result.diplotype, result.terms, result.possibleTerms, result.open.length]);
  if (one !== undefined && others.some((other) => saying(other) !== saying(one)))
    return {
      ok: false,
      problems: [
        {
          code: "variants-contradict",
          path: [],
          found: good.map(({ text }) => quote(text)).join(" and "),
          expected: `one finding at this variant of ${gene}`,
          remedy: "Ask the laboratory which of them holds: this row was not used",
          nearest: [],
        },
      ],
    };
  const telling = good.find(({ result }) => result.variant !== null) ?? one;
  return { ok: true, value: telling === undefined ? [] : [telling] };
}

/** A whole result beside the gene, and more in other cells, each of which is a result too. */
function readApart(
  reader: RowReader,
  line: number,
  { gene, subjects, subjectColumn }: About,
  findings: readonly Cell[],
): Read | null {
  const parts = [
    ...subjects.map((text): Cell => ({ text, kind: "value", columnOneBased: subjectColumn })),
    ...findings,
  ];
  const read = parts.map((cell) => readCell(reader, gene, cell));
  if (read.some(({ outcome }) => !outcome.ok)) return null;
  const good = read.flatMap((one) =>
    one.outcome.ok ? [{ line, input: one.input, result: one.outcome.value, variant: null }] : [],
  );
  const results = mostTelling(good);
  return results.length > 1 ? null : { ...EMPTY, results };
}

interface ReadCell {
  readonly cell: Cell;
  readonly input: ResultInput;
  readonly outcome: Outcome<ReadResult>;
  readonly isSwapped: boolean;
}

/** A cell is read as its column says; where that fails and the cell is a result all the same, as what it is. */
function readCell({ read }: RowReader, gene: string, cell: Cell): ReadCell {
  const input = inputOf(gene, cell.kind, cell.text);
  const outcome = read(input);
  if (outcome.ok || cell.kind === "value") return { cell, input, outcome, isSwapped: false };
  const loose = inputOf(gene, "value", cell.text);
  const again = read(loose);
  return again.ok
    ? { cell, input: loose, outcome: again, isSwapped: true }
    : { cell, input, outcome, isSwapped: false };
}

function inputOf(gene: string, kind: Cell["kind"], text: string): ResultInput {
  return { gene, [kind]: text };
}

/** A row that says one thing in three forms is one result, told by the form that says most; forms that disagree all stay, and are told as a contradiction. */
function mostTelling(read: readonly RowResult[]): readonly RowResult[] {
  const [first, ...others] = [...read].sort((a, b) => telling(b.result) - telling(a.result));
  if (first === undefined) return [];
  const agrees = (other: ReadResult): boolean =>
    other.terms.join() === first.result.terms.join() &&
    (other.activityScore === null ||
      first.result.activityScore === null ||
      other.activityScore.value === first.result.activityScore.value);
  return [first, ...others.filter(({ result }) => !agrees(result))];
}

function telling(result: ReadResult): number {
  return (result.diplotype === null ? 0 : 2) + (result.activityScore === null ? 0 : 1);
}

export function placed(problem: Problem, line: number, column: number): PanelProblem {
  return { ...problem, path: ["line", line, "column", column], line, column };
}

function swapped(line: number, what: string): PanelRemark {
  return {
    code: "columns-swapped",
    line,
    text: `Line ${line}: ${what}. Columns seem to be swapped; it was read by what the cells hold. Check it.`,
  };
}
