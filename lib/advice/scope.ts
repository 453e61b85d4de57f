import { drugFamily, type AnswerKnowledge } from "@/lib/knowledge";
import type { Setting } from "@/lib/schema";

/** What one drug of the question reaches in the knowledge. */
export interface Scope {
  readonly knowledge: AnswerKnowledge;
  readonly drug: string;
  /** The drug itself; for a class, its members and the class. */
  readonly direct: ReadonlySet<string>;
  /** Its classes, whose statements hold for it with a caveat. */
  readonly classes: ReadonlySet<string>;
  /** Other members of its classes: evidence about them is shown as extrapolation. */
  readonly siblings: ReadonlySet<string>;
  /** Genes asked about; empty means every gene. */
  readonly genes: readonly string[];
  readonly setting: Setting | null;
  /** Groups of patients the reader keeps to; empty keeps every group. */
  readonly populations: readonly string[];
  readonly today: string;
}

/** Returns the scope of `drug` within the question. */
export function scopeOf(
  knowledge: AnswerKnowledge,
  drug: string,
  genes: readonly string[],
  setting: Setting | null,
  today: string,
  populations: readonly string[] = [],
): Scope {
  const family = drugFamily(knowledge, drug);
  const direct = new Set([family.self, ...family.members]);
  const siblings = Object.values(knowledge.drugs)
    .filter((other) => !direct.has(other.id) && other.classes.some((id) => family.classes.includes(id)))
    .map((other) => other.id);
  return {
    knowledge,
    drug,
    direct,
    classes: new Set(family.classes),
    siblings: new Set(siblings),
    genes,
    setting,
    populations,
    today,
  };
}

/** How a statement about `drugs` relates to the drug asked about. */
export function nearness(scope: Scope, drugs: readonly string[]): "direct" | "class" | "sibling" | "none" {
  if (drugs.some((id) => scope.direct.has(id))) return "direct";
  if (drugs.some((id) => scope.classes.has(id))) return "class";
  if (drugs.some((id) => scope.siblings.has(id))) return "sibling";
  return "none";
}

/** Whether a statement about `genes` is within the question; a question without genes takes them all. */
export function coversGenes(scope: Scope, genes: readonly string[]): boolean {
  return scope.genes.length === 0 || genes.some((gene) => scope.genes.includes(gene));
}
