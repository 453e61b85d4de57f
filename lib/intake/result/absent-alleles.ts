import { allelesBySpelling, assign, notTested, termsReached, type Allele, type ReadResult } from "@/lib/phenotype";
import type { PhenotypeMethod } from "@/lib/schema";

/**
 * Returns a result of which only alleles are known that are not there: every phenotype that the others allow stays open,
 * that of the reference allele first. None of them is claimed.
 */
export function withoutAlleles(
  method: PhenotypeMethod,
  absent: readonly string[],
  original: string,
  remarks: readonly string[] = [],
): ReadResult {
  const possible = termsWithout(method, absent);
  return {
    ...notTested(method.gene),
    state: "ambiguous",
    possibleTerms: possible,
    phenotype: `${possible.join(" or ")}: the variants that were not looked for decide`,
    understoodFrom: original,
    remarks,
  };
}

/** The phenotypes of one allele or two, by the gene's own method, in the order of its terms. */
function termsWithout(method: PhenotypeMethod, absent: readonly string[]): readonly string[] {
  const gone = new Set(absent);
  // Alleles of one function and value come to the same.
  const kinds = new Map<string, Allele>();
  for (const allele of allelesBySpelling(method).values()) {
    const key = `${allele.function} ${allele.activity?.value ?? ""}${allele.activity?.isFloor === true ? "+" : ""}`;
    if (!gone.has(allele.name) && !kinds.has(key)) kinds.set(key, allele);
  }
  const alleles = [...kinds.values()];
  const pairs = alleles.flatMap((one, index) => alleles.slice(index).map((other) => [one, other]));
  const singles = alleles.map((one) => [one]);
  const sets =
    method.method === "haploid" ? singles : method.method === "haploid-or-diploid" ? [...singles, ...pairs] : pairs;
  const reached = new Set(
    sets.flatMap((set) => {
      const assigned = assign(method, set);
      if (assigned === null) return [];
      if (assigned.term !== null) return [assigned.term];
      return assigned.activityScore === null ? [] : termsReached(assigned.activityScore, method.byScore);
    }),
  );
  return method.terms.filter((term) => reached.has(term));
}
