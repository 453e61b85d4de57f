import { sidesByPaper, type Side } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import type { EvidenceDirection, EvidenceType, GenotypeText } from "@/lib/schema";
import { annotationNote, annotationRows, annotationsOf, type AnnotationRow } from "./annotation-rows";
import type { Bibliography } from "../words/citations";
import type { StudyRow, WordedNote } from "../page/report";
import { studyRow } from "../page/report-on";
import { wordNote } from "../page/word-note";

/** One graded annotation whole: the note, every text of the release, and every row of evidence. */
export interface AnnotationDetail {
  readonly row: AnnotationRow;
  readonly note: WordedNote;
  /** Quoted. */
  readonly texts: readonly GenotypeText[];
  readonly evidence: readonly {
    readonly id: string;
    readonly type: EvidenceType;
    readonly url: string;
    readonly pmid: string | null;
    /** Quoted. */
    readonly summary: string;
    readonly score: number | null;
    /** Quoted; null where the row counts. */
    readonly unscored: string | null;
    readonly direction: EvidenceDirection;
    /** Where its paper stands; null for a guideline or a label. */
    readonly side: Side | null;
  }[];
  /** The curated studies behind it. */
  readonly studies: readonly StudyRow[];
}

/** Returns the annotation of a note's id with everything we hold on it; null for an id that is none. `today` is YYYY-MM-DD. */
export function annotationDetail(
  knowledge: AnswerKnowledge,
  id: string,
  today: string,
  bibliography: Bibliography,
): AnnotationDetail | null {
  const row = annotationRows(knowledge, today).find((one) => one.id === id);
  const note = annotationNote(knowledge, today, id);
  if (row === undefined || note === undefined) return null;
  const there = annotationsOf(knowledge).get(row.clinpgxId);
  const sides = sidesByPaper(there?.evidence ?? []);
  return {
    row,
    note: wordNote(note, knowledge, bibliography, (drug) => knowledge.drugs[drug]?.name ?? drug),
    texts: there?.texts ?? [],
    evidence: (there?.evidence ?? []).map((one) => ({
      ...one,
      side: one.pmid === null ? null : (sides.get(one.pmid) ?? null),
    })),
    studies: knowledge.findings
      .filter((finding) => note.findings.includes(finding.id))
      .map((finding) => studyRow(finding, bibliography)),
  };
}
