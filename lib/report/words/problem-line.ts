import type { Problem } from "@/lib/schema";
import { capitalise } from "./words";

/** Returns a reader's problem as one line: what was found, what was expected, what to do. */
export function problemLine(problem: Pick<Problem, "found" | "expected" | "remedy" | "nearest">): string {
  const nearest = problem.nearest.length === 0 ? "" : ` (nearest: ${problem.nearest.join(", ")})`;
  return `Found ${problem.found}; expected ${problem.expected}. ${problem.remedy}${nearest}.`;
}

/** Returns the three parts of a reader's problem as they are shown, each beginning with a capital. */
export function problemParts({ found, expected, remedy, nearest }: Problem): {
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
} {
  return {
    found: capitalise(found),
    expected: capitalise(expected),
    remedy: nearest.length === 0 ? remedy : `${remedy} (nearest: ${nearest.join(", ")})`,
  };
}
