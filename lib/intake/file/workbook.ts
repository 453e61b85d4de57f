import type { Unpackers } from "@/lib/genotype";
import type { Outcome, Problem } from "@/lib/schema";
import { walkXml } from "./walk-xml";
import { partsOfZip } from "./zip";

/** A workbook as text: its sheets with tabs between the cells, and what is to be told of it. */
export interface WorkbookText {
  readonly text: string;
  readonly told: readonly string[];
}

/** Stands above each sheet where a workbook has several. */
export const SHEET_MARK = "# Sheet";

/** What stands in a cell that Excel took for a date: "1/17" becomes 17 January, and what was typed is gone. */
export const DATE_CELL = "[stored by Excel as a date]";
const FORMULA_WITHOUT_VALUE = "[a formula without its value]";

/**
 * Returns the visible cells of a workbook as text. Values are those that Excel saved; a cell that it stored as a date
 * says so in its place, so that it is told and not used. Hidden sheets, rows and columns are counted and left out.
 *
 * @source ECMA-376-1:2016, SpreadsheetML: 18.2 workbook, 18.3 worksheet, 18.4 shared strings, 18.8.30 number formats
 */
export async function readWorkbook(
  bytes: Uint8Array,
  { inflateRaw }: Pick<Unpackers, "inflateRaw">,
): Promise<Outcome<WorkbookText>> {
  const parts = await partsOfZip(bytes, (name) => /^xl\/.*\.(?:xml|rels)$/.test(name), { inflateRaw });
  if (parts === null) return refused("an Excel workbook that is damaged, cut, encrypted or too large");
  if (!parts.has("xl/workbook.xml")) return refused("an Excel workbook of the binary kind (.xlsb)");
  try {
    return sheetsText(sheetsOf(parts));
  } catch {
    return refused("an Excel workbook with a part that is damaged");
  }
}

function refused(found: string): Outcome<WorkbookText> {
  const problem: Problem = {
    code: "workbook-unreadable",
    path: [],
    found,
    expected: "a workbook as Excel saves it (.xlsx)",
    remedy: "Save it again as .xlsx without a password, or as CSV",
    nearest: [],
  };
  return { ok: false, problems: [problem] };
}

interface Sheet {
  readonly isHidden: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly counts: Counts;
}

interface Counts {
  hiddenRows: number;
  hiddenColumns: number;
  formulas: number;
  dates: number;
  merged: number;
}

function sheetsText(sheets: readonly Sheet[]): Outcome<WorkbookText> {
  const visible = sheets.filter(
    ({ isHidden, rows }) => !isHidden && rows.some((row) => row.some((cell) => cell !== "")),
  );
  const hidden = sheets.filter(({ isHidden }) => isHidden).length;
  const [only, ...others] = visible;
  if (only === undefined) return refused("an Excel workbook without a visible cell");
  const textOf = ({ rows }: Sheet): string => rows.map((row) => row.join("\t")).join("\n");
  const sum = (count: keyof Counts): number => visible.reduce((all, { counts }) => all + counts[count], 0);
  return {
    ok: true,
    value: {
      text:
        others.length === 0
          ? textOf(only)
          : visible.map((sheet, index) => `${SHEET_MARK} ${index + 1}\n${textOf(sheet)}`).join("\n"),
      told: [
        ...told(hidden, "hidden sheet was", "hidden sheets were", "not read. Show it in Excel if it holds results."),
        ...told(sum("hiddenRows"), "hidden row was", "hidden rows were", "not read."),
        ...told(sum("hiddenColumns"), "hidden column was", "hidden columns were", "not read."),
        ...told(
          sum("dates"),
          "cell was",
          "cells were",
          "stored by Excel as a date (a genotype such as 1/17 becomes one) and not used.",
        ),
        ...told(sum("formulas"), "cell holds a formula", "cells hold formulas", "read by the value that Excel saved."),
        ...told(sum("merged"), "merged range was", "merged ranges were", "read by the first cell alone."),
      ],
    },
  };
}

