import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { givenLines, genesOf, solutionOf } from "@/lib/teaching";
import { SourceList } from "../../../_components/citations";
import { PrintHeader } from "../../../_components/print-header";
import { TextLink } from "../../../_components/text-link";
import { CaseStory } from "../../_parts/case-story";
import { NoSolution } from "../../_parts/no-solution";
import { QuestionGiven } from "../../_parts/question-given";
import { SolvedView, TrapAndPoints } from "../../_parts/solved-view";

interface Props {
  readonly params: Promise<{ readonly case: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ case: string }[]> {
  return Object.keys((await servedKnowledge()).cases).map((id) => ({ case: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await servedKnowledge()).cases[(await params).case]?.title ?? "Case"}: solution` };
}

/** The solution as text, for readers without scripts, and the lecturer's handout: the case on one page, its answers on the next. */
export default async function SolutionPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const one = knowledge.cases[(await params).case];
  if (one === undefined) notFound();
  const solution = await solutionOf(one, knowledge);
  return (
    <>
      <PrintHeader title={`Case with answers: ${one.title}`} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Cases</TextLink>, <TextLink href={`/learn/${one.id}`}>play this case</TextLink>
      </p>
      <h1>{one.title}: solution</h1>
      <p className="lead">{one.topic}</p>
      {solution.kind !== "solved" ? (
        <NoSolution solution={solution} />
      ) : (
        <>
          <CaseStory one={one} bibliography={createBibliography(knowledge)} />
          <section aria-labelledby="questions" className="print-only">
            <h2 id="questions">Questions</h2>
            <ol className="list-numbered">
              {one.questions.map((question) => (
                <li key={question.id}>{[...question.given, question.ask].join(" ")}</li>
              ))}
            </ol>
          </section>
          <TrapAndPoints trap={solution.trap} points={solution.points} />
          <div className="second-page">
            {one.questions.map((question, i) => {
              const solved = solution.questions[i];
              return solved === undefined ? null : (
                <section key={question.id} aria-labelledby={question.id} className="solved">
                  <h2 id={question.id}>
                    {i + 1}. {question.ask}
                  </h2>
                  <QuestionGiven notes={question.given} lines={givenLines(question, knowledge)} />
                  <h3>The engine&apos;s answer</h3>
                  <SolvedView solved={solved} drug={question.drug} genes={genesOf(question)} />
                </section>
              );
            })}
            <h2 id="sources">Sources</h2>
            <SourceList sources={solution.sources} />
            <p className="quiet small">
              Answers worked out from snapshot {solution.version}. Case reviewed {one.reviewed}.
            </p>
          </div>
        </>
      )}
    </>
  );
}
