import type { z } from "zod";
import type { Outcome, Problem, RefusedRow } from "@/lib/schema";
import { fileFault, type ReleaseFile } from "./release-file";

/** A column we read: the key its schema knows it by, and the header's word for it, old and new. */
export interface TsvColumn {
  readonly key: string;
  readonly names: readonly [string, ...string[]];
  /** A value outside its closed list refuses the whole file: the scale itself would have changed. */
  readonly isScale?: true;
}

export interface TsvRow<T> {
  readonly line: number;
  readonly value: T;
}

export interface TsvTable<T> {
  readonly rows: readonly TsvRow<T>[];
  readonly refused: readonly RefusedRow[];
  readonly rowsRead: number;
  /** Columns of the header that nothing reads. */
  readonly unread: readonly string[];
}

/** The longest real field we read has 14,168 characters, the longest of an unread column 149,431. @source variants.tsv of 2025-08-05, drugs.tsv of 2026-06-05 */
const MAX_CHARACTERS = 65_536;
const MAX_CHARACTERS_UNREAD = 180_000;

/**
 * Returns the rows of a tab-separated file that fit `schema`, and each row that
 * does not with its line, column, finding and expectation.
 *
 * A row at fault is left out and told. The file itself is refused when it
 * cannot be trusted to say what we take it to say: a column is missing, renamed
 * or there twice; a field is absurdly long; a scale has a value we do not know;
 * there is no row; or more than half the rows do not fit. Byte-order mark and
 * Windows line ends make no difference. A field in double quotes is unwrapped,
 * as ClinPGx wraps fields that hold quotation marks; line ends inside one are
 * not, since the release has none.
 */
export function readTsv<T>(
  file: ReleaseFile,
  columns: readonly TsvColumn[],
  schema: z.ZodType<T>,
): Outcome<TsvTable<T>> {
  const lines = file.text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (lines.at(-1) === "") lines.pop();
  const header = lines[0]?.split("\t") ?? [];
  const faults = headerFaults(file, header, columns);
  if (faults.length > 0) return { ok: false, problems: faults };

  const places = columns.map((column) => ({ column, at: header.findIndex((name) => column.names.includes(name)) }));
  const read = new Set(places.map((place) => place.at));
  const rows: TsvRow<T>[] = [];
  const refused: RefusedRow[] = [];
  const scales: RefusedRow[] = [];
  for (const [index, text] of lines.entries()) {
    if (index === 0) continue;
    const line = index + 1;
    const fields = text.split("\t");
    const long = fields.findIndex(
      (field, at) => field.length > (read.has(at) ? MAX_CHARACTERS : MAX_CHARACTERS_UNREAD),
    );
    if (long >= 0)
      return {
        ok: false,
        problems: [longField(file, line, header[long] ?? `field ${long + 1}`, fields[long] ?? "", read.has(long))],
      };
    if (fields.length !== header.length) {
      refused.push({
        file: file.name,
        line,
        column: header[Math.min(fields.length, header.length) - 1] ?? "the row",
        found: `${fields.length} fields`,
        expected: `${header.length}, as the header has`,
      });
      continue;
    }
    const parsed = schema.safeParse(
      Object.fromEntries(places.map(({ column, at }) => [column.key, unquoted(fields[at] ?? "")])),
    );
    if (parsed.success) {
      rows.push({ line, value: parsed.data });
      continue;
    }
    const fault = rowFault(file, line, places, header, fields, parsed.error);
    (fault.isScale ? scales : refused).push(fault.row);
  }
  const all = lines.length - 1;
  const whole = wholeFault(file, all, refused, scales);
  if (whole !== null) return { ok: false, problems: [whole] };
  return { ok: true, value: { rows, refused, rowsRead: all, unread: header.filter((_, at) => !read.has(at)) } };
}

