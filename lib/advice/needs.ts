import type { ReadResult } from "@/lib/phenotype";
import { guidelinesInScope } from "./recommendations";
import type { Scope } from "./scope";

/**
 * Returns the guidelines that have no row for the results given because every
 * row also asks for a gene that was not given: the genes of the guideline,
 * those that are missing, and its sources.
 */
export function unansweredGuidelines(
  scope: Scope,
  results: readonly ReadResult[],
): readonly { readonly genes: readonly string[]; readonly missing: readonly string[]; readonly sources: readonly string[] }[] {
  const given = new Set(results.map((result) => result.gene));
  return guidelinesInScope(scope).flatMap((guideline) => {
    const lookups = guideline.recommendations.map((row) => Object.keys(row.lookup));
    const someGiven = guideline.genes.some((gene) => given.has(gene));
    const answerable = lookups.some((genes) => genes.every((gene) => given.has(gene)));
    if (!someGiven || answerable) return [];
    const missing = [...new Set(lookups.flat())].filter((gene) => !given.has(gene));
    return missing.length === 0 ? [] : [{ genes: guideline.genes, missing, sources: guideline.sources }];
  });
}
