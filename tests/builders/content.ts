/**
 * Minimal valid content records, each with one fact of its kind. A test names
 * only what it is about; genes are TEST1, TEST2…, drugs end in -tol.
 */
import type { z } from "zod";
import type { Action, ConditionSchema, StepSchema } from "@/lib/schema";
import {
  type AnnotationSchema,
  type CautionSchema,
  type DrugSchema,
  type ExclusionSchema,
  type FindingSchema,
  type GeneSchema,
  type EvaluatedPairSchema,
  type GuidelineSchema,
  type LabelFactSchema,
  type LabelTagsSchema,
  type InteractionListSchema,
  type PairLevelsSchema,
  type PhenoconversionMethodSchema,
  type PhenotypeMethodSchema,
  type LabelSchema,
  type PageSchema,
  type PathwaySchema,
  type RecommendationSchema,
  type RxNormProductsSchema,
  type SearchSchema,
  type SourceSchema,
} from "@/lib/schema";

export type AnnotationInput = z.input<typeof AnnotationSchema>;
export type CautionInput = z.input<typeof CautionSchema>;
export type DrugInput = z.input<typeof DrugSchema>;
export type ExclusionInput = z.input<typeof ExclusionSchema>;
export type FindingInput = z.input<typeof FindingSchema>;
export type GeneInput = z.input<typeof GeneSchema>;
export type GuidelineInput = Omit<z.input<typeof GuidelineSchema>, "recommendations"> & {
  readonly recommendations: readonly RecommendationInput[];
};
export type LabelInput = z.input<typeof LabelSchema>;
export type LabelFactInput = z.input<typeof LabelFactSchema>;
export type PageInput = z.input<typeof PageSchema>;
export type PathwayInput = z.input<typeof PathwaySchema>;
/** As content has it, but a single condition may stand alone, and \`action\` stands for a step that asks for it. */
export type RecommendationInput = Omit<z.input<typeof RecommendationSchema>, "lookup"> & {
  readonly lookup: Readonly<Record<string, string | readonly z.input<typeof ConditionSchema>[]>>;
};
export type RecommendationOverrides = Partial<RecommendationInput> & { readonly action?: Action };
export type PhenotypeMethodInput = z.input<typeof PhenotypeMethodSchema>;
export type InteractionListInput = z.input<typeof InteractionListSchema>;
export type PhenoconversionMethodInput = z.input<typeof PhenoconversionMethodSchema>;
export type EvaluatedPairInput = z.input<typeof EvaluatedPairSchema>;
export type PairLevelsInput = z.input<typeof PairLevelsSchema>;
export type LabelTagsInput = z.input<typeof LabelTagsSchema>;
export type RxNormProductsInput = z.input<typeof RxNormProductsSchema>;
export type SearchInput = z.input<typeof SearchSchema>;
export type SourceInput = z.input<typeof SourceSchema>;

const REVIEWED = "2026-11-20";

/** The kind follows from the id: pmid-1 is a paper, label-x a label, guideline-x a guideline, else a database. */
export function source(id: string, overrides: Partial<SourceInput> = {}): SourceInput {
  const pmid = /^pmid-(\d+)$/.exec(id)?.[1];
  return {
    id,
    kind:
      pmid !== undefined
        ? "paper"
        : id.startsWith("label-")
          ? "label"
          : id.startsWith("guideline-")
            ? "guideline"
            : "database",
    title: `Title of ${id}`,
    ...(pmid === undefined ? { publisher: `Publisher of ${id}` } : { pmid, year: 2020 }),
    licence: "Facts only",
    read: "full-text",
    accessed: "2026-11-23",
    ...overrides,
  };
}

