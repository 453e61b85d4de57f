import type { Knowledge } from "@/lib/knowledge";
import type { ReleaseGuideline } from "@/lib/schema";
import { ReleaseLine } from "./quotations";

/** Guidelines that an imported release lists: where they are, and which of them we have transcribed. */
export function ListedGuidelines({
  guidelines,
  knowledge,
}: {
  readonly guidelines: readonly ReleaseGuideline[];
  readonly knowledge: Knowledge;
}) {
  const { release } = knowledge;
  if (release === null || guidelines.length === 0) return null;
  const held = new Set([
    ...knowledge.guidelines.flatMap((guideline) => guideline.clinpgx),
    ...knowledge.evaluated.flatMap((pair) => pair.clinpgx ?? []),
  ]);
  return (
    <section aria-labelledby="listed">
      <h2 id="listed">Guidelines that ClinPGx lists</h2>
      <p className="small quiet">
        As listed by <ReleaseLine date={release.date} licence={release.licence} />. What one of them advises stands in
        its own text; where we have transcribed it, its rows are above.
      </p>
      <ul className="list small">
        {guidelines.map((guideline) => (
          <li key={guideline.clinpgxId}>
            <strong>{guideline.body}</strong>:{" "}
            <a href={guideline.url} rel="noreferrer">
              {guideline.name}
            </a>
            <span className="quiet">
              ; {guideline.givesRecommendation ? "gives a recommendation" : "gives no recommendation"};{" "}
              {held.has(guideline.clinpgxId) ? "transcribed" : "not transcribed by us"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
