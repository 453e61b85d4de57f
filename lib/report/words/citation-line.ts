import type { Citation } from "../page/report";

/** Returns a source as one line: what it is, how closely it was read, and when. */
export function citationLine(source: Citation): string {
  const parts = [
    source.title,
    source.publisher,
    source.year,
    source.pmid === null ? null : `PMID ${source.pmid}`,
    source.doi === null ? null : `doi ${source.doi}`,
  ];
  return `${parts.filter((part) => part !== null).join(". ")} (${source.read}, ${source.accessed}; ${source.licence}).`;
}
