import type { AdviceRequest, Problem } from "@/lib/schema";
import type { DrugMark } from "./drug-list";

/** Where an entry stood that could not be read. */
export const UNREAD_FROM = ["drugs", "results", "taken as well"] as const;
export type UnreadFrom = (typeof UNREAD_FROM)[number];

/** An entry that somebody gave and we could not read. It quotes no more of the input than its problem does. */
export interface Unread extends Omit<Problem, "path"> {
  readonly from: UnreadFrom;
  /** From one; null where the input has no lines. */
  readonly line: number | null;
  readonly column: number | null;
}

/** What came with a question and does not decide its answer. Every rendering tells it all the same. */
export interface Intake {
  readonly unread: readonly Unread[];
  /** Whether a drug is taken or planned, by the name it was asked about; drugs without a mark are left out. */
  readonly marks: Readonly<Record<string, Exclude<DrugMark, null>>>;
}

/** A question as it was put: what can be asked of the knowledge, and what came with it. */
export interface Asked {
  readonly request: AdviceRequest;
  readonly intake: Intake;
}

export const NO_INTAKE: Intake = { unread: [], marks: {} };

/** Returns a problem as an entry that was not read. */
export function unreadEntry(
  from: UnreadFrom,
  {
    code,
    found,
    expected,
    remedy,
    nearest,
    ...place
  }: Omit<Problem, "path"> & { readonly line?: number; readonly column?: number },
): Unread {
  return { from, line: place.line ?? null, column: place.column ?? null, code, found, expected, remedy, nearest };
}

/** Returns the mark of a drug; null where the list did not say. */
export function markOf(
  marks: Intake["marks"],
  { id, matchedAs }: { readonly id: string; readonly matchedAs: string | null },
): DrugMark {
  const name = matchedAs ?? id;
  return Object.hasOwn(marks, name) ? (marks[name] ?? null) : null;
}

/** Returns a drug's name with its mark: "codeine (planned)". */
export function withMark(name: string, mark: DrugMark): string {
  return mark === null ? name : `${name} (${mark})`;
}
