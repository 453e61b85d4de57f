import { paperSides, type PaperSides } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { CLINPGX_LEVELS, type ClinPgxLevel } from "@/lib/schema";
import { annotationsOf, type AnnotationRow } from "./annotation-rows";

/** How many annotations stand at which ClinPGx level, strongest first; levels without any are told with 0. */
export type LevelCounts = readonly { readonly level: ClinPgxLevel; readonly annotations: number }[];

/** The papers on one marker, by the side on which they stand. */
export interface MarkerPapers {
  readonly marker: string;
  readonly papers: PaperSides;
  readonly total: number;
}

/** Returns the annotations counted by level. */
export function levelCounts(rows: readonly AnnotationRow[]): LevelCounts {
  return CLINPGX_LEVELS.map((level) => ({ level, annotations: rows.filter((row) => row.level === level).length }));
}

/**
 * Returns the papers behind the rows, marker by marker, the most papers first.
 * A paper that several annotations of a marker name counts once, on the side
 * where its weightiest row stands. Rows whose papers no release tells are
 * left out, and so are markers without papers.
 */
export function papersByMarker(rows: readonly AnnotationRow[], knowledge: AnswerKnowledge): readonly MarkerPapers[] {
  const behind = annotationsOf(knowledge);
  const markers = new Map<string, AnnotationRow[]>();
  for (const row of rows) {
    const own = markers.get(row.marker);
    if (own === undefined) markers.set(row.marker, [row]);
    else own.push(row);
  }
  return [...markers]
    .map(([marker, own]) => {
      const papers = paperSides(own.flatMap((row) => behind.get(row.clinpgxId)?.evidence ?? []));
      return { marker, papers, total: papers.supporting + papers.against + papers.noEffect + papers.notWeighed };
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total);
}
