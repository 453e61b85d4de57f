import { quote, resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import { readResult } from "../result/read-result";
import type { ReadResult } from "@/lib/phenotype";
import type { Outcome, Problem, ResultInput, ResultState } from "@/lib/schema";
import { delimiterOf, plainPaste, recordsOf, type PastedRecord } from "../delimited";
import { columnsOf, type Column, type Columns } from "./panel-columns";

/** A problem with the place in the paste it is about; both count from one. */
export interface PanelProblem extends Problem {
  readonly line: number;
  readonly column: number;
}

/** What we did with a row that was not as it should be, so that the reader can look. */
export interface PanelRemark {
  readonly code: "gene-from-row-above" | "columns-swapped" | "no-result" | "column-not-read";
  readonly line: number;
  readonly text: string;
}

/** A line of running text that reads as a result, to be shown before it counts. */
export interface ReadLine {
  readonly line: number;
  /** The words it was read from. */
  readonly words: string;
  readonly gene: string;
  /** What they were read as: "*1/*17, Rapid Metabolizer". */
  readonly readAs: string;
}

export interface Panel {
  readonly results: readonly ResultInput[];
  readonly problems: readonly PanelProblem[];
  readonly remarks: readonly PanelRemark[];
  /** Of a running text, the lines that read as results and are to be confirmed. */
  readonly lines?: readonly ReadLine[];
}

/** More results than any panel has genes with guidance; the rest is named and not read. */
export const MOST_RESULTS = 200;
export const MOST_PANEL_LINES = 2000;

/**
 * Returns the results of a pasted table or file: the field's four columns
 * (gene, diplotype, phenotype, activity score), a spreadsheet's CSV with any
 * delimiter and column order, or free lines such as "CYP2D6 *1/*4". A row that
 * cannot be read is a problem with its line and column, and the others stand;
 * a repaired row is remarked on. Never normal where nothing was found.
 *
 * @source PharmCAT, outside call format: columns and the comment sign
 */
export function parsePanel(knowledge: ResultKnowledge, text: string): Panel {
  const plain = plainPaste(text);
  const lines = plain.split("\n");
  const tooLong =
    lines.length > MOST_PANEL_LINES
      ? [
          tooMany(
            "panel-too-long",
            MOST_PANEL_LINES + 1,
            `${lines.length} lines`,
            `at most ${MOST_PANEL_LINES} lines`,
            `Lines ${MOST_PANEL_LINES + 1} to ${lines.length} were not read: paste the panel alone`,
          ),
        ]
      : [];
  const read = lines.slice(0, MOST_PANEL_LINES).join("\n");
  const delimiter = delimiterOf(read);
  const records = recordsOf(read, delimiter).filter((record) => !(record.cells[0] ?? "").startsWith("#"));
  const columns = columnsOf(records, (cell) => resolveGene(knowledge, cell, []).ok);
  const rows = readRows(knowledge, records.slice(columns.headerRecords), columns);
  const results = rows.flatMap((row) => row.results);
  const overflow =
    results.length > MOST_RESULTS
      ? [
          tooMany(
            "panel-too-many-results",
            rows.find((_, i) => rows.slice(0, i + 1).flatMap((row) => row.results).length > MOST_RESULTS)?.line ?? 1,
            `${results.length} results`,
            `at most ${MOST_RESULTS} results`,
            "The results from this line on were not read: leave out genes you do not ask about",
          ),
        ]
      : [];
  return {
    results: results.slice(0, MOST_RESULTS),
    problems: [...rows.flatMap((row) => row.problems), ...overflow, ...tooLong],
    remarks: [...cellsNotRead(records, columns), ...rows.flatMap((row) => row.remarks)],
  };
}

/** Words in a comment or a status that may take back the result beside them. */
const MAY_TAKE_BACK =
  /\b(?:not|no|un(?:confirmed|certain)|pending|preliminary|provisional|repeat(?:ed)?|cancel(?:led|ed)|withdrawn|amended|corrected|failed|inconclusive|error|contaminat\w*|mother|father|sibling|donor|tumou?r)\b|\?/i;

/** Whether a comment says something that may take back or change the result beside it. */
export function mayTakeBack(comment: string): boolean {
  return MAY_TAKE_BACK.test(comment);
}

/** A cell of a column that nothing reads, such as a comment, is named where its words may take back what stands beside it. */
function cellsNotRead(records: readonly PastedRecord[], { headerRecords, unread }: Columns): readonly PanelRemark[] {
  const header = records[headerRecords - 1];
  return records.slice(headerRecords).flatMap(({ cells, lineOneBased: line }) =>
    unread
      .filter((at) => MAY_TAKE_BACK.test(cells[at] ?? ""))
      .map((at): PanelRemark => ({
        code: "column-not-read",
        line,
        text: `Line ${line}: the column ${quote(header?.cells[at] ?? "")} is not read, and says something that may change this result. Check it.`,
      })),
  );
}

interface Row extends Panel {
  readonly line: number;
}

function readRows(knowledge: ResultKnowledge, records: readonly PastedRecord[], columns: Columns): readonly Row[] {
  let above: string | null = null;
  return records.map((record) => {
    const row = readRow(knowledge, record, columns, above);
    above = row.gene ?? above;
    return row;
  });
}

interface Cell {
  readonly text: string;
  readonly kind: Exclude<Column, "gene" | "state" | "ignored">;
  readonly columnOneBased: number;
}

function readRow(
  knowledge: ResultKnowledge,
  record: PastedRecord,
  columns: Columns,
  above: string | null,
): Row & { readonly gene: string | null } {
  const { lineOneBased: line } = record;
  const found = geneAndCells(knowledge, record, columns, above);
  if (!found.ok)
    return {
      line,
      gene: null,
      results: [],
      problems: found.problems.map((problem) => placed(problem, line, found.column)),
      remarks: [],
    };
  const { gene, cells, remarks } = found;
  const state = stateOf(record, columns);
  if (state !== null) return { line, gene, ...withState(line, gene, state) };
  const told = cells.filter((cell) => cell.text !== "");
  const given = told.filter((cell) => !SAYS_NOTHING.has(cell.text.toLowerCase()));
  if (given.length === 0) {
    const nothing = told[0];
    if (nothing === undefined) {
      return {
        line,
        gene,
        results: [],
        remarks,
        problems: [
          placed(
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
          ),
        ],
      };
    }
    return {
      line,
      gene,
      results: [],
      problems: [],
      remarks: [
        ...remarks,
        {
          code: "no-result",
          line,
          text: `Line ${line}: ${gene} has no result (${quote(nothing.text)}). It is left out and counts as not tested.`,
        },
      ],
    };
  }
  const read = given.map((cell) => readCell(knowledge, gene, cell));
  const good = read.flatMap((one) => (one.outcome.ok ? [{ ...one, result: one.outcome.value }] : []));
  return {
    line,
    gene,
    results: mostTelling(good),
    problems: read.flatMap(({ outcome, cell }) =>
      outcome.ok ? [] : outcome.problems.map((problem) => placed(problem, line, cell.columnOneBased)),
    ),
    remarks: [
      ...remarks,
      ...(read.some((one) => one.isSwapped)
        ? [swapped(line, `${gene}: a column holds another kind of result than its place says`)]
        : []),
    ],
  };
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

/**
 * A row of our own that called nothing is no fault and no result. One that is ambiguous is told: the table does not hold
 * what else fits, and without that its diplotype would read as a plain call.
 */
function withState(
  line: number,
  gene: string,
  state: (typeof DOUBTFUL)[number],
): Pick<Row, "results" | "problems" | "remarks"> {
  const nothing = { results: [], problems: [], remarks: [] };
  if (state !== "ambiguous") return nothing;
  const problem: Problem = {
    code: "row-ambiguous",
    path: [],
    found: `${gene}, ambiguous: other diplotypes fit the file as well, and this table does not list them`,
    expected: "a plain call, or the genome file with what else fits",
    remedy: "Give the genome file itself with call --drug, or settle the gene with another test",
    nearest: [],
  };
  return { ...nothing, problems: [placed(problem, line, 1)] };
}

/** Words of a laboratory for "there is no result"; none of them is ever a result. */
const SAYS_NOTHING: ReadonlySet<string> = new Set([
  "not available",
  "no call",
  "no-call",
  "not called",
  "no result",
  "not tested",
  "not determined",
  "nc",
  "nd",
  "n.d.",
  "-",
  "--",
  "–",
  "—",
  ".",
]);

type Found =
  | {
      readonly ok: true;
      readonly gene: string;
      readonly cells: readonly Cell[];
      readonly remarks: readonly PanelRemark[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly column: number };

function geneAndCells(knowledge: ResultKnowledge, record: PastedRecord, columns: Columns, above: string | null): Found {
  const { cells, lineOneBased: line } = record;
  if (cells.filter((cell) => cell !== "").length === 1 && cells[0] !== "" && cells[0] !== undefined)
    return fromFreeLine(knowledge, cells[0]);
  const at = columns.kinds.indexOf("gene");
  const rest = (without: number): readonly Cell[] =>
    cells.flatMap((text, i) => {
      const kind = columns.kinds[i] ?? "value";
      return i === without || kind === "ignored" || kind === "state"
        ? []
        : [{ text, kind: kind === "gene" ? "value" : kind, columnOneBased: i + 1 }];
    });
  const named = cells[at] ?? "";
  if (named === "" && above !== null) {
    return {
      ok: true,
      gene: above,
      cells: rest(at),
      remarks: [
        {
          code: "gene-from-row-above",
          line,
          text: `Line ${line}: no gene stands here, as in merged cells. It was read as ${above}, the gene above.`,
        },
      ],
    };
  }
  const own = resolveGene(knowledge, named, []);
  if (own.ok) return { ok: true, gene: own.value.id, cells: rest(at), remarks: [] };
  const elsewhere = cells.findIndex((cell, i) => i !== at && cell !== "" && resolveGene(knowledge, cell, []).ok);
  if (elsewhere === -1) return { ok: false, problems: own.problems, column: at + 1 };
  const other = resolveGene(knowledge, cells[elsewhere] ?? "", []);
  if (!other.ok) return { ok: false, problems: own.problems, column: at + 1 };
  // Whatever the columns are called, once they are swapped only the cell itself says what it is.
  const values = rest(elsewhere).map((cell) => ({ ...cell, kind: "value" as const }));
  return {
    ok: true,
    gene: other.value.id,
    cells: values,
    remarks: [swapped(line, `the gene ${other.value.id} stands in column ${elsewhere + 1}`)],
  };
}

function swapped(line: number, what: string): PanelRemark {
  return {
    code: "columns-swapped",
    line,
    text: `Line ${line}: ${what}. Columns seem to be swapped; it was read by what the cells hold. Check it.`,
  };
}

/** "CYP2D6 *1/*4", "CYP2D6: PM", "CYP2D6*1/*4", "HLA-B*57:01 positive". */
function fromFreeLine(knowledge: ResultKnowledge, line: string): Found {
  const parted = /^(\S+?)\s*(?:[:=]\s*|\s)\s*(\S.*)$/.exec(line);
  const glued = /^([A-Za-z][A-Za-z0-9-]*?)(\*.+)$/.exec(line);
  const candidates = [parted, glued].flatMap((match) =>
    match?.[1] === undefined || match[2] === undefined ? [] : [{ gene: match[1], value: match[2] }],
  );
  for (const { gene, value } of candidates) {
    const resolved = resolveGene(knowledge, gene, []);
    if (resolved.ok)
      return {
        ok: true,
        gene: resolved.value.id,
        cells: [{ text: value.trim(), kind: "value", columnOneBased: line.length - value.length + 1 }],
        remarks: [],
      };
  }
  const alone = resolveGene(knowledge, line, []);
  if (alone.ok) return { ok: true, gene: alone.value.id, cells: [], remarks: [] };
  const first = resolveGene(knowledge, candidates[0]?.gene ?? line, []);
  return { ok: false, problems: first.ok ? alone.problems : first.problems, column: 1 };
}

interface ReadCell {
  readonly cell: Cell;
  readonly input: ResultInput;
  readonly outcome: Outcome<ReadResult>;
  readonly isSwapped: boolean;
}

/** A cell is read as its column says; where that fails and the cell is a result all the same, as what it is. */
function readCell(knowledge: ResultKnowledge, gene: string, cell: Cell): ReadCell {
  const input = inputOf(gene, cell.kind, cell.text);
  const outcome = readResult(knowledge, input, []);
  if (outcome.ok || cell.kind === "value") return { cell, input, outcome, isSwapped: false };
  const loose = inputOf(gene, "value", cell.text);
  const again = readResult(knowledge, loose, []);
  return again.ok
    ? { cell, input: loose, outcome: again, isSwapped: true }
    : { cell, input, outcome, isSwapped: false };
}

const LONGEST_CELL = 200;

function inputOf(gene: string, kind: Cell["kind"], text: string): ResultInput {
  const shortened = text.slice(0, LONGEST_CELL);
  return { gene, [kind]: shortened };
}

/** A row that says one thing in three forms is one result, told by the form that says most; forms that disagree all stay, and are told as a contradiction. */
function mostTelling(
  read: readonly { readonly input: ResultInput; readonly result: ReadResult }[],
): readonly ResultInput[] {
  const [first, ...others] = [...read].sort((a, b) => telling(b.result) - telling(a.result));
  if (first === undefined) return [];
  const agrees = (other: ReadResult): boolean =>
    other.terms.join() === first.result.terms.join() &&
    (other.activityScore === null ||
      first.result.activityScore === null ||
      other.activityScore.value === first.result.activityScore.value);
  return [first.input, ...others.filter(({ result }) => !agrees(result)).map(({ input }) => input)];
}

function telling(result: ReadResult): number {
  return (result.diplotype === null ? 0 : 2) + (result.activityScore === null ? 0 : 1);
}

function placed(problem: Problem, line: number, column: number): PanelProblem {
  return { ...problem, path: ["line", line, "column", column], line, column };
}

function tooMany(code: string, line: number, found: string, expected: string, remedy: string): PanelProblem {
  return placed({ code, path: [], found, expected, remedy, nearest: [] }, line, 1);
}
