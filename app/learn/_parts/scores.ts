import { useSyncExternalStore } from "react";
import { NO_SCORES, readScores, withScore, type Scores } from "@/lib/teaching";

const KEY = "haplonote-learn-scores";
const listeners = new Set<() => void>();
let known: Scores | null = null;

/** Returns the scores on this device; none on the server, and none where the browser keeps nothing. */
export function useScores(): Scores {
  return useSyncExternalStore(subscribe, read, () => NO_SCORES);
}

/** Keeps the points of a question unless it has some already. */
export function keepScore(key: string, points: number): void {
  const now = withScore(read(), key, points);
  if (now !== read()) write(now);
}

export function forgetScores(): void {
  write(NO_SCORES);
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
    return readScores(localStorage.getItem(KEY) ?? "{}");
  } catch {
    // A browser that keeps nothing: the scores then live until the page is left.
    return NO_SCORES;
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
