import type { z } from "zod";
import type { Problem, RefusedRow, ReleasePart, ReleasePartKind } from "@/lib/schema";
import { readGuidelineFile, type GuidelineRow } from "./guideline-files";
import type { Place } from "./places";
import { archiveOf, fileFault, roleOf, type ReleaseFile } from "./release-file";
import { readTsv, type TsvColumn, type TsvRow } from "./tsv";

/** One part of a release as it was read. */
export interface Part<T> {
  readonly kind: ReleasePartKind;
  readonly file: string;
  readonly created: string | null;
  readonly sha256: string;
  readonly rows: readonly TsvRow<T>[];
  readonly refused: readonly RefusedRow[];
  readonly rowsRead: number;
}

/** What is read from, and what is told on the way. */
export interface Reading {
  readonly files: readonly ReleaseFile[];
  /** By the key that files of one archive or folder share. */
  readonly places: ReadonlyMap<string, Place>;
  readonly begin: (file: string) => void;
  readonly sha256: (text: string) => string;
  readonly problems: Problem[];
  readonly remarks: string[];
}

/** How the rows of a part are read; `keyOf` names what no two rows may share. */
export interface PartShape<T> {
  readonly kind: ReleasePartKind;
  readonly columns: readonly TsvColumn[];
  readonly schema: z.ZodType<T>;
  readonly keyOf?: (row: T) => string;
}

/** Returns the one table of its kind among the files, or null where there is none or it was refused. */
export function readPart<T>(
  { files, places, begin, problems, remarks }: Reading,
  { kind, columns, schema, keyOf }: PartShape<T>,
): Part<T> | null {
  const [file, second] = files.filter((one) => roleOf(one.name) === kind);
  if (file === undefined) return null;
  if (second !== undefined)
    problems.push(
      fileFault(second.name, null, {
        code: "release-part-twice",
        found: `a second file of ${kind}, beside ${file.name}`,
        expected: "the files of one release",
        remedy: "Give one of the two",
      }),
    );
  begin(file.name);
  const read = readTsv(file, columns, schema);
  if (!read.ok) {
    problems.push(...read.problems);
    return null;
  }
  const { rows, refused, rowsRead, unread } = read.value;
  // Of the lists of drugs and variants we need a few columns; the other files we mean to read whole.
  if (unread.length > 0 && kind !== "drugs" && kind !== "variants")
    remarks.push(`${file.name}: passed over the column${unread.length === 1 ? "" : "s"} ${unread.join(", ")}`);
  const once = keyOf === undefined ? { rows, refused: [] } : uniqueRows(file, rows, columns, keyOf);
  return {
    kind,
    file: file.name,
    created: places.get(file.place)?.created ?? null,
    sha256: file.sha256,
    rows: once.rows,
    refused: [...refused, ...once.refused],
    rowsRead,
  };
}

/** Returns the guidelines, one a file, as one part; null where there are none. */
export function readGuidelines({ files, places, begin, sha256, problems }: Reading): Part<GuidelineRow> | null {
  const own = files.filter((file) => roleOf(file.name) === "guidelines");
  const [first] = own;
  if (first === undefined) return null;
  const archive = archiveOf(first);
  begin(archive);
  const read = own.map((file) => ({ file, ...readGuidelineFile(file) }));
  const lines = new Map<string, string>();
  const rows: TsvRow<GuidelineRow>[] = [];
  const refused: RefusedRow[] = [];
  for (const one of read) {
    if ("refused" in one) {
      refused.push(one.refused);
      continue;
    }
    const earlier = lines.get(one.guideline.id);
    if (earlier === undefined) rows.push({ line: 1, value: one.guideline });
    else
      refused.push({
        file: one.file.name,
        line: 1,
        column: "guideline.id",
        found: `“${one.guideline.id}”, already in ${earlier}`,
        expected: "each guideline once",
      });
    lines.set(one.guideline.id, earlier ?? one.file.name);
  }
  const [fault] = refused;
  if (fault !== undefined && refused.length * 2 > own.length) {
    problems.push(
      fileFault(fault.file, fault.line, {
        code: "release-rows-unfit",
        found: `${refused.length} of ${own.length} files of guidelines that do not fit, the first with ${fault.found} at ${fault.column}`,
        expected: fault.expected,
      }),
    );
  }
  return {
    kind: "guidelines",
    file: archive,
    created: places.get(first.place)?.created ?? null,
    sha256: sha256(
      own
        .map((file) => file.sha256)
        .sort()
        .join("\n"),
    ),
    rows,
    refused,
    rowsRead: own.length,
  };
}

function uniqueRows<T>(
  file: ReleaseFile,
  rows: readonly TsvRow<T>[],
  columns: readonly TsvColumn[],
  keyOf: (row: T) => string,
): { readonly rows: readonly TsvRow<T>[]; readonly refused: readonly RefusedRow[] } {
  const lines = new Map<string, number>();
  const refused: RefusedRow[] = [];
  const kept = rows.filter(({ line, value }) => {
    const key = keyOf(value);
    const earlier = lines.get(key);
    if (earlier === undefined) {
      lines.set(key, line);
      return true;
    }
    refused.push({
      file: file.name,
      line,
      column: columns[0]?.names[0] ?? "the row",
      found: `“${key}”, already in line ${earlier}`,
      expected: "each row once",
    });
    return false;
  });
  return { rows: kept, refused };
}

/** Returns a part without the rows that `reject` finds fault with. */
export function sift<T>(
  part: Part<T> | null,
  reject: (row: T) => Pick<RefusedRow, "column" | "found" | "expected"> | null,
): Part<T> | null {
  if (part === null) return null;
  const judged = part.rows.map((row) => ({ row, fault: reject(row.value) }));
  return {
    ...part,
    rows: judged.filter(({ fault }) => fault === null).map(({ row }) => row),
    refused: [
      ...part.refused,
      ...judged.flatMap(({ row, fault }) => (fault === null ? [] : [{ file: part.file, line: row.line, ...fault }])),
    ],
  };
}

/** Returns what is told of a part; `kept` where fewer of its rows were needed than were sound. */
export function toReleasePart(part: Part<unknown> | null, kept?: number): ReleasePart[] {
  if (part === null) return [];
  const { file, kind, created, sha256, rows, refused, rowsRead } = part;
  return [{ file, kind, created, sha256, rowsRead, rowsKept: kept ?? rows.length, refused: [...refused] }];
}
