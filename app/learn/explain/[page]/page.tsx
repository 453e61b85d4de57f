import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { Cites, SourceList } from "../../../_components/citations";
import { Anchor } from "../../../_components/note-card";
import { PrintHeader } from "../../../_components/print-header";
import { TextLink } from "../../../_components/text-link";
import { PictureFigure } from "../../_parts/picture";
import { Termed } from "../../_parts/termed";

interface Props {
  readonly params: Promise<{ readonly page: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ page: string }[]> {
  return Object.keys((await servedKnowledge()).explainers).map((page) => ({ page }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).explainers[(await params).page]?.title ?? "Explained" };
}

export default async function ExplainerPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const page = knowledge.explainers[(await params).page];
  if (page === undefined) notFound();
  const bibliography = createBibliography(knowledge);
  const seen = new Set<string>();
  const cases = page.cases.flatMap((id) => knowledge.cases[id] ?? []).filter((one) => one.status === "published");
  return (
    <>
      <PrintHeader title={page.title} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Learn</TextLink>
      </p>
      <h1>{page.title}</h1>
      <p className="lead">
        <Termed text={page.lead} glossary={knowledge.glossary} seen={seen} />
      </p>
      {page.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.picture !== undefined && <PictureFigure picture={section.picture} knowledge={knowledge} />}
          {section.statements.map((statement) => (
            <p key={statement.id} id={statement.id} className="statement">
              <Termed text={statement.text} glossary={knowledge.glossary} seen={seen} />
              <Cites citations={bibliography.cite(statement.sources)} />
              <Anchor id={statement.id} name={statement.text.slice(0, 60)} />
            </p>
          ))}
        </section>
      ))}
      {cases.length > 0 && (
        <>
          <h2 id="cases">See it in a case</h2>
          <ul className="list">
            {cases.map((one) => (
              <li key={one.id}>
                <TextLink href={`/learn/${one.id}`}>{one.title}</TextLink>: {one.topic}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
      <p className="quiet small">Page reviewed {page.reviewed}.</p>
    </>
  );
}
