import { quote, type ResultKnowledge } from "@/lib/knowledge";
import type { ResultInput } from "@/lib/schema";
import { plainPaste, type Delimiter, type PastedRecord } from "../delimited";
import { readResult } from "../result/read-result";
import { callerTable } from "./caller-tables";
import { isRawGenotypes, type Columns } from "./panel-columns";
import {
  placed,
  readRow,
  type PanelProblem,
  type PanelRemark,
  type Row,
  type RowReader,
  type RowResult,
} from "./panel-row";
import { tableOf, type PanelTable } from "./panel-table";
import { withVariantsTogether } from "./panel-variants";
import { linesOf, namesOf, personChosen, rowsByPerson, type PersonRows } from "./people";
import { fittedRow } from "./row-width";
import { stellarPgxTable } from "./printed-calls";
import { mayTakeBack } from "./row-standing";
import { geneFinder, testNamed } from "./test-name";

export type { PanelProblem, PanelRemark } from "./panel-row";

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
  /** Whose results they are, where the text says it: to hold several texts against each other, and never shown. */
  readonly owner?: PanelOwner;
}

/** How a text names the person or sample that its results are of; only names of one kind can be compared. */
export interface PanelOwner {
  readonly kind: "person" | "sample" | "hl7v2" | "fhir";
  readonly names: readonly string[];
}

/** More results than any panel has genes with guidance; the rest is named and not read. */
export const MOST_RESULTS = 200;
export const MOST_PANEL_LINES = 2000;

/**
 * Returns the results of a pasted table or file. A table is known by what its columns hold: the field's four columns
 * (gene, diplotype, phenotype, activity score), a spreadsheet with any delimiter and column order, one column for each
 * gene, tests or variants in rows, a caller's own file, or free lines such as "CYP2D6 *1/*4". Every row is used or told:
 * one that cannot be read, or that its own status takes back, is a problem with its line and column, and the others
 * stand; a repaired row is remarked on. Rows of several people are told apart and never mixed: `person` says whose to
 * read, by the id of the sample or patient in the table or by number. Never normal where nothing was found.
 *
 * @source PharmCAT, outside call format: columns and the comment sign
 */
export function parsePanel(
  knowledge: ResultKnowledge,
  text: string,
  { person }: { readonly person?: string } = {},
): Panel {
  const { people, readPerson, kinds, problems } = pasted(knowledge, text);
  const none = { results: [], remarks: [] };
  const [only, ...others] = person === undefined ? people : [personChosen(people, person) ?? undefined];
  if (person !== undefined && people.length > 0 && only === undefined)
    return { ...none, problems: [personUnknown(people), ...problems] };
  if (others.length > 0) return { ...none, problems: [severalPeople(people, kinds), ...problems] };
  if (only === undefined) return { ...none, problems };
  const told = readPerson(only);
  const results = told.results.slice(0, MOST_RESULTS);
  const [first] = told.results.slice(MOST_RESULTS);
  const overflow = first === undefined ? [] : [tooManyResults(told.results.length, first.line)];
  return {
    results: results.map(({ input }) => input),
    problems: [...told.problems, ...overflow, ...problems],
    remarks: told.remarks,
    ...ownerOf(only, kinds),
  };
}

function ownerOf(person: PersonRows, kinds: Columns["kinds"]): Pick<Panel, "owner"> {
  const names = namesOf(person);
  return names.length === 0 ? {} : { owner: { kind: kinds.includes("person") ? "person" : "sample", names } };
}

/** What the rows of one person say. */
export interface PersonResults {
  /** How the table names the person or the sample; empty where no column does. */
  readonly names: readonly string[];
  readonly results: readonly RowResult[];
  readonly problems: readonly PanelProblem[];
  readonly remarks: readonly PanelRemark[];
}

/** Returns what a pasted table says of each person in it, read as `parsePanel` reads it, and what holds of none alone. */
export function panelByPerson(
  knowledge: ResultKnowledge,
  text: string,
): { readonly people: readonly PersonResults[]; readonly problems: readonly PanelProblem[] } {
  const { people, readPerson, problems } = pasted(knowledge, text);
  return { people: people.map((one) => ({ names: namesOf(one), ...readPerson(one) })), problems };
}

interface Pasted {
  readonly people: readonly PersonRows[];
  readonly readPerson: (person: PersonRows) => Omit<PersonResults, "names">;
  readonly kinds: Columns["kinds"];
  /** What is wrong with the paste as a whole. */
  readonly problems: readonly PanelProblem[];
}

