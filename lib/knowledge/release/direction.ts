import type { EvidenceDirection } from "@/lib/schema";

/** ClinPGx's sentences say "is", "are" (or the past) "associated with", with "not" before it where nothing was found. */
const ASSOCIATION = /\b(?:is|are|was|were)\s+((?:\w+\s+)?not\s+)?(?:\w+ly\s+)?associated\s+with\s+([^]*)$/i;

/** Words that end what the sentence measures and begin with whom, and against what. */
const CIRCUMSTANCE = /\s(?:when|as compared|compared|due to|in)\s/i;

const DIRECTION = /^(?:(?:an?|the|\w+ly)\s+)*(increased|higher|greater|elevated|decreased|lower|reduced)\b/i;
const UP = /^(?:increased|higher|greater|elevated)$/i;

/**
 * Returns which way an evidence row points, by its own sentence: nothing is
 * inferred beyond it. "Is not associated with increased risk" found no
 * association, whatever it looked for. A sentence that names two opposite
 * measures ("increased clearance and decreased exposure") is `associated`,
 * since one word would mislead; one without the standard phrase, as of a
 * guideline or a label, is `not-stated`.
 *
 * @example directionOf("Genotype CC is not associated with increased risk of X when treated with Y.") // "not-associated"
 */
export function directionOf(sentence: string): EvidenceDirection {
  const match = ASSOCIATION.exec(sentence);
  if (match === null) return "not-stated";
  const [, negation, rest = ""] = match;
  if (negation !== undefined) return "not-associated";
  const measure = rest.replace(/\([^)]*\)/g, "").split(CIRCUMSTANCE)[0] ?? "";
  const word = DIRECTION.exec(measure)?.[1];
  if (word === undefined || (/\bincreased\b/i.test(measure) && /\bdecreased\b/i.test(measure))) return "associated";
  return UP.test(word) ? "increased" : "decreased";
}
