"use client"; // one step at a time, moved by keys; answers are fetched only when asked for

import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import { POINTS_A_QUESTION, scoreChoice, type CaseSolution, type SolvedQuestion } from "@/lib/teaching";
import { useHydrated } from "../../_components/hydrated";
import { TraceFigure } from "../../_components/trace-figure";
import { SourceList } from "../../_components/citations";
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
import { SolvedView, TrapAndPoints } from "./solved-view";

/** A step that shows what is given, or one that shows an answer once asked. */
export type LectureStep =
  | {
      readonly kind: "given";
      readonly id: string;
      readonly title: string;
      readonly body: ReactNode;
      /** Question that the room votes on in this step. */ readonly asks?: string;
    }
  | {
      readonly kind: "answer";
      readonly id: string;
      readonly title: string;
      readonly question: string;
      readonly drug: string;
      readonly genes: readonly string[];
    }
  | { readonly kind: "end"; readonly id: string; readonly title: string };

interface Props extends Offered {
  readonly caseId: string;
  readonly version: string;
  readonly steps: readonly LectureStep[];
}

/** Where a link leads: the step it names and the snapshot it was made on. "#answer-x@2026-11-24-3f9a2c1b". */
function linkOf(fragment: string): { readonly step: string; readonly snapshot: string | null } {
  const [step = "", snapshot] = fragment.replace(/^#/, "").split("@");
  return { step, snapshot: snapshot ?? null };
}

const followFragment = (listener: () => void): (() => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

/** The case in large type for a room. Without scripts every given step stands one below the other, and no answer. */
export function Lecture({ caseId, version, steps, actions, certainties }: Props) {
  // What the room voted lives as long as the page: it is nobody's score.
  const [votes, setVotes] = useState<Readonly<Record<string, Chosen>>>({});
  const fragment = useSyncExternalStore(
    followFragment,
    () => window.location.hash,
    () => "",
  );
  const isReady = useHydrated();
  const { step, snapshot } = linkOf(fragment);
  const found = steps.findIndex((one) => one.id === step);
  const at = found === -1 ? 0 : found;
  const current = steps[at];
  const go = useCallback(
    (to: number): void => {
      const next = steps[Math.min(Math.max(to, 0), steps.length - 1)];
      if (next !== undefined) window.location.hash = `${next.id}@${version}`;
    },
    [steps, version],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      // In a group of buttons the arrows choose; a clicker's page keys still turn the page.
      if (event.target instanceof HTMLInputElement && event.key.startsWith("Arrow")) return;
      if (event.key === "ArrowRight" || event.key === "PageDown") go(at + 1);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") go(at - 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [at, go]);

  if (!isReady || current === undefined)
    return (
      <div className="lecture">
        {steps.map((one) =>
          one.kind === "given" ? (
            <section key={one.id} aria-label={one.title}>
              <h2>{one.title}</h2>
              {one.body}
            </section>
          ) : null,
        )}
      </div>
    );
  return (
    <div className="lecture">
      {step !== "" && found === -1 && (
        <p role="alert" className="aside">
          The link names a step that this case does not have; it may come from an older snapshot. You are at the
          beginning.
        </p>
      )}
      {snapshot !== null && snapshot !== version && (
        <p role="alert" className="aside">
          The link was made on snapshot {snapshot.slice(0, 40)}; this is {version}. What is shown is worked out from{" "}
          {version} and may differ from what the link once showed.
        </p>
      )}
      <Step
        key={current.id}
        {...{ caseId, version, actions, certainties, votes }}
        step={current}
        onVote={(question, chosen) => setVotes({ ...votes, [question]: chosen })}
      />
      <nav aria-label="Steps" className="buttons no-print">
        <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>
          Back
        </button>
        <button type="button" className="button" disabled={at === steps.length - 1} onClick={() => go(at + 1)}>
          Next
        </button>
        <span>
          Step {at + 1} of {steps.length}
        </span>
        <a href={`#${current.id}@${version}`}>Link to this step</a>
      </nav>
    </div>
  );
}

interface StepProps extends Omit<Props, "steps"> {
  readonly votes: Readonly<Record<string, Chosen>>;
}

function Step({
  step,
  onVote,
  ...shared
}: StepProps & { readonly step: LectureStep; readonly onVote: (question: string, chosen: Chosen) => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="step">
      <h2 id="step" tabIndex={-1} ref={heading}>
        {step.title}
      </h2>
      {step.kind === "given" ? (
        <Given step={step} {...shared} onVote={onVote} />
      ) : (
        <Asked step={step} {...shared} onShown={() => heading.current?.focus()} />
      )}
    </section>
  );
}

function Given({
  step,
  caseId,
  votes,
  actions,
  certainties,
  onVote,
}: StepProps & {
  readonly step: Extract<LectureStep, { readonly kind: "given" }>;
  readonly onVote: (question: string, chosen: Chosen) => void;
}) {
  const { asks } = step;
  if (asks === undefined) return step.body;
  return (
    <>
      {step.body}
      <div className="votes no-print">
        <Choices
          name={`${caseId}-${asks}`}
          {...{ actions, certainties }}
          chosen={votes[asks] ?? NOTHING_CHOSEN}
          onChoose={(chosen) => onVote(asks, chosen)}
          isDisabled={false}
        />
      </div>
    </>
  );
}

type Shown = "waiting" | "failed" | CaseSolution | null;

/** An answer that stays hidden until somebody asks for it. */
function Asked({
  caseId,
  version,
  step,
  votes,
  actions,
  certainties,
  onShown,
}: StepProps & {
  readonly step: Exclude<LectureStep, { readonly kind: "given" }>;
  /** The button goes with the question; whoever pressed it by key goes on from where this leads. */
  readonly onShown: () => void;
}) {
  const [shown, setShown] = useState<Shown>(null);
  const ask = (): void => {
    setShown("waiting");
    void fetchSolution(caseId).then(
      (solution) => {
        setShown(solution);
        onShown();
      },
      () => setShown("failed"),
    );
  };
  if (shown === null || shown === "waiting" || shown === "failed") {
    return (
      <>
        {shown === "failed" && (
          <p role="alert" className="error">
            The answer did not load. Check the connection and ask again.
          </p>
        )}
        <button type="button" className="button" disabled={shown === "waiting"} onClick={ask}>
          Show the answer
        </button>
      </>
    );
  }
  if (shown.version !== version)
    return (
      <p role="alert" className="error">
        The knowledge has changed since this page was opened. Load the page again to see what is answered now.
      </p>
    );
  if (shown.kind !== "solved") return <NoSolution solution={shown} />;
  if (step.kind === "end")
    return (
      <>
        <TrapAndPoints trap={shown.trap} points={shown.points} />
        <details>
          <summary>Sources</summary>
          <SourceList sources={shown.sources} />
        </details>
      </>
    );
  const solved = shown.questions.find((one) => one.id === step.question);
  if (solved === undefined) return null;
  const [lead] = solved.notes;
  return (
    <>
      <Voted {...{ actions, certainties, solved }} chosen={votes[step.question] ?? NOTHING_CHOSEN} />
      <div className="beside">
        <div>
          <SolvedView solved={solved} drug={step.drug} genes={step.genes} />
        </div>
        {lead !== undefined && (
          <section aria-labelledby="road">
            <h3 id="road">From variant to advice</h3>
            <TraceFigure trace={lead.trace} title={`From what was found to the source: ${lead.heading}`} />
          </section>
        )}
      </div>
      <details>
        <summary>Sources</summary>
        <SourceList sources={solved.citations} />
      </details>
    </>
  );
}

/** The room's vote against the answer; nothing for a room that did not vote. */
function Voted({
  chosen,
  solved,
  actions,
  certainties,
}: Offered & { readonly chosen: Chosen; readonly solved: SolvedQuestion }) {
  const choice = choiceOf(chosen, { actions, certainties });
  if (choice === null) return null;
  const points = scoreChoice(choice, saidOf(solved));
  return (
    <div className="feedback">
      <p role="status">
        <strong>
          {verdictWords(points)}: {points} of {POINTS_A_QUESTION} points.
        </strong>
      </p>
      <ChoiceTold choice={choice} who="the room" {...{ solved, actions, certainties }} />
    </div>
  );
}
