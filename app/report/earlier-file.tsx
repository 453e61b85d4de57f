"use client"; // the file is read here, in the browser, and nothing of it is sent

import { useState } from "react";
import type { ReportEngine, Typed } from "./report-engine";

type Comparison = Awaited<ReturnType<ReportEngine["compare"]>>;

/** Takes an earlier report and shows what changed since. The file is read here and goes nowhere; what it showed goes with the question it stood beside. */
export function EarlierFile({
  question,
  onText,
}: {
  readonly question: Typed;
  readonly onText: (text: string) => Promise<Comparison | null>;
}) {
  const [shown, setShown] = useState<{ readonly question: Typed; readonly comparison: Comparison } | null>(null);
  const comparison = shown?.question === question ? shown.comparison : null;
  const choose = (file: File): void => {
    const failed: Comparison = {
      refused: ["The comparison could not be made: what it needs did not load. Try again."],
    };
    void file
      .text()
      .then(onText)
      .then(
        (one) => one ?? failed,
        () => failed,
      )
      .then((one) => setShown({ question, comparison: one }));
  };
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
              if (file !== undefined) choose(file);
            }}
          />
        </p>
        <p id="earlier-hint" className="hint small">
          Its question is asked anew, and only what changed is told. The file is read in this browser alone.
        </p>
      </div>
      <div aria-live="polite">
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
