import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Knowledge } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import { actionWord, certaintyWord, citedSections, createBibliography } from "@/lib/report";
import { ACTIONS, CAVEATS, CERTAINTIES } from "@/lib/schema";
import { ActionMark, CertaintyMark } from "../../_components/axes";
import { SourceList } from "../../_components/citations";
import { PrintHeader } from "../../_components/print-header";
import { Statements } from "../../_components/statements";

interface Props {
  readonly params: Promise<{ readonly page: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ page: string }[]> {
  return Object.keys((await servedKnowledge()).pages).map((page) => ({ page }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).pages[(await params).page]?.title ?? "Methods" };
}

export default async function MethodPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const page = knowledge.pages[(await params).page];
  if (page === undefined) notFound();
  const bibliography = createBibliography(knowledge);
  const sections = citedSections(page.sections, bibliography);
  return (
    <>
      <PrintHeader title={page.title} asOf={knowledge.date} version={knowledge.version} />
      <h1>{page.title}</h1>
      <p className="lead">{page.lead}</p>
      {page.id === "evidence-grading" && <Vocabulary knowledge={knowledge} />}
      <Statements sections={sections} heading="h2" />
      {page.id === "sources-and-licences" ? (
        <AllSources knowledge={knowledge} />
      ) : (
        <Sources bibliography={bibliography} />
      )}
      <p className="quiet small">Page reviewed {page.reviewed}.</p>
    </>
  );
}

function Sources({ bibliography }: { readonly bibliography: ReturnType<typeof createBibliography> }) {
  return (
    <>
      <h2 id="sources">Sources</h2>
      <SourceList sources={bibliography.all()} />
    </>
  );
}

/** The closed lists with their fixed words, straight from the data that every answer uses. */
function Vocabulary({ knowledge: { terms } }: { readonly knowledge: Knowledge }) {
  return (
    <>
      <h2 id="actions">Actions</h2>
      <dl className="facts">
        {ACTIONS.map((action) => (
          <div key={action} className="contents">
            <dt>
              <ActionMark action={actionWord(action, terms)} name="" />
            </dt>
            <dd>{terms.actions[action].meaning}</dd>
          </div>
        ))}
      </dl>
      <h2 id="certainties">Certainties</h2>
      <dl className="facts">
        {CERTAINTIES.map((certainty) => {
          const worded = certaintyWord(certainty, terms);
          return (
            <div key={certainty} className="contents">
              <dt>
                <CertaintyMark certainty={worded} name="" />
              </dt>
              <dd>{worded.meaning}</dd>
            </div>
          );
        })}
      </dl>
      <h2 id="caveats">Caveats</h2>
      <dl className="facts">
        {CAVEATS.map((caveat) => (
          <div key={caveat} className="contents">
            <dt>{terms.caveats[caveat].word}</dt>
            <dd>{terms.caveats[caveat].meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function AllSources({ knowledge }: { readonly knowledge: Knowledge }) {
  const bibliography = createBibliography(knowledge);
  const ids = Object.values(knowledge.sources)
    .sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.title < b.title ? -1 : 1))
    .map((source) => source.id);
  return (
    <>
      <h2 id="sources">All sources</h2>
      <p className="small quiet">
        Where no licence stands beside a source, its publisher holds the rights and only facts were taken from it.
      </p>
      <SourceList sources={bibliography.cite(ids)} />
    </>
  );
}
