import type { Problem, ReleasePartKind } from "@/lib/schema";

/** One file of a release as it was read: its text, and where it came from. */
export interface ReleaseFile {
  /** What a message calls it, e.g. "clinicalAnnotations.zip/clinical_annotations.tsv". */
  readonly name: string;
  /** Which archive or folder it lay in, never shown: its date and licence are those that lay there too. */
  readonly place: string;
  readonly text: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** What a file is by its name: a part of the release, a word about it, or nothing we read. */
export type FileRole = ReleasePartKind | "licence" | "created" | "passed-over";

/** @source ClinPGx downloads page: file names up to 2025 (`clinical_`) and from 2026 (`summary_`) */
const ROLES: Readonly<Record<string, FileRole>> = {
  "clinical_annotations.tsv": "annotations",
  "summary_annotations.tsv": "annotations",
  "clinical_ann_alleles.tsv": "genotype-texts",
  "summary_ann_alleles.tsv": "genotype-texts",
  "clinical_ann_evidence.tsv": "evidence",
  "summary_ann_evidence.tsv": "evidence",
  "clinical_ann_history.tsv": "history",
  "summary_ann_history.tsv": "history",
  "druglabels.tsv": "labels",
  "drugs.tsv": "drugs",
  "variants.tsv": "variants",
  "license.txt": "licence",
  "licence.txt": "licence",
};

/** Returns what a file is for the import, by the last part of its path, in any case. Never looks inside. */
export function roleOf(path: string): FileRole {
  const name = (path.split("/").at(-1) ?? "").toLowerCase();
  if (name.startsWith(".") || path.split("/").includes("__MACOSX")) return "passed-over";
  if (Object.hasOwn(ROLES, name)) return ROLES[name] ?? "passed-over";
  if (/^created_\d{4}-\d{2}-\d{2}\.txt$/.test(name)) return "created";
  return name.endsWith(".json") ? "guidelines" : "passed-over";
}

/** Returns the name of the archive or folder that a file lay in, as messages call it. */
export function archiveOf(file: ReleaseFile): string {
  return file.name.replace(/\/[^/]*$/, "");
}

/** A fault that refuses the whole import. `path` is the file, and the one-based line where there is one. */
export function fileFault(
  file: string,
  line: number | null,
  fault: {
    readonly code: string;
    readonly found: string;
    readonly expected: string;
    readonly remedy?: string;
    readonly nearest?: readonly string[];
  },
): Problem {
  return { remedy: DOWNLOAD_AGAIN, nearest: [], ...fault, path: line === null ? [file] : [file, line] };
}

const DOWNLOAD_AGAIN =
  "Download the file again from clinpgx.org; if it is the same there, its shape is one this version does not know";
