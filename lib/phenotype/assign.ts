import type { PhenotypeMethod } from "@/lib/schema";
import type { Activity, Allele } from "./alleles";

/** What alleles come to. `activityScore` is null where the gene has none or an allele has no value. */
export interface Assigned {
  /** Null where a number of copies that was not counted decides between several. */
  readonly term: string | null;
  readonly activityScore: Activity | null;
}

const INDETERMINATE = "Indeterminate";

/**
 * Returns the phenotype of one or two alleles by the gene's own method; null
 * when its tables have no line for them, which the content checks exclude for
 * every pair of functions.
 *
 * @source the tables in `content/phenotypes`, each with its own source
 */
export function assign(method: PhenotypeMethod, alleles: readonly Allele[]): Assigned | null {
  if (method.byScore.length > 0) {
    const score = scoreOf(alleles);
    return { term: score === null ? INDETERMINATE : termOfScore(method, score), activityScore: score };
  }
  const wanted = functionsKey(alleles.map((allele) => allele.function));
  const line = method.byFunctions.find((one) => functionsKey(one.functions) === wanted);
  return line === undefined ? null : { term: line.term, activityScore: null };
}

/** Returns the sum of the activity values; null when any is unknown. */
export function scoreOf(alleles: readonly Allele[]): Activity | null {
  let value = 0;
  let isFloor = false;
  for (const { activity } of alleles) {
    if (activity === null) return null;
    value += activity.value;
    isFloor ||= activity.isFloor;
  }
  return { value, isFloor };
}

type Ranges = PhenotypeMethod["byScore"];

/**
 * Returns the phenotype of an activity score, by the gene's own lines or those
 * of one body. A score known only from below ("≥2") has a phenotype only if
 * every score from there up has the same one; otherwise null.
 */
export function termOfScore(method: PhenotypeMethod, score: Activity, ranges: Ranges = method.byScore): string | null {
  const [first, ...others] = termsReached(score, ranges);
  return first === undefined ? INDETERMINATE : others.length === 0 ? first : null;
}

/** Returns every phenotype a score may stand for: one, unless it is known only from below. */
export function termsReached({ value, isFloor }: Activity, ranges: Ranges): readonly string[] {
  const reached = ranges.filter((range) => (isFloor ? value <= range.to : range.from <= value && value <= range.to));
  return [...new Set(reached.map((range) => range.term))];
}

/**
 * Returns the two alleles a list of variants is read as: those of the two
 * lowest activity values or functions, since each could lie on its own
 * chromosome.
 *
 * @source PharmCAT, methods for DPYD and RYR1 (lowest function)
 */
export function twoLowest(method: PhenotypeMethod, alleles: readonly Allele[]): readonly Allele[] {
  return [...alleles].sort((a, b) => riskOf(method, a) - riskOf(method, b)).slice(0, 2);
}

/** Returns a number that orders alleles of one gene: the lower, the less is left of the gene's work. An allele without a value comes last among values. */
export function riskOf(method: PhenotypeMethod, allele: Allele): number {
  if (method.byScore.length > 0) return allele.activity?.value ?? Infinity;
  const at = RISK_FIRST.indexOf(allele.function);
  return at === -1 ? 0 : at;
}

const RISK_FIRST: readonly string[] = [
  "Malignant Hyperthermia associated",
  "No function",
  "Decreased function",
  "Uncertain function",
  "Unknown function",
  "Normal function",
];

function functionsKey(functions: readonly string[]): string {
  return [...functions].sort().join(" | ");
}
