import type { GeneDrugLine, GeneEntry } from "@/lib/report";
import { CertaintyMark } from "../../_components/axes";
import { answerHref, TextLink } from "../../_components/text-link";

/** How sure what is known is comes before what the gene does: of each grade how many drugs, the surest first. */
export function DrugStatus({ entry: { symbol, silence, grades } }: { readonly entry: GeneEntry }) {
  if (silence !== null) return <p className="lead">{silence}</p>;
  return (
    <ul className="plain mt-3" aria-label={`How sure what is known of ${symbol} is`}>
      {grades.map(({ certainty, named, drugs }) => (
        <li key={certainty.code} className="axes">
          <CertaintyMark certainty={certainty} name="" />
          <span>{named ?? <a href="#drugs">{drugs} drugs</a>}</span>
        </li>
      ))}
    </ul>
  );
}

/** Each line leads to the whole answer. */
export function DrugTable({ rows, symbol }: { readonly rows: readonly GeneDrugLine[]; readonly symbol: string }) {
  return (
    <section aria-labelledby="drugs">
      <h2 id="drugs">Drug by drug</h2>
      <div className="scroll" role="region" aria-label={`Table of drugs with notes on ${symbol}`} tabIndex={0}>
        <table>
          <caption>Guidance, labels and evidence we have read on {symbol}, drug by drug</caption>
          <thead>
            <tr>
              <th scope="col">Drug</th>
              <th scope="col">Action</th>
              <th scope="col">Certainty</th>
              <th scope="col">Notes</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, action, certainty, notes }) => (
              <tr key={id}>
                <th scope="row">
                  <TextLink href={answerHref([id], [symbol])}>{name}</TextLink>
                </th>
                <td>{action}</td>
                <td>
                  <CertaintyMark certainty={certainty} name="" />
                </td>
                <td>{notes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
