import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { TextLink } from "../../_components/text-link";
import { WhatIf } from "../_parts/what-if";

export const metadata: Metadata = { title: "What if?" };

export default async function WhatIfPage() {
  const knowledge = await servedKnowledge();
  const guided = new Set(knowledge.guidelines.flatMap((guideline) => guideline.drugs));
  const drugs = [...guided].flatMap((id) => knowledge.drugs[id] ?? []).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <>
      <p className="crumbs no-print"><TextLink href="/learn">Learn</TextLink></p>
      <h1>What if?</h1>
      <p className="lead">Take a drug with a guideline, change an allele or a phenotype, and see what changes in the answer. New words are underlined, words that went are struck through.</p>
      <WhatIf drugs={drugs} />
    </>
  );
}
