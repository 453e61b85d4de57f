"use client"; // sorting happens where the reader is; the rows are complete without it

import { useState } from "react";
import type { StudyRow } from "@/lib/report";

type Column = "marker" | "regimen" | "n" | "outcome" | "direction";

const COLUMNS: readonly { readonly id: Column; readonly name: string }[] = [
  { id: "marker", name: "Marker" },
  { id: "regimen", name: "Treatment and population" },
  { id: "n", name: "People" },
  { id: "outcome", name: "Outcome and result" },
];

/** The studies behind an answer. A number the source at hand does not give is said to be missing, never left blank. */
export function StudiesTable({ rows, caption }: { readonly rows: readonly StudyRow[]; readonly caption: string }) {
  const [order, setOrder] = useState<{ readonly column: Column; readonly isDescending: boolean } | null>(null);
  const sorted =
    order === null ? rows : [...rows].sort((a, b) => (order.isDescending ? -1 : 1) * compare(a, b, order.column));
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ id, name }) => {
              const state = order?.column !== id ? "none" : order.isDescending ? "descending" : "ascending";
              return (
                <th key={id} scope="col" aria-sort={state}>
                  <button
                    type="button"
                    className="sorter"
                    onClick={() => setOrder({ column: id, isDescending: state === "ascending" })}
                  >
                    {name}
                    <span aria-hidden="true" className="sort-mark">
                      {state === "none" ? " ↕" : state === "ascending" ? " ↑" : " ↓"}
                    </span>
                  </button>
                </th>
              );
            })}
            <th scope="col">Paper</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.id} id={row.id} {...(row.direction === "not-seen" ? { className: "not-seen" } : {})}>
              <th scope="row">
                {row.marker} <span className="origin">{row.origin.word}</span>
              </th>
              <td>
                {row.regimen};{" "}
                <span className="quiet">
                  {row.population}; {row.design}
                </span>
              </td>
              <td>
                {row.n ?? "not reported here"}
                {row.nDetail !== null && <span className="quiet"> ({row.nDetail})</span>}
              </td>
              <td>
                {row.directionLine}
                {row.comparison !== null && <span className="quiet"> ({row.comparison})</span>}
                {": "}
                {row.effectLines.length > 0 ? (
                  row.effectLines.join("; ")
                ) : (
                  <span className="quiet">effect size not reported here</span>
                )}
              </td>
              <td>
                {row.citation.pmid !== null
                  ? `PMID ${row.citation.pmid}`
                  : row.citation.doi !== null
                    ? `doi ${row.citation.doi}`
                    : row.citation.title}{" "}
                <a href={`#source-${row.citation.id}`} aria-label={`Source ${row.citation.number}`}>
                  [{row.citation.number}]
                </a>{" "}
                <span className="quiet">{row.read}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function compare(a: StudyRow, b: StudyRow, column: Column): number {
  // Unknown numbers stand below every known one.
  if (column === "n") return (a.n ?? -1) - (b.n ?? -1);
  return a[column].localeCompare(b[column], "en");
}
