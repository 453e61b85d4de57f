import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { servedKnowledge } from "@/lib/node";
import { createBibliography } from "@/lib/report";
import { givenLines, choicesOf, genesOf, solutionOf } from "@/lib/teaching";
import { PrintHeader } from "../../../_components/print-header";
import { TextLink } from "../../../_components/text-link";
import { CaseStory } from "../../_parts/case-story";
import { Lecture, type LectureStep } from "../../_parts/lecture";
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
  return { title: `${(await servedKnowledge()).cases[(await params).case]?.title ?? "Case"}: for a room` };
}

export default async function LecturePage({ params }: Props) {
  const knowledge = await servedKnowledge();
  const one = knowledge.cases[(await params).case];
  if (one === undefined) notFound();
  const solution = await solutionOf(one, knowledge);
  const steps: readonly LectureStep[] = [
    // Sources stand on the handout: on the wall nobody reads them.
    {
      kind: "given",
      id: "case",
      title: "The case",
      body: (
        <CaseStory
          one={{ ...one, story: one.story.map((line) => ({ ...line, sources: [] })) }}
          bibliography={createBibliography(knowledge)}
          level="h3"
        />
      ),
    },
    ...one.questions.flatMap((question, i): readonly LectureStep[] => [
      {
        kind: "given",
        id: `ask-${question.id}`,
        title: `Question ${i + 1}`,
        asks: question.id,
        body: (
          <>
            <p>{question.ask}</p>
            <QuestionGiven notes={question.given} lines={givenLines(question, knowledge)} />
          </>
        ),
      },
      {
        kind: "answer",
        id: `answer-${question.id}`,
        title: `Answer ${i + 1}`,
        question: question.id,
        drug: question.drug,
        genes: genesOf(question),
      },
    ]),
    { kind: "end", id: "trap-and-points", title: "The trap, and what to take away" },
  ];
  return (
    <>
      <PrintHeader title={`Case: ${one.title}`} asOf={knowledge.date} version={knowledge.version} />
      <p className="crumbs no-print">
        <TextLink href={`/learn/${one.id}`}>Case page</TextLink>,{" "}
        <TextLink href={`/learn/${one.id}/handout`}>handout without answers</TextLink>,{" "}
        <TextLink href={`/learn/${one.id}/solution`}>with answers</TextLink>
      </p>
      <h1>{one.title}</h1>
      {solution.kind !== "solved" ? (
        <NoSolution solution={solution} />
      ) : (
        <>
          <noscript>
            <p className="aside">
              Showing answers step by step needs JavaScript. The answers stand on the{" "}
              <a href={`/learn/${one.id}/solution`}>handout with answers</a>.
            </p>
          </noscript>
          <Lecture caseId={one.id} version={knowledge.version} steps={steps} {...choicesOf(knowledge)} />
        </>
      )}
    </>
  );
}
