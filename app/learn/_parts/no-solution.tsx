import type { CaseSolution } from "@/lib/teaching";
import { TextLink } from "../../_components/text-link";

/** Says plainly why a case has no solution; nothing of what it once taught is shown. */
export function NoSolution({ solution }: { readonly solution: Exclude<CaseSolution, { readonly kind: "solved" }> }) {
  return (
    <section className="aside" aria-labelledby="no-solution">
      <h2 id="no-solution">
        {solution.kind === "retired" ? "This case is no longer played" : "This case has no solution at present"}
      </h2>
      {solution.kind === "retired" ? (
        <p>{solution.because}</p>
      ) : (
        <p>
          The knowledge has changed since the case was written (snapshot {solution.version}), and the engine no longer
          says what the case teaches. It is not played until somebody has read it again; a wrong solution would be worse
          than none.
        </p>
      )}
      <p>
        <TextLink href="/learn">See the other cases</TextLink>
      </p>
    </section>
  );
}
