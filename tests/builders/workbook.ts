/** Excel workbooks of our own, in the parts of ECMA-376 that a reader needs. */
import { zipOf } from "./zip";

export type Cell =
  | string
  | number
  | { readonly inline: string }
  | { readonly date: number }
  | { readonly ownDate: number }
  | { readonly formula: string; readonly value?: string };

export interface Sheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly isHidden?: boolean;
  /** Counted from one. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly merged?: number;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** Returns a workbook; texts are shared strings, an empty text is no cell, and `changed` puts something else in its place. */
export async function workbookOf(
  sheets: readonly Sheet[],
  changed: { readonly workbook?: string; readonly sheetXml?: string } = {},
): Promise<Uint8Array> {
  const strings: string[] = [];
  const cellXml = (cell: Cell, reference: string): string => {
    if (cell === "") return "";
    if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
    if (typeof cell === "string") return `<c r="${reference}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
    if ("inline" in cell) return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`;
    if ("date" in cell) return `<c r="${reference}" s="1"><v>${cell.date}</v></c>`;
    if ("ownDate" in cell) return `<c r="${reference}" s="2"><v>${cell.ownDate}</v></c>`;
    const value = cell.value === undefined ? "" : `<v>${escaped(cell.value)}</v>`;
    return `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f>${value}</c>`;
  };
  const sheetXml = ({ rows, hiddenRows = [], hiddenColumns = [], merged = 0 }: Sheet): string => {
    const columns = hiddenColumns.map((at) => `<col min="${at}" max="${at}" hidden="1"/>`).join("");
    const lines = rows.map((row, r) => {
      const hidden = hiddenRows.includes(r + 1) ? ' hidden="1"' : "";
      return `<row r="${r + 1}"${hidden}>${row.map((cell, c) => cellXml(cell, `${String.fromCharCode(65 + c)}${r + 1}`)).join("")}</row>`;
    });
    const ranges = '<mergeCell ref="A1:A2"/>'.repeat(merged);
    return `<worksheet ${MAIN}>${columns === "" ? "" : `<cols>${columns}</cols>`}<sheetData>${lines.join("")}</sheetData>${merged === 0 ? "" : `<mergeCells>${ranges}</mergeCells>`}</worksheet>`;
  };
  const written = sheets.map(sheetXml);
  const listed = sheets.map(
    ({ isHidden = false }, i) =>
      `<sheet name="Tab ${i + 1}" sheetId="${i + 1}" r:id="rId${i + 1}"${isHidden ? ' state="hidden"' : ""}/>`,
  );
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    [changed.workbook ?? "xl/workbook.xml"]:
      `<workbook ${MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${listed.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="170" formatCode="d\\-mmm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="16"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${MAIN}>${strings.map((text) => `<si><r><t>${escaped(text.slice(0, 2))}</t></r><r><t>${escaped(text.slice(2))}</t></r><rPh><t>not read</t></rPh></si>`).join("")}</sst>`,
    ...Object.fromEntries(written.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, changed.sheetXml ?? xml])),
  });
}
