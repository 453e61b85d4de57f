import { delimiterOf, recordsOf, type Delimiter, type PastedRecord } from "../delimited";
import { columnNamed, columnsOf, isHeaderRecord, type Column, type Columns } from "./panel-columns";
import { isStanding } from "./row-standing";
import { testNamed, type GeneFinder } from "./test-name";

/** A paste as rows and columns, before any row is read. */
export interface PanelTable {
  readonly delimiter: Delimiter;
  readonly columns: Columns;
  /** Without header, comments, rules and headers repeated on a later page. */
  readonly records: readonly PastedRecord[];
  /** Rows behind a comment sign that say something of a gene. */
  readonly commentedOut: readonly PastedRecord[];
}

/** Returns the rows and columns of a paste: a table with any delimiter, or free lines of one cell each. */
export function tableOf(text: string, find: GeneFinder): PanelTable {
  const delimiter = delimiterOf(text);
  const all = (delimiter === null ? columnsOfBlanks(text) : recordsOf(text, delimiter))
    .map(delimiter === "|" ? withoutFrame : (record) => record)
    .filter(isNoRule);
  const isComment = ({ cells }: PastedRecord): boolean => (cells[0] ?? "").startsWith("#");
  const [first] = all;
  // A caller may put the comment sign before its header.
  const hasMarkedHeader = first !== undefined && isComment(first) && isHeaderRecord(unmarked(first).cells);
  const records = all.flatMap((record, i) =>
    i === 0 && hasMarkedHeader ? [unmarked(record)] : isComment(record) ? [] : [record],
  );
  const named = columnsOf(records, (cell) => find(cell) !== null, geneColumnOf(records.slice(1), find));
  const body = records.slice(named.headerRecords);
  const wide = named.headerRecords > 0 ? null : wideTable(records, find);
  if (wide !== null) return { ...wide, delimiter, commentedOut: [] };
  const isOtherOrder = named.headerRecords === 0 && !isFieldOrder(body, find);
  const columns = isOtherOrder ? columnsByContent(body, find) : named;
  return {
    delimiter,
    columns,
    records: body.filter(({ cells }) => named.headerRecords === 0 || !isHeaderRecord(cells)),
    commentedOut: all.filter((record, i) => !(i === 0 && hasMarkedHeader) && isComment(record)).map(unmarked),
  };
}

