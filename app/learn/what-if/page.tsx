import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { settingWord } from "@/lib/report";
import { SETTINGS } from "@/lib/schema";
import { TextLink } from "../../_components/text-link";
import { WhatIf } from "../_parts/what-if";

export const metadata: Metadata = { title: "What if?" };

export default async function WhatIfPage() {
  const knowledge = await servedKnowledge();
  const drugs = Object.values(knowledge.drugs)
    .filter((drug) => drug.kind === "drug" && drug.depth === "page")
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const acting = [...new Set(knowledge.interactions.map((one) => one.drug))]
    .map((id) => ({
      id,
      name: knowledge.drugs[id]?.name ?? id,
      targets: [...new Set(knowledge.interactions.filter((one) => one.drug === id).map((one) => one.target))],
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <>
      <p className="crumbs no-print">
        <TextLink href="/learn">Learn</TextLink>
      </p>
      <h1>What if?</h1>
      <p className="lead">
        Take a drug, change an allele, a phenotype or another drug, and see what changes in the answer. New words are
        underlined, words that went are struck through.
      </p>
      <WhatIf drugs={drugs} settings={SETTINGS.map((id) => ({ id, name: settingWord(id) }))} acting={acting} />
    </>
  );
}
