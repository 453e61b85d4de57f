/**
 * A reader's error, as data: what was found, what was expected, what to do.
 * The sentence is made where it is shown. Never holds a patient value beyond
 * what the reader just typed into that very field.
 */
export interface Problem {
  readonly code: string;
  /** Field of the input, e.g. ["drugs", 0]. */
  readonly path: readonly (string | number)[];
  /** The gene it is about, where its path leads to no single field of that gene. */
  readonly gene?: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
  /** Nearest valid names, best first. */
  readonly nearest: readonly string[];
}

/** Either a value or the problems that stood in its way; never both. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Our own fault: an invariant of the code or the content broke. Never carries reader input. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Ends every `switch` over a closed list; throws when a new member was forgotten. */
export function unreachable(value: never): never {
  throw new InvariantError(`schema: a closed list has a member no case handles (${typeof value})`);
}
