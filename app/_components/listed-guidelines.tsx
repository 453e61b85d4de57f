import type { ListedGuidelines as Listed } from "@/lib/report";
import { ReleaseLine } from "./quotations";

/** Guidelines that an imported release lists: where they are, and which of them we have transcribed. */
export function ListedGuidelines({ listed }: { readonly listed: Listed | null }) {
  if (listed === null) return null;
  return (
    <section aria-labelledby="listed">
      <h2 id="listed">Guidelines that ClinPGx lists</h2>
      <p className="small quiet">
        As listed by <ReleaseLine date={listed.date} licence={listed.licence} />. What one of them advises stands in its
        own text; where we have transcribed it, its rows are above.
      </p>
      <ul className="list small">
        {listed.guidelines.map((guideline) => (
          <li key={guideline.clinpgxId}>
            <strong>{guideline.body}</strong>:{" "}
            <a href={guideline.url} rel="noreferrer">
              {guideline.name}
            </a>
            <span className="quiet">
              ; {guideline.givesRecommendation ? "gives a recommendation" : "gives no recommendation"};{" "}
              {guideline.isTranscribed ? "transcribed" : "not transcribed by us"}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
