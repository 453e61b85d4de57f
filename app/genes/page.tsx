import type { Metadata } from "next";
import { servedKnowledge, today } from "@/lib/node";
import { annotationRows, geneHoldings } from "@/lib/report";
import { holdingKindOf, HoldingsList } from "../_components/holdings-list";
import { TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "Genes" };

export default async function GenesPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly with?: string | string[] }>;
}) {
  const [knowledge, asked] = await Promise.all([servedKnowledge(), searchParams]);
  return (
    <>
      <h1>Genes</h1>
      <p className="lead">
        Genes with a page of their own, and genes that only a study, a label or an imported annotation names. For a
        former symbol or a variant, <TextLink href="/search">search</TextLink>.
      </p>
      <HoldingsList
        holdings={geneHoldings(knowledge, annotationRows(knowledge, today()))}
        kind={holdingKindOf(asked.with)}
        path="/genes"
        what="gene"
      />
    </>
  );
}
