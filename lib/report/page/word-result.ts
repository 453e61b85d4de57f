import type { ReadResult } from "@/lib/phenotype";
import type { WordedResult } from "./report";
import { listWords } from "../words/words";

/** Returns a result as it was understood, with the line that tells it. */
export function wordResult(result: ReadResult): WordedResult {
  const { gene, phenotype, diplotype, functions, state, understoodFrom, remarks = [] } = result;
  const activityScore =
    result.activityScore === null ? null : `${result.activityScore.isFloor ? "≥" : ""}${result.activityScore.value}`;
  const beside = [
    activityScore === null ? null : `activity score ${activityScore}`,
    functions === null ? null : listWords(functions.map((one) => one.toLowerCase())),
  ].filter((part) => part !== null);
  return {
    gene,
    phenotype,
    activityScore,
    diplotype,
    functions,
    state,
    understoodFrom,
    text: [
      `${gene}${diplotype === null ? "" : ` ${diplotype}`}: ${phenotype}${beside.length === 0 ? "" : ` (${beside.join("; ")})`}`,
      ...remarks,
    ].join(". "),
  };
}
