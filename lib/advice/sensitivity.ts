import type { ReadAlternative, ReadResult } from "@/lib/phenotype";
import type { Note, OpenOutcome, Sensitivity } from "./advice";
import { guidanceInScope, recommendationNotes } from "./recommendations";
import type { Scope } from "./scope";

/** More combinations than these are named as too many; the largest panel of one drug stays far below. */
const MOST_COMBINATIONS = 500;

/**
 * Returns whether the advice on a drug is the same whatever the open results
 * turn out to be: every diplotype that the data allow is tried, of all open
 * genes together. Null where guidance on the drug asks about no open gene.
 *
 * @source ours: a score is no evidence of phase, and what was not seen is not reference
 */
export function sensitivityOf(scope: Scope, results: readonly ReadResult[]): Sensitivity | null {
  const asked = new Set(guidanceInScope(scope).flatMap(({ asks }) => asks));
  const open = results.filter((result) => result.open.length > 0 && asked.has(result.gene));
  if (open.length === 0) return null;
  const genes = open.map((result) => result.gene);
  const choices = open.map((result) => choicesFor(result, namesDiplotypes(scope, result.gene)));
  const combinations = choices.reduce((count, list) => count * list.length, 1);
  if (combinations > MOST_COMBINATIONS)
    return { drug: scope.drug, genes, verdict: "too-many", outcomes: [], settledBy: [], needsPhase: false };

  const settled = results.filter((result) => !open.includes(result));
  const groups = new Map<string, { readonly rows: OpenOutcome["rows"]; readonly picks: (readonly Choice[])[] }>();
  for (const picks of product(choices)) {
    const rows = rowsUnder(scope, [...settled, ...picks.map((pick) => pick.result)]);
    const key = JSON.stringify(rows);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rows, picks: [picks] });
    else group.picks.push(picks);
  }
  const outcomes = [...groups.values()].map(({ rows, picks }): OpenOutcome => ({
    isReported: picks.some(isReported),
    under: genes.map((gene, i) => ({ gene, diplotypes: unique(picks.flatMap((pick) => pick[i]?.diplotypes ?? [])) })),
    rows,
  }));
  const others = [...groups.values()]
    .filter(({ picks }) => !picks.some(isReported))
    .flatMap(({ picks }) => picks)
    .flat()
    .filter((choice) => choice.alternatives.length > 0);
  const alternatives = others.flatMap((choice) =>
    choice.alternatives.map((alternative) => ({ gene: choice.result.gene, alternative })),
  );
  const places = new Map(
    alternatives.flatMap(({ gene, alternative }) =>
      alternative.settledBy.map((place) => [`${gene} ${place.positionOneBased}`, { gene, ...place }] as const),
    ),
  );
  return {
    drug: scope.drug,
    genes,
    verdict: outcomes.length === 1 ? "same" : "differs",
    outcomes: outcomes.sort((a, b) => Number(b.isReported) - Number(a.isReported)),
    settledBy: [...places.values()].sort((a, b) =>
      a.gene < b.gene ? -1 : a.gene > b.gene ? 1 : a.positionOneBased - b.positionOneBased,
    ),
    needsPhase: alternatives.some(({ alternative }) => alternative.settledBy.length === 0),
  };
}

/** Results that guidance cannot tell apart, as one. */
interface Choice {
  readonly result: ReadResult;
  readonly diplotypes: readonly string[];
  /** Empty for the reported result. */
  readonly alternatives: readonly ReadAlternative[];
}

/** Whether some row asks for a diplotype, so that two diplotypes of one phenotype may differ. */
function namesDiplotypes(scope: Scope, gene: string): boolean {
  return guidanceInScope(scope).some(({ rows }) =>
    rows.some(
      (row) =>
        row.lookup[gene]?.some((condition) => typeof condition === "object" && "diplotype" in condition) === true,
    ),
  );
}

function choicesFor(result: ReadResult, isByDiplotype: boolean): readonly Choice[] {
  const reported: Choice = { result, diplotypes: [result.diplotype ?? result.phenotype], alternatives: [] };
  const groups = new Map<string, Choice>();
  for (const alternative of result.open) {
    const read = alternative.result ?? unknownIn(result.gene);
    const key = JSON.stringify([
      read.terms,
      read.possibleTerms,
      read.activityScore,
      read.functions === null ? null : [...read.functions].sort(),
      isByDiplotype ? read.diplotype : null,
    ]);
    const group = groups.get(key);
    groups.set(key, {
      result: read,
      diplotypes: [...(group?.diplotypes ?? []), alternative.diplotype],
      alternatives: [...(group?.alternatives ?? []), alternative],
    });
  }
  return [reported, ...groups.values()];
}

/** A diplotype our tables do not hold: it meets no row, and it is not normal. */
function unknownIn(gene: string): ReadResult {
  return {
    gene,
    state: "uncertain-function",
    terms: ["Indeterminate"],
    possibleTerms: [],
    phenotype: "Indeterminate",
    activityScore: null,
    diplotype: null,
    functions: null,
    variant: null,
    open: [],
    understoodFrom: null,
  };
}

function isReported(picks: readonly Choice[]): boolean {
  return picks.every((pick) => pick.alternatives.length === 0);
}

/** What the rows say, without their ids: two rows that say the same are one advice. */
function rowsUnder(scope: Scope, results: readonly ReadResult[]): OpenOutcome["rows"] {
  const rows = recommendationNotes(scope, results)
    .filter((note) => note.fit === "holds" || note.fit === "possible")
    .map((note) => ({
      body: bodyOf(note),
      population: note.population ?? "general",
      action: note.action,
      certainty: note.certainty,
      steps: note.steps,
    }));
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => row);
}

function bodyOf(note: Note): string {
  const reason = note.reasons.find((one) => one.kind === "guideline-row");
  return reason?.kind === "guideline-row" ? reason.body : "";
}

function* product(lists: readonly (readonly Choice[])[]): Generator<readonly Choice[]> {
  const [first, ...rest] = lists;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const choice of first) for (const others of product(rest)) yield [choice, ...others];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
