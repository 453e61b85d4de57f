"use client"; // the file is read here, in the browser, and nothing of it is sent

import { useRef, useState } from "react";
import { NotCompared } from "../_components/not-answered";
import type { ReportEngine, Typed } from "./report-engine";

type Comparison = Awaited<ReturnType<ReportEngine["compare"]>>;

/** A comparison, and what stood in the fields beside it. */
export interface Compared {
  readonly question: Typed;
  readonly comparison: Comparison;
}

interface Props {
  readonly question: Typed;
  /** Compares with what stands in the fields; null when what it needs does not load. */
  readonly onText: (text: string) => Promise<Compared | null>;
}

/** Takes an earlier report and shows what changed since. The file is read here and goes nowhere; what it showed goes with the question it stood beside. */
export function EarlierFile({ question, onText }: Props) {
  const [shown, setShown] = useState<"none" | "comparing" | "failed" | Compared>("none");
  // Of two files chosen one after the other the later counts, whichever is compared first.
  const chosen = useRef(0);
  const choose = async (file: File): Promise<void> => {
    const own = (chosen.current += 1);
    setShown("comparing");
    const compared = await file
      .text()
      .then(onText)
      .catch(() => null);
    if (own === chosen.current) setShown(compared ?? "failed");
  };
  const isOther = typeof shown === "object" && shown.question !== question;
  const comparison = typeof shown === "object" && !isOther ? shown.comparison : null;
  return (
    <section aria-labelledby="earlier">
      <div className="no-print">
        <h2 id="earlier">Compare with an earlier report</h2>
        <p className="small">
          <label htmlFor="earlier-file">A report saved as JSON: </label>
          <input
            id="earlier-file"
            type="file"
            accept=".json,application/json"
            aria-describedby="earlier-hint"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void choose(file);
            }}
          />
        </p>
        <p id="earlier-hint" className="hint small">
          Its question is asked anew, and only what changed is told. The file is read in this browser alone.
        </p>
      </div>
      <div aria-live="polite" aria-busy={shown === "comparing"}>
        {shown === "comparing" && (
          <>
            <p className="no-print small">Comparing…</p>
            <NotCompared />
          </>
        )}
        {shown === "failed" && (
          <p className="error">The comparison could not be made: what it needs did not load. Try again.</p>
        )}
        {isOther && (
          <p className="no-print small">
            The question is another one than the comparison was made with. Choose the file again to compare with it.
          </p>
        )}
        {comparison !== null &&
          ("refused" in comparison
            ? comparison.refused.map((text) => (
                <p key={text} className="error">
                  {text}
                </p>
              ))
            : comparison.view)}
      </div>
    </section>
  );
}
