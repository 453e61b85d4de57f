import type { Action, Certainty } from "@/lib/schema";

/** What a learner chose, or what the engine says; `null` stands for an action that is still open. */
export interface OnBothAxes {
  readonly action: Action | null;
  readonly certainty: Certainty;
}

/** The axes a question is scored on; each counts one. */
export const POINTS_A_QUESTION = 2;

/** Returns how many of the two axes a choice has right, from 0 to 2. */
export function scoreChoice(choice: OnBothAxes, answer: OnBothAxes): number {
  return Number(choice.action === answer.action) + Number(choice.certainty === answer.certainty);
}
