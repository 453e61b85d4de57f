"use client"; // one step at a time, moved by keys; answers are fetched only when asked for

import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from "react";
import type { CaseSolution } from "@/lib/report";
import { useHydrated } from "../../_components/hydrated";
import { SourceList } from "../../_components/citations";
import { fetchSolution } from "./answers";
import { NoSolution } from "./no-solution";
import { SolvedView, TrapAndPoints } from "./solved-view";

/** A step that shows what is given, or one that shows an answer once asked. */
export type LectureStep =
  | { readonly kind: "given"; readonly id: string; readonly title: string; readonly body: ReactNode }
  | { readonly kind: "answer"; readonly id: string; readonly title: string; readonly question: string; readonly drug: string; readonly genes: readonly string[] }
  | { readonly kind: "end"; readonly id: string; readonly title: string };

interface Props {
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
export function Lecture({ caseId, version, steps }: Props) {
  const fragment = useSyncExternalStore(followFragment, () => window.location.hash, () => "");
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
      if (event.key === "ArrowRight" || event.key === "PageDown") go(at + 1);
      else if (event.key === "ArrowLeft" || event.key === "PageUp") go(at - 1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [at, go]);

  if (!isReady || current === undefined) return <div className="lecture">{steps.map((one) => (one.kind === "given" ? <section key={one.id} aria-label={one.title}><h2>{one.title}</h2>{one.body}</section> : null))}</div>;
  return (
    <div className="lecture">
      {step !== "" && found === -1 && <p role="alert" className="aside">The link names a step that this case does not have; it may come from an older snapshot. You are at the beginning.</p>}
      {snapshot !== null && snapshot !== version && (
        <p role="alert" className="aside">The link was made on snapshot {snapshot.slice(0, 40)}; this is {version}. What is shown is worked out from {version} and may differ from what the link once showed.</p>
      )}
      <Step key={current.id} caseId={caseId} version={version} step={current} />
      <nav aria-label="Steps" className="buttons no-print">
        <button type="button" className="button" disabled={at === 0} onClick={() => go(at - 1)}>Back</button>
        <button type="button" className="button" disabled={at === steps.length - 1} onClick={() => go(at + 1)}>Next</button>
        <span>Step {at + 1} of {steps.length}</span>
        <a href={`#${current.id}@${version}`}>Link to this step</a>
      </nav>
    </div>
  );
}

function Step({ caseId, version, step }: { readonly caseId: string; readonly version: string; readonly step: LectureStep }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="step">
      <h2 id="step" tabIndex={-1} ref={heading}>{step.title}</h2>
      {step.kind === "given" ? step.body : <Asked caseId={caseId} version={version} step={step} />}
    </section>
  );
}

type Shown = "waiting" | "failed" | CaseSolution | null;

/** An answer that stays hidden until somebody asks for it. */
function Asked({ caseId, version, step }: { readonly caseId: string; readonly version: string; readonly step: Exclude<LectureStep, { readonly kind: "given" }> }) {
  const [shown, setShown] = useState<Shown>(null);
  const ask = (): void => {
    setShown("waiting");
    void fetchSolution(caseId).then(setShown, () => setShown("failed"));
  };
  if (shown === null || shown === "waiting" || shown === "failed") {
    return (
      <>
        {shown === "failed" && <p role="alert" className="error">The answer did not load. Check the connection and ask again.</p>}
        <button type="button" className="button" disabled={shown === "waiting"} onClick={ask}>Show the answer</button>
      </>
    );
  }
  if (shown.version !== version) return <p role="alert" className="error">The knowledge has changed since this page was opened. Load the page again to see what is answered now.</p>;
  if (shown.kind !== "solved") return <NoSolution solution={shown} />;
  if (step.kind === "end") return <><TrapAndPoints trap={shown.trap} points={shown.points} /><details><summary>Sources</summary><SourceList sources={shown.sources} /></details></>;
  const solved = shown.questions.find((one) => one.id === step.question);
  return solved === undefined ? null : <><SolvedView solved={solved} drug={step.drug} genes={step.genes} /><details><summary>Sources</summary><SourceList sources={solved.citations} /></details></>;
}
