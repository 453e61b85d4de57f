"use client"; // copies, downloads and prints what this browser alone has

import { useState } from "react";
import type { Written } from "./report-engine";

/** Everything that takes the report out of the page; nothing of it goes to a server. */
export function ReportTools({ written }: { readonly written: Written }) {
  const [said, setSaid] = useState("");
  const [code, setCode] = useState<{ readonly link: string; readonly size: number; readonly path: string } | null>(null);
  const address = (): string => `${window.location.origin}${window.location.pathname}#${written.link}`;
  const copy = (text: string, done: string): void => {
    void navigator.clipboard.writeText(text).then(() => setSaid(done), () => setSaid(`Copying was refused by the browser. The text: ${text}`));
  };
  const keepInAddress = (): void => {
    window.history.replaceState(null, "", `#${written.link}`);
    copy(address(), "The link is in the address and copied. It carries the results: whoever has it has them.");
  };
  const drawCode = (): void => {
    void import("uqr").then(({ encode }) => {
      const { data, size } = encode(address(), { ecc: "L", border: 2 });
      setCode({ link: written.link, size, path: data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("") });
    }).catch(() => setSaid("The question is too long for a code. Copy the link instead."));
  };
  const shown = code?.link === written.link ? code : null;
  return (
    <div>
      <div className="buttons no-print report-tools">
        <button type="button" className="plain-button" onClick={() => copy(written.chartText, "The chart text is copied.")}>Copy chart text</button>
        <button type="button" className="plain-button" onClick={() => window.print()}>Print or save as PDF</button>
        <button type="button" className="plain-button" onClick={keepInAddress}>Copy link</button>
        {shown === null
          ? <button type="button" className="plain-button" onClick={drawCode}>Add QR code</button>
          : <button type="button" className="plain-button" onClick={() => setCode(null)}>Remove QR code</button>}
        {written.files.map((file) => (
          <button key={file.type} type="button" className="plain-button" onClick={() => save(file)}>Download {file.label}</button>
        ))}
      </div>
      <p role="status" className="small no-print">{said}</p>
      {shown !== null && (
        <figure className="report-code">
          <svg role="img" aria-label="QR code of the link to this report" viewBox={`0 0 ${shown.size} ${shown.size}`} shapeRendering="crispEdges"><rect width="100%" height="100%" fill="#fff" /><path d={shown.path} fill="#000" /></svg>
          <figcaption className="small">The whole question, with its results.</figcaption>
        </figure>
      )}
    </div>
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
