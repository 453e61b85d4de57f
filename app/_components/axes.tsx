import type { ReactNode } from "react";
import type { Worded, WordedCertainty, WordedNote } from "@/lib/report";

type ActionCode = WordedNote["action"]["code"];

/** One shape for each action, told apart without colour; the word beside it carries the meaning. */
const SHAPES: Readonly<Record<ActionCode, ReactNode>> = {
  avoid: (
    <>
      <path d="M7 2h8l5 5v8l-5 5H7l-5-5V7z" />
      <path d="M7 7l8 8M15 7l-8 8" />
    </>
  ),
  "change-drug": <path d="M3 8h14M13 4l4 4-4 4M19 15H5M9 11l-4 4 4 4" />,
  "change-dose": <path d="M11 3v16M7 19h8M4 6h14M4 6l-2.5 6h5zM18 6l-2.5 6h5z" />,
  "use-algorithm": (
    <>
      <path d="M5 2h12v18H5z" />
      <path d="M8 5h6v3H8zM8 12h1M13 12h1M8 16h1M13 16h1" />
    </>
  ),
  monitor: (
    <>
      <path d="M1.5 11C4 6.5 7.300 4.500 11 4.500S18 6.500 20.500 11C18 15.500 14.700 17.500 11 17.500S4 15.500 1.500 11z" />
      <circle cx="11" cy="11" r="3" />
    </>
  ),
  "no-change": <circle cx="11" cy="11" r="8" />,
  "no-action-advised": <path d="M3 11h16" strokeWidth="3" />,
  "no-guidance-held": <path d="M3 11h3M9.500 11h3M16 11h3" strokeWidth="3" />,
};

export function ActionMark({
  action,
  name = "Action",
}: {
  readonly action: Worded<ActionCode> | null;
  readonly name?: string;
}) {
  return (
    <span className="axis">
      {name !== "" && <span className="axis-name">{name}</span>}
      <svg
        aria-hidden="true"
        width="20"
        height="20"
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      >
        {action === null ? <path d="M11 3v7l-6 8M11 10l6 8" /> : SHAPES[action.code]}
      </svg>
      <span className="axis-word">{action?.word ?? "Depends on the result"}</span>
    </span>
  );
}

export const CERTAINTY_STEPS = 5;

/** A bar of five steps: how many are filled says how much stands behind the statement. */
export function CertaintyMark({
  certainty,
  name = "Certainty",
}: {
  readonly certainty: WordedCertainty;
  readonly name?: string;
}) {
  return (
    <span className="axis">
      {name !== "" && <span className="axis-name">{name}</span>}
      <svg aria-hidden="true" width="52" height="14" viewBox="0 0 52 14" stroke="currentColor">
        {Array.from({ length: CERTAINTY_STEPS }, (_, step) => (
          <rect
            key={step}
            x={1 + step * 10}
            y="2"
            width="8"
            height="10"
            strokeWidth="1.2"
            fill={step < certainty.filledSteps ? "currentColor" : "none"}
          />
        ))}
      </svg>
      <span className="axis-word">{certainty.word}</span>
    </span>
  );
}
