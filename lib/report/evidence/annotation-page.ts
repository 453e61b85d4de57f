import type { WordedNote } from "../page/report";

/** Returns whether a note has a page of its own with its papers: a germline annotation that ClinPGx has graded, curated or imported. */
export function hasAnnotationPage({ kind, level }: Pick<WordedNote, "kind" | "level">): boolean {
  return kind === "association" && level?.scale === "ClinPGx";
}
