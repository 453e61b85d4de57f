import { statementKindWord, type PathwayChoice, type PathwayStatement } from "@/lib/teaching";

const KINDS: readonly PathwayStatement["kind"][] = ["graded", "study", "label", "caution"];

/** Where one drug or gene acts, and every statement that concerns it. */
export function PathwayStatements({ choice }: { readonly choice: PathwayChoice }) {
  return (
    <section aria-labelledby={`${choice.kind}-${choice.id}`}>
      <h3 id={`${choice.kind}-${choice.id}`}>
        <a href={choice.kind === "drug" ? `/drugs/${choice.id}` : `/genes/${choice.id}`}>{choice.name}</a>
      </h3>
      <ul className="list small">
        {choice.acts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {choice.statements.length === 0 ? (
        <p className="small quiet">We hold no statement on it beyond its place in the picture.</p>
      ) : (
        KINDS.map((kind) => {
          const own = choice.statements.filter((statement) => statement.kind === kind);
          return own.length === 0 ? null : (
            <div key={kind}>
              <p className="small">
                <strong>{statementKindWord(kind)}</strong> ({own.length})
              </p>
              <ul className="list small">
                {own.map((statement) => (
                  <li key={statement.id}>
                    <span className="origin">{statement.origin}</span> {statement.text}{" "}
                    <a href={statement.href}>
                      Where it stands<span className="sr-only">: {statement.text.slice(0, 50)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          );
        })
      )}
    </section>
  );
}
