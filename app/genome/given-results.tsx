import { useState } from "react";
import { problemLine } from "@/lib/report";
import type { Problem } from "@/lib/schema";

const EXAMPLE = "CYP2D6\t*1/*4\nHLA-B\t*57:01/*07:02";
/** No report has more; a wrong file is not worth reading to its end. */
const MOST_BYTES = 200_000;

/** Takes results that no file of variants can show, in the field's four columns, by paste or from a file. */
export function GivenResults({
  problems,
  onGive,
}: {
  readonly problems: readonly Problem[];
  readonly onGive: (text: string) => void;
}) {
  const [text, setText] = useState("");
  const [fileSaid, setFileSaid] = useState("");
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES)
      return setFileSaid(
        `Found a file of ${Math.round(file.size / 1000)} kB; expected a few lines, one gene a line. Choose the file of results.`,
      );
    const read = await file.text().catch(() => null);
    if (read === null) return setFileSaid("Found a file that the browser cannot read. Choose it again.");
    setFileSaid(`${file.name} is in the field above.`);
    setText(read);
    onGive(read);
  };
  return (
    <section aria-labelledby="given" className="results no-print">
      <h2 id="given">Add results of other tests</h2>
      <p className="small">
        For CYP2D6, HLA and whatever else another program or a laboratory has found. They stand in place of what the
        file shows.
      </p>
      <div className="field">
        <label htmlFor="given-text">Results, one gene a line</label>
        <p className="hint" id="given-hint">
          Gene, diplotype, phenotype, activity score, with tabs between; the last columns may be left out.
        </p>
        <textarea
          id="given-text"
          className="control given"
          rows={4}
          spellCheck={false}
          autoComplete="off"
          placeholder={EXAMPLE}
          value={text}
          aria-invalid={problems.length > 0}
          aria-describedby={problems.length > 0 ? "given-hint given-problems" : "given-hint"}
          onChange={(event) => setText(event.target.value)}
        />
        {problems.length > 0 && (
          <div id="given-problems" className="error" role="alert">
            <ul className="list">
              {problems.map((problem) => (
                <li key={`${problem.path.join(".")} ${problem.code}`}>
                  {placeOf(problem)}
                  {problemLine(problem)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className="field">
        <label htmlFor="given-file">Or from a file (TSV)</label>
        <input id="given-file" type="file" onChange={(event) => void fromFile(event.target.files?.[0])} />
        <p className="hint" role="status">
          {fileSaid}
        </p>
      </div>
      <p>
        <button type="button" className="button" onClick={() => onGive(text)}>
          Use these results
        </button>
      </p>
    </section>
  );
}

function placeOf({ path }: Problem): string {
  const [field, line] = path;
  return field === "results" && typeof line === "number" ? `Line ${line}: ` : "";
}
