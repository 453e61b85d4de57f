import { guidedPairs, type AnswerKnowledge } from "@/lib/knowledge";
import { hasPhenotype } from "@/lib/phenotype";
import { InvariantError } from "@/lib/schema";
import type { Advice, BottomLine, CoMedicationEffect, Note } from "./advice";
import { bottomLineOf } from "./bottom-line";
import { coMedicationEffect, markBottomLine, markCoMedication } from "./co-medication";
import { decidingAmong } from "./contradictions";
import { recommendationNotes } from "./recommendations";
import { scopeOf } from "./scope";

/** What guidance says of one drug nobody asked about, for the same results. */
export interface Surveyed {
  readonly drug: string;
  readonly bottomLine: BottomLine;
  /** Rows of its guidelines for these results. */
  readonly notes: readonly Note[];
  readonly effect: CoMedicationEffect | null;
}

/**
 * Returns, for every drug that was not asked about and has guidance on a gene
 * of the results, what that guidance comes to: the rows alone, without
 * evidence, labels or silences, which only an answer about the drug itself
 * gives. The drugs of the question and its co-medication count as taken with
 * it. In alphabetical order; empty without results.
 */
export function surveyOthers(advice: Advice, knowledge: AnswerKnowledge): readonly Surveyed[] {
  if (knowledge.onlyAbout !== undefined && knowledge.hasAllGuidance !== true)
    throw new InvariantError("advice: this part of the knowledge does not hold the guidance on other drugs");
  const results = decidingAmong(advice.results).filter(
    (result) => result.state !== "not-tested" && hasPhenotype(result),
  );
  const genes = [...new Set(results.map((result) => result.gene))];
  const together = [...advice.question.drugs, ...advice.question.coMedication].map(({ id }) => id);
  const { setting, populations } = advice.question;
  const asked = new Set(advice.question.drugs.map(({ id }) => id));
  const guided = new Set(
    guidedPairs(knowledge)
      .filter(({ gene }) => genes.includes(gene))
      .map(({ drug }) => drug),
  );
  return [...guided]
    .filter((drug) => !asked.has(drug))
    .sort()
    .flatMap((drug) => {
      const scope = scopeOf(knowledge, drug, genes, setting, advice.asOf, populations);
      const rows = recommendationNotes(scope, results);
      if (rows.length === 0) return [];
      const effect = coMedicationEffect(scope, results, rows, together);
      const notes = effect === null ? rows : markCoMedication(rows, effect);
      const bottomLine = bottomLineOf(scope, rows);
      return [{ drug, notes, effect, bottomLine: effect === null ? bottomLine : markBottomLine(bottomLine, notes) }];
    });
}
