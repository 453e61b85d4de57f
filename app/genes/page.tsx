import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { TextLink } from "../_components/text-link";

export const metadata: Metadata = { title: "Genes" };

export default async function GenesPage() {
  const knowledge = await servedKnowledge();
  const all = Object.values(knowledge.genes).sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return (
    <>
      <h1>Genes</h1>
      <p className="lead">Genes with a page of their own, and genes that only a study names.</p>
      {(["page", "listed"] as const).map((depth) => (
        <section key={depth} aria-labelledby={`genes-${depth}`}>
          <h2 id={`genes-${depth}`}>{depth === "page" ? "With a page" : "Named by a study"}</h2>
          <ul className="list">
            {all.filter((gene) => gene.depth === depth).map((gene) => (
              <li key={gene.symbol}>
                <TextLink href={`/genes/${gene.symbol}`}>{gene.symbol}</TextLink>, {gene.name}
                {gene.previousSymbols.length > 0 && <span className="quiet"> (formerly {gene.previousSymbols.join(", ")})</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
