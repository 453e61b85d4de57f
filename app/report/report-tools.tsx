"use client"; // copies, downloads and prints what this browser alone has

import { useState } from "react";
import { codeOf, CodeFigure, Signatures, WalletCard, type Code } from "./paper-extras";
import type { Written } from "./report-engine";

/** The report, and everything that takes it out of the page; nothing of it goes to a server. */
export function ReportTools({ written }: { readonly written: Written }) {
  const [said, setSaid] = useState("");
  const [code, setCode] = useState<Code | null>(null);
  const [isSigned, setIsSigned] = useState(false);
  const [hasCard, setHasCard] = useState(false);
  const address = (): string => `${window.location.origin}${window.location.pathname}#${written.link}`;
  const copy = (text: string, done: string): void => {
    void navigator.clipboard.writeText(text).then(
      () => setSaid(done),
      () => setSaid(`Copying was refused by the browser. The text: ${text}`),
    );
  };
  const keepInAddress = (): void => {
    window.history.replaceState(null, "", `#${written.link}`);
    copy(address(), "The link is in the address and copied. It carries the results: whoever has it has them.");
  };
  const drawCode = (): void => {
    void codeOf(written.link, address()).then(setCode, () =>
      setSaid("The question is too long for a code. Copy the link instead."),
    );
  };
  // A code of another question than the one below would mislead.
  const shown = code?.link === written.link ? code : null;
  return (
    <>
      <section className="no-print" aria-label="Take it out">
        <div className="buttons report-tools">
          <button
            type="button"
            className="plain-button"
            onClick={() => copy(written.chartText, "The chart text is copied.")}
          >
            Copy chart text
          </button>
          <button type="button" className="plain-button" onClick={() => window.print()}>
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
          {written.files.map((file) => (
            <button key={file.type} type="button" className="plain-button" onClick={() => save(file)}>
              Download {file.label}
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
          {said}
        </p>
      </section>
      <div className="report-paper">
        {shown !== null && <CodeFigure code={shown} />}
        {written.view}
        {isSigned && <Signatures />}
        {hasCard && <WalletCard written={written} />}
      </div>
    </>
  );
}

function save({ name, type, write }: Written["files"][number]): void {
  const url = URL.createObjectURL(new Blob([write()], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