function headerFaults(file: ReleaseFile, header: readonly string[], columns: readonly TsvColumn[]): readonly Problem[] {
  if (header.length === 0 || header.join("").trim() === "") {
    return [fileFault(file.name, 1, { code: "release-empty", found: "an empty file", expected: "a header and rows" })];
  }
  const known = new Set(columns.flatMap((column) => column.names));
  const strange = header.filter((name) => !known.has(name));
  return columns.flatMap((column) => {
    const here = header.filter((name) => column.names.includes(name));
    const wanted = `the column ${column.names.map(named).join(" or ")}`;
    if (here.length === 1) return [];
    if (here.length > 1)
      return [
        fileFault(file.name, 1, {
          code: "release-column-twice",
          found: `${wanted} ${here.length} times`,
          expected: "each column once",
        }),
      ];
    const renamed = strange.find((name) => isNear(name, column.names));
    return [
      renamed === undefined
        ? fileFault(file.name, 1, {
            code: "release-column-missing",
            found: `no ${wanted.slice("the ".length)}`,
            expected: `${wanted} in the header`,
          })
        : fileFault(file.name, 1, {
            code: "release-column-renamed",
            found: `the column ${named(renamed)}`,
            expected: wanted,
          }),
    ];
  });
}

/** Whether an unknown column is likely the one looked for under another name: one has all the words of the other. */
function isNear(name: string, wanted: readonly string[]): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const strange = words(name);
  return wanted
    .map(words)
    .some(
      (own) =>
        own.every((word) => strange.includes(word)) ||
        (strange.length > 0 && strange.every((word) => own.includes(word))),
    );
}

function longField(file: ReleaseFile, line: number, column: string, text: string, isRead: boolean): Problem {
  const most = (isRead ? MAX_CHARACTERS : MAX_CHARACTERS_UNREAD).toLocaleString("en-GB");
  return fileFault(file.name, line, {
    code: "release-field-too-long",
    found: `${text.length.toLocaleString("en-GB")} characters in the column ${named(column)}`,
    expected: `at most ${most}`,
  });
}

function rowFault(
  file: ReleaseFile,
  line: number,
  places: readonly { readonly column: TsvColumn; readonly at: number }[],
  header: readonly string[],
  fields: readonly string[],
  error: z.ZodError,
): { readonly row: RefusedRow; readonly isScale: boolean } {
  const [issue] = error.issues;
  const place = places.find(({ column }) => column.key === issue?.path[0]);
  const value = fields[place?.at ?? -1] ?? "";
  return {
    row: {
      file: file.name,
      line,
      column: header[place?.at ?? -1] ?? "the row",
      found: value === "" ? "nothing" : named(value),
      expected: expectedBy(issue),
    },
    isScale: place?.column.isScale === true && value.trim() !== "",
  };
}

function expectedBy(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return "a sound row";
  if (issue.code === "invalid_value" && !issue.message.startsWith("expected "))
    return `one of ${issue.values.map(String).join(", ")}`;
  return issue.message.replace(/^(?:Invalid input: |Too small: )?expected /, "");
}

function wholeFault(
  file: ReleaseFile,
  all: number,
  refused: readonly RefusedRow[],
  scales: readonly RefusedRow[],
): Problem | null {
  const [scale] = scales;
  if (scale !== undefined) {
    const more =
      scales.length === 1
        ? ""
        : `, and in ${scales.length - 1} more row${scales.length === 2 ? "" : "s"} a name that is none`;
    return fileFault(file.name, scale.line, {
      code: "release-scale-unknown",
      found: `${scale.found} in the column ${named(scale.column)}${more}`,
      expected: scale.expected,
    });
  }
  if (all === 0)
    return fileFault(file.name, 1, { code: "release-empty", found: "a header without rows", expected: "rows" });
  const [first] = refused;
  if (first === undefined || refused.length * 2 <= all) return null;
  return fileFault(file.name, first.line, {
    code: "release-rows-unfit",
    found: `${refused.length} of ${all} rows that do not fit, the first with ${first.found} in the column ${named(first.column)}`,
    expected: first.expected,
  });
}

/** A name in quotation marks, shortened, without control characters. */
function named(text: string): string {
  const clean = [...text.replace(/[\p{Cc}\p{Cf}]+/gu, " ")];
  return `“${clean.length > 60 ? `${clean.slice(0, 57).join("")}…` : clean.join("")}”`;
}

/** ClinPGx writes a field that holds quotation marks as CSV does: in quotes, with each inner one doubled. */
function unquoted(field: string): string {
  if (field.length < 2 || !field.startsWith('"') || !field.endsWith('"')) return field.trim();
  const inner = field.slice(1, -1);
  return /(?<!")(?:"")*"(?!")/.test(inner) ? field.trim() : inner.replaceAll('""', '"').trim();
}
