import type { WordedPreTest } from "@/lib/report";

/** What each possible result of a gene would change, one line a result, one column a body. */
export function PreTestTable({ item }: { readonly item: WordedPreTest }) {
  return (
    <div
      className="scroll"
      role="region"
      aria-label={`What a ${item.gene} result would change for ${item.drugName}`}
      tabIndex={0}
    >
      <table>
        <caption>
          What a {item.gene} result would change for {item.drugName}
        </caption>
        <thead>
          <tr>
            <th scope="col">{item.gene} result</th>
            {item.bodies.map((body) => (
              <th key={body} scope="col">
                {body}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.lines.map((line) => (
            <tr key={line.term}>
              <th scope="row">{line.term}</th>
              {item.bodies.map((body) => {
                const rows = line.cells.find((cell) => cell.body === body)?.rows ?? [];
                return (
                  <td key={body}>
                    {rows.length === 0 && <span className="quiet">no row for this result</span>}
                    {rows.map((row) => (
                      <p key={row.id}>
                        {row.label !== null && <span className="quiet">{row.label}: </span>}
                        <strong>{row.action.word}.</strong> {row.text}
                        {row.strength !== "Not graded" && row.strength !== "No recommendation" && (
                          <span className="quiet"> {row.strength}.</span>
                        )}
                      </p>
                    ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
