import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { givenLines, choicesOf, genesOf, solutionOf } from "@/lib/teaching";
import { SourceList } from "../../_components/citations";
import { PrintHeader } from "../../_components/print-header";
import { TextLink } from "../../_components/text-link";
import { CaseStory } from "../_parts/case-story";
import { NoSolution } from "../_parts/no-solution";
import { Player } from "../_parts/player";
import { QuestionGiven } from "../_parts/question-given";

interface Props {
  readonly params: Promise<{ readonly case: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ case: string }[]> {
  return Object.keys((await servedKnowledge()).cases).map((id) => ({ case: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await servedKnowledge()).cases[(await params).case]?.title ?? "Case" };
}

export default async function CasePage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const one = knowledge.cases[(await params).case];
  if (one === undefined) notFound();
  const solution = await solutionOf(one, knowledge);
  const bibliography = createBibliography(knowledge);
  const told = one.story.flatMap((line) => bibliography.cite(line.sources));
  return (
    <>
      <PrintHeader title={`Case: ${one.title}`} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Cases</TextLink>
      </p>
      <h1>{one.title}</h1>
      <p className="lead">{one.topic}</p>
      {solution.kind !== "solved" ? (
        <NoSolution solution={solution} />
      ) : (
        <>
          <p className="small quiet no-print">
            For a room: <TextLink href={`/learn/${one.id}/lecture`}>lecturer&apos;s view</TextLink>. On paper:{" "}
            <TextLink href={`/learn/${one.id}/handout`}>handout without answers</TextLink>,{" "}
            <TextLink href={`/learn/${one.id}/solution`}>handout with answers</TextLink>.
          </p>
          <CaseStory one={one} bibliography={bibliography} glossary={knowledge.glossary} />
          <noscript>
            <p className="aside">
              Choosing and scoring need JavaScript. Without it, each question leads to its solution as text.
            </p>
          </noscript>
          <Player
            caseId={one.id}
            version={knowledge.version}
            storySources={told.map((citation) => citation.id)}
            {...choicesOf(knowledge)}
            questions={one.questions.map((question) => ({
              id: question.id,
              ask: question.ask,
              drug: question.drug,
              genes: genesOf(question),
              given: <QuestionGiven notes={question.given} lines={givenLines(question, knowledge)} />,
            }))}
          />
          {told.length > 0 && (
            <>
              <h2 id="sources">Sources of the story</h2>
              <SourceList sources={bibliography.all()} />
            </>
          )}
        </>
      )}
    </>
  );
}