function unmarked({ lineOneBased, cells: [first = "", ...others] }: PastedRecord): PastedRecord {
  return { lineOneBased, cells: [first.replace(/^#+\s*/, ""), ...others] };
}

/** Lines drawn with bars have one at either end, which parts nothing. */
function withoutFrame(record: PastedRecord): PastedRecord {
  const { cells } = record;
  return cells[0] === "" && cells.at(-1) === "" ? { ...record, cells: cells.slice(1, -1) } : record;
}

/** A row of dashes is drawn under a header. */
function isNoRule({ cells }: PastedRecord): boolean {
  return cells.some((cell) => !/^[:=-]*$/.test(cell)) || cells.every((cell) => cell.length < 3);
}

/** Free lines; or cells with two blanks or more between, where a header of that form leads. */
function columnsOfBlanks(text: string): readonly PastedRecord[] {
  const lines = recordsOf(text, null);
  const split = lines.map((line) => ({ ...line, cells: (line.cells[0] ?? "").split(/ {2,}/) }));
  const at = split.slice(0, 5).findIndex(({ cells }) => cells.length > 1 && isHeaderRecord(cells));
  if (at === -1) return lines.filter(({ cells }) => !isHeaderRecord((cells[0] ?? "").split(" ")));
  return split;
}

/** Returns whether the first column names genes, and no more columns stand beside it than the field's own form has. */
function isFieldOrder(records: readonly PastedRecord[], find: GeneFinder): boolean {
  const widest = Math.max(0, ...records.map(({ cells }) => cells.length));
  const naming = records.filter(({ cells }) => testNamed(find, cells[0] ?? "") !== null).length;
  return widest <= 4 && (naming > 0 || widest <= 2);
}

/** Without a header, and in another order than the field's, each column is what its cells hold. */
function columnsByContent(records: readonly PastedRecord[], find: GeneFinder): Columns {
  const sample = records.slice(0, 200);
  const widest = Math.max(0, ...records.map(({ cells }) => cells.length));
  const gene = geneColumnOf(sample, find) ?? 0;
  const kinds = Array.from({ length: widest }, (_, at): Column => {
    if (at === gene) return "gene";
    const cells = sample.map((record) => record.cells[at] ?? "").filter((cell) => cell !== "");
    return kindByContent(cells, at < gene);
  });
  return {
    kinds,
    names: [],
    headerRecords: 0,
    unread: kinds.flatMap((kind, at) => (kind === "comment" ? [at] : [])),
  };
}

/** The column whose cells name genes most often; null where none does in a good part of the rows. */
function geneColumnOf(records: readonly PastedRecord[], find: GeneFinder): number | null {
  const sample = records.slice(0, 200);
  const widest = Math.max(0, ...sample.map(({ cells }) => cells.length));
  const naming = Array.from(
    { length: widest },
    (_, at) => sample.filter(({ cells }) => testNamed(find, cells[at] ?? "") !== null).length,
  );
  const most = Math.max(0, ...naming);
  return most === 0 || most * 3 < sample.length ? null : naming.indexOf(most);
}

const DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/;
/** Something of a result: an allele, bases, a term, a score or a word for what was found. */
const RESULT_LIKE =
  /\*|\b[ACGT]+\s?[/|>]\s?[ACGT]+\b|^[ACGT]{1,2}$|metaboli[sz]er|function|normal|poor|rapid|intermediate|positive|negative|detected|present|absent|zygous|deficient|reference|wild|^\d\.\d+$|^(?:NM|IM|PM|RM|UM|EM)$/i;

function kindByContent(cells: readonly string[], isBeforeGene: boolean): Column {
  if (cells.length === 0) return "ignored";
  if (cells.every(isStanding)) return "standing";
  if (cells.every((cell) => /^rs\d+$/i.test(cell))) return "variant";
  if (cells.every((cell) => DATE.test(cell))) return "ignored";
  if (cells.some((cell) => RESULT_LIKE.test(cell))) return "value";
  const isCount = cells.every((cell, i) => cell === String(i + 1));
  // Whatever stands before the gene and differs between rows may tell people apart.
  return isBeforeGene && !isCount ? "sample" : "comment";
}

/**
 * Returns a table with a column for each gene as one with a row for each; null where the first record is no such header.
 * A test that a column names beside its gene, as in `CYP2C19 phenotype`, stays with the gene.
 */
function wideTable(records: readonly PastedRecord[], find: GeneFinder): Pick<PanelTable, "columns" | "records"> | null {
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0) return null;
  const genes = header.cells.flatMap((cell, at) => (testNamed(find, cell) === null || hasFinding(cell) ? [] : [at]));
  const isNamed = (at: number): boolean => genes.includes(at);
  const isBelow = rows.some(({ cells }) => genes.some((at) => testNamed(find, cells[at] ?? "") !== null));
  if (
    genes.length === 0 ||
    isBelow ||
    (genes.length === 1 && genes[0] === 0) ||
    rows.some(({ cells }) => cells.length < 2)
  )
    return null;
  const besides = header.cells.flatMap((cell, at) => (isNamed(at) ? [] : [{ at, cell }]));
  if (besides.some(({ cell }) => RESULT_LIKE.test(cell) && columnNamed(cell) === "ignored")) return null;
  const others = besides.map(({ at, cell }) => {
    const kind = columnNamed(cell);
    return { at, kind: kind !== "ignored" ? kind : at === 0 ? ("sample" as const) : ("comment" as const) };
  });
  return {
    columns: {
      kinds: ["gene", "value", ...others.map(({ kind }) => kind)],
      names: ["", "", ...others.map(({ at }) => header.cells[at] ?? "")],
      headerRecords: 1,
      unread: [],
    },
    records: rows.flatMap(({ lineOneBased, cells }) =>
      genes.flatMap((at) =>
        (cells[at] ?? "") === ""
          ? []
          : [
              {
                lineOneBased,
                cells: [header.cells[at] ?? "", cells[at] ?? "", ...others.map((one) => cells[one.at] ?? "")],
              },
            ],
      ),
    ),
  };
}

/** A cell with a diplotype or bases beside its gene is a result and heads no column. */
function hasFinding(cell: string): boolean {
  return (
    /[*\w]\s?[/|]\s?[*\w]|metaboli[sz]er$|positive|negative|detected|zygous/i.test(cell) &&
    !/status|phenotype$/i.test(cell)
  );
}
