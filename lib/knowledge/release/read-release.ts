import type { Outcome, Problem, RefusedRow, Release } from "@/lib/schema";
import { canonicalJson } from "../compile";
import { placeOf } from "./places";
import { archiveOf, fileFault, roleOf, type ReleaseFile } from "./release-file";
import { releaseFacts } from "./release-facts";
import { readGuidelines, readPart, sift, toReleasePart, type Part, type Reading } from "./release-parts";
import {
  ANNOTATION_COLUMNS,
  AnnotationRow,
  DRUG_COLUMNS,
  DrugRow,
  EVIDENCE_COLUMNS,
  EvidenceRow,
  HISTORY_COLUMNS,
  HistoryRow,
  LABEL_COLUMNS,
  LabelRow,
  TEXT_COLUMNS,
  TextRow,
  VARIANT_COLUMNS,
  VariantRow,
} from "./rows";
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
export function readRelease(
  files: readonly ReleaseFile[],
  { sha256, begin = () => {} }: ReleaseTools,
): Outcome<ReadRelease> {
  const problems: Problem[] = [];
  const remarks: string[] = [];
  const distinct = distinctFiles(
    [...files].sort((a, b) => (a.name < b.name ? -1 : 1)),
    remarks,
  );
  const places = new Map(
    [...new Set(distinct.map((file) => file.place))].map((place) => [
      place,
      placeOf(
        distinct.filter((file) => file.place === place),
        problems,
      ),
    ]),
  );
  const reading: Reading = { files: distinct, places, begin, sha256, problems, remarks };

  const parts = readParts(reading);
  const licence = licenceOf(reading);
  problems.push(
    ...(distinct.some((file) => roleOf(file.name) === "annotations")
      ? datesFaults(parts)
      : [withoutAnnotations(distinct)]),
  );
  const created = parts.annotations?.created ?? null;
  if (problems.length > 0 || created === null || licence === null) return { ok: false, problems };

  const values = <T>(part: Part<T> | null): readonly T[] => part?.rows.map((row) => row.value) ?? [];
  const facts = {
    date: created,
    licence,
    ...releaseFacts({
      annotations: values(parts.annotations),
      texts: values(parts.texts),
      evidence: values(parts.evidence),
      guidelines: values(parts.guidelines),
      labels: values(parts.labels),
      drugs: values(parts.drugs),
      variants: values(parts.variants),
    }),
  };
  const used = new Set(facts.drugs.flatMap((drug) => drug.clinpgxId ?? []));
  const told = [
    ...toReleasePart(parts.annotations),
    ...toReleasePart(parts.texts),
    ...toReleasePart(parts.evidence),
    // Checked, since a damaged archive shows there too; nothing is shown from it.
    ...toReleasePart(parts.history, 0),
    ...toReleasePart(parts.guidelines),
    ...toReleasePart(parts.labels),
    ...toReleasePart(parts.drugs, values(parts.drugs).filter((row) => used.has(row.id)).length),
    ...toReleasePart(parts.variants),
  ];
  return {
    ok: true,
    value: { release: { format: 1, hash: sha256(canonicalJson(facts)), parts: told, ...facts }, remarks },
  };
}

type Parts = ReturnType<typeof readParts>;

