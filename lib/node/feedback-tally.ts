import type { CardFeedback } from "@/lib/interop";

const MOST_CARDS = 10_000;
const outcomes = new Map<string, CardFeedback["outcome"]>();

/**
 * Notes what became of cards, by their ids alone: the same card told twice
 * counts once. Kept in memory, the newest 10,000. Returns how many were new or
 * changed.
 */
export function tallyFeedback(entries: readonly CardFeedback[]): number {
  let changed = 0;
  for (const { card, outcome } of entries) {
    if (outcomes.get(card) === outcome) continue;
    changed += 1;
    outcomes.delete(card);
    outcomes.set(card, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > MOST_CARDS && oldest !== undefined) outcomes.delete(oldest);
  }
  return changed;
}
