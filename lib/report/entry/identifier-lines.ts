import type { Drug, Gene } from "@/lib/schema";

/** One identifier of a drug or gene, by the name of the list that gives it. */
export interface IdentifierLine {
  readonly name: string;
  readonly value: string;
}

/** Returns the identifiers that are held, in the order given; one that is not is left out. */
export function identifierLines(
  all: readonly (readonly [name: string, value: string | undefined])[],
): readonly IdentifierLine[] {
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** Returns in a sentence who knows the entry, and since when. */
export function reviewedLine({ depth, reviewed }: Pick<Drug | Gene, "depth" | "reviewed">): string {
  return depth === "imported"
    ? `Known from the imported release of ${reviewed} alone; nobody of us has reviewed it.`
    : `Page reviewed ${reviewed}.`;
}
