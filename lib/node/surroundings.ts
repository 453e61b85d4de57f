import type { Knowledge } from "@/lib/knowledge";

/** Exit statuses: all is well, we are at fault, the input is. */
export const FINE = 0;
export const OUR_FAULT = 1;
export const INPUT_AT_FAULT = 2;

/** What a command may touch; tests give their own. */
export interface Surroundings {
  /** Folder that holds `content/`. */
  readonly root: string;
  /** Folder of imports, and of what is compiled and kept. */
  readonly store: string;
  /** Names the program with all it is made of, so that what one version kept is no other's; without a name nothing is kept. */
  readonly program?: string | null | undefined;
  /** Folder of a package that brings its knowledge compiled; without one it is made from the content below `root`. */
  readonly packed?: URL | null | undefined;
  /** Knowledge that is at hand already; without it, a command loads that of `root` and `store`. */
  readonly knowledge?: Knowledge | undefined;
  /** What the reader types to run a command; without it, as in a checkout. */
  readonly typedAs?: string | undefined;
  /** The day as YYYY-MM-DD. */
  readonly today: () => string;
  /** Lines of standard input. */
  readonly readInput: () => AsyncIterable<string>;
  /** Bytes of a file that the reader named; rejects when it cannot be read. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly write: (text: string) => Promise<void>;
  readonly tell: (text: string) => void;
  /** Shows how far a long command is, between 0 and 1; does nothing where nobody watches. At 1 it is over. */
  readonly showProgress: (fraction: number, what: string) => void;
  /** The program that workers run, for several files at once; without one they are read one after the other. */
  readonly workerFile?: URL | null | undefined;
  /** Shows a line in place of the last one, on a terminal; an empty one clears it. */
  readonly show?: ((line: string) => void) | null | undefined;
}
