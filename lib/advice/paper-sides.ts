import type { ReleaseEvidence } from "@/lib/schema";
import type { PaperSides } from "./advice";

export type Side = keyof PaperSides;

/**
 * Returns how many papers stand on which side of an annotation. A paper with
 * several rows stands where its weightiest row stands. Rows without a paper
 * (guidelines, labels) are no papers and are not counted.
 *
 * @source ours, over ClinPGx's own scores: a row with a score above 0 supports
 * the annotation; a row that reports no association found no effect; a row
 * with a score below 0 that does report one speaks against it; the rest is not
 * weighed. The grading page tells the rule.
 */
export function paperSides(evidence: readonly ReleaseEvidence[]): PaperSides {
  const counts = { supporting: 0, against: 0, noEffect: 0, notWeighed: 0 };
  for (const side of sidesByPaper(evidence).values()) counts[side] += 1;
  return counts;
}

/** Returns the side of each paper, by PMID, in the order in which the evidence names them. */
export function sidesByPaper(evidence: readonly ReleaseEvidence[]): ReadonlyMap<string, Side> {
  const papers = new Map<string, { readonly side: Side; readonly weight: number }>();
  for (const row of evidence) {
    if (row.pmid === null) continue;
    const weight = row.unscored === null ? Math.abs(row.score ?? 0) : 0;
    const known = papers.get(row.pmid);
    if (known === undefined || weight > known.weight) papers.set(row.pmid, { side: sideOf(row), weight });
  }
  return new Map([...papers].map(([pmid, { side }]) => [pmid, side]));
}

function sideOf({ score, unscored, direction }: ReleaseEvidence): Side {
  if (direction === "not-associated") return "noEffect";
  if (unscored !== null || score === null || score === 0) return "notWeighed";
  return score > 0 ? "supporting" : "against";
}
