import type { ReadResult } from "@/lib/phenotype";
import type { Guideline, Recommendation } from "@/lib/schema";
import type { Note } from "./advice";
import { guidelineCaveats } from "./caveats";
import { certaintyOfStrength } from "./certainty";
import { coversGenes, type Scope } from "./scope";

/**
 * Returns a note for every guideline row that fits: with results, only rows
 * whose whole look-up they satisfy; without any result for a guideline's
 * genes, every row, each under its own condition. Extrapolation from a class
 * or a sibling is never made: a guideline speaks for the drugs it names.
 */
export function recommendationNotes(scope: Scope, results: readonly ReadResult[]): readonly Note[] {
  return guidelinesInScope(scope).flatMap((guideline) =>
    guideline.recommendations
      .filter((row) => fits(row, results))
      .flatMap((row) => guideline.drugs.filter((drug) => scope.direct.has(drug)).map((drug) => note(scope, guideline, row, drug))),
  );
}

/** Returns the guidelines that name the drug and any gene asked about. */
export function guidelinesInScope(scope: Scope): readonly Guideline[] {
  return scope.knowledge.guidelines.filter(
    (guideline) => guideline.drugs.some((drug) => scope.direct.has(drug)) && coversGenes(scope, guideline.genes),
  );
}

/** Whether a row holds for what is known: no result contradicts it, and if any of its genes has one, all have. */
function fits(row: Recommendation, results: readonly ReadResult[]): boolean {
  const known = Object.entries(row.lookup).map(([gene, wanted]) => {
    const result = results.find((r) => r.gene === gene);
    return result === undefined ? "unknown" : result.phenotype === wanted ? "holds" : "fails";
  });
  return known.every((state) => state === "holds") || known.every((state) => state === "unknown");
}

function note(scope: Scope, guideline: Guideline, row: Recommendation, drug: string): Note {
  const [leadSource = guideline.id] = [...row.sources, ...guideline.sources];
  // In the order of the symbols, so that two bodies' rows for one condition read the same.
  const lookup = Object.entries(row.lookup).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    id: row.id,
    kind: "recommendation",
    drug: scope.drug,
    about: [drug],
    genes: lookup.map(([gene]) => gene),
    variants: [],
    origin: "germline",
    answersQuestion: true,
    topic: null,
    settings: row.setting === undefined ? [] : [row.setting],
    population: row.population,
    when: lookup.map(([gene, value]) => `${gene} ${value}`).join(" and "),
    action: row.action,
    steps: row.steps,
    strength: row.strength,
    certainty: certaintyOfStrength(row.strength),
    level: pairLevel(guideline, row, drug),
    absence: null,
    statement: null,
    remarks: row.remarks,
    reasons: [
      {
        kind: "guideline-row",
        body: guideline.body,
        year: guideline.updated === undefined ? guideline.year : Number(guideline.updated.slice(0, 4)),
        strength: row.strength,
        implication: row.implication,
        lookup: row.lookup,
      },
    ],
    caveats: guidelineCaveats(guideline, scope.today),
    findings: [],
    searches: [],
    sources: [...new Set([...row.sources, ...guideline.sources])],
    leadSource,
  };
}

function pairLevel(guideline: Guideline, row: Recommendation, drug: string): Note["level"] {
  const level = guideline.pairLevels.find((pair) => pair.drug === drug && pair.gene in row.lookup);
  return level === undefined ? null : { scale: level.scale, value: level.value, score: null };
}
