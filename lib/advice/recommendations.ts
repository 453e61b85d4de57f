import { drugsOfRow, genesOfRow, guidanceOn, type Guidance } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import type { Condition, Guideline, Recommendation } from "@/lib/schema";
import type { Note } from "./advice";
import { guidelineCaveats } from "./caveats";
import { certaintyOfStrength } from "./certainty";
import { fitOf, genesByDiplotype, type Fit } from "./fit";
import { coversGenes, type Scope } from "./scope";
import { actionOf, flagsOf } from "./steps";

/**
 * Returns a note for every guideline row that fits: with results, the rows
 * they meet and the rows a closer result could still meet; without any result
 * for a guideline's genes, every row, each under its own condition.
 * Extrapolation from a class or a sibling is never made: a guideline speaks
 * for the drugs it names, and a row for the drugs it is given for.
 */
export function recommendationNotes(scope: Scope, results: readonly ReadResult[]): readonly Note[] {
  return guidanceInScope(scope).flatMap(({ guideline, rows }) =>
    rowsOf(scope, guideline, rows, results).flatMap(({ row, fit }) =>
      drugsOfRow(guideline, row)
        .filter((drug) => scope.direct.has(drug))
        .map((drug) => note(scope, guideline, row, drug, fit)),
    ),
  );
}

/** Returns the guidance whose rows for the drug speak of any gene asked about. */
export function guidanceInScope(scope: Scope): readonly Guidance[] {
  return guidanceOn(scope.knowledge, scope.direct).filter(({ genes }) => coversGenes(scope, genes));
}

/** Whether a row for the drug speaks of any of `genes`, whatever genes the question named. */
export function hasGuidanceOn(scope: Scope, genes: readonly string[]): boolean {
  return guidanceOn(scope.knowledge, scope.direct).some((one) => one.genes.some((gene) => genes.includes(gene)));
}

interface FittingRow {
  readonly row: Recommendation;
  readonly fit: "holds" | "possible" | "untested";
}

function rowsOf(
  scope: Scope,
  guideline: Guideline,
  rows: readonly Recommendation[],
  results: readonly ReadResult[],
): readonly FittingRow[] {
  const candidates = rows
    .filter((row) => isForPopulation(scope, row))
    .map((row) => ({ row, fit: fitOf(scope.knowledge, row, results, guideline.body) }))
    .filter((one): one is FittingRow => isShown(one.fit));
  // A row that names this very diplotype speaks for it; the row for the whole phenotype then does not.
  const named = new Set(
    candidates.filter(({ fit }) => fit === "holds").flatMap(({ row }) => genesByDiplotype(row, results)),
  );
  if (named.size === 0) return candidates;
  return candidates.filter(({ row }) => {
    const own = genesByDiplotype(row, results);
    return Object.keys(row.lookup).every((gene) => !named.has(gene) || own.includes(gene));
  });
}

function isShown(fit: Fit): boolean {
  return fit === "holds" || fit === "possible" || fit === "untested";
}

/** Whether a row is for a group the reader keeps to; a row for everybody always is. */
export function isForPopulation(scope: Scope, row: Recommendation): boolean {
  return scope.populations.length === 0 || row.population === "general" || scope.populations.includes(row.population);
}

/** Returns a condition in words: "Poor Metabolizer", "activity score 0.25 or 0.5", "*1/*3". */
export function conditionWords(condition: Condition): string {
  if (typeof condition === "string") return condition;
  if ("diplotype" in condition) return condition.diplotype;
  const scores = `activity score ${listOr(condition.scores.map(String))}`;
  return condition.functions === undefined ? scores : `${scores} from ${condition.functions.join(" and ")}`;
}

/** Returns the conditions of a row in words, in the order of the symbols, so that two bodies' rows for one condition read the same. */
export function lookupWords(row: Pick<Recommendation, "lookup">): readonly (readonly [string, string])[] {
  return Object.entries(row.lookup)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([gene, conditions]) => [gene, listOr(conditions.map(conditionWords))] as const);
}

function listOr(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words[words.length - 1] ?? ""}`;
}

function note(scope: Scope, guideline: Guideline, row: Recommendation, drug: string, fit: FittingRow["fit"]): Note {
  const [leadSource = guideline.id] = [...row.sources, ...guideline.sources];
  const lookup = lookupWords(row);
  return {
    // One row may speak for several drugs of one answer, and each is its own anchor.
    id: drugsOfRow(guideline, row).length === 1 ? row.id : `${row.id}-for-${drug}`,
    kind: "recommendation",
    drug: scope.drug,
    about: [drug],
    genes: lookup.length === 0 ? genesOfRow(guideline, row) : lookup.map(([gene]) => gene),
    variants: [],
    origin: "germline",
    answersQuestion: true,
    topic: null,
    settings: row.setting === undefined ? [] : [row.setting],
    population: row.population,
    when: lookup.length === 0 ? null : lookup.map(([gene, value]) => `${gene} ${value}`).join(" and "),
    fit,
    action: actionOf(row.steps),
    flags: flagsOf(row.steps),
    steps: row.steps,
    strength: row.strength,
    // A body may grade how sure it is that it recommends nothing; that is no sure advice.
    certainty: certaintyOfStrength(row.steps.length === 0 ? "No recommendation" : row.strength),
    level: pairLevel(scope, guideline, row, drug),
    absence: null,
    statement: null,
    remarks: row.remarks,
    reasons: [
      {
        kind: "guideline-row",
        body: guideline.body,
        year:
          guideline.updated === undefined
            ? guideline.year
            : Math.max(guideline.year, Number(guideline.updated.slice(0, 4))),
        strength: row.strength,
        implication: row.implication,
        lookup: Object.fromEntries(lookup),
      },
    ],
    caveats: guidelineCaveats(guideline, scope.today),
    matched: null,
    release: null,
    findings: [],
    searches: [],
    sources: [...new Set([...row.sources, ...guideline.sources])],
    leadSource,
  };
}

/** The level is the body's own: only CPIC ranks pairs by letter. */
function pairLevel(scope: Scope, guideline: Guideline, row: Recommendation, drug: string): Note["level"] {
  if (guideline.body !== "CPIC") return null;
  const genes = genesOfRow(guideline, row);
  const level = scope.knowledge.levels.find((pair) => pair.drug === drug && genes.includes(pair.gene));
  return level === undefined ? null : { scale: level.scale, value: level.value, score: null };
}
