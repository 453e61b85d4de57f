"use client"; // choices are scored in the browser, and the score stays on this device

import { useRef, useState, type FormEvent, type ReactNode } from "react";
import { POINTS_A_QUESTION, scoreChoice, type CaseSolution, type OnBothAxes, pointsOf, scoreKey } from "@/lib/teaching";
import type { CaseQuestion } from "@/lib/schema";
import { SourceList } from "../../_components/citations";
import { useHydrated } from "../../_components/hydrated";
import { fetchSolution } from "./answers";
import {
  choiceOf,
  Choices,
  ChoiceTold,
  NOTHING_CHOSEN,
  saidOf,
  verdictWords,
  type Chosen,
  type Offered,
} from "./choices";
import { NoSolution } from "./no-solution";
import { keepScore, useScores } from "./scores";
import { SolvedView, TrapAndPoints } from "./solved-view";

/** A question as it stands before anyone has answered; nothing of its answer is in here. */
export interface PlayedQuestion extends Readonly<Pick<CaseQuestion, "id" | "ask" | "drug">> {
  readonly genes: readonly string[];
  readonly given: ReactNode;
}

interface Props extends Offered {
  readonly caseId: string;
  readonly version: string;
  /** Ids of the sources that the page lists already. */
  readonly storySources: readonly string[];
  readonly questions: readonly PlayedQuestion[];
}

/** Plays the questions of a case one below the other; trap and learning points come with the last answer. */
export function Player({ caseId, version, storySources, questions, actions, certainties }: Props) {
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const [solution, setSolution] = useState<CaseSolution | null>(null);
  const scores = useScores();
  const points = pointsOf(
    scores,
    questions.map((question) => scoreKey(caseId, question.id)),
  );
  const isOver = questions.every((question) => answered.has(question.id));
  return (
    <>
      {questions.map((question, i) => (
        <Question
          key={question.id}
          {...{ caseId, version, question, actions, certainties, place: i + 1, of: questions.length }}
          onAnswered={(loaded) => {
            setSolution(loaded);
            setAnswered((before) => new Set([...before, question.id]));
          }}
        />
      ))}
      {isOver && solution?.kind === "solved" && (
        <section aria-label="The end of the case">
          <h2 id="end">What the case was about</h2>
          <TrapAndPoints trap={solution.trap} points={solution.points} />
        </section>
      )}
      {solution?.kind === "solved" && (
        <section aria-labelledby="answer-sources">
          <h2 id="answer-sources">Sources of the answers</h2>
          <SourceList sources={solution.sources.filter((source) => !storySources.includes(source.id))} />
        </section>
      )}
      <p role="status" className="score">
        <strong>
          Your score in this case: {points} of {questions.length * POINTS_A_QUESTION}.
        </strong>{" "}
        <span className="quiet small">The first try counts. It is kept on this device alone.</span>
      </p>
    </>
  );
}

type Checked =
  | { readonly kind: "waiting" | "failed" | "newer" }
  | { readonly kind: "checked"; readonly choice: OnBothAxes; readonly solution: CaseSolution };

function Question({
  caseId,
  version,
  question,
  actions,
  certainties,
  place,
  of,
  onAnswered,
}: Omit<Props, "questions" | "storySources"> & {
  readonly question: PlayedQuestion;
  readonly place: number;
  readonly of: number;
  readonly onAnswered: (solution: CaseSolution) => void;
}) {
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN);
  const [checked, setChecked] = useState<Checked | null>(null);
  const feedback = useRef<HTMLHeadingElement>(null);
  const isReady = useHydrated();
  const name = `${caseId}-${question.id}`;

  const check = (event: FormEvent): void => {
    event.preventDefault();
    const choice = choiceOf(chosen, { actions, certainties });
    if (choice === null) return;
    setChecked({ kind: "waiting" });
    void fetchSolution(caseId).then(
      (solution) => {
        // A page that was opened before a new release asks what the new one answers.
        if (solution.version !== version) return setChecked({ kind: "newer" });
        const solved =
          solution.kind === "solved" ? solution.questions.find((one) => one.id === question.id) : undefined;
        if (solved !== undefined) keepScore(scoreKey(caseId, question.id), scoreChoice(choice, saidOf(solved)));
        setChecked({ kind: "checked", choice, solution });
        onAnswered(solution);
        setTimeout(() => feedback.current?.focus(), 0);
      },
      () => setChecked({ kind: "failed" }),
    );
  };
  const isAnswered = checked?.kind === "checked";
  return (
    <section aria-labelledby={question.id} className="question">
      <h2 id={question.id}>
        Question {place} of {of}
      </h2>
      <p className="lead">{question.ask}</p>
      {question.given}
      <form onSubmit={check}>
        <Choices
          name={name}
          {...{ actions, certainties, chosen }}
          onChoose={setChosen}
          isDisabled={!isReady || isAnswered || checked?.kind === "waiting"}
        />
        {!isAnswered && (
          <button type="submit" className="button" disabled={!isReady || checked?.kind === "waiting"}>
            Check my answer
          </button>
        )}
      </form>
      <p className="small no-print">
        <a className="solution-link" href={`/learn/${caseId}/solution#${question.id}`}>
          Read the solution as text
        </a>
      </p>
      {checked?.kind === "failed" && (
        <p role="alert" className="error">
          The solution did not load, so nothing was scored. Check your connection and try again.
        </p>
      )}
      {checked?.kind === "newer" && (
        <p role="alert" className="error">
          The knowledge has changed since this page was opened. Load the page again; nothing was scored.
        </p>
      )}
      {isAnswered && (
        <section className="feedback" aria-labelledby={`${question.id}-feedback`}>
          <h3
            id={`${question.id}-feedback`}
            tabIndex={-1}
            ref={feedback}
          >{`Question ${place}. ${verdict(checked, question)}`}</h3>
          <Feedback checked={checked} question={question} actions={actions} certainties={certainties} />
        </section>
      )}
    </section>
  );
}

function solvedOf({ solution }: Extract<Checked, { readonly kind: "checked" }>, question: PlayedQuestion) {
  return solution.kind === "solved" ? solution.questions.find((one) => one.id === question.id) : undefined;
}

function verdict(checked: Extract<Checked, { readonly kind: "checked" }>, question: PlayedQuestion): string {
  const solved = solvedOf(checked, question);
  if (solved === undefined) return "No solution";
  const points = scoreChoice(checked.choice, saidOf(solved));
  return `${verdictWords(points)}: ${points} of ${POINTS_A_QUESTION} points`;
}

function Feedback({
  checked,
  question,
  actions,
  certainties,
}: {
  readonly checked: Extract<Checked, { readonly kind: "checked" }>;
  readonly question: PlayedQuestion;
  readonly actions: Props["actions"];
  readonly certainties: Props["certainties"];
}) {
  const solved = solvedOf(checked, question);
  if (solved === undefined)
    return checked.solution.kind === "solved" ? null : <NoSolution solution={checked.solution} />;
  return (
    <>
      <ChoiceTold choice={checked.choice} who="you" {...{ solved, actions, certainties }} />
      <SolvedView solved={solved} drug={question.drug} genes={question.genes} />
    </>
  );
}
