import { useRef, useState } from "react";
import { problemLine } from "@/lib/report";
import type { Problem } from "@/lib/schema";

const EXAMPLE = "CYP2D6\t*1/*4\nHLA-B\t*57:01/*07:02";
/** Takes results that no file of variants can show, in the field's four columns, by paste or from a file. */
export function GivenResults({
  problems,
  onGive,
  onUnused,
}: {
  readonly problems: readonly Problem[];
  readonly onGive: (text: string) => void;
  /** Told whether the field holds something else than what was given last. */
  readonly onUnused: (isUnused: boolean) => void;
}) {
  const [text, setText] = useState("");
  const [given, setGiven] = useState("");
  const [fileSaid, setFileSaid] = useState("");
  // Of two files chosen one after the other the later counts, whichever is read first.
  const chosen = useRef(0);
  const isUnused = text.trim() !== given.trim();
  const type = (next: string): void => {
    setText(next);
    onUnused(next.trim() !== given.trim());
  };
  const give = (next: string): void => {
    setText(next);
    setGiven(next);
    onUnused(false);
    onGive(next);
  };
  const fromFile = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const own = (chosen.current += 1);
    const read = await import("../_files/file-text")
      .then(({ textOfFile }) => textOfFile("beside-genome", file))
      .catch(() => null);
    if (own !== chosen.current) return;
    if (read === null) return setFileSaid("Found a file that the browser cannot read. Choose it again.");
    if ("refused" in read) return setFileSaid(read.refused);
    setFileSaid([`${file.name} is in the field above.`, ...read.told].join(" "));
    give(read.text);
  };
  return (
    <>
      {problems.length > 0 && (
        <section aria-labelledby="given-unread" className="print-only">
          <h2 id="given-unread">Not read of the results given beside the file</h2>
          <ProblemList problems={problems} />
        </section>
      )}
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
            onChange={(event) => type(event.target.value)}
          />
          {problems.length > 0 && (
            <div id="given-problems" className="error" role="alert">
              <ProblemList problems={problems} />
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
          <button type="button" className="button" onClick={() => give(text)}>
            Use these results
          </button>
        </p>
        <p role="status" className="small">
          {isUnused && "What stands in the field is not used yet: nothing above or below holds it."}
        </p>
      </section>
    </>
  );
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <ul className="list">
      {problems.map((problem) => (
        <li key={`${problem.path.join(".")} ${problem.code}`}>
          {placeOf(problem)}
          {problemLine(problem)}
        </li>
      ))}
    </ul>
  );
}

function placeOf({ path }: Problem): string {
  const [field, line] = path;
  return field === "results" && typeof line === "number" ? `Line ${line}: ` : "";
}
