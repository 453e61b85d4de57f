"use client"; // scores are on this device alone, so only the browser can show them

import { useRef } from "react";
import { pointsOf, POINTS_A_QUESTION, scoreKey } from "@/lib/teaching";
import { forgetScores, useScores } from "./scores";

/** Points of one case, or nothing while it has not been played. */
export function CaseScore({ caseId, questions }: { readonly caseId: string; readonly questions: readonly string[] }) {
  const scores = useScores();
  const tried = questions.map((id) => scoreKey(caseId, id)).filter((key) => Object.hasOwn(scores, key));
  if (tried.length === 0) return null;
  return (
    <span className="quiet">
      {" "}
      ({pointsOf(scores, tried)} of {questions.length * POINTS_A_QUESTION} points)
    </span>
  );
}

/** All points together, and the button that forgets them. */
export function ScoreBoard({ questions }: { readonly questions: number }) {
  const scores = useScores();
  const told = useRef<HTMLParagraphElement>(null);
  const keys = Object.keys(scores);
  if (keys.length === 0)
    return (
      <p className="small quiet" tabIndex={-1} ref={told}>
        No score yet. It would be kept on this device alone.
      </p>
    );
  const points = pointsOf(scores, keys);
  const forget = (): void => {
    forgetScores();
    // The button goes with the scores; whoever pressed it by key goes on from what is told instead.
    told.current?.focus();
  };
  return (
    <p tabIndex={-1} ref={told}>
      Your score:{" "}
      <strong>
        {points} of {questions * POINTS_A_QUESTION} points
      </strong>
      , with {keys.length} of {questions} questions tried.{" "}
      <button type="button" className="plain-button" onClick={forget}>
        Forget my scores
      </button>
    </p>
  );
}