export function drug(id: string, overrides: Partial<DrugInput> = {}): DrugInput {
  return {
    id,
    name: id,
    kind: "drug",
    identifiers: {},
    identifierSources: ["test-database"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function drugClass(id: string, overrides: Partial<DrugInput> = {}): DrugInput {
  return drug(id, { name: `${id} as a class`, kind: "class", ...overrides });
}

export function gene(symbol: string, overrides: Partial<GeneInput> = {}): GeneInput {
  const section = (name: string): NonNullable<GeneInput["summary"]> => [
    {
      heading: name,
      statements: [
        {
          id: `${symbol.toLowerCase()}-${name}`,
          text: `What is known: ${name} of ${symbol}.`,
          sources: ["test-database"],
        },
      ],
    },
  ];
  return {
    symbol,
    name: `full name of ${symbol}`,
    depth: "page",
    identifiers: {},
    identifierSources: ["test-database"],
    summary: section("summary"),
    context: section("context"),
    pharmacogenetics: section("pharmacogenetics"),
    reviewed: REVIEWED,
    ...overrides,
  };
}

/** A sound study of 500 people on the drug alone, read in full, with a replicated clinical result. */
export function finding(overrides: Partial<FindingInput> = {}): FindingInput {
  return {
    id: "test-finding",
    origin: "germline",
    genes: ["TEST1"],
    variants: [{ rsid: "rs1" }],
    drugs: ["testol"],
    arm: "drug-alone",
    regimen: "testol 10 mg a day",
    setting: "oncology",
    population: "adults with cancer",
    design: "prospective-cohort",
    n: 500,
    outcome: "response",
    outcomeKind: "efficacy",
    endpoint: "clinical",
    direction: "increased",
    effects: [{ label: "response", measure: "odds-ratio", value: 2, interval: [1.2, 3.1], p: "0.01" }],
    replication: "replicated",
    text: "Carriers responded more often.",
    source: "pmid-1",
    seenIn: ["test-database"],
    read: "full-text",
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function annotation(overrides: Partial<AnnotationInput> = {}): AnnotationInput {
  return {
    id: "test-annotation",
    clinpgxId: "1",
    level: "3",
    score: 1.5,
    genes: ["TEST1"],
    variants: [{ rsid: "rs1" }],
    drugs: ["testol"],
    categories: ["Efficacy"],
    papers: 1,
    text: "The variant may go with response.",
    lastHistory: "2025-06-01",
    source: "test-database",
    reviewed: REVIEWED,
    ...overrides,
  };
}

const STEP_FOR: Readonly<Record<Action, readonly z.input<typeof StepSchema>[]>> = {
  avoid: [{ kind: "avoid" }],
  "change-drug": [{ kind: "use-alternative" }],
  "change-dose": [{ kind: "reduce-dose" }],
  "use-algorithm": [{ kind: "use-algorithm" }],
  monitor: [{ kind: "monitor" }],
  "no-change": [{ kind: "standard-dosing" }],
  "no-action-advised": [],
  "no-guidance-held": [],
};

/** A row for poor metabolizers of TEST1; `action` gives it the step that asks for it. */
export function recommendation({ action = "avoid", ...overrides }: RecommendationOverrides = {}): RecommendationInput {
  return {
    id: "test-row-poor",
    lookup: { TEST1: "Poor Metabolizer" },
    population: "adults",
    strength: "Strong",
    steps: [...STEP_FOR[action]],
    implication: "Less of the drug is cleared.",
    sources: ["guideline-paper"],
    ...overrides,
  };
}

/** The two functions of a metabolizer gene, as CPIC reads them; *1 works, *2 does not, *3 is not known. */
export function phenotypeMethod(gene: string, overrides: Partial<PhenotypeMethodInput> = {}): PhenotypeMethodInput {
  return {
    gene,
    method: "function-pairs",
    terms: [
      "Ultrarapid Metabolizer",
      "Rapid Metabolizer",
      "Normal Metabolizer",
      "Likely Intermediate Metabolizer",
      "Possible Intermediate Metabolizer",
      "Intermediate Metabolizer",
      "Likely Poor Metabolizer",
      "Poor Metabolizer",
      "Indeterminate",
    ],
    functions: [
      { function: "Normal function", alleles: ["*1"] },
      { function: "No function", alleles: ["*2"] },
      { function: "Uncertain function", alleles: ["*3"] },
    ],
    byFunctions: [
      { functions: ["Normal function", "Normal function"], term: "Normal Metabolizer" },
      { functions: ["No function", "Normal function"], term: "Intermediate Metabolizer" },
      { functions: ["No function", "No function"], term: "Poor Metabolizer" },
      { functions: ["Normal function", "Uncertain function"], term: "Indeterminate" },
      { functions: ["No function", "Uncertain function"], term: "Indeterminate" },
      { functions: ["Uncertain function", "Uncertain function"], term: "Indeterminate" },
    ],
    text: "Two functions give the phenotype.",
    askFor: "The diplotype.",
    version: "test",
    sources: ["test-database"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

/** A gene read by score: *1 counts 1, *2 nothing, *9 a quarter, *3 has no value. */
export function scoredMethod(gene: string, overrides: Partial<PhenotypeMethodInput> = {}): PhenotypeMethodInput {
  return phenotypeMethod(gene, {
    method: "activity-score",
    copies: true,
    terms: [
      "Ultrarapid Metabolizer",
      "Normal Metabolizer",
      "Intermediate Metabolizer",
      "Poor Metabolizer",
      "Indeterminate",
    ],
    functions: [
      { function: "Normal function", value: 1, alleles: ["*1"] },
      { function: "Decreased function", value: 0.25, alleles: ["*9"] },
      { function: "No function", value: 0, alleles: ["*2"] },
      { function: "Uncertain function", alleles: ["*3"] },
    ],
    byFunctions: [],
    byScore: [
      { from: 2.5, to: 100, term: "Ultrarapid Metabolizer" },
      { from: 1.25, to: 2.25, term: "Normal Metabolizer" },
      { from: 0.25, to: 1, term: "Intermediate Metabolizer" },
      { from: 0, to: 0, term: "Poor Metabolizer" },
    ],
    ...overrides,
  });
}

/** A strong inhibitor leaves nothing, a moderate one half; stated for testol. */
export function phenoconversionMethod(
  gene: string,
  overrides: Partial<PhenoconversionMethodInput> = {},
): PhenoconversionMethodInput {
  return {
    gene,
    target: "CYP2D6",
    method: "scale-activity-score",
    factors: { strong: 0, moderate: 0.5, weak: 1 },
    lines: [
      { term: "Poor Metabolizer", from: 0, to: 0 },
      { term: "Intermediate Metabolizer", above: 0, below: 1.25 },
      { term: "Normal Metabolizer", from: 1.25, to: 2.25 },
      { term: "Ultrarapid Metabolizer", above: 2.25 },
    ],
    ruleFor: ["testol"],
    induction: "none-known",
    text: "The score is scaled.",
    limits: "Nobody agrees.",
    sources: ["guideline-rule"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

/** strongtol, moderatol and weaktol inhibit CYP2D6, CYP2C19 and CYP3A; inductol induces CYP2C19; pumptol inhibits P-gp. */
export function interactionList(overrides: Partial<InteractionListInput> = {}): InteractionListInput {
  const inhibitors = (["CYP2D6", "CYP2C19", "CYP3A"] as const).flatMap((target) =>
    (
      [
        ["strongtol", "strong"],
        ["moderatol", "moderate"],
        ["weaktol", "weak"],
      ] as const
    ).map(([drug, strength]) => ({ drug, target, kind: "inhibitor" as const, strength })),
  );
  return {
    id: "test-interactions",
    title: "A list",
    date: "2026-05-29",
    text: "Examples.",
    sources: ["test-list"],
    read: "secondary-copy",
    entries: [
      ...inhibitors,
      { drug: "inductol", target: "CYP2C19", kind: "inducer", strength: "strong" },
      { drug: "pumptol", target: "P-gp", kind: "inhibitor", strength: "not-graded" },
    ],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function guideline(overrides: Partial<GuidelineInput> = {}): GuidelineInput {
  return {
    id: "test-guideline",
    body: "CPIC",
    title: "A guideline",
    drugs: ["testol"],
    genes: ["TEST1"],
    year: 2025,
    sources: ["guideline-paper"],
    scope: "adults",
    recommendations: [recommendation()],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function labelFact(overrides: Partial<LabelFactInput> = {}): LabelFactInput {
  return {
    id: "test-label-fact",
    topic: "biomarker",
    text: "The label names the gene.",
    genes: ["TEST1"],
    origin: "germline",
    sources: ["label-testol"],
    read: "record",
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function label(overrides: Partial<LabelInput> = {}): LabelInput {
  return {
    id: "test-label",
    agency: "FDA",
    product: "Testol tablets",
    drugs: ["testol"],
    facts: [labelFact()],
    ...overrides,
  };
}

export function caution(overrides: Partial<CautionInput> = {}): CautionInput {
  return {
    id: "test-caution",
    match: { drugs: ["testol"] },
    purpose: "watch",
    topic: "exposure",
    text: "Measure the trough level.",
    sources: ["test-database"],
    read: "full-text",
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function evaluatedPair(overrides: Partial<EvaluatedPairInput> = {}): EvaluatedPairInput {
  return {
    id: "test-evaluated",
    body: "DPWG",
    drug: "testol",
    gene: "TEST1",
    year: 2020,
    verdict: "no-action-needed",
    text: "The body sees no need to act.",
    sources: ["test-database"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function search(overrides: Partial<SearchInput> = {}): SearchInput {
  return {
    id: "test-search",
    body: "CPIC",
    lookedIn: "its list of pairs",
    date: "2026-11-23",
    drugs: ["testol"],
    genes: ["TEST1"],
    result: "nothing-found",
    text: "The list has no row for the pair.",
    sources: ["test-database"],
    ...overrides,
  };
}

export function exclusion(overrides: Partial<ExclusionInput> = {}): ExclusionInput {
  return {
    id: "test-exclusion",
    genes: ["TEST1"],
    variants: [{ rsid: "rs9" }],
    drugs: ["testol"],
    reason: "prognosis",
    text: "Marks how the illness goes, on any treatment.",
    sources: ["pmid-9"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

export function page(id: string): PageInput {
  return {
    id,
    title: `Title of ${id}`,
    lead: "What this page says.",
    sections: [{ heading: "One", statements: [{ id: `${id}-one`, text: "A statement.", sources: ["test-database"] }] }],
    reviewed: REVIEWED,
  };
}

export function pathway(overrides: Partial<PathwayInput> = {}): PathwayInput {
  return {
    id: "test-pathway",
    title: "A pathway",
    description: "TEST1 acts on TEST2.",
    width: 100,
    height: 100,
    nodes: [
      { id: "one", label: "TEST1", kind: "protein", gene: "TEST1", x: 0, y: 0, width: 10, height: 10 },
      { id: "two", label: "TEST2", kind: "protein", gene: "TEST2", x: 50, y: 50, width: 10, height: 10 },
    ],
    edges: [{ from: "one", to: "two", kind: "activates", text: "TEST1 activates TEST2.", sources: ["test-database"] }],
    sources: ["test-database"],
    reviewed: REVIEWED,
    ...overrides,
  };
}

/** A guideline on one drug by TEST1: what `poor` says for poor metabolizers, no change for normal ones. */
export function guidelineByTest1(drug: string, poor: RecommendationOverrides): GuidelineInput {
  return guideline({
    id: `guide-${drug}`,
    drugs: [drug],
    genes: ["TEST1"],
    recommendations: [
      recommendation({ id: `${drug}-poor`, lookup: { TEST1: "Poor Metabolizer" }, ...poor }),
      recommendation({ id: `${drug}-normal`, lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" }),
    ],
  });
}
