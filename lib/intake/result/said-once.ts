import type { ReadResult } from "@/lib/phenotype";
import type { ResultInput } from "@/lib/schema";

/** A result as it was given, and as it was understood. */
export interface Understood {
  readonly input: ResultInput;
  readonly read: ReadResult;
}

/**
 * Returns the results without those that another says already: a phenotype beside the diplotype that comes to it, or the
 * same thing twice. Results that differ all stay, and are told as a contradiction.
 */
export function saidOnce(all: readonly Understood[]): readonly ResultInput[] {
  const most = [...all].sort((a, b) => telling(b.read) - telling(a.read));
  const kept: Understood[] = [];
  for (const one of most) if (!kept.some((other) => saysAll(other.read, one.read))) kept.push(one);
  return all.filter((one) => kept.includes(one)).map(({ input }) => input);
}

function telling(read: ReadResult): number {
  return (read.diplotype === null ? 0 : 2) + (read.activityScore === null ? 0 : 1);
}

/** Whether the first says all that the second says. */
function saysAll(first: ReadResult, second: ReadResult): boolean {
  return (
    first.gene === second.gene &&
    first.state === second.state &&
    first.terms.join() === second.terms.join() &&
    first.possibleTerms.join() === second.possibleTerms.join() &&
    first.open.length === second.open.length &&
    (second.diplotype === null || second.diplotype === first.diplotype) &&
    (second.activityScore === null || second.activityScore.value === first.activityScore?.value)
  );
}
