/** A case of the content, solved by the engine, for the components that play it. */
import { createBibliography } from "@/lib/report";
import type { Case } from "@/lib/schema";
import { solveCase, type CaseSolution } from "@/lib/teaching";
import { knowledge } from "./shipped";
import { first } from "./worked-out";

export function caseOf(id: string): Case {
  return first(
    Object.values(knowledge.cases).filter((one) => one.id === id),
    `the case ${id}`,
  );
}

/** Returns the solution of a case without a file; throws when the content no longer bears it out. */
export function solved(one: Case): Extract<CaseSolution, { readonly kind: "solved" }> {
  const solution = solveCase(one, knowledge);
  if (solution.kind !== "solved") throw new Error(`the case ${one.id} has no solution`);
  return solution;
}

export function bibliography(): ReturnType<typeof createBibliography> {
  return createBibliography(knowledge);
}
