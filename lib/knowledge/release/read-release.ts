import type { z } from "zod";
import type { Outcome, Problem, Release, ReleaseAnnotation, ReleaseEvidence, GenotypeText, ReleasePart, ReleasePartKind, ReleaseVariant, RefusedRow } from "@/lib/schema";
import { canonicalJson } from "../compile";
import { directionOf } from "./direction";
import { readGuidelineFile, type GuidelineRow } from "./guideline-files";
import { placeOf, type Place } from "./places";
import { releaseDrugs, type NamedDrug } from "./release-drugs";
import { fileFault, roleOf, type ReleaseFile } from "./release-file";
import {
  ANNOTATION_COLUMNS, AnnotationRow, DRUG_COLUMNS, DrugRow, EVIDENCE_COLUMNS, EvidenceRow, HISTORY_COLUMNS, HistoryRow, LABEL_COLUMNS, LabelRow,
  TEXT_COLUMNS, TextRow, VARIANT_COLUMNS, VariantRow,
} from "./rows";
import { readTsv, type TsvColumn, type TsvRow } from "./tsv";
import { splitVariants } from "./variant-names";
import { placeVariant } from "./variant-place";

export interface ReadRelease {
  readonly release: Release;
  /** What was passed over or assumed, a line each. */
  readonly remarks: readonly string[];
}

/** What the reader needs from outside: a digest, and somewhere to tell how far it is. */
export interface ReleaseTools {
  readonly sha256: (text: string) => string;
  /** Told before each file is read, with its name. */
  readonly begin?: (file: string) => void;
}

/**
 * Returns the release that the files make up, or every fault that refuses it.
 *
 * Rows that do not fit are left out and stand in their part's `refused`; a file
 * that cannot be trusted refuses the import (see `readTsv`). So do a release
 * without annotations, without its date or licence, one part given twice, and
 * annotations, texts and evidence of different days, whose ids need not match.
 * The order of the files makes no difference.
 */
export function readRelease(files: readonly ReleaseFile[], tools: ReleaseTools): Outcome<ReadRelease> {
  const remarks: string[] = [];
  const sorted = distinctFiles([...files].sort((a, b) => (a.name < b.name ? -1 : 1)), remarks);
  const problems: Problem[] = [];
  const places = new Map([...new Set(sorted.map((file) => file.place))].map((place) => [place, placeOf(sorted.filter((file) => file.place === place), problems)]));
  const reader = createReader(sorted, places, tools, problems, remarks);

  const annotations = reader.table("annotations", ANNOTATION_COLUMNS, AnnotationRow, (row) => row.id);
  const texts = reader.table("genotype-texts", TEXT_COLUMNS, TextRow, (row) => `${row.id} ${row.genotype}`);
  const evidence = reader.table("evidence", EVIDENCE_COLUMNS, EvidenceRow, (row) => `${row.id} ${row.evidenceId}`);
  const history = reader.table("history", HISTORY_COLUMNS, HistoryRow, null);
  const labels = reader.table("labels", LABEL_COLUMNS, LabelRow, (row) => row.id);
  const drugs = reader.table("drugs", DRUG_COLUMNS, DrugRow, (row) => row.id);
  const variants = reader.table("variants", VARIANT_COLUMNS, VariantRow, (row) => row.rsid);
  const guidelines = reader.guidelines();
  const licence = reader.licence();
  problems.push(...(files.some((file) => roleOf(file.name) === "annotations") ? wholeFaults(annotations, [texts, evidence, history]) : [withoutAnnotations(sorted)]));
  if (problems.length > 0 || annotations === null || annotations.created === null || licence === null) return { ok: false, problems };

  const known = new Set(annotations.rows.map((row) => row.value.id));
  const held = { texts: ofKnown(texts, known), evidence: ofKnown(evidence, known) };
  const placed = withPlaces(variants);
  const named: NamedDrug[] = [
    ...annotations.rows.flatMap((row) => row.value.drugs.map((name) => ({ name, clinpgxId: null }))),
    ...(labels?.rows ?? []).flatMap((row) => row.value.drugs.map((name) => ({ name, clinpgxId: null }))),
    ...(guidelines?.rows ?? []).flatMap((row) => row.value.drugs.map(({ id, name }) => ({ name, clinpgxId: id }))),
  ];
  const drugList = releaseDrugs(named, (drugs?.rows ?? []).map((row) => row.value));
  const idOf = new Map(drugList.map((drug) => [drug.name, drug.id]));
  const ids = (names: readonly string[]): string[] => [...new Set(names.map((name) => idOf.get(name) ?? name))];
  const facts = {
    date: annotations.created,
    licence,
    annotations: toAnnotations(annotations.rows, held.texts?.rows ?? [], held.evidence?.rows ?? [], ids),
    guidelines: byId((guidelines?.rows ?? []).map(({ value }) => toGuideline(value, ids))),
    labels: byId((labels?.rows ?? []).map(({ value: { id, cancer, variants: names, ...label } }) => ({
      ...label, clinpgxId: id, origin: cancer ? "tumour" as const : "germline" as const, drugs: ids(label.drugs), variants: [...splitVariants(names, [], ";")],
    }))),
    drugs: [...drugList],
    variants: placed.variants,
  };
  const used = new Set(drugList.flatMap((drug) => drug.clinpgxId ?? []));
  const parts = [
    partOf(annotations), partOf(held.texts), partOf(held.evidence), partOf(history, 0), partOf(guidelines), partOf(labels),
    partOf(drugs, (drugs?.rows ?? []).filter((row) => used.has(row.value.id)).length), partOf(placed.table),
  ].flatMap((part) => part ?? []);
  return { ok: true, value: { release: { format: 1, hash: tools.sha256(canonicalJson(facts)), parts, ...facts }, remarks } };
}

