import type { Read } from "./report-engine";

/** The lines of a running text with what each was read as: nobody but the reader can say whether that is right. */
export function ReadLines({
  lines,
  isUsed,
  onConfirm,
}: {
  readonly lines: Read["lines"];
  readonly isUsed: boolean;
  readonly onConfirm: () => void;
}) {
  return (
    <section aria-labelledby="report-read-lines" className="aside small">
      <h2 id="report-read-lines">{isUsed ? "Lines used as results" : "Are these lines read right?"}</h2>
      <ul className="list">
        {lines.map(({ line, words, gene, readAs }) => (
          <li key={`${line} ${words} ${readAs}`}>
            Line {line}: <strong>{gene}</strong> {readAs} <span className="quiet">from “{words}”</span>
          </li>
        ))}
      </ul>
      <p role="status">
        {isUsed
          ? "These results count. Edit the text to take them back."
          : "None of them counts yet. Check each against the report."}
      </p>
      {!isUsed && (
        <button type="button" className="button" onClick={onConfirm}>
          Use these
        </button>
      )}
    </section>
  );
}

/** What was read of a file and what was not, before the report that rests on it. */
export function FileAccount({
  told,
  read,
}: {
  readonly told: readonly string[];
  readonly read: {
    readonly request: Pick<Read["request"], "results">;
    readonly problems: Pick<Read["problems"], "panel">;
  };
}) {
  const results = read.request.results.length;
  const unread = read.problems.panel.length;
  return (
    <div className="aside">
      <p>
        {results === 0 ? "No result" : results === 1 ? "1 result" : `${results} results`} read from the file.{" "}
        {unread > 0 &&
          `${unread === 1 ? "1 entry was" : `${unread} entries were`} not read: see under Results, and check the file.`}
      </p>
      {told.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}
