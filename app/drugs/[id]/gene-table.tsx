import type { DrugAnswer } from "@/lib/report";
import { CertaintyMark } from "../../_components/axes";
import { PreTestTable } from "../../_components/pre-test-table";
import { answerHref, TextLink } from "../../_components/text-link";

/** Gene by gene; imported annotations have a table of their own. */
export function GeneTable({
  answer: { lead, preTests, genes },
  id,
  name,
}: {
  readonly answer: DrugAnswer;
  readonly id: string;
  readonly name: string;
}) {
  return (
    <section aria-label={`Genes with notes for ${name}`}>
      {lead !== null && <p className="lead">{lead}</p>}
      {preTests.map((item) => (
        <div key={item.gene} className="mt-4">
          <PreTestTable item={item} />
          <p className="small mt-2">
            <strong>Ask the laboratory for:</strong> {item.askFor}
          </p>
        </div>
      ))}
      {genes.length > 0 && (
        <div className="scroll" role="region" aria-label="Gene by gene" tabIndex={0}>
          <table>
            <caption>Germline notes for {name}, gene by gene; the surest certainty is shown</caption>
            <thead>
              <tr>
                <th scope="col">Gene</th>
                <th scope="col">Notes</th>
                <th scope="col">Certainty</th>
              </tr>
            </thead>
            <tbody>
              {genes.map(({ gene, notes, certainty }) => (
                <tr key={gene}>
                  <th scope="row">
                    <TextLink href={answerHref([id], [gene])}>{gene}</TextLink>
                  </th>
                  <td>{notes}</td>
                  <td>
                    <CertaintyMark certainty={certainty} name="" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-3 no-print">
        <TextLink href={answerHref([id], [])}>Everything we hold on {name}</TextLink>
      </p>
    </section>
  );
}