/** One part of the release as it was read. */
interface Table<T> {
  readonly kind: ReleasePartKind;
  readonly file: string;
  readonly created: string | null;
  readonly sha256: string;
  readonly rows: readonly TsvRow<T>[];
  readonly refused: readonly RefusedRow[];
  readonly rowsRead: number;
}

function createReader(files: readonly ReleaseFile[], places: ReadonlyMap<string, Place>, tools: ReleaseTools, problems: Problem[], remarks: string[]) {
  const ofRole = (kind: ReleasePartKind): readonly ReleaseFile[] => files.filter((file) => roleOf(file.name) === kind);
  const createdOf = (file: ReleaseFile | undefined): string | null => places.get(file?.place ?? "")?.created ?? null;

  const table = <T extends object>(kind: ReleasePartKind, columns: readonly TsvColumn[], schema: z.ZodType<T>, keyOf: ((row: T) => string) | null): Table<T> | null => {
    const [file, second] = ofRole(kind);
    if (file === undefined) return null;
    if (second !== undefined) problems.push(fileFault(second.name, null, { code: "release-part-twice", found: `a second file of ${kind}, beside ${file.name}`, expected: "the files of one release", remedy: "Give one of the two" }));
    tools.begin?.(file.name);
    const read = readTsv(file, columns, schema);
    if (!read.ok) {
      problems.push(...read.problems);
      return null;
    }
    const { rows, refused, rowsRead, unread } = read.value;
    // The other files' columns are all read; of these two we need a few.
    if (unread.length > 0 && kind !== "drugs" && kind !== "variants") remarks.push(`${file.name}: passed over the column${unread.length === 1 ? "" : "s"} ${unread.join(", ")}`);
    const once = keyOf === null ? { rows, refused: [] } : uniqueRows(file, rows, columns, keyOf);
    return { kind, file: file.name, created: createdOf(file), sha256: file.sha256, rows: once.rows, refused: [...refused, ...once.refused], rowsRead };
  };

  const guidelines = (): Table<GuidelineRow> | null => {
    const own = ofRole("guidelines");
    const [first] = own;
    if (first === undefined) return null;
    const archive = first.name.replace(/\/[^/]*$/, "");
    tools.begin?.(archive);
    const read = own.map((file) => readGuidelineFile(file));
    const rows = read.flatMap((one) => ("guideline" in one ? [{ line: 1, value: one.guideline }] : []));
    const refused = read.flatMap((one) => ("refused" in one ? [one.refused] : []));
    const [fault] = refused;
    if (fault !== undefined && refused.length * 2 > own.length) {
      problems.push(fileFault(fault.file, fault.line, { code: "release-rows-unfit", found: `${refused.length} of ${own.length} files of guidelines that do not fit, the first with ${fault.found} at ${fault.column}`, expected: fault.expected }));
    }
    const ids = new Set<string>();
    const once = rows.filter(({ value }) => !ids.has(value.id) && ids.add(value.id));
    return { kind: "guidelines", file: archive, created: createdOf(first), sha256: tools.sha256(own.map((file) => file.sha256).sort().join("\n")), rows: once, refused, rowsRead: own.length };
  };

  /** The annotations' licence is the release's; a part without one is ClinPGx's too, and says so. */
  const licence = (): Release["licence"] | null => {
    const parts = files.filter((file) => !["licence", "created", "passed-over"].includes(roleOf(file.name)));
    const bare = [...new Set(parts.filter((file) => (places.get(file.place)?.licence ?? null) === null).map((file) => (roleOf(file.name) === "guidelines" ? file.name.replace(/\/[^/]*$/, "") : file.name)))];
    const [annotations] = ofRole("annotations");
    if (annotations === undefined) return null;
    const own = places.get(annotations.place)?.licence ?? null;
    if (own === null) {
      problems.push(fileFault(annotations.name, null, { code: "release-licence-missing", found: "no LICENSE.txt beside it", expected: "the licence that ClinPGx puts into each download", remedy: "Give the zip or the folder as downloaded" }));
      return null;
    }
    remarks.push(...bare.map((name) => `${name}: came without a LICENSE.txt; taken to be under the licence of the annotations, as all of ClinPGx's downloads are`));
    return own;
  };

  return { table, guidelines, licence };
}

