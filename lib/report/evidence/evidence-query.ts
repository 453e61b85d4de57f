import type { Side } from "@/lib/advice";
import { normaliseName, quote, resolveDrug, resolveGene, type AnswerKnowledge } from "@/lib/knowledge";
import {
  CLINPGX_LEVELS,
  EVIDENCE_DIRECTIONS,
  PHENOTYPE_CATEGORIES,
  type ClinPgxLevel,
  type EvidenceDirection,
  type PhenotypeCategory,
  type Problem,
} from "@/lib/schema";
import { compareText, type AnnotationRow } from "./annotation-rows";

/** Sides a paper can stand on, in the order a reader weighs them. */
export const SIDES = ["supporting", "against", "noEffect", "notWeighed"] as const satisfies readonly Side[];
export const ORIGINS_OF_ROWS = ["curated", "imported"] as const;
export const SORTS = ["level", "score", "marker", "drug", "papers"] as const;
export type EvidenceSort = (typeof SORTS)[number];

/** What the reader wants of the evidence table. Within one list any may hold; of several filters all must. */
export interface EvidenceQuery {
  readonly levels: readonly ClinPgxLevel[];
  readonly categories: readonly PhenotypeCategory[];
  readonly genes: readonly string[];
  readonly drugs: readonly string[];
  readonly variants: readonly string[];
  readonly phenotypes: readonly string[];
  /** Words that stand in the population. */
  readonly populations: readonly string[];
  readonly directions: readonly EvidenceDirection[];
  readonly sides: readonly Side[];
  readonly origins: readonly (typeof ORIGINS_OF_ROWS)[number][];
  readonly sort: EvidenceSort;
  readonly isReversed: boolean;
  readonly pageOneBased: number;
}

/** The address's parameters, as a form sends them. */
export type QueryParameters = Readonly<Record<string, string | readonly string[] | undefined>>;

const PARAMETERS = {
  levels: "level",
  categories: "category",
  genes: "gene",
  drugs: "drug",
  variants: "variant",
  phenotypes: "phenotype",
  populations: "population",
  directions: "direction",
  sides: "papers",
  origins: "from",
} as const satisfies Partial<Record<keyof EvidenceQuery, string>>;
export type EvidenceFilter = keyof typeof PARAMETERS;
export const EVIDENCE_FILTERS = Object.keys(PARAMETERS) as readonly EvidenceFilter[];

const VALUES_MAX = 50;
const TEXT_MAX = 100;

/**
 * Returns what an address asks of the table, and a problem for each value that
 * is none; such a value filters nothing, so whoever shows the rows shows the
 * problem with them. Names of drugs and genes may be any we know.
 */
export function evidenceQueryOf(
  parameters: QueryParameters,
  knowledge: AnswerKnowledge,
): { readonly query: EvidenceQuery; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const texts = (name: string): readonly string[] =>
    [
      ...new Set(
        [parameters[name] ?? []]
          .flat()
          .map((text) => text.trim())
          .filter((text) => text !== ""),
      ),
    ].slice(0, VALUES_MAX);
  const oneOf = <T extends string>(filter: EvidenceFilter, known: readonly T[]): readonly T[] =>
    texts(PARAMETERS[filter]).flatMap((text) => {
      const value = known.find((one) => one.toLowerCase() === text.toLowerCase());
      if (value === undefined)
        problems.push({
          code: "filter-unknown",
          path: [PARAMETERS[filter]],
          found: quote(text),
          expected: `one of ${known.join(", ")}`,
          remedy: "Choose one of them",
          nearest: [],
        });
      return value === undefined ? [] : [value];
    });
  const named = (filter: "genes" | "drugs"): readonly string[] =>
    texts(PARAMETERS[filter]).flatMap((text) => {
      const resolved = (filter === "genes" ? resolveGene : resolveDrug)(knowledge, text, [PARAMETERS[filter]]);
      if (!resolved.ok) problems.push(...resolved.problems);
      return resolved.ok ? [resolved.value.id] : [];
    });
  const free = (filter: EvidenceFilter): readonly string[] =>
    texts(PARAMETERS[filter]).map((text) => text.slice(0, TEXT_MAX));
  const sort = texts("sort")[0] ?? "level";
  const known = SORTS.find((one) => one === sort.replace(/^-/, ""));
  if (known === undefined)
    problems.push({
      code: "filter-unknown",
      path: ["sort"],
      found: quote(sort),
      expected: `one of ${SORTS.join(", ")}, with a minus before it for the other way`,
      remedy: "Choose a column",
      nearest: [],
    });
  const page = Number(texts("page")[0] ?? "1");
  return {
    query: {
      levels: oneOf("levels", CLINPGX_LEVELS),
      categories: oneOf("categories", PHENOTYPE_CATEGORIES),
      genes: named("genes"),
      drugs: named("drugs"),
      variants: free("variants"),
      phenotypes: free("phenotypes"),
      populations: free("populations"),
      directions: oneOf("directions", EVIDENCE_DIRECTIONS),
      sides: oneOf("sides", SIDES),
      origins: oneOf("origins", ORIGINS_OF_ROWS),
      sort: known ?? "level",
      isReversed: known !== undefined && sort.startsWith("-"),
      pageOneBased: Number.isInteger(page) && page > 0 ? page : 1,
    },
    problems,
  };
}

