import { hasPhenotype, type ReadResult } from "@/lib/phenotype";
import { fitOf } from "./fit";
import { guidanceInScope } from "./recommendations";
import type { Scope } from "./scope";

/**
 * Returns the guidelines that have no row for the results given because every
 * row they could still meet also asks for a gene that was not given: the genes
 * of the guideline, those that are missing, and its sources.
 */
export function unansweredGuidelines(
  scope: Scope,
  results: readonly ReadResult[],
): readonly {
  readonly body: string;
  readonly genes: readonly string[];
  readonly missing: readonly string[];
  readonly sources: readonly string[];
}[] {
  const given = new Set(results.filter(hasPhenotype).map((result) => result.gene));
  return guidanceInScope(scope).flatMap(({ guideline, rows, genes }) => {
    const fits = rows.map((row) => ({ row, fit: fitOf(scope.knowledge, row, results, guideline.body) }));
    if (fits.some(({ fit }) => fit === "holds" || fit === "possible")) return [];
    const waiting = fits.filter(({ fit }) => fit === "needs-gene").flatMap(({ row }) => Object.keys(row.lookup));
    const missing = [...new Set(waiting)].filter((gene) => !given.has(gene));
    return missing.length === 0 ? [] : [{ body: guideline.body, genes, missing, sources: guideline.sources }];
  });
}
