import type { WordedNote } from "@/lib/report";
import { Cites } from "../_components/citations";
import { TraceDetails } from "../_components/trace-figure";

/** Labels that ClinPGx has tagged, side by side: an axis of its own, and no advice of ours. Nothing where no note is one. */
export function LabelTags({ tagged }: { readonly tagged: readonly WordedNote[] }) {
  const [first] = tagged;
  if (first === undefined) return null;
  return (
    <div className="scroll" role="region" aria-label="Labels by agency" tabIndex={0}>
      <table>
        <caption>
          Labels as ClinPGx has tagged them; for what exactly they advise, read the current label
          <Cites citations={first.citations} />
        </caption>
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">Drug and genes</th>
            <th scope="col">ClinPGx tag</th>
            <th scope="col">Advice marked in it</th>
            <th scope="col">Annotation of</th>
          </tr>
        </thead>
        <tbody>
          {tagged.map((note) => (
            <tr key={note.id} id={note.id}>
              <th scope="row">{note.labelTag?.agency}</th>
              <td>
                {[note.drug, ...note.genes].join(", ")}
                <TraceDetails trace={note.trace} name={`${note.labelTag?.agency ?? ""} label, ${note.heading}`} />
              </td>
              <td>{note.labelTag?.tag ?? "no level given"}</td>
              <td>{note.labelTag?.advice ?? "none marked"}</td>
              <td>{note.labelTag?.date ?? "undated"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
