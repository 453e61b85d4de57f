import { readDrugName, resolveGene, type ReadingKnowledge } from "@/lib/knowledge";
import type { AdviceRequest, Problem } from "@/lib/schema";
import type { Asked } from "./intake";

/** A question of another day, as it can be asked of today's knowledge. */
export interface HeldQuestion extends Pick<Asked, "request"> {
  /** Drugs and genes that the knowledge does not hold: left out of the request, and named. */
  readonly problems: readonly Problem[];
}

/** Returns a question without the drugs and genes that `knowledge` no longer holds, and names them. */
export function heldQuestion(request: AdviceRequest, knowledge: ReadingKnowledge): HeldQuestion {
  const problems: Problem[] = [];
  const kept = (names: readonly string[], field: "drugs" | "genes" | "coMedication"): string[] =>
    names.filter((name, i) => {
      const found =
        field === "genes" ? resolveGene(knowledge, name, [field, i]) : readDrugName(knowledge, name, [field, i]);
      if (!found.ok)
        problems.push(
          ...found.problems.map((problem) => ({
            ...problem,
            code: field === "genes" ? "linked-gene-gone" : "linked-drug-gone",
            remedy: "It may have been retired or renamed since. The rest of the question stands",
          })),
        );
      return found.ok;
    });
  const drugs = kept(request.drugs, "drugs");
  const genes = kept(request.genes, "genes");
  const coMedication = kept(request.coMedication ?? [], "coMedication");
  return {
    request: { ...request, drugs, genes, ...(request.coMedication === undefined ? {} : { coMedication }) },
    problems,
  };
}
