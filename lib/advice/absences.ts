import { unansweredGuidelines } from "./needs";
import type { ReadResult } from "@/lib/phenotype";
import type { Search } from "@/lib/schema";
import type { Note } from "./advice";
import { guidelinesInScope } from "./recommendations";
import { nearness, type Scope } from "./scope";

/**
 * Returns the dated silences: for each gene asked about (or the drug as a
 * whole) that no guideline covers, where we looked and when, told apart as
 * evaluated without a recommendation and not in our knowledge; and, where a
 * guideline speaks only of several genes together, which gene is missing.
 */
export function absenceNotes(scope: Scope, results: readonly ReadResult[]): readonly Note[] {
  const covered = new Set(guidelinesInScope(scope).flatMap((guideline) => guideline.genes));
  const subjects = scope.genes.length === 0 ? (covered.size === 0 ? [null] : []) : scope.genes.filter((gene) => !covered.has(gene));
  return [
    ...unansweredGuidelines(scope, results).map(({ genes, missing, sources }) => needsGeneNote(scope, genes, missing, sources)),
    ...subjects.map((gene) => silenceNote(scope, gene)),
  ];
}

/** Returns the searches that cover the drug and a gene (or, with null, the drug and any gene). */
export function searchesFor(scope: Scope, gene: string | null): readonly Search[] {
  return scope.knowledge.searches.filter((search) => {
    const near = nearness(scope, search.drugs);
    const drugFits = search.drugs.length === 0 || near === "direct" || near === "class";
    const geneFits = search.genes.length === 0 || (gene !== null && search.genes.includes(gene));
    return drugFits && geneFits;
  });
}

function silenceNote(scope: Scope, gene: string | null): Note {
  const searches = searchesFor(scope, gene).filter((search) => search.result !== "found");
  const evaluated = searches.find((search) => search.result === "listed-without-recommendation");
  return {
    ...base(scope, gene === null ? [] : [gene]),
    id: `absence-${scope.drug}-${(gene ?? "any-gene").toLowerCase()}`,
    absence: evaluated === undefined ? "not-in-knowledge" : "evaluated-no-recommendation",
    level: evaluated?.level === undefined ? null : { scale: evaluated.level.scale, value: evaluated.level.value, score: null },
    reasons: [{ kind: "looked", searches: searches.map((search) => search.id) }],
    searches: searches.map((search) => search.id),
    sources: [...new Set(searches.flatMap((search) => search.sources))],
    leadSource: searches[0]?.sources[0] ?? "none",
  };
}

function needsGeneNote(scope: Scope, genes: readonly string[], missing: readonly string[], sources: readonly string[]): Note {
  return {
    ...base(scope, genes),
    id: `absence-${scope.drug}-needs-${missing.join("-").toLowerCase()}`,
    absence: "needs-another-gene",
    level: null,
    when: missing.join(", "),
    reasons: [{ kind: "looked", searches: [] }],
    searches: [],
    sources,
    leadSource: sources[0] ?? "none",
  };
}

function base(scope: Scope, genes: readonly string[]): Omit<Note, "id" | "absence" | "level" | "reasons" | "searches" | "sources" | "leadSource"> {
  return {
    kind: "absence",
    drug: scope.drug,
    about: [scope.drug],
    genes,
    variants: [],
    origin: "germline",
    answersQuestion: true,
    topic: null,
    settings: [],
    population: null,
    when: null,
    action: "no-action-advised",
    steps: [],
    strength: null,
    certainty: "none-found",
    statement: null,
    remarks: [],
    caveats: [],
    findings: [],
  };
}
