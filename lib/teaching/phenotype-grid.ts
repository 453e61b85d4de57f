import { adviseOn } from "@/lib/advice";
import { guidedPairs, shardOf, type AnswerKnowledge, type Knowledge } from "@/lib/knowledge";
import type { Action } from "@/lib/schema";
import { type Worded, type WordedCertainty, actionWord, certaintyWord } from "@/lib/report";

/** What one phenotype comes to for one drug. */
export interface GridCell {
  readonly term: string;
  /** `silent`: the guidance has no row for this result. `open`: it hangs on another gene too. */
  readonly kind: "answer" | "open" | "silent";
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
}

export interface PhenotypeGrid {
  readonly gene: string;
  readonly terms: readonly string[];
  readonly rows: readonly { readonly drug: string; readonly name: string; readonly cells: readonly GridCell[] }[];
}

/** Returns the genes that some guideline looks up and that have phenotypes, in alphabetical order: those a grid can be drawn of. */
export function gridGenes(knowledge: Knowledge): readonly string[] {
  const asked = guidedPairs(knowledge).flatMap(({ gene, isAsked }) => (isAsked ? [gene] : []));
  return [...new Set(asked)].filter((gene) => knowledge.phenotypes[gene] !== undefined).sort();
}

/**
 * Returns each phenotype of a gene against each drug whose guidelines look it
 * up, as the engine answers it: the whole answer's action and certainty, for
 * every group of patients together. Null for a gene without phenotypes.
 */
export function phenotypeGrid(knowledge: Knowledge, gene: string): PhenotypeGrid | null {
  const method = knowledge.phenotypes[gene];
  if (method === undefined) return null;
  const asking = guidedPairs(knowledge).filter((pair) => pair.isAsked && pair.gene === gene);
  const drugs = [...new Set(asking.map(({ drug }) => drug))].sort();
  return {
    gene,
    terms: method.terms,
    rows: drugs.map((drug) => {
      // A shard answers as the whole does, and many times faster.
      const shard = shardOf(knowledge, drug);
      return {
        drug,
        name: knowledge.drugs[drug]?.name ?? drug,
        cells: method.terms.flatMap((term) => cellOf(shard, drug, gene, term)),
      };
    }),
  };
}

function cellOf(shard: AnswerKnowledge, drug: string, gene: string, term: string): readonly GridCell[] {
  const advice = adviseOn({ drugs: [drug], genes: [gene], results: [{ gene, value: term }] }, shard, shard.date);
  const [line] = advice.ok ? advice.value.bottomLines : [];
  if (line === undefined) return [];
  const kind = line.code === "guideline" ? "answer" : line.code === "guideline-needs-result" ? "open" : "silent";
  return [
    {
      term,
      kind,
      action: line.action === null || kind !== "answer" ? null : actionWord(line.action, shard.terms),
      certainty: certaintyWord(line.certainty, shard.terms),
    },
  ];
}