/** The same bytes given twice, as a zip and unpacked for instance, are one file; a word about a place is each place's own. */
function distinctFiles(files: readonly ReleaseFile[], remarks: string[]): readonly ReleaseFile[] {
  const first = new Map<string, ReleaseFile>();
  return files.filter((file) => {
    const role = roleOf(file.name);
    if (role === "licence" || role === "created") return true;
    const earlier = first.get(file.sha256);
    if (earlier === undefined) {
      first.set(file.sha256, file);
      return true;
    }
    remarks.push(`${file.name}: the same as ${earlier.name}, read once`);
    return false;
  });
}

function uniqueRows<T>(file: ReleaseFile, rows: readonly TsvRow<T>[], columns: readonly TsvColumn[], keyOf: (row: T) => string): { readonly rows: readonly TsvRow<T>[]; readonly refused: readonly RefusedRow[] } {
  const lines = new Map<string, number>();
  const refused: RefusedRow[] = [];
  const kept = rows.filter(({ line, value }) => {
    const key = keyOf(value);
    const earlier = lines.get(key);
    if (earlier === undefined) {
      lines.set(key, line);
      return true;
    }
    refused.push({ file: file.name, line, column: columns[0]?.names[0] ?? "the row", found: `“${key}”, already in line ${earlier}`, expected: "each row once" });
    return false;
  });
  return { rows: kept, refused };
}

function withoutAnnotations(files: readonly ReleaseFile[]): Problem {
  const names = files.filter((file) => roleOf(file.name) !== "passed-over").map((file) => file.name);
  return fileFault(names[0] ?? files[0]?.name ?? "the import", null, {
    code: "release-annotations-missing",
    found: names.length === 0 ? "no file of a ClinPGx release" : `${names.length} file${names.length === 1 ? "" : "s"} of a release, but no annotations`,
    expected: "clinical_annotations.tsv or summary_annotations.tsv among the files",
    remedy: "Give clinicalAnnotations.zip or summaryAnnotations.zip with the others in one command",
  });
}

function wholeFaults(annotations: Table<AnnotationRow> | null, companions: readonly (Table<unknown> | null)[]): readonly Problem[] {
  if (annotations === null) return [];
  const undated = annotations.created === null
    ? [fileFault(annotations.file, null, { code: "release-date-missing", found: "no CREATED_YYYY-MM-DD.txt beside it", expected: "the day of the release, which every fact is shown with", remedy: "Give the zip or the folder as downloaded" })]
    : [];
  const strangers = companions.flatMap((table) =>
    table === null || table.created === annotations.created
      ? []
      : [fileFault(table.file, null, { code: "release-dates-differ", found: `${table.kind} ${table.created === null ? "without a date" : `of ${table.created}`}, beside annotations ${annotations.created === null ? "without one" : `of ${annotations.created}`}`, expected: "both of one day", remedy: "Give the files of one download" })],
  );
  return [...undated, ...strangers];
}

