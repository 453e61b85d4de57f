import type { ReactNode } from "react";
import type { Worded } from "@/lib/report";
import type { ResultState } from "@/lib/schema";

/** Shapes that differ in outline, not only in colour: full, dotted, doubled, barred and empty. */
const SHAPES: Readonly<Record<ResultState, ReactNode>> = {
  called: <circle cx="11" cy="11" r="7" fill="currentColor" />,
  "uncertain-function": (
    <>
      <circle cx="11" cy="11" r="7.500" />
      <circle cx="11" cy="11" r="2.500" fill="currentColor" stroke="none" />
    </>
  ),
  ambiguous: (
    <>
      <circle cx="8" cy="11" r="6" />
      <circle cx="14" cy="11" r="6" />
    </>
  ),
  "not-callable": (
    <>
      <path d="M4 4h14v14H4z" />
      <path d="M4 18L18 4" />
    </>
  ),
  "not-tested": <circle cx="11" cy="11" r="7.500" strokeDasharray="2.500 3" />,
};

/** One of the five states of a result: word first, then shape. */
export function StateMark({ state }: { readonly state: Worded<ResultState> }) {
  return (
    <span className="axis">
      <svg
        aria-hidden="true"
        width="20"
        height="20"
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
      >
        {SHAPES[state.code]}
      </svg>
      <span className="axis-word">{state.word}</span>
    </span>
  );
}