function readParts(reading: Reading) {
  const annotations = readPart(reading, {
    kind: "annotations",
    columns: ANNOTATION_COLUMNS,
    schema: AnnotationRow,
    keyOf: (row) => row.id,
  });
  const known = new Set(annotations?.rows.map((row) => row.value.id));
  /** A text or a paper of an annotation that was refused, or that is not there, has nothing to stand under. */
  const orphan = ({ id }: { readonly id: string }): Pick<RefusedRow, "column" | "found" | "expected"> | null =>
    known.has(id)
      ? null
      : { column: "Annotation ID", found: `“${id}”`, expected: "the id of an annotation that was kept" };
  return {
    annotations,
    texts: sift(
      readPart(reading, {
        kind: "genotype-texts",
        columns: TEXT_COLUMNS,
        schema: TextRow,
        keyOf: (row) => `${row.id} ${row.genotype}`,
      }),
      orphan,
    ),
    evidence: sift(
      readPart(reading, {
        kind: "evidence",
        columns: EVIDENCE_COLUMNS,
        schema: EvidenceRow,
        keyOf: (row) => `${row.id} ${row.evidenceId}`,
      }),
      orphan,
    ),
    history: readPart(reading, { kind: "history", columns: HISTORY_COLUMNS, schema: HistoryRow }),
    labels: readPart(reading, { kind: "labels", columns: LABEL_COLUMNS, schema: LabelRow, keyOf: (row) => row.id }),
    drugs: readPart(reading, { kind: "drugs", columns: DRUG_COLUMNS, schema: DrugRow, keyOf: (row) => row.id }),
    variants: sift(
      readPart(reading, { kind: "variants", columns: VARIANT_COLUMNS, schema: VariantRow, keyOf: (row) => row.rsid }),
      (row) =>
        placeVariant(row) === null
          ? { column: "Location", found: `“${row.location}”`, expected: "a place on a chromosome of GRCh38" }
          : null,
    ),
    guidelines: readGuidelines(reading),
  };
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

/** The annotations' licence is the release's; a part that came without one is ClinPGx's too, and that is said. */
function licenceOf({ files, places, problems, remarks }: Reading): Release["licence"] | null {
  const annotations = files.find((file) => roleOf(file.name) === "annotations");
  if (annotations === undefined) return null;
  const own = places.get(annotations.place)?.licence ?? null;
  if (own === null) {
    problems.push(
      fileFault(annotations.name, null, {
        code: "release-licence-missing",
        found: "no LICENSE.txt beside it",
        expected: "the licence that ClinPGx puts into each download",
        remedy: "Give the zip or the folder as downloaded",
      }),
    );
    return null;
  }
  const parts = files.filter((file) => !["licence", "created", "passed-over"].includes(roleOf(file.name)));
  const bare = parts
    .filter((file) => (places.get(file.place)?.licence ?? null) === null)
    .map((file) => (roleOf(file.name) === "guidelines" ? archiveOf(file) : file.name));
  remarks.push(
    ...[...new Set(bare)].map(
      (name) =>
        `${name}: came without a LICENSE.txt; taken to be under the licence of the annotations, as all of ClinPGx's downloads are`,
    ),
  );
  return own;
}

function withoutAnnotations(files: readonly ReleaseFile[]): Problem {
  const names = files.filter((file) => roleOf(file.name) !== "passed-over").map((file) => file.name);
  return fileFault(names[0] ?? files[0]?.name ?? "the import", null, {
    code: "release-annotations-missing",
    found:
      names.length === 0
        ? "no file of a ClinPGx release"
        : `${names.length} file${names.length === 1 ? "" : "s"} of a release, but no annotations`,
    expected: "clinical_annotations.tsv or summary_annotations.tsv among the files",
    remedy: "Give clinicalAnnotations.zip or summaryAnnotations.zip with the others in one command",
  });
}

function datesFaults({ annotations, texts, evidence, history }: Parts): readonly Problem[] {
  if (annotations === null) return [];
  const undated =
    annotations.created === null
      ? [
          fileFault(annotations.file, null, {
            code: "release-date-missing",
            found: "no CREATED_YYYY-MM-DD.txt beside it",
            expected: "the day of the release, which every fact is shown with",
            remedy: "Give the zip or the folder as downloaded",
          }),
        ]
      : [];
  const day = (created: string | null): string => (created === null ? "without a date" : `of ${created}`);
  const strangers = [texts, evidence, history].flatMap((part) =>
    part === null || part.created === annotations.created
      ? []
      : [
          fileFault(part.file, null, {
            code: "release-dates-differ",
            found: `${part.kind} ${day(part.created)}, beside annotations ${day(annotations.created)}`,
            expected: "both of one day",
            remedy: "Give the files of one download",
          }),
        ],
  );
  return [...undated, ...strangers];
}
