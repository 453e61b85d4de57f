import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { givenLines, choicesOf, solutionOf } from "@/lib/teaching";
import { ActionMark, CertaintyMark } from "../../../_components/axes";
import { SourceList } from "../../../_components/citations";
import { PrintHeader } from "../../../_components/print-header";
import { TextLink } from "../../../_components/text-link";
import { CaseStory } from "../../_parts/case-story";
import { NoSolution } from "../../_parts/no-solution";
import { QuestionGiven } from "../../_parts/question-given";

interface Props {
  readonly params: Promise<{ readonly case: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<{ case: string }[]> {
  return Object.keys((await servedKnowledge()).cases).map((id) => ({ case: id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await servedKnowledge()).cases[(await params).case]?.title ?? "Case"}: handout` };
}

/** The student's handout: the case and the words to choose from on one page, the questions with room to write on the next. No answer is in it. */
export default async function HandoutPage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const one = knowledge.cases[(await params).case];
  if (one === undefined) notFound();
  const solution = await solutionOf(one, knowledge);
  const { actions, certainties } = choicesOf(knowledge);
  const bibliography = createBibliography(knowledge);
  for (const line of one.story) bibliography.cite(line.sources);
  return (
    <>
      <PrintHeader title={`Case: ${one.title}`} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href="/learn">Cases</TextLink>, <TextLink href={`/learn/${one.id}`}>play this case</TextLink>
      </p>
      <h1>{one.title}: handout</h1>
      <p className="lead">{one.topic}</p>
      {solution.kind !== "solved" ? (
        <NoSolution solution={solution} />
      ) : (
        <>
          <CaseStory one={one} bibliography={bibliography} />
          <h2 id="words">The words to choose from</h2>
          <div className="two-lists words">
            <div>
              <h3>Action: what to do</h3>
              <ul className="plain small">
                {actions.map((action) => (
                  <li key={action.code}>
                    <ActionMark action={action} name="" /> {action.meaning}
                  </li>
                ))}
                <li>
                  <ActionMark action={null} name="" /> Something is not known yet that decides.
                </li>
              </ul>
            </div>
            <div>
              <h3>Certainty: how sure</h3>
              <ul className="plain small">
                {certainties.map((certainty) => (
                  <li key={certainty.code}>
                    <CertaintyMark certainty={certainty} name="" />
                  </li>
                ))}
              </ul>
            </div>
          </div>
          {bibliography.all().length > 0 && (
            <>
              <h2 id="sources">Sources of the story</h2>
              <SourceList sources={bibliography.all()} />
            </>
          )}
          <div className="second-page">
            {one.questions.map((question, i) => (
              <section key={question.id} aria-labelledby={question.id} className="solved">
                <h2 id={question.id}>
                  {i + 1}. {question.ask}
                </h2>
                <QuestionGiven notes={question.given} lines={givenLines(question, knowledge)} />
                <p className="write-here">Action:</p>
                <p className="write-here">Certainty:</p>
                <p className="write-here">Why:</p>
                <p className="write-here" aria-hidden="true" />
              </section>
            ))}
          </div>
        </>
      )}
    </>
  );
}