/** Returns the query as an address has it, without a leading question mark; what is not asked is left out. */
export function evidenceSearch(query: Partial<EvidenceQuery>): string {
  const pairs = EVIDENCE_FILTERS.flatMap((filter) =>
    (query[filter] ?? []).map((value): [string, string] => [PARAMETERS[filter], value]),
  );
  const { sort = "level", isReversed = false, pageOneBased = 1 } = query;
  return new URLSearchParams([
    ...pairs,
    ...(sort === "level" && !isReversed ? [] : [["sort", `${isReversed ? "-" : ""}${sort}`]]),
    ...(pageOneBased === 1 ? [] : [["page", String(pageOneBased)]]),
  ]).toString();
}

/** Returns the name under which a form sends a filter. */
export function filterParameter(filter: EvidenceFilter): string {
  return PARAMETERS[filter];
}

/** Returns the rows that pass every filter of the query, in its order. */
export function selectEvidence(rows: readonly AnnotationRow[], query: EvidenceQuery): readonly AnnotationRow[] {
  const words = {
    variants: query.variants.map(variantKey),
    phenotypes: query.phenotypes.map(normaliseName),
    populations: query.populations.map(normaliseName),
  };
  const any = <T>(wanted: readonly T[], test: (value: T) => boolean): boolean =>
    wanted.length === 0 || wanted.some(test);
  const found = rows.filter(
    (row) =>
      any(query.levels, (level) => row.level === level) &&
      any(query.categories, (category) => row.categories.includes(category)) &&
      any(query.genes, (gene) => row.genes.includes(gene)) &&
      any(query.drugs, (id) => row.drugs.some((drug) => drug.id === id)) &&
      any(words.variants, (variant) => row.variants.some((name) => variantKey(name) === variant)) &&
      any(words.phenotypes, (phenotype) => row.phenotypes.some((name) => normaliseName(name) === phenotype)) &&
      any(words.populations, (word) => row.population !== null && normaliseName(row.population).includes(word)) &&
      any(query.directions, (direction) => row.directions.includes(direction)) &&
      any(query.sides, (side) => (row.papers?.[side] ?? 0) > 0) &&
      any(query.origins, (origin) => (origin === "curated") === row.isCurated),
  );
  return inOrder(found, query);
}

/** "cyp2d6 *4" and "CYP2D6*4" are one name. */
function variantKey(name: string): string {
  return name.toLowerCase().replace(/\s+/g, "");
}

/** The rows come surest first; that order holds among those a column does not tell apart. */
function inOrder(rows: readonly AnnotationRow[], { sort, isReversed }: EvidenceQuery): readonly AnnotationRow[] {
  const compare = COMPARE[sort];
  if (compare === null) return isReversed ? [...rows].reverse() : rows;
  return [...rows].sort((a, b) => (isReversed ? -1 : 1) * compare(a, b));
}

/** Numbers begin with the largest, names with A. An unknown score stands below every known one. */
const COMPARE: Readonly<Record<EvidenceSort, ((a: AnnotationRow, b: AnnotationRow) => number) | null>> = {
  level: null,
  score: (a, b) => (b.score ?? -1e9) - (a.score ?? -1e9),
  marker: (a, b) => compareText(a.marker, b.marker),
  drug: (a, b) => compareText(a.drugs[0]?.name ?? "", b.drugs[0]?.name ?? ""),
  papers: (a, b) => b.paperCount - a.paperCount,
};

export const ROWS_A_PAGE = 100;

/** Returns one page of rows; a number beyond the last gives the last. */
export function pageOf(
  rows: readonly AnnotationRow[],
  pageOneBased: number,
): {
  readonly rows: readonly AnnotationRow[];
  readonly pageOneBased: number;
  readonly pages: number;
  readonly firstOneBased: number;
} {
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const page = Math.min(pageOneBased, pages);
  const start = (page - 1) * ROWS_A_PAGE;
  return {
    rows: rows.slice(start, start + ROWS_A_PAGE),
    pageOneBased: page,
    pages,
    firstOneBased: rows.length === 0 ? 0 : start + 1,
  };
}
