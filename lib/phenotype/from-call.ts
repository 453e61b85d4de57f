import { combinationMembers, type Diplotype, type GeneCall } from "@/lib/genotype";
import type { PhenotypeMethod, ResultState } from "@/lib/schema";
import { readAllele, type Activity, type Allele } from "./alleles";
import { assign, riskOf, twoLowest } from "./assign";

/** A diplotype that guidance is looked up by, and what it comes to. */
export interface RecommendedDiplotype {
  /** One or two names of our tables; a name they do not hold stays as the caller wrote it. */
  readonly alleles: readonly string[];
  /** By allele; null where no function is known. */
  readonly functions: readonly (string | null)[];
  readonly phenotype: string | null;
  readonly activityScore: Activity | null;
}

/** What the call of a gene means, by the gene's own tables. */
export interface CallMeaning {
  /** As the call's, but `uncertain-function` where the function of a called allele is not known. */
  readonly state: ResultState;
  /** One for each best call; one in all for a gene read by its lowest functions; none when nothing was called. */
  readonly recommended: readonly RecommendedDiplotype[];
}

/**
 * Returns what guidance is looked up by for a call from a variant file. Where
 * the two variants of lowest function decide, they are found here: on each
 * copy when the call tells the copies apart, among all otherwise; where it
 * allows several arrangements, the one that leaves least. Equal variants are
 * taken in the order of their names. Without a method there is no phenotype.
 *
 * @source CPIC fluoropyrimidines and DPYD, PMID 29152729: the two variants of lowest activity decide
 * @source PharmCAT 3.1.1, Gene Definition Exceptions, "Calling DPYD allele functionality and phenotype"
 */
export function meaningOf(method: PhenotypeMethod | undefined, call: GeneCall): CallMeaning {
  if (method === undefined) {
    const bare = call.diplotypes.map(({ alleles }): RecommendedDiplotype => ({
      alleles,
      functions: alleles.map(() => null),
      phenotype: null,
      activityScore: null,
    }));
    return { state: call.state, recommended: bare };
  }
  const recommended = pairsOf(method, call).map((alleles) => meaning(method, alleles));
  const isUncertain = recommended.some((one) =>
    one.functions.some((name) => name === null || /^(?:uncertain|unknown)/i.test(name)),
  );
  return { state: call.state === "called" && isUncertain ? "uncertain-function" : call.state, recommended };
}

function pairsOf(method: PhenotypeMethod, call: GeneCall): readonly (readonly Allele[])[] {
  if (call.fallback !== null) return [call.fallback.alleles.map((name) => alleleNamed(method, name))];
  if (method.manyVariants !== "lowest-functions")
    return call.diplotypes.map(({ alleles }) => alleles.map((name) => alleleNamed(method, name)));
  if (call.variants.length > 0) {
    const copies = call.variants.flatMap(({ allele, copies: count }) =>
      Array.from({ length: count }, () => alleleNamed(method, allele)),
    );
    return [twoLowest(method, copies)];
  }
  const [least] = call.diplotypes
    .map((diplotype) => lowestOnEachCopy(method, diplotype))
    .map((alleles) => ({ alleles, risk: alleles.reduce((sum, allele) => sum + riskOf(method, allele), 0) }))
    .sort((a, b) => a.risk - b.risk);
  return least === undefined ? [] : [least.alleles];
}

function lowestOnEachCopy(method: PhenotypeMethod, diplotype: Diplotype): readonly Allele[] {
  return diplotype.alleles.map((name) => {
    const [lowest] = twoLowest(
      method,
      combinationMembers(name).map((member) => alleleNamed(method, member)),
    );
    return lowest ?? alleleNamed(method, name);
  });
}

/** No table tells the function of this allele. */
const NOT_IN_TABLES = "Uncertain function";

function alleleNamed(method: PhenotypeMethod, name: string): Allele {
  const read = readAllele(method, name);
  return typeof read === "string" ? { name, function: NOT_IN_TABLES, activity: null } : read;
}

function meaning(method: PhenotypeMethod, alleles: readonly Allele[]): RecommendedDiplotype {
  const assigned = assign(method, alleles);
  return {
    alleles: alleles.map((allele) => allele.name),
    functions: alleles.map((allele) => (typeof readAllele(method, allele.name) === "string" ? null : allele.function)),
    phenotype: assigned?.term ?? (method.terms.includes("Indeterminate") ? "Indeterminate" : null),
    activityScore: assigned?.activityScore ?? null,
  };
}
