import type { Problem } from "@/lib/schema";

/** What stood in the way of an answer: found, expected, what to do, and the nearest names as links. */
export function Problems({
  problems,
  hrefFor,
}: {
  readonly problems: readonly Problem[];
  readonly hrefFor: (problem: Problem, name: string) => string | null;
}) {
  return (
    <div className="error-summary" role="alert" aria-labelledby="problems-heading">
      <h2 id="problems-heading">We could not answer that</h2>
      <ul className="list">
        {problems.map((problem) => (
          <li key={`${problem.path.join(".")}-${problem.code}`}>
            Found {problem.found}; expected {problem.expected}. {problem.remedy}.
            {problem.nearest.length > 0 && (
              <>
                {" Did you mean "}
                {problem.nearest.map((name, i) => {
                  const href = hrefFor(problem, name);
                  return (
                    <span key={name}>
                      {i > 0 && ", "}
                      {href === null ? name : <a href={href}>{name}</a>}
                    </span>
                  );
                })}
                ?
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