function told(count: number, one: string, many: string, rest: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} ${rest}`];
}

function sheetsOf(parts: ReadonlyMap<string, Uint8Array>): readonly Sheet[] {
  const decoder = new TextDecoder();
  const part = (name: string): string | null => {
    const found = parts.get(name);
    return found === undefined ? null : decoder.decode(found);
  };
  const targets = targetsOf(part("xl/_rels/workbook.xml.rels") ?? "<r/>");
  const strings = stringsOf(part("xl/sharedStrings.xml") ?? "<sst/>");
  const isDate = dateStylesOf(part("xl/styles.xml") ?? "<styleSheet/>");
  return namedSheets(part("xl/workbook.xml") ?? "").flatMap(({ id, isHidden }): readonly Sheet[] => {
    const target = targets.get(id);
    const xml = target === undefined ? null : part(target);
    return xml === null ? [] : [{ isHidden, ...cellsOf(xml, { strings, isDate }) }];
  });
}

function namedSheets(xml: string): readonly { readonly id: string; readonly isHidden: boolean }[] {
  const sheets: { id: string; isHidden: boolean }[] = [];
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "sheet")
        sheets.push({ id: attributes["id"] ?? "", isHidden: (attributes["state"] ?? "visible") !== "visible" });
    },
  });
  return sheets;
}

function targetsOf(xml: string): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  walkXml(xml, {
    open: (name, attributes) => {
      const target = attributes["Target"] ?? "";
      if (name === "Relationship")
        targets.set(attributes["Id"] ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

/** Shared strings may be of several runs; how a word is pronounced (rPh) is no part of it. */
function stringsOf(xml: string): readonly string[] {
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isPronounced = false;
  walkXml(xml, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") isPronounced = true;
      if (name === "t") isText = !isPronounced;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      if (name === "t") isText = false;
      if (name === "rPh") isPronounced = false;
      if (name === "si") strings.push(current);
    },
  });
  return strings;
}

/** Built-in formats of dates and times. @source ECMA-376-1:2016, 18.8.30 numFmt */
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

function dateStylesOf(xml: string): (style: number) => boolean {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  walkXml(xml, {
    open: (name, attributes) => {
      const id = Number(attributes["numFmtId"] ?? 0);
      if (name === "numFmt") own.set(id, writesDate(attributes["formatCode"] ?? ""));
      if (name === "cellXfs") isInCells = true;
      if (name === "xf" && isInCells) styles.push(own.get(id) ?? isDateFormat(id));
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return (style) => styles[style] ?? false;
}

/** Letters of a day, a month or a year outside quoted text and colours. */
function writesDate(code: string): boolean {
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|General/gi, ""));
}

interface CellTools {
  readonly strings: readonly string[];
  readonly isDate: (style: number) => boolean;
}

/** A cell while it is read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

function cellsOf(xml: string, tools: CellTools): Pick<Sheet, "rows" | "counts"> {
  const counts: Counts = { hiddenRows: 0, hiddenColumns: 0, formulas: 0, dates: 0, merged: 0 };
  const hidden: (readonly [from: number, to: number])[] = [];
  const rows: string[][] = [];
  let row: string[] | null = null;
  let cell: OpenCell | null = null;
  let isValue = false;
  const isHiddenColumn = (column: number): boolean => hidden.some(([from, to]) => column >= from && column <= to);
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "col" && isTrue(attributes["hidden"]))
        hidden.push([Number(attributes["min"] ?? 0), Number(attributes["max"] ?? 0)]);
      if (name === "mergeCell") counts.merged += 1;
      if (name === "row") {
        const isHiddenRow = isTrue(attributes["hidden"]);
        if (isHiddenRow) counts.hiddenRows += 1;
        row = isHiddenRow ? null : [];
      }
      if (name === "c" && row !== null)
        cell = {
          column: columnOf(attributes["r"] ?? "") ?? row.length + 1,
          type: attributes["t"] ?? "n",
          style: Number(attributes["s"] ?? 0),
          value: "",
          hasFormula: false,
        };
      if (name === "f" && cell !== null) cell.hasFormula = true;
      if (name === "v" || name === "t") isValue = true;
    },
    text: (text) => {
      if (isValue && cell !== null) cell.value += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") isValue = false;
      if (name === "c" && cell !== null && row !== null) {
        if (!isHiddenColumn(cell.column)) {
          // Blank cells are left out of the file; their places are not.
          while (row.length < cell.column - 1) row.push("");
          row[cell.column - 1] = cellText(cell, tools, counts);
        }
        cell = null;
      }
      if (name === "row" && row !== null) {
        rows.push(row);
        row = null;
      }
    },
  });
  counts.hiddenColumns = hidden.reduce((sum, [from, to]) => sum + (to - from > 1000 ? 1 : to - from + 1), 0);
  return { rows, counts };
}

function cellText(
  { type, value, style, hasFormula }: OpenCell,
  { strings, isDate }: CellTools,
  counts: Counts,
): string {
  if (hasFormula) counts.formulas += 1;
  if (value === "") return hasFormula ? FORMULA_WITHOUT_VALUE : "";
  if (type === "d" || (type === "n" && isDate(style))) {
    counts.dates += 1;
    return DATE_CELL;
  }
  if (type === "s") return plainCell(strings[Number(value)] ?? "");
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  return type === "n" ? String(Number(value)) : plainCell(value);
}

function plainCell(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ").trim();
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** "C7" is in the third column. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