function pasted(knowledge: ResultKnowledge, text: string): Pasted {
  const lines = plainPaste(text).split("\n");
  const bounded = lines.slice(0, MOST_PANEL_LINES).join("\n");
  const reader = rowReader(knowledge);
  const table = tableOf(stellarPgxTable(bounded) ?? bounded, reader.find);
  const caller = table.columns.headerRecords > 0 ? null : callerTable(reader, table.records);
  const { columns, records } = caller ?? table;
  const tooLong = lines.length > MOST_PANEL_LINES ? [tooManyLines(lines.length)] : [];
  const { kinds } = columns;
  if (isRawGenotypes(columns))
    return { people: [], readPerson: () => EMPTY, kinds, problems: [rawGenotypes(records[0]), ...tooLong] };
  const people = rowsByPerson(records, columns);
  return {
    people,
    kinds,
    problems: [...(caller?.problems ?? []), ...tooLong],
    readPerson: (person) => {
      const read = readPersonRows(reader, person.records, columns, table.delimiter);
      const whole = [...(caller?.remarks ?? []), ...commentedOut(reader, table)];
      return { ...read, remarks: inOrder([...whole, ...read.remarks]) };
    },
  };
}

const EMPTY = { results: [], problems: [], remarks: [] };

function rowReader(knowledge: ResultKnowledge): RowReader {
  const known = new Map<string, ReturnType<RowReader["read"]>>();
  return {
    knowledge,
    find: geneFinder(knowledge),
    geneOfVariant: genesOfVariants(knowledge),
    read: (input) => {
      const key = JSON.stringify(input);
      const outcome = known.get(key) ?? readResult(knowledge, input, []);
      known.set(key, outcome);
      return outcome;
    },
  };
}

function readPersonRows(
  reader: RowReader,
  records: readonly PastedRecord[],
  columns: Columns,
  delimiter: Delimiter,
): Omit<PersonResults, "names"> {
  const rows = readRows(reader, records, columns, delimiter);
  const combined = withVariantsTogether(
    reader,
    rows.flatMap((row) => row.results),
  );
  const unheld = records.filter(({ lineOneBased }) => !isHeldBack(rows, lineOneBased));
  return {
    results: combined.results,
    problems: inOrder([...rows.flatMap((row) => row.problems), ...combined.problems]),
    remarks: inOrder([...columnsNotRead(unheld, columns), ...rows.flatMap((row) => row.remarks), ...combined.remarks]),
  };
}

/** A row that its comment takes back has been told with it. */
function isHeldBack(rows: readonly Row[], line: number): boolean {
  return rows.some((row) => row.line === line && row.problems.some(({ code }) => code === "row-not-final"));
}

function inOrder<T extends { readonly line: number }>(told: readonly T[]): readonly T[] {
  return [...told].sort((a, b) => a.line - b.line);
}

/** The rows of one person. Of the solutions that a program ranked for a gene, the first is read and the others are told. */
function readRows(
  reader: RowReader,
  records: readonly PastedRecord[],
  columns: Columns,
  delimiter: Delimiter,
): readonly Row[] {
  const at = columns.kinds.indexOf("rank");
  const best = new Map<string, number>();
  // A row without a rank is neither above the others nor below them: where it says otherwise, the results contradict.
  const rankOf = ({ cells }: PastedRecord): number | null =>
    /^\d+(?:\.0+)?$/.test(cells[at] ?? "") ? Number(cells[at]) : null;
  const keyOf = ({ cells }: PastedRecord): string => cells[columns.kinds.indexOf("gene")] ?? "";
  if (at !== -1)
    for (const record of records)
      best.set(keyOf(record), Math.min(rankOf(record) ?? Infinity, best.get(keyOf(record)) ?? Infinity));
  let above: string | null = null;
  return records.flatMap((record): readonly Row[] => {
    const { lineOneBased: line } = record;
    const rank = at === -1 ? null : rankOf(record);
    if (rank !== null && rank > (best.get(keyOf(record)) ?? 0)) return [lowerRank(line, keyOf(record), rank)];
    const note = noteOf(reader, record, columns);
    if (note !== null) return [note];
    const wide = fittedRow(reader, record, columns, delimiter, above);
    if (wide !== null) return [wide];
    const parts = severalInLine(reader, record, columns);
    const read = parts.map((part) => readRow(reader, part, part === record ? columns : FREE_LINE, above));
    above = read.at(-1)?.gene ?? above;
    return rank !== null && rank > 1 ? [...read, withoutFirstRank(line, keyOf(record), rank)] : read;
  });
}

