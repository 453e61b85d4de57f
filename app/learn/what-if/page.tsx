import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { TextLink } from "../../_components/text-link";
import { WhatIf } from "../_parts/what-if";

export const metadata: Metadata = { title: "What if?" };

export default async function WhatIfPage() {
  const knowledge = await servedKnowledge();
  const drugs = Object.values(knowledge.drugs).filter((drug) => drug.kind === "drug" && drug.depth === "page").map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <>
      <p className="crumbs no-print"><TextLink href="/learn">Learn</TextLink></p>
      <h1>What if?</h1>
      <p className="lead">Take a drug, change an allele or a phenotype, and see what changes in the answer. New words are underlined, words that went are struck through.</p>
      <WhatIf drugs={drugs} />
    </>
  );
}
