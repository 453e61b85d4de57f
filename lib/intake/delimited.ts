/** One record of a pasted table, and where it stood. */
export interface PastedRecord {
  readonly lineOneBased: number;
  readonly cells: readonly string[];
}

export type Delimiter = "\t" | ";" | "," | "|" | null;

/**
 * Returns pasted text without what programs add to it: byte order mark,
 * carriage returns, non-breaking and other odd blanks, curly quotation marks,
 * and characters that turn or hide text. Lines and their numbers stay.
 */
export function plainPaste(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/[\p{Cf}]/gu, "")
    .replace(/[^\S\n\t]/gu, " ")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‛]/g, "'")
    .replace(/[\p{Cc}]/gu, (character) => (character === "\n" || character === "\t" ? character : ""));
}

/**
 * Returns the character that parts the cells of most lines: a tab wherever one
 * occurs, else a bar that frames a line or stands between blanks, else a
 * semicolon, else a comma; null when the lines are free text.
 */
export function delimiterOf(text: string): Delimiter {
  const lines = text.split("\n", 200).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const having = (character: string): number =>
    lines.filter((line) => line.replace(/"[^"]*"/g, "").includes(character)).length;
  if (having("\t") > 0) return "\t";
  const most = lines.length / 2;
  // Between two alleles a bar says that they were phased.
  const barred = lines.filter((line) => /^\s*\|.*\||\s\|\s|\|\s*$|^[^|]+\|[^|]*\|/.test(line)).length;
  if (barred > 0 && barred >= most) return "|";
  if (having(";") > 0 && having(";") >= most) return ";";
  return having(",") > 0 && having(",") >= most ? "," : null;
}

/**
 * Returns the records of delimited text, cells trimmed, empty records left
 * out. Cells may be quoted as RFC 4180 has it, with line breaks inside; a
 * quotation mark that is never closed is taken as a plain character, so that
 * it does not swallow the rows below it.
 */
export function recordsOf(text: string, delimiter: Delimiter): readonly PastedRecord[] {
  if (delimiter === null)
    return text
      .split("\n")
      .flatMap((line, i) => (line.trim() === "" ? [] : [{ lineOneBased: i + 1, cells: [line.trim()] }]));
  const records: PastedRecord[] = [];
  let at = 0;
  let lineOneBased = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const startedAt = lineOneBased;
    for (;;) {
      const cell = cellAt(text, at, delimiter);
      cells.push(cell.text.trim());
      lineOneBased += cell.lines;
      at = cell.end + 1;
      if (text[cell.end] !== delimiter) break;
    }
    lineOneBased += 1;
    if (cells.some((cell) => cell !== "")) records.push({ lineOneBased: startedAt, cells });
  }
  return records;
}

interface Cell {
  readonly text: string;
  /** Index of the delimiter or line break after the cell, or the length of the text. */
  readonly end: number;
  /** Line breaks inside the cell. */
  readonly lines: number;
}

function cellAt(text: string, from: number, delimiter: string): Cell {
  let start = from;
  while (text[start] === " ") start += 1;
  const quoted = text[start] === '"' ? quotedAt(text, start, delimiter) : null;
  if (quoted !== null) return quoted;
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n") end += 1;
  return { text: text.slice(from, end), end, lines: 0 };
}

/** No sane cell has more lines; beyond that the mark was never meant to open one. */
const MOST_LINES_IN_CELL = 5;

function quotedAt(text: string, open: number, delimiter: string): Cell | null {
  let at = open + 1;
  let content = "";
  let lines = 0;
  for (;;) {
    const character = text[at];
    if (character === undefined || lines > MOST_LINES_IN_CELL) return null;
    if (character === '"' && text[at + 1] === '"') {
      content += '"';
      at += 2;
    } else if (character === '"') break;
    else {
      if (character === "\n") lines += 1;
      content += character === "\n" ? " " : character;
      at += 1;
    }
  }
  let end = at + 1;
  while (text[end] === " ") end += 1;
  // Text after the closing mark: the marks belong to the text.
  return end < text.length && text[end] !== delimiter && text[end] !== "\n" ? null : { text: content, end, lines };
}
