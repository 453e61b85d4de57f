import type { ReactNode } from "react";
import { categoryWord, SIDES, sideWord, type AnnotationRow } from "@/lib/report";
import { unreachable } from "@/lib/schema";
import { annotationHref, TextLink } from "./text-link";

const COLUMNS = {
  marker: "Marker",
  drug: "Drugs",
  level: "ClinPGx level",
  status: "Status",
  category: "About",
  population: "Population",
  papers: "Papers",
  caveats: "Caveats",
} as const;
export type AnnotationColumn = keyof typeof COLUMNS;

interface Props {
  readonly rows: readonly AnnotationRow[];
  readonly caption: string;
  readonly columns: readonly AnnotationColumn[];
  /** The heading of a column, where it is more than a name: a link that sorts. */
  readonly heading?: (
    column: AnnotationColumn,
    name: string,
  ) => { readonly content: ReactNode; readonly sort?: "ascending" | "descending" | "none" };
}

/** Graded annotations as a table, the same wherever they stand; the marker leads to the whole of each. */
export function AnnotationTable({ rows, caption, columns, heading }: Props) {
  const shown: readonly AnnotationColumn[] = columns.filter(
    (column) => column !== "population" || rows.some((row) => row.population !== null),
  );
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.map((column) => {
              const head = heading?.(column, COLUMNS[column]);
              return (
                <th key={column} scope="col" {...(head?.sort === undefined ? {} : { "aria-sort": head.sort })}>
                  {head?.content ?? COLUMNS[column]}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} id={`row-${row.id}`}>
              {shown.map((column) =>
                column === "marker" ? (
                  <th key={column} scope="row">
                    {cellOf(row, column)}
                  </th>
                ) : (
                  <td key={column}>{cellOf(row, column)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellOf(row: AnnotationRow, column: AnnotationColumn): ReactNode {
  switch (column) {
    case "marker":
      return <TextLink href={annotationHref(row.id)}>{row.marker}</TextLink>;
    case "drug":
      return row.drugs.map((drug) => drug.name).join(", ");
    case "level":
      return (
        <>
          {row.level}
          {row.score !== null && <span className="quiet">, score {row.score}</span>}
          {row.levelInRelease !== null && <span className="quiet"> (imported release: {row.levelInRelease})</span>}
        </>
      );
    case "status":
      return (
        <>
          {row.certainty.word}
          {row.isCurated && <span className="quiet">, curated by us</span>}
        </>
      );
    case "category":
      return row.categories.map(categoryWord).join(", ");
    case "population":
      return row.population ?? "";
    case "papers":
      return papersCell(row);
    case "caveats":
      return row.caveats.map((caveat) => caveat.word).join("; ");
    default:
      return unreachable(column);
  }
}

function papersCell({ papers, paperCount }: AnnotationRow): string {
  if (papers === null) return `${paperCount}`;
  const told = SIDES.filter((side) => papers[side] > 0).map((side) => `${papers[side]} ${sideWord(side)}`);
  return told.length === 0 ? "none named" : told.join(", ");
}
