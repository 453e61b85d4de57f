/** Points of the first try, by case and question. Nothing else is kept: no choices, no patients. */
export type Scores = Readonly<Record<string, number>>;

export const NO_SCORES: Scores = {};

/** Returns the name under which the points of a question are kept. */
export function scoreKey(caseId: string, questionId: string): string {
  return `${caseId}/${questionId}`;
}

/** Returns the scores with the points of one more question; the same scores where it has some already, since the first try counts. */
export function withScore(scores: Scores, key: string, points: number): Scores {
  return Object.hasOwn(scores, key) ? scores : { ...scores, [key]: points };
}

/** Returns the scores that a kept text holds; none of a text that is not ours. */
export function readScores(text: string): Scores {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== "object") return NO_SCORES;
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    );
  } catch {
    return NO_SCORES;
  }
}

/** Returns the points of these questions together; a question that was not tried has none. */
export function pointsOf(scores: Scores, keys: readonly string[]): number {
  return keys.reduce((sum, key) => sum + (scores[key] ?? 0), 0);
}
