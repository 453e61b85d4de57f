"use client"; // copies, downloads and prints what this browser alone has

import { useState } from "react";
import { codeOf, CodeFigure, Signatures, WalletCard, type Code } from "./paper-extras";
import type { Written } from "./report-engine";

interface Props {
  readonly written: Written;
  /** Returns the report on what stands in the fields, written at once if need be; null while there is none. */
  readonly settle: () => Written | null;
  /** Whether `written` is that report. */
  readonly isCurrent: boolean;
}

/** The report, and everything that takes it out of the page; nothing of it goes to a server. What is taken out answers what stands in the fields, or nothing is. */
export function ReportTools({ written, settle, isCurrent }: Props) {
  // What was said of one report is not true of the next.
  const [said, setSaid] = useState<{ readonly link: string; readonly text: string } | null>(null);
  const [code, setCode] = useState<Code | null>(null);
  const [isSigned, setIsSigned] = useState(false);
  const [hasCard, setHasCard] = useState(false);
  const take = (use: (now: Written, say: (text: string) => void) => void) => (): void => {
    const now = settle();
    if (now !== null) use(now, (text) => setSaid({ link: now.link, text }));
  };
  const copy = (text: string, done: string, say: (text: string) => void): void => {
    void navigator.clipboard.writeText(text).then(
      () => say(done),
      () => say(`Copying was refused by the browser. The text: ${text}`),
    );
  };
  const keepInAddress = take((now, say) => {
    window.history.replaceState(null, "", `#${now.link}`);
    copy(
      addressOf(now),
      "The link is in the address and copied. It carries the results: whoever has it has them.",
      say,
    );
  });
  const drawCode = take((now, say) => {
    void codeOf(now.link, addressOf(now)).then(setCode, () =>
      say("The question is too long for a code. Copy the link instead."),
    );
  });
  // A code of another question than the one below would mislead.
  const shown = code?.link === written.link ? code : null;
  return (
    <>
      <section className="no-print" aria-label="Take it out">
        <div className="buttons report-tools">
          <button
            type="button"
            className="plain-button"
            onClick={take((now, say) => copy(now.chartText, "The chart text is copied.", say))}
          >
            Copy chart text
          </button>
          <button type="button" className="plain-button" onClick={take(() => window.print())}>
            Print or save as PDF
          </button>
          <button type="button" className="plain-button" onClick={keepInAddress}>
            Copy link
          </button>
          {shown === null ? (
            <button type="button" className="plain-button" onClick={drawCode}>
              Add QR code
            </button>
          ) : (
            <button type="button" className="plain-button" onClick={() => setCode(null)}>
              Remove QR code
            </button>
          )}
          {written.files.map(({ type, label }) => (
            <button
              key={type}
              type="button"
              className="plain-button"
              onClick={take((now) => now.files.filter((file) => file.type === type).forEach(save))}
            >
              Download {label}
            </button>
          ))}
        </div>
        <fieldset className="ticks">
          <legend>On paper</legend>
          <label>
            <input type="checkbox" checked={isSigned} onChange={(event) => setIsSigned(event.target.checked)} /> Add
            signature lines
          </label>
          <label>
            <input type="checkbox" checked={hasCard} onChange={(event) => setHasCard(event.target.checked)} /> Add a
            wallet card (it carries the results)
          </label>
        </fieldset>
        <p role="status" className="small">
          {said?.link === written.link && said.text}
        </p>
      </section>
      <div className={isCurrent ? "report-paper" : "report-paper no-print"}>
        {shown !== null && <CodeFigure code={shown} />}
        {written.view}
        {isSigned && <Signatures />}
        {hasCard && <WalletCard written={written} />}
      </div>
    </>
  );
}

function addressOf({ link }: Written): string {
  return `${window.location.origin}${window.location.pathname}#${link}`;
}

function save({ name, type, write }: Written["files"][number]): void {
  const url = URL.createObjectURL(new Blob([write()], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