const FREE_LINE: Columns = { kinds: ["gene"], names: [], headerRecords: 0, unread: [] };

/** "CYP2D6 *1/*4; CYP2C19 *2/*2": a line each of whose cells is a gene with its result. */
function severalInLine({ find }: RowReader, record: PastedRecord, { headerRecords }: Columns): readonly PastedRecord[] {
  const told = record.cells.filter((cell) => cell !== "");
  const isEach =
    headerRecords === 0 && told.length > 1 && told.every((cell) => (testNamed(find, cell)?.subject ?? "") !== "");
  return isEach ? told.map((cell) => ({ ...record, cells: [cell] })) : [record];
}

function lowerRank(line: number, name: string, rank: number): Row {
  const text = `Line ${line}: a solution of rank ${rank} for ${quote(name)}. One of higher rank was used, and this one was not.`;
  return { line, gene: null, results: [], problems: [], remarks: [{ code: "rank-not-first", line, text }] };
}

function withoutFirstRank(line: number, name: string, rank: number): Row {
  const text = `Line ${line}: a solution of rank ${rank} for ${quote(name)}, and none of rank 1 in the table. It was used: check what the first one says.`;
  return { line, gene: null, results: [], problems: [], remarks: [{ code: "rank-not-first", line, text }] };
}

/**
 * A line under or between the rows of a table that names no gene: a footnote, a total, the number of a page. It is told;
 * as a problem where its words may change a result.
 */
function noteOf(
  { find }: RowReader,
  { cells, lineOneBased: line }: PastedRecord,
  { kinds, headerRecords }: Columns,
): Row | null {
  const told = cells.filter((cell) => cell !== "");
  const [text = ""] = told;
  if (
    headerRecords === 0 ||
    kinds.length < 2 ||
    told.length !== 1 ||
    text !== cells[0] ||
    testNamed(find, text) !== null
  )
    return null;
  const words = text.split(/[\s,;:()]+/);
  const isHarmless = !mayTakeBack(text) && !words.some((word) => find(word) !== null);
  if (isHarmless)
    return {
      line,
      gene: null,
      results: [],
      problems: [],
      remarks: [
        { code: "line-not-read", line, text: `Line ${line}: ${quote(text)} is no row of the table and was not read.` },
      ],
    };
  const problem = placed(
    {
      code: "line-not-read",
      path: [],
      found: quote(text),
      expected: "a row of the table; this line may say something of the rows above",
      remedy: "Check whether it changes a result",
      nearest: [],
    },
    line,
    1,
  );
  return { line, gene: null, results: [], problems: [problem], remarks: [] };
}

function commentedOut({ find }: RowReader, { commentedOut: records }: PanelTable): readonly PanelRemark[] {
  return records.flatMap(({ cells, lineOneBased: line }): readonly PanelRemark[] => {
    const gene = testNamed(find, cells[0] ?? "");
    const says = [gene?.subject ?? "", ...cells.slice(1)].some((cell) =>
      /[*/]|\d|metaboli|positive|negative/i.test(cell),
    );
    return gene === null || !says
      ? []
      : [
          {
            code: "line-not-read",
            line,
            text: `Line ${line}: it begins with #, the sign of a comment, and was not read.`,
          },
        ];
  });
}

/** What only a result has: an allele by its star, two bases or a term. */
const RESULT = /\*\s?\d|^[ACGT]\s?[/|]?\s?[ACGT]$|metaboli[sz]er|^rs\d+$/i;

