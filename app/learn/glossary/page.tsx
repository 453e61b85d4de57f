import type { Metadata } from "next";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { Cites, SourceList } from "../../_components/citations";
import { PrintHeader } from "../../_components/print-header";
import { TextLink } from "../../_components/text-link";

export const metadata: Metadata = { title: "Glossary" };

export default async function GlossaryPage() {
  const knowledge = await servedKnowledge();
  const bibliography = createBibliography(knowledge);
  const terms = [...knowledge.glossary].sort((a, b) => a.term.localeCompare(b.term, "en"));
  return (
    <>
      <PrintHeader title="Glossary" asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Learn</TextLink>
      </p>
      <h1>Glossary</h1>
      <p className="lead">
        The field&apos;s own words, in one sentence each. In texts for learners they open in place.
      </p>
      <dl className="facts glossary">
        {terms.map((one) => (
          <div key={one.id} id={one.id} className="contents">
            <dt>
              <dfn>{one.term}</dfn>
              {one.also.length > 0 && <span className="quiet small">, {one.also.join(", ")}</span>}
            </dt>
            <dd>
              {one.text}
              <Cites citations={bibliography.cite(one.sources)} />
            </dd>
          </div>
        ))}
      </dl>
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
    </>
  );
}
