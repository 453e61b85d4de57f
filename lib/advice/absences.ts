import { unansweredGuidelines } from "./needs";
import { hasPhenotype, type ReadResult } from "@/lib/phenotype";
import type { EvaluatedPair, Search } from "@/lib/schema";
import type { Note } from "./advice";
import { guidanceInScope } from "./recommendations";
import { coversGenes, nearness, type Scope } from "./scope";

/**
 * Returns the dated silences: what a body concluded of a pair it gives no
 * recommendation for; for each gene asked about (or the drug as a whole) that
 * no guideline and no such conclusion covers, where we looked and when, told
 * apart as ranked without a recommendation and not in our knowledge; and,
 * where a guideline speaks only of several genes together, which is missing.
 */
export function absenceNotes(scope: Scope, results: readonly ReadResult[]): readonly Note[] {
  const evaluated = scope.knowledge.evaluated.filter(
    (pair) => scope.direct.has(pair.drug) && coversGenes(scope, [pair.gene]),
  );
  const covered = new Set([
    ...guidanceInScope(scope).flatMap(({ genes }) => genes),
    ...evaluated.map((pair) => pair.gene),
  ]);
  const levels = scope.knowledge.levels.filter((pair) => scope.direct.has(pair.drug));
  const searches = scope.knowledge.searches.filter((search) => search.result !== "found" && isAbout(scope, search));
  const ranked = [...new Set(levels.map((pair) => pair.gene))].sort();
  const everyGene = covered.size === 0 && ranked.length === 0 ? [null] : ranked.filter((gene) => !covered.has(gene));
  const subjects = scope.genes.length === 0 ? everyGene : scope.genes.filter((gene) => !covered.has(gene));
  return [
    ...unansweredGuidelines(scope, results).map(({ body, genes, missing, sources }) =>
      needsGeneNote(scope, body, genes, missing, sources),
    ),
    ...evaluated.map((pair) => evaluatedNote(scope, pair)),
    ...subjects.flatMap((gene) =>
      rankedUnder(levels, gene).map((ranked) => silenceNote(scope, gene, ranked, searches)),
    ),
  ];
}

/** Returns a note for each variant given that none of `notes` is about: it was understood, and we hold nothing on it. */
export function unknownVariantNotes(
  scope: Scope,
  results: readonly ReadResult[],
  notes: readonly Note[],
): readonly Note[] {
  const told = new Set(
    notes.flatMap((note) => (note.matched === null ? [] : note.variants.flatMap((variant) => variant.rsid ?? []))),
  );
  return results.flatMap((result) => {
    const rsid = hasPhenotype(result) ? undefined : result.variant?.rsid;
    if (rsid === undefined || told.has(rsid)) return [];
    return [
      {
        ...silence(scope, [result.gene]),
        id: `absence-${scope.drug}-${rsid}`,
        variants: [{ rsid }],
        absence: "not-in-knowledge" as const,
        level: null,
        reasons: [{ kind: "looked", searches: [] } as const],
        searches: [],
        sources: [],
        leadSource: "none",
      },
    ];
  });
}

/** Returns the searches that cover the drug and a gene (or, with null, the drug and any gene). */
export function searchesFor(scope: Scope, gene: string | null): readonly Search[] {
  return scope.knowledge.searches.filter((search) => isAbout(scope, search) && coversGene(search, gene));
}

function isAbout(scope: Scope, search: Search): boolean {
  const near = nearness(scope, search.drugs);
  return search.drugs.length === 0 || near === "direct" || near === "class";
}

function coversGene(search: Search, gene: string | null): boolean {
  return search.genes.length === 0 || (gene !== null && search.genes.includes(gene));
}

/** The levels of a gene: one for each drug of a class that has one, each told of that drug; undefined alone where none has. */
function rankedUnder(
  levels: Scope["knowledge"]["levels"],
  gene: string | null,
): readonly (Scope["knowledge"]["levels"][number] | undefined)[] {
  const own = levels.filter((pair) => pair.gene === gene);
  return own.length === 0 ? [undefined] : own;
}

function silenceNote(
  scope: Scope,
  gene: string | null,
  ranked: Scope["knowledge"]["levels"][number] | undefined,
  looked: readonly Search[],
): Note {
  const searches = looked.filter((search) => coversGene(search, gene));
  const listed = searches.find((search) => search.result === "listed-without-recommendation");
  const member = ranked === undefined || ranked.drug === scope.drug ? null : ranked.drug;
  const level = ranked ?? listed?.level;
  const sources = [...new Set([...(ranked?.sources ?? []), ...searches.flatMap((search) => search.sources)])];
  return {
    ...silence(scope, gene === null ? [] : [gene]),
    // A level of one member is no level of its class.
    about: [member ?? scope.drug],
    id: `absence-${scope.drug}${member === null ? "" : `-${member}`}-${(gene ?? "any-gene").toLowerCase()}`,
    // To be ranked is not to be judged: CPIC ranks a pair, provisionally or not, before anybody evaluates it.
    absence: listed === undefined && ranked === undefined ? "not-in-knowledge" : "listed-without-recommendation",
    level: level === undefined ? null : { scale: level.scale, value: level.value, score: null },
    reasons: [{ kind: "looked", searches: searches.map((search) => search.id) }],
    searches: searches.map((search) => search.id),
    sources,
    leadSource: sources[0] ?? "none",
  };
}

function evaluatedNote(scope: Scope, pair: EvaluatedPair): Note {
  const level =
    pair.body === "CPIC"
      ? scope.knowledge.levels.find((one) => one.gene === pair.gene && one.drug === pair.drug)
      : undefined;
  return {
    ...silence(scope, [pair.gene]),
    about: [pair.drug],
    id: pair.id,
    absence: "evaluated-no-recommendation",
    action:
      pair.verdict === "no-action-needed" || pair.verdict === "no-interaction" ? "no-change" : "no-action-advised",
    level: level === undefined ? null : { scale: level.scale, value: level.value, score: null },
    statement: pair.text,
    reasons: [{ kind: "evaluated", body: pair.body, year: pair.year, verdict: pair.verdict }],
    searches: [],
    sources: pair.sources,
    leadSource: pair.sources[0] ?? "none",
  };
}

function needsGeneNote(
  scope: Scope,
  body: string,
  genes: readonly string[],
  missing: readonly string[],
  sources: readonly string[],
): Note {
  return {
    ...silence(scope, genes),
    id: `absence-${scope.drug}-${body.toLowerCase()}-needs-${missing.join("-").toLowerCase()}`,
    absence: "needs-another-gene",
    level: null,
    when: missing.join(", "),
    reasons: [{ kind: "looked", searches: [] }],
    searches: [],
    sources,
    leadSource: sources[0] ?? "none",
  };
}

/** Returns what every note of a silence shares: no action, nothing found, and what stays to be filled in. */
export function silence(
  scope: Scope,
  genes: readonly string[],
): Omit<Note, "id" | "absence" | "level" | "reasons" | "searches" | "sources" | "leadSource"> {
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
    fit: null,
    action: "no-guidance-held",
    flags: null,
    steps: [],
    strength: null,
    certainty: "none-found",
    statement: null,
    remarks: [],
    caveats: [],
    matched: null,
    release: null,
    findings: [],
  };
}
