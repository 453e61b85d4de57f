import { quote } from "@/lib/knowledge";
import type { Delimiter, PastedRecord } from "../delimited";
import { SUBJECTS, type Columns } from "./panel-columns";
import { placed, readRow, type Row, type RowReader } from "./panel-row";

/**
 * Returns a row with more cells than its header has columns: read where one way alone of joining cells again makes a
 * result, as in a decimal comma between commas; else told as not used. Null for a row that fits.
 */
export function fittedRow(
  reader: RowReader,
  record: PastedRecord,
  columns: Columns,
  delimiter: Delimiter,
  above: string | null,
): Row | null {
  const { cells, lineOneBased: line } = record;
  const width = columns.kinds.length;
  const surplus = cells.length - width;
  if (columns.headerRecords === 0 || surplus <= 0 || cells.slice(width).every((cell) => cell === "")) return null;
  const joints = delimiter === "," ? [",", ", "] : [];
  const ways = joints.flatMap((joint) =>
    columns.kinds.flatMap((kind, at) => {
      if (SUBJECTS.includes(kind)) return [];
      const text = cells.slice(at, at + surplus + 1).join(joint);
      const joined = [...cells.slice(0, at), text, ...cells.slice(at + surplus + 1)];
      return [{ text, row: readRow(reader, { ...record, cells: joined }, columns, above) }];
    }),
  );
  const good = ways.filter(
    ({ row }) => row.results.length === 1 && row.problems.length === 0 && row.remarks.length === 0,
  );
  const meanings = new Set(
    good.map(({ row }) =>
      JSON.stringify(
        row.results.map(({ result }) => [result.gene, result.terms, result.diplotype, result.activityScore]),
      ),
    ),
  );
  const [first] = good;
  if (first !== undefined && meanings.size === 1)
    return {
      ...first.row,
      remarks: [
        {
          code: "cells-joined",
          line,
          text: `Line ${line}: a comma stands inside a cell. It was read as ${quote(first.text)}. Check it.`,
        },
      ],
    };
  const problem = {
    code: "row-too-wide",
    path: [],
    found: `${cells.length} cells in a row`,
    expected: `${width} cells, as the header has columns`,
    remedy: "Put a cell that holds a comma in quotation marks: none of this row was used",
    nearest: [],
  };
  return { line, gene: null, results: [], problems: [placed(problem, line, width + 1)], remarks: [] };
}
