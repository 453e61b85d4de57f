import type { DrugEntry, LabelFactLine } from "@/lib/report";
import { Cites } from "../../_components/citations";

/** The labels that we read ourselves, fact by fact. */
export function LabelFacts({ labels }: Pick<DrugEntry, "labels">) {
  if (labels.length === 0) return null;
  return (
    <section aria-labelledby="labels">
      <h2 id="labels">What the labels we read say</h2>
      {labels.map((label) => (
        <section key={label.id} aria-label={`${label.product}, ${label.agency}`}>
          <h3>
            {label.product} ({label.agency})
          </h3>
          <ul className="list">
            {label.facts.map((fact) => (
              <Fact key={fact.id} fact={fact} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Fact({ fact }: { readonly fact: LabelFactLine }) {
  return (
    <li id={fact.id}>
      <span className="quiet">{fact.topic}:</span> {fact.text}
      {fact.isTumour && (
        <>
          {" "}
          <span className="origin">Tumour</span>
        </>
      )}
      {fact.tag !== null && <span className="quiet"> (ClinPGx tag: {fact.tag})</span>}
      {fact.steps !== null && <span className="small"> {fact.steps}</span>}
      <Cites citations={fact.citations} />
      {fact.isFromCopy && (
        <span className="quiet small"> Read in a third party&apos;s copy of the label; check the current label.</span>
      )}
    </li>
  );
}
