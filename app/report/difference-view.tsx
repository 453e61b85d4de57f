import { becauseLine, wordCompared, type Compared } from "@/lib/report";

/** What changed since an earlier report, and why; nothing of what did not. */
export function DifferenceView({ compared }: { readonly compared: Compared }) {
  const { title, lead, sections } = wordCompared(compared);
  return (
    <article className="report-reading" aria-label="What changed since the earlier report">
      <h2>{title}</h2>
      {lead.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {sections.map(({ id, heading, changes }) => (
        <section key={id} aria-labelledby={`changed-${id}`}>
          <h3 id={`changed-${id}`}>{heading}</h3>
          <ul className="list">
            {changes.map((change) => {
              const because = becauseLine(change);
              return (
                <li key={`${change.drug ?? ""} ${change.id}`} data-change={change.id} data-why={change.why}>
                  {change.text}
                  {because !== null && <span className="quiet"> {because}</span>}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <p className="no-print">
        <button type="button" className="plain-button" onClick={() => window.print()}>
          Print what changed
        </button>
      </p>
    </article>
  );
}
