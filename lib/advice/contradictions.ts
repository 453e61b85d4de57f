import { genotypeText, type ReadResult } from "@/lib/phenotype";
import type { Problem } from "@/lib/schema";
import { unique } from "./associations";

/** Returns the results that may decide something: all but those of a gene whose results contradict each other. */
export function decidingAmong(results: readonly ReadResult[]): readonly ReadResult[] {
  const contradicting = new Set(contradictions(results).map(({ gene }) => gene));
  return results.filter((result) => !contradicting.has(result.gene));
}

/**
 * Returns the genes of which two results say different things, each with its
 * problem: both are shown, and nothing is decided. Results that say the same in two forms (a diplotype and
 * its phenotype) agree; the status of two HLA alleles are two questions.
 */
export function contradictions(
  results: readonly ReadResult[],
): readonly { readonly gene: string; readonly problem: Problem }[] {
  const tested = results.filter((result) => result.state !== "not-tested");
  return unique(tested.map((result) => result.gene)).flatMap((gene) => {
    const own = tested.filter((result) => result.gene === gene);
    const isSettled = own.every((one, i) => own.slice(i + 1).every((other) => agree(one, other)));
    if (isSettled) return [];
    return [
      {
        gene,
        problem: {
          code: "results-contradict",
          path: ["results"],
          gene,
          found: `results for ${gene} that cannot both hold: ${unique(own.map(inBrief)).join(" and ")}`,
          expected: "one result for each gene, or several that say the same",
          remedy: "Check the laboratory report and keep the one that holds; until then neither decides anything here",
          nearest: [],
        },
      },
    ];
  });
}

function agree(one: ReadResult, other: ReadResult): boolean {
  const alleleOf = (term: string): string | undefined => /^(\*\S+) (?:positive|negative)$/.exec(term)?.[1];
  const isClash = one.terms.some((term) =>
    other.terms.some((second) => (alleleOf(term) ?? "") === (alleleOf(second) ?? "") && term !== second),
  );
  const scores = [one.activityScore?.value, other.activityScore?.value].filter((value) => value !== undefined);
  const diplotypes = [one.diplotype, other.diplotype]
    .filter((text) => text !== null)
    .map((text) => text.split("/").sort().join("/"));
  return !isClash && new Set(scores).size < 2 && new Set(diplotypes).size < 2 && !isOtherGenotype(one, other);
}

/** The same variant with other bases; two variants of one gene are two questions. */
function isOtherGenotype({ variant: one }: ReadResult, { variant: other }: ReadResult): boolean {
  return (
    one !== null &&
    other !== null &&
    one.rsid === other.rsid &&
    [...one.alleles].sort().join() !== [...other.alleles].sort().join()
  );
}

function inBrief(result: ReadResult): string {
  if (result.variant !== null) return `${result.variant.rsid} ${genotypeText(result.variant)}`;
  if (result.diplotype !== null) return `${result.diplotype} (${result.phenotype})`;
  return result.activityScore === null
    ? result.phenotype
    : `activity score ${result.activityScore.isFloor ? "≥" : ""}${result.activityScore.value} (${result.phenotype})`;
}
