"use client"; // the page is drawn at build time, and its header depends on what is typed

import { useLayoutEffect } from "react";

/** The header of every printed page: report, day and snapshot. A style sheet made by script needs no inline style. */
export function PaperHeader({
  id,
  asOf,
  version,
}: {
  readonly id: string;
  readonly asOf: string;
  readonly version: string;
}) {
  // With the report itself and not a moment after: a page printed at once must not bear the id of the report before.
  useLayoutEffect(() => {
    const sheet = new CSSStyleSheet();
    const font = "font: 8pt sans-serif; color: #333;";
    const [left, right] = [`Haplonote report ${id}`, `As of ${asOf}; knowledge ${version}`].map((text) =>
      JSON.stringify(text.replace(/[^\w .,:;+-]/g, " ")),
    );
    sheet.replaceSync(
      `@page { @top-left { content: ${left ?? ""}; ${font} } @top-right { content: ${right ?? ""}; ${font} } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [id, asOf, version]);
  return null;
}
