import { problemParts } from "@/lib/report";
import type { Problem } from "@/lib/schema";

/** Shows what was found in a file, what was expected there, and what to do. */
export function ProblemParts({ problem }: { readonly problem: Problem }) {
  const { found, expected, remedy } = problemParts(problem);
  return (
    <dl className="facts mt-2">
      <dt>Found</dt>
      <dd>{found}</dd>
      <dt>Expected</dt>
      <dd>{expected}</dd>
      <dt>What to do</dt>
      <dd>{remedy}</dd>
    </dl>
  );
}