/** Columns that are no result of this patient today are told once; a cell that nothing reads, where it may take back what stands beside it. */
function columnsNotRead(
  records: readonly PastedRecord[],
  { kinds, names, unread, headerRecords }: Columns,
): readonly PanelRemark[] {
  const line = (records[0]?.lineOneBased ?? 2) - (headerRecords > 0 ? 1 : 0);
  const unknown = unread.filter(
    (at) => names[at] !== undefined && records.some(({ cells }) => RESULT.test(cells[at] ?? "")),
  );
  const unreadResults = unknown.map((at): PanelRemark => ({
    code: "column-not-read",
    line,
    text: `Line ${line}: the column ${quote(names[at] ?? "")} was not read, since its name is none we know. If it holds results, name it Result.`,
  }));
  const others = kinds.flatMap((kind, at): readonly PanelRemark[] =>
    kind === "other" && records.some(({ cells }) => (cells[at] ?? "") !== "")
      ? [
          {
            code: "column-not-read",
            line,
            text: `Line ${line}: the column ${quote(names[at] ?? "")} holds no result of this patient today, and was not read.`,
          },
        ]
      : [],
  );
  const texts = [...unread, ...kinds.flatMap((kind, at) => (kind === "comment" && !unread.includes(at) ? [at] : []))];
  const doubtful = records.flatMap(({ cells, lineOneBased }) =>
    texts
      .filter((at) => (cells[at] ?? "") !== "" && mayTakeBack(cells[at] ?? "", names[at]))
      .map((at): PanelRemark => ({
        code: "column-not-read",
        line: lineOneBased,
        text: `Line ${lineOneBased}: ${names[at] === undefined ? `column ${at + 1}` : `the column ${quote(names[at])}`} is not read, and says something that may change this result. Check it.`,
      })),
  );
  return [...unreadResults, ...others, ...doubtful];
}

/** The gene whose definition has an rsID, where one alone has it. */
function genesOfVariants({ alleleDefinitions }: ResultKnowledge): RowReader["geneOfVariant"] {
  let known: Map<string, string | null> | null = null;
  return (rsid) => {
    if (known === null) {
      known = new Map();
      for (const { gene, positions, alsoRead } of Object.values(alleleDefinitions))
        for (const { rsid: own } of [...positions, ...alsoRead])
          if (own !== null) known.set(own, known.has(own) && known.get(own) !== gene ? null : gene);
    }
    return known.get(rsid) ?? null;
  };
}

function severalPeople(people: readonly PersonRows[], kinds: Columns["kinds"]): PanelProblem {
  const what = kinds.includes("person") ? "people" : "samples";
  const shown = people.slice(0, 6).map(({ records }, i) => `${i + 1}: ${linesOf(records)}`);
  return placed(
    {
      code: "several-people",
      path: [],
      found: `${people.length} ${what} (${shown.join("; ")}${people.length > shown.length ? "; …" : ""})`,
      expected: "the rows of one person",
      remedy:
        "Keep one person's rows, or on the command line choose one with --sample and its number or id: nothing of the table was used",
      nearest: [],
    },
    people[0]?.records[0]?.lineOneBased ?? 1,
    1,
  );
}

function personUnknown(people: readonly PersonRows[]): PanelProblem {
  return placed(
    {
      code: "person-unknown",
      path: [],
      found: `a table of ${people.length} ${people.length === 1 ? "person" : "people"}, and not the sample that was asked for`,
      expected: "a sample's or patient's id as the table has it, or a number from 1 in the order of the table",
      remedy: "Check the id: nothing of the table was used",
      nearest: [],
    },
    people[0]?.records[0]?.lineOneBased ?? 1,
    1,
  );
}

function rawGenotypes(first: PastedRecord | undefined): PanelProblem {
  return placed(
    {
      code: "table-of-raw-genotypes",
      path: [],
      found: "a raw file of genotypes with chromosomes and positions, as an array gives it, and no genes",
      expected: "a laboratory's results, one gene or variant a row",
      remedy: "Give the results of a pharmacogenetic test: raw data of this kind are no such result",
      nearest: [],
    },
    first?.lineOneBased ?? 1,
    1,
  );
}

function tooManyResults(count: number, line: number): PanelProblem {
  return tooMany(
    "panel-too-many-results",
    line,
    `${count} results`,
    `at most ${MOST_RESULTS} results`,
    "The results from this line on were not read: leave out genes you do not ask about",
  );
}

function tooManyLines(count: number): PanelProblem {
  return tooMany(
    "panel-too-long",
    MOST_PANEL_LINES + 1,
    `${count} lines`,
    `at most ${MOST_PANEL_LINES} lines`,
    `Lines ${MOST_PANEL_LINES + 1} to ${count} were not read: paste the panel alone`,
  );
}

function tooMany(code: string, line: number, found: string, expected: string, remedy: string): PanelProblem {
  return placed({ code, path: [], found, expected, remedy, nearest: [] }, line, 1);
}
