import type { OpenOutcome, Sensitivity } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { unreachable } from "@/lib/schema";
import type { WordedSensitivity } from "./report";
import type { NameOf } from "../words/step-lines";
import { actionWord, stepsText } from "./word-note";
import { capitalise, listWords } from "../words/words";

/** Returns in words whether what a call left open matters for a drug, what would differ, and what would settle it. */
export function wordSensitivity(item: Sensitivity, knowledge: AnswerKnowledge, nameOf: NameOf): WordedSensitivity {
  const drugName = nameOf(item.drug);
  return {
    drug: item.drug,
    drugName,
    genes: item.genes,
    verdict: item.verdict,
    text: verdictText(item, drugName),
    outcomes: item.verdict === "differs" ? item.outcomes.map((outcome) => wordOutcome(outcome, knowledge, nameOf)) : [],
    settledBy: item.verdict === "differs" ? settlers(item) : [],
  };
}

function verdictText({ verdict, genes }: Sensitivity, drugName: string): string {
  const open = listWords(genes);
  const subject = genes.length === 1 ? `The result for ${open} leaves` : `The results for ${open} leave`;
  switch (verdict) {
    case "same":
      return `${subject} something open. It does not matter for ${drugName}: the advice is the same for everything that fits.`;
    case "differs":
      return `${subject} something open, and it matters for ${drugName}: the advice is not the same for everything that fits.`;
    case "too-many":
      return `The results for ${open} leave too much open to work out what each combination would mean for ${drugName}. Do not rely on the reported results alone.`;
    default:
      return unreachable(verdict);
  }
}

/** More names than these are counted, not listed. */
const NAMES_SHOWN = 6;

function wordOutcome(
  { isReported, under, rows }: OpenOutcome,
  knowledge: AnswerKnowledge,
  nameOf: NameOf,
): WordedSensitivity["outcomes"][number] {
  const who = under.map(({ gene, diplotypes }) => {
    const shown = diplotypes.slice(0, NAMES_SHOWN).join(", ");
    return `${gene} ${shown}${diplotypes.length > NAMES_SHOWN ? ` and ${diplotypes.length - NAMES_SHOWN} more` : ""}`;
  });
  return {
    isReported,
    who: who.join("; "),
    lines:
      rows.length === 0
        ? ["No body has a row for it."]
        : rows.map(
            (row) =>
              `${row.body}${row.population === "general" ? "" : `, ${row.population}`}: ${actionWord(row.action, knowledge.terms).word}. ${stepsText(row.steps, nameOf)}`,
          ),
  };
}

function settlers({ settledBy, needsPhase }: Sensitivity): readonly string[] {
  const byGene = [...new Set(settledBy.map(({ gene }) => gene))].map((gene) => {
    const places = settledBy
      .filter((place) => place.gene === gene)
      .map((place) => place.rsid ?? `position ${place.positionOneBased}`);
    return `${gene}: ${places.slice(0, 2 * NAMES_SHOWN).join(", ")}${places.length > 2 * NAMES_SHOWN ? ` and ${places.length - 2 * NAMES_SHOWN} more positions` : ""}`;
  });
  return [
    ...byGene.map(capitalise),
    ...(needsPhase
      ? ["The phase: which variants lie on the same copy, from a phased test or from the parents' results"]
      : []),
  ];
}
