import type { GenePhenotype } from "@/lib/report";
import { Cites } from "../../_components/citations";

/** How a laboratory result of this gene becomes a phenotype, and what each allele does. */
export function Phenotype({ phenotype: method }: { readonly phenotype: GenePhenotype }) {
  return (
    <section aria-labelledby="phenotype">
      <h2 id="phenotype">From result to phenotype</h2>
      <p>
        {method.text}
        <Cites citations={method.citations} />
      </p>
      <p>
        <strong>Ask the laboratory for:</strong> {method.askFor}
      </p>
      {method.byScore.length > 0 && (
        <table>
          <caption>Phenotype by activity score</caption>
          <thead>
            <tr>
              <th scope="col">Phenotype</th>
              <th scope="col">Activity score</th>
            </tr>
          </thead>
          <tbody>
            {method.byScore.map((range) => (
              <tr key={range.term}>
                <th scope="row">{range.term}</th>
                <td>{range.range}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {method.byFunctions.length > 0 && (
        <div className="scroll" role="region" aria-label="Phenotype by functions" tabIndex={0}>
          <table>
            <caption>Phenotype by the functions of the alleles</caption>
            <thead>
              <tr>
                <th scope="col">Functions</th>
                <th scope="col">Phenotype</th>
              </tr>
            </thead>
            <tbody>
              {method.byFunctions.map((line) => (
                <tr key={line.functions}>
                  <th scope="row">{line.functions}</th>
                  <td>{line.term}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {method.statusAlleles !== null && <p>Alleles that guidance asks about: {method.statusAlleles}.</p>}
      {method.functions.length > 0 && (
        <div className="scroll" role="region" aria-label="Functions of the alleles" tabIndex={0}>
          <table>
            <caption>Functions of the alleles ({method.version})</caption>
            <thead>
              <tr>
                <th scope="col">Function</th>
                {method.byScore.length > 0 && <th scope="col">Activity value</th>}
                <th scope="col">Alleles</th>
              </tr>
            </thead>
            <tbody>
              {method.functions.map((group) => (
                <tr key={`${group.function} ${group.value}`}>
                  <th scope="row">{group.function}</th>
                  {method.byScore.length > 0 && <td>{group.value}</td>}
                  <td>{group.alleles}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
