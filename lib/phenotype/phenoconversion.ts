import type { Interaction, GuidanceKnowledge } from "@/lib/knowledge";
import { INTERACTION_STRENGTHS, InvariantError, type PhenoconversionMethod, type PhenotypeMethod } from "@/lib/schema";
import type { Activity } from "./alleles";
import type { ReadResult } from "./result";

/** A genetic phenotype and the one to expect beside other drugs, side by side; neither replaces the other. */
export interface Phenoconversion {
  readonly gene: string;
  /** As the laboratory found it, never changed here; `not-tested` when there is no result. */
  readonly genetic: ReadResult;
  /** What to expect beside the drugs; null where no accepted method says. */
  readonly expected: ReadResult | null;
  /** The scaled score, where there is one; may lie between the scores that genotypes have. */
  readonly expectedScore: Activity | null;
  /** Drugs that act on the enzyme, strongest first; the first decides. */
  readonly by: readonly Interaction[];
  readonly method: {
    readonly kind: PhenoconversionMethod["method"];
    readonly factor: number | null;
    readonly text: string;
    readonly limits: string;
  };
  /** Whether the expected phenotype is another than the genetic one. */
  readonly shifts: "yes" | "no" | "unknown";
  /** The drugs the method was stated for; for any other it is carried over. */
  readonly ruleFor: readonly string[];
  readonly sources: readonly string[];
  readonly caveats: readonly (
    "weak-inhibitor" | "phenoconversion-no-method" | "several-interacting-drugs" | "score-between-rows"
  )[];
}

/**
 * Returns what to expect of `genetic` beside the drugs of `others` (ids), by
 * the method that the gene's content names; null when none of them acts on its
 * enzyme, or when no content speaks of the gene. Several inhibitors: the
 * strongest decides and all are named. An inducer never gets a number.
 *
 * @example CYP2D6 *1/*1 (score 2) beside paroxetine: expected score 0, Poor
 * Metabolizer; beside duloxetine: score 1, Intermediate Metabolizer
 * @source CPIC guideline for CYP2D6 and opioids, PMID 33387367: score 0 with a
 * strong inhibitor, half the score with a moderate one
 */
export function phenoconvert(
  knowledge: GuidanceKnowledge,
  genetic: ReadResult,
  others: readonly string[],
): Phenoconversion | null {
  const method = Object.hasOwn(knowledge.phenoconversions, genetic.gene)
    ? knowledge.phenoconversions[genetic.gene]
    : undefined;
  if (method === undefined) return null;
  const by = actingOn(knowledge, method.target, others).filter(
    (one) => one.kind === "inhibitor" || method.induction === "possible",
  );
  const [strongest] = by;
  if (strongest === undefined) return null;
  const several = by.length > 1 ? (["several-interacting-drugs"] as const) : [];
  const weak = strongest.strength === "weak" && strongest.kind === "inhibitor" ? (["weak-inhibitor"] as const) : [];
  const shared = {
    gene: genetic.gene,
    genetic,
    by,
    ruleFor: method.ruleFor,
    sources: [...new Set([...method.sources, ...by.flatMap((one) => one.sources)])],
  };
  const told = { kind: method.method, text: method.text, limits: method.limits };
  if (method.factors === undefined || strongest.strength === "not-graded") {
    return {
      ...shared,
      expected: null,
      expectedScore: null,
      method: { ...told, factor: null },
      shifts: "unknown",
      caveats: ["phenoconversion-no-method", ...weak, ...several],
    };
  }
  const factor = method.factors[strongest.strength];
  const { result, score } = scaled(knowledge, method, genetic, factor);
  const between = score !== null && !isScoreOfGenotypes(score) ? (["score-between-rows"] as const) : [];
  return {
    ...shared,
    expected: result,
    expectedScore: score,
    method: { ...told, factor },
    shifts: result === null ? "unknown" : isSame(genetic, result, score) ? "no" : "yes",
    caveats: [...weak, ...several, ...between],
  };
}

