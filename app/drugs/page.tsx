import type { Metadata } from "next";
import { servedKnowledge, today } from "@/lib/node";
import { annotationRows, drugHoldings } from "@/lib/report";
import { holdingKindOf, HoldingsList } from "../_components/holdings-list";
import { TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "Drugs" };

export default async function DrugsPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly with?: string | string[] }>;
}) {
  const [knowledge, asked] = await Promise.all([servedKnowledge(), searchParams]);
  return (
    <>
      <h1>Drugs</h1>
      <p className="lead">
        Every drug and class we hold. For a brand or a synonym, <TextLink href="/search">search</TextLink>.
      </p>
      <HoldingsList
        holdings={drugHoldings(knowledge, annotationRows(knowledge, today()))}
        kind={holdingKindOf(asked.with)}
        path="/drugs"
        what="drug"
      />
    </>
  );
}
