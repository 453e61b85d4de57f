import { guidedPairs, type AnswerKnowledge } from "@/lib/knowledge";
import { GUIDELINE_BODIES } from "@/lib/schema";

/** What the knowledge covers, counted and dated, for a page and for the test that holds us to it. */
export interface Coverage {
  readonly genesWithPhenotypes: readonly string[];
  readonly genesWithGuidance: readonly string[];
  readonly genesWithPage: readonly string[];
  readonly drugsWithGuidance: readonly string[];
  readonly drugsWithPage: readonly string[];
  readonly drugs: number;
  readonly genes: number;
  /** "drug gene" for every pair some guideline row speaks about. */
  readonly pairsWithGuidance: readonly string[];
  readonly bodies: readonly {
    readonly body: string;
    readonly guidelines: number;
    readonly rows: number;
    readonly drugs: number;
    readonly evaluated: number;
    readonly newest: number;
  }[];
  readonly pairLevels: number;
  readonly labels: readonly { readonly agency: string; readonly rows: number }[];
  readonly annotations: number;
  readonly findings: number;
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly published: string | null;
    readonly accessed: string;
    readonly licence: string;
  }[];
}

/** Returns what `knowledge` covers; lists in alphabetical order. */
export function coverageOf(knowledge: AnswerKnowledge): Coverage {
  const { guidelines } = knowledge;
  const pairs = guidedPairs(knowledge);
  return {
    genesWithPhenotypes: Object.keys(knowledge.phenotypes).sort(),
    genesWithGuidance: sorted(pairs.filter(({ isAsked }) => isAsked).map(({ gene }) => gene)),
    genesWithPage: Object.values(knowledge.genes)
      .filter((gene) => gene.depth === "page")
      .map((gene) => gene.symbol)
      .sort(),
    drugsWithGuidance: sorted(pairs.map(({ drug }) => drug)),
    drugsWithPage: Object.values(knowledge.drugs)
      .filter((drug) => drug.depth === "page")
      .map((drug) => drug.id)
      .sort(),
    drugs: Object.keys(knowledge.drugs).length,
    genes: Object.keys(knowledge.genes).length,
    pairsWithGuidance: sorted(pairs.map(({ drug, gene }) => `${drug} ${gene}`)),
    bodies: GUIDELINE_BODIES.flatMap((body) => {
      const own = guidelines.filter((guideline) => guideline.body === body);
      const evaluated = knowledge.evaluated.filter((pair) => pair.body === body);
      if (own.length + evaluated.length === 0) return [];
      return [
        {
          body,
          guidelines: own.length,
          rows: own.reduce((sum, guideline) => sum + guideline.recommendations.length, 0),
          drugs: new Set(pairs.filter(({ guideline }) => guideline.body === body).map(({ drug }) => drug)).size,
          evaluated: evaluated.length,
          newest: Math.max(...own.map((guideline) => guideline.year), ...evaluated.map((pair) => pair.year)),
        },
      ];
    }),
    pairLevels: knowledge.levels.length,
    labels: knowledge.labelTags.map((list) => ({ agency: list.agency, rows: list.rows.length })),
    annotations: knowledge.annotations.length,
    findings: knowledge.findings.length,
    sources: Object.values(knowledge.sources)
      .map(({ id, title, published, year, accessed, licence }) => ({
        id,
        title,
        published: published ?? (year === undefined ? null : String(year)),
        accessed,
        licence,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function sorted(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