/** Returns the rows of the lists that say a drug of `others` acts on `target`: strongest first, then by name, each drug once a kind. */
export function actingOn(
  knowledge: GuidanceKnowledge,
  target: Interaction["target"],
  others: readonly string[],
): readonly Interaction[] {
  const rank = (one: Interaction): number =>
    INTERACTION_STRENGTHS.indexOf(one.strength) + (one.kind === "inhibitor" ? 0 : INTERACTION_STRENGTHS.length);
  return knowledge.interactions
    .filter((one) => one.target === target && others.includes(one.drug))
    .filter((one, i, all) => all.findIndex((other) => other.drug === one.drug && other.kind === one.kind) === i)
    .sort((a, b) => rank(a) - rank(b) || (a.drug < b.drug ? -1 : 1));
}

type Scaled = { readonly result: ReadResult | null; readonly score: Activity | null };

function scaled(
  knowledge: GuidanceKnowledge,
  method: PhenoconversionMethod,
  genetic: ReadResult,
  factor: number,
): Scaled {
  if (factor === 1) return { result: genetic.state === "not-tested" ? null : genetic, score: genetic.activityScore };
  const phenotype = knowledge.phenotypes[method.gene];
  if (phenotype === undefined)
    throw new InvariantError(
      `phenotype: ${method.gene} has a file in content/phenoconversion and none in content/phenotypes`,
    );
  // Nothing times any score is nothing: with such an inhibitor even an unknown result has one outcome.
  if (factor === 0)
    return {
      result: resultOf(method, termsBetween(method, 0, 0), { value: 0, isFloor: false }),
      score: { value: 0, isFloor: false },
    };
  if (genetic.activityScore !== null) {
    const { value, isFloor } = genetic.activityScore;
    const score = { value: value * factor, isFloor };
    return {
      result: resultOf(method, termsBetween(method, score.value, isFloor ? Infinity : score.value), score),
      score,
    };
  }
  const ranges = rangesOf(phenotype, genetic);
  const terms = [...new Set(ranges.flatMap((range) => termsBetween(method, range.from * factor, range.to * factor)))];
  return { result: terms.length === 0 ? null : resultOf(method, terms, null), score: null };
}

/** The scores a phenotype may stand for, when only the phenotype is known. */
function rangesOf(phenotype: PhenotypeMethod, genetic: ReadResult): PhenotypeMethod["byScore"] {
  const terms = [...genetic.terms, ...genetic.possibleTerms];
  return phenotype.byScore.filter((range) => terms.includes(range.term));
}

function termsBetween(method: PhenoconversionMethod, low: number, high: number): readonly string[] {
  return method.lines
    .filter((line) => {
      const reachesUp = line.to === undefined ? line.below === undefined || low < line.below : low <= line.to;
      const reachesDown = line.from === undefined ? high > (line.above ?? -Infinity) : high >= line.from;
      return reachesUp && reachesDown;
    })
    .map((line) => line.term);
}

function resultOf(method: PhenoconversionMethod, terms: readonly string[], score: Activity | null): ReadResult {
  const [first = "Indeterminate"] = terms;
  const isOne = terms.length === 1;
  return {
    gene: method.gene,
    state: isOne ? "called" : "ambiguous",
    terms: isOne ? [first] : [],
    possibleTerms: isOne ? [] : terms,
    phenotype: terms.join(" or "),
    // A score that no genotype has must not decide a row that asks for a score.
    activityScore: score !== null && isScoreOfGenotypes(score) ? score : null,
    diplotype: null,
    functions: null,
    variant: null,
    open: [],
    understoodFrom: null,
  };
}

/** Activity values come in quarters. @source the values in `content/phenotypes/CYP2D6.yaml`, each a multiple of it */
const SCORE_STEP = 0.25;

function isScoreOfGenotypes(score: Activity): boolean {
  return Number.isInteger(score.value / SCORE_STEP);
}

function isSame(genetic: ReadResult, expected: ReadResult, score: Activity | null): boolean {
  const sameTerms =
    genetic.terms.join() === expected.terms.join() && genetic.possibleTerms.join() === expected.possibleTerms.join();
  const sameScore = genetic.activityScore === null || genetic.activityScore.value === score?.value;
  return sameTerms && sameScore;
}
