import type { Problem } from "@/lib/schema";
import { capitalise } from "./words";

/** Returns a reader's problem as one line: what was found, what was expected, what to do. */
export function problemLine(problem: Pick<Problem, "found" | "expected" | "remedy" | "nearest">): string {
  return `Found ${problem.found}; expected ${problem.expected}. ${problem.remedy}.${question(problem.nearest)}`;
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
    remedy: nearest.length === 0 ? remedy : `${remedy}.${question(nearest)}`,
  };
}

/** A name that may have been meant is asked for, and never taken. */
function question(nearest: readonly string[]): string {
  if (nearest.length === 0) return "";
  return ` Did you mean ${nearest.length === 1 ? "" : "one of these: "}${nearest.join(", ")}?`;
}
