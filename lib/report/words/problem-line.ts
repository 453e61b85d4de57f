import type { Problem } from "@/lib/schema";

/** Returns a reader's problem as one line: what was found, what was expected, what to do. */
export function problemLine(problem: Pick<Problem, "found" | "expected" | "remedy" | "nearest">): string {
  const nearest = problem.nearest.length === 0 ? "" : ` (nearest: ${problem.nearest.join(", ")})`;
  return `Found ${problem.found}; expected ${problem.expected}. ${problem.remedy}${nearest}.`;
}
