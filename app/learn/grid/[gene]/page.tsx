import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { gridGenes, phenotypeGrid, type GridCell } from "@/lib/teaching";
import { ActionMark, CertaintyMark } from "../../../_components/axes";
import { PrintHeader } from "../../../_components/print-header";
import { answerHref, TextLink } from "../../../_components/text-link";

interface Props {
  readonly params: Promise<{ readonly gene: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ gene: string }[]> {
  return gridGenes(await servedKnowledge()).map((gene) => ({ gene }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).gene}: phenotypes against drugs` };
}

export default async function GridPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const grid = phenotypeGrid(knowledge, (await params).gene);
  if (grid === null) notFound();
  const caption = `What each ${grid.gene} result comes to for each drug whose guidelines look it up, all groups of patients together`;
  return (
    <>
      <PrintHeader title={`${grid.gene}: phenotypes against drugs`} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Learn</TextLink>, <TextLink href={`/genes/${grid.gene}`}>{grid.gene}</TextLink>
      </p>
      <h1>{grid.gene}: phenotypes against drugs</h1>
      <p className="lead">
        One line a drug, one column a result. The word and its shape say what to do, the bar and its word how sure.
      </p>
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="grid-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Drug</th>
              {grid.terms.map((term) => (
                <th key={term} scope="col">
                  {term}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <tr key={row.drug}>
                <th scope="row">
                  <TextLink href={answerHref([row.drug], [grid.gene])}>{row.name}</TextLink>
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.term}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">
        “Depends on the result” stands where a result of another gene, or the group of patients, decides as well. “No
        row” stands where the guidance is silent on this result; that is not the same as no change.
      </p>
    </>
  );
}

function Cell({ cell }: { readonly cell: GridCell }) {
  if (cell.kind === "silent") return <span className="quiet">no row</span>;
  if (cell.kind === "open") return <ActionMark action={null} name="" />;
  return (
    <>
      <ActionMark action={cell.action} name="" />
      <br />
      <CertaintyMark certainty={cell.certainty} name="" />
    </>
  );
}
