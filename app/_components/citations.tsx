import type { Citation } from "@/lib/report";

/** Bracketed numbers that lead to the list of sources on the same page. */
export function Cites({ citations }: { readonly citations: readonly Pick<Citation, "id" | "number">[] }) {
  if (citations.length === 0) return null;
  return (
    <span className="cites">
      {" ["}
      {citations.map((citation, i) => (
        <span key={citation.id}>
          {i > 0 && ", "}
          <a href={`#source-${citation.id}`} aria-label={`Source ${citation.number}`}>
            {citation.number}
          </a>
        </span>
      ))}
      {"]"}
    </span>
  );
}

/** `screenOnly` holds ids of sources that only a part which is not printed names; they stay off the paper too. */
export function SourceList({
  sources,
  screenOnly = new Set(),
}: {
  readonly sources: readonly Citation[];
  readonly screenOnly?: ReadonlySet<string>;
}) {
  return (
    <ol className="plain sources small">
      {sources.map((source) => (
        <li
          key={source.id}
          id={`source-${source.id}`}
          className={screenOnly.has(source.id) ? "statement no-print" : "statement"}
        >
          <span className="source-number">{source.number}.</span>{" "}
          {source.url === null ? (
            source.title
          ) : (
            <a href={source.url} rel="noreferrer">
              {source.title}
            </a>
          )}
          {". "}
          {/* A number names the paper; where paper is short, the journal's name is left out. */}
          {source.publisher !== null && (
            <span className={source.pmid !== null || source.doi !== null ? "journal" : undefined}>
              {source.publisher}
              {numbersOf(source) !== "" && ", "}
            </span>
          )}
          {numbersOf(source)}
          {source.url !== null && source.pmid === null && source.doi === null && (
            <span className="print-only">{`, ${source.url.replace(/^https?:\/\/(www\.)?/, "")}`}</span>
          )}
          <span className={source.licence.startsWith("CC") ? "quiet" : "quiet accessed"}>
            {" "}
            (<span className="no-print">{source.read}, </span>
            {source.accessed}
            {source.licence.startsWith("CC") && `; ${source.licence}`})
          </span>{" "}
        </li>
      ))}
    </ol>
  );
}

function numbersOf({ year, pmid, doi }: Citation): string {
  return [year, pmid === null ? null : `PMID ${pmid}`, doi === null ? null : `doi ${doi}`]
    .filter((part) => part !== null)
    .join(", ");
}
