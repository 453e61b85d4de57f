import type { AnswerKnowledge } from "@/lib/knowledge";
import { hasPhenotype, phenotypeOf, termOfScore, termsReached, type ReadResult } from "@/lib/phenotype";
import { NOT_TESTED, type Condition, type GuidelineBody, type Recommendation } from "@/lib/schema";

/**
 * How a row relates to what is known. `holds`: every gene's result meets it.
 * `possible`: nothing contradicts it, and a closer result (a score beside the
 * phenotype, a diplotype) would decide. `untested`: no result for any of its
 * genes. `needs-gene`: met so far, and another gene is missing. `fails`: a
 * result contradicts it.
 */
export type Fit = "holds" | "possible" | "untested" | "needs-gene" | "fails";

type State = "holds" | "possible" | "unknown" | "fails";

/**
 * Returns how `row` relates to the results, as `body` reads them: a body may
 * draw the lines between activity scores elsewhere. A row without conditions
 * always holds.
 */
export function fitOf(
  knowledge: AnswerKnowledge,
  row: Pick<Recommendation, "lookup">,
  results: readonly ReadResult[],
  body: GuidelineBody | null,
): Fit {
  const tested = results.filter(hasPhenotype).map((result) => asReadBy(knowledge, result, body));
  const genes = Object.entries(row.lookup);
  const states = genes.map(([gene, conditions]) =>
    best(conditions.map((condition) => stateOf(knowledge, gene, condition, tested))),
  );
  if (states.includes("fails")) return "fails";
  if (states.includes("unknown")) {
    const isUntouched = genes.every(([gene]) => !tested.some((result) => result.gene === gene));
    return isUntouched ? "untested" : "needs-gene";
  }
  // Met by nothing but missing tests: it says nothing yet.
  if (genes.length > 0 && genes.every(([gene]) => !tested.some((result) => result.gene === gene))) return "untested";
  return states.includes("possible") ? "possible" : "holds";
}

/** @source DPWG counts CYP2D6 as ultrarapid above a score of 2.5, CPIC above 2.25 */
function asReadBy(knowledge: AnswerKnowledge, result: ReadResult, body: GuidelineBody | null): ReadResult {
  const ranges = body === null ? undefined : knowledge.phenotypes[result.gene]?.byScoreOf[body];
  if (ranges === undefined || result.activityScore === null) return result;
  const reached = termsReached(result.activityScore, ranges);
  return reached.length === 1
    ? { ...result, terms: reached, possibleTerms: [] }
    : { ...result, terms: [], possibleTerms: reached };
}

/** Returns the genes whose condition names this very diplotype and is met: such a row outranks one for the phenotype. */
export function genesByDiplotype(
  row: Pick<Recommendation, "lookup">,
  results: readonly ReadResult[],
): readonly string[] {
  return Object.entries(row.lookup)
    .filter(([gene, conditions]) =>
      conditions.some(
        (condition) =>
          typeof condition === "object" &&
          "diplotype" in condition &&
          results.some((r) => r.gene === gene && isSameDiplotype(r.diplotype, condition.diplotype)),
      ),
    )
    .map(([gene]) => gene);
}

const ORDER: readonly State[] = ["holds", "possible", "unknown", "fails"];

function best(states: readonly State[]): State {
  return ORDER.find((state) => states.includes(state)) ?? "fails";
}

function stateOf(knowledge: AnswerKnowledge, gene: string, condition: Condition, tested: readonly ReadResult[]): State {
  const results = tested.filter((result) => result.gene === gene);
  if (condition === NOT_TESTED) return results.length === 0 ? "holds" : "fails";
  return best(
    results.map((result) => stateFor(knowledge, condition, result)).concat(results.length === 0 ? ["unknown"] : []),
  );
}

function stateFor(knowledge: AnswerKnowledge, condition: Condition, result: ReadResult): State {
  if (typeof condition === "string") {
    if (result.terms.includes(condition)) return "holds";
    if (result.possibleTerms.includes(condition)) return "possible";
    return speaksTo(result, condition) ? "fails" : "unknown";
  }
  const method = knowledge.phenotypes[result.gene];
  if (method === undefined) return "fails";
  if ("diplotype" in condition) {
    if (result.diplotype !== null) return isSameDiplotype(result.diplotype, condition.diplotype) ? "holds" : "fails";
    const named = phenotypeOf(method, condition.diplotype);
    if (named?.term == null || !result.terms.includes(named.term)) return "fails";
    if (result.activityScore === null || named.activityScore === null) return "possible";
    return result.activityScore.value === named.activityScore.value ? "possible" : "fails";
  }
  if (result.activityScore === null) {
    const terms = condition.scores.map((value) => termOfScore(method, { value, isFloor: false }));
    return terms.some((term) => term !== null && result.terms.includes(term)) ? "possible" : "fails";
  }
  const { value: score, isFloor } = result.activityScore;
  if (isFloor) return condition.scores.some((one) => one >= score) ? "possible" : "fails";
  if (!condition.scores.includes(score)) return "fails";
  if (condition.functions === undefined) return "holds";
  if (result.functions === null) return "possible";
  return sorted(result.functions) === sorted(condition.functions) ? "holds" : "fails";
}

/** A phenotype excludes every other phenotype of the gene; the status of one HLA allele says nothing of another. */
function speaksTo(result: ReadResult, term: string): boolean {
  const allele = /^(\*\S+) (?:positive|negative)$/.exec(term)?.[1];
  return allele === undefined || result.terms.some((one) => one.startsWith(`${allele} `));
}

function isSameDiplotype(given: string | null, wanted: string): boolean {
  return given !== null && sorted(given.split("/")) === sorted(wanted.split("/"));
}

function sorted(list: readonly string[]): string {
  return [...list].sort().join("/");
}