/** A text or a paper of an annotation that was refused, or that is not there, has nothing to stand under. */
function ofKnown<T extends { readonly id: string }>(table: Table<T> | null, known: ReadonlySet<string>): Table<T> | null {
  if (table === null) return null;
  const orphans = table.rows.filter((row) => !known.has(row.value.id));
  return {
    ...table,
    rows: table.rows.filter((row) => known.has(row.value.id)),
    refused: [...table.refused, ...orphans.map(({ line, value }): RefusedRow => ({ file: table.file, line, column: "Annotation ID", found: `“${value.id}”`, expected: "the id of an annotation that was kept" }))],
  };
}

function withPlaces(table: Table<VariantRow> | null): { readonly table: Table<VariantRow> | null; readonly variants: ReleaseVariant[] } {
  if (table === null) return { table, variants: [] };
  const placed = table.rows.map((row) => ({ row, variant: placeVariant(row.value) }));
  const nowhere = placed.filter(({ variant }) => variant === null);
  return {
    table: {
      ...table,
      rows: placed.filter(({ variant }) => variant !== null).map(({ row }) => row),
      refused: [...table.refused, ...nowhere.map(({ row }): RefusedRow => ({ file: table.file, line: row.line, column: "Location", found: `“${row.value.location}”`, expected: "a place on a chromosome of GRCh38" }))],
    },
    variants: placed.flatMap(({ variant }) => variant ?? []).sort((a, b) => (a.rsid < b.rsid ? -1 : 1)),
  };
}

function toAnnotations(
  rows: readonly TsvRow<AnnotationRow>[],
  texts: readonly TsvRow<z.infer<typeof TextRow>>[],
  evidence: readonly TsvRow<EvidenceRow>[],
  ids: (names: readonly string[]) => string[],
): ReleaseAnnotation[] {
  const textsOf = grouped(texts, ({ id, ...text }): [string, GenotypeText] => [id, text]);
  const evidenceOf = grouped(evidence, (row): [string, ReleaseEvidence] => [row.id, toEvidence(row)]);
  return byId(
    rows.map(({ value: { id, variants, drugs, ...row } }) => ({
      ...row,
      clinpgxId: id,
      variants: [...splitVariants(variants, row.genes)],
      drugs: ids(drugs),
      evidence: (evidenceOf.get(id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1)),
      texts: (textsOf.get(id) ?? []).sort((a, b) => (a.genotype < b.genotype ? -1 : 1)),
    })),
  );
}

function toEvidence(row: EvidenceRow): ReleaseEvidence {
  const score = /^-?\d/.test(row.score) ? Number(row.score) : null;
  return {
    id: row.evidenceId,
    type: row.type,
    url: row.url,
    pmid: row.pmid,
    summary: row.summary,
    score,
    unscored: score === null && row.score !== "" ? row.score : null,
    direction: row.type === "guideline" || row.type === "label" ? "not-stated" : directionOf(row.summary),
  };
}

function toGuideline(row: GuidelineRow, ids: (names: readonly string[]) => string[]): Release["guidelines"][number] {
  const { id, drugs, genes, pmids, ...guideline } = row;
  return { ...guideline, clinpgxId: id, drugs: ids(drugs.map((drug) => drug.name)), genes: [...genes], pmids: [...pmids], url: `https://www.clinpgx.org/guidelineAnnotation/${id}` };
}

function grouped<T, U>(rows: readonly TsvRow<T>[], entryOf: (row: T) => [string, U]): ReadonlyMap<string, U[]> {
  const groups = new Map<string, U[]>();
  for (const row of rows) {
    const [id, value] = entryOf(row.value);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [value]);
    else group.push(value);
  }
  return groups;
}

function byId<T extends { readonly clinpgxId: string }>(facts: readonly T[]): T[] {
  return [...facts].sort((a, b) => (a.clinpgxId < b.clinpgxId ? -1 : 1));
}

function partOf(table: Table<unknown> | null, kept?: number): ReleasePart | null {
  if (table === null) return null;
  return { file: table.file, kind: table.kind, created: table.created, sha256: table.sha256, rowsRead: table.rowsRead, rowsKept: kept ?? table.rows.length, refused: [...table.refused] };
}
