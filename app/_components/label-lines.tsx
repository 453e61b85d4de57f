import { originWord, type Citation, type LabelLine } from "@/lib/report";
import { Cites } from "./citations";

interface Props {
  readonly lines: readonly LabelLine[];
  readonly about: string;
  /** What stands at the head of each line. */
  readonly first: "Genes" | "Drugs";
  readonly nameOf: (id: string) => string;
  readonly citations: readonly Citation[];
}

/** Labels by agency as ClinPGx has tagged them: an axis of its own, and no advice of ours. */
export function LabelLines({ lines, about, first, nameOf, citations }: Props) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="label-tags">
      <h2 id="label-tags">What the labels say of a test</h2>
      <div className="scroll" role="region" aria-label={`Labels on ${about}`} tabIndex={0}>
        <table>
          <caption>
            Labels on {about} as ClinPGx has tagged them; for what exactly they advise, read the current label
            <Cites citations={citations} />
          </caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col">Test of</th>
              <th scope="col">ClinPGx tags, by agency</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ names, origin, tags }) => (
              <tr key={`${origin} ${names.join()}`}>
                <th scope="row">{names.length === 0 ? "no gene named" : names.map(nameOf).join(", ")}</th>
                <td>{originWord(origin).word}</td>
                <td>{tags.map(({ agency, tag }) => `${agency}: ${tag ?? "no level given"}`).join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
