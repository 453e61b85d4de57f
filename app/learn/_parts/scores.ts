import { useSyncExternalStore } from "react";

/** Points of the first try, by case and question. Nothing else is kept: no choices, no patients. */
export type Scores = Readonly<Record<string, number>>;

const KEY = "haplonote-learn-scores";
const NONE: Scores = {};
const listeners = new Set<() => void>();
let known: Scores | null = null;

/** Returns the scores on this device; none on the server, and none where the browser keeps nothing. */
export function useScores(): Scores {
  return useSyncExternalStore(subscribe, read, () => NONE);
}

export function scoreKey(caseId: string, questionId: string): string {
  return `${caseId}/${questionId}`;
}

/** Keeps the points of a question unless it has some already: the first try counts. */
export function keepScore(key: string, points: number): void {
  if (Object.hasOwn(read(), key)) return;
  write({ ...read(), [key]: points });
}

export function forgetScores(): void {
  write({});
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Scores {
  known ??= stored();
  return known;
}

function stored(): Scores {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (parsed === null || typeof parsed !== "object") return NONE;
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
    );
  } catch {
    // A browser that keeps nothing, or something that is not ours: the scores then live until the page is left.
    return NONE;
  }
}

function write(scores: Scores): void {
  known = scores;
  try {
    localStorage.setItem(KEY, JSON.stringify(scores));
  } catch {
    // Kept in memory for this page, at least.
  }
  for (const listener of listeners) listener();
}
