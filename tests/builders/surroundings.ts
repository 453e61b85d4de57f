import { fileURLToPath } from "node:url";
import { knowledge } from "./shipped";

/** The command line's surroundings with the content as it is shipped, lines for standard input, and what it wrote. */
export function surroundingsWith(lines: readonly string[]) {
  const written: string[] = [];
  const told: string[] = [];
  return {
    written,
    told,
    around: {
      root: fileURLToPath(new URL("../../", import.meta.url)),
      // What somebody imported must not change what a test expects of the content.
      store: fileURLToPath(new URL("../../node_modules/.cache/no-imports", import.meta.url)),
      knowledge,
      today: () => "2026-11-24",
      readInput: async function* () {
        yield* lines;
      },
      readFile: (): Promise<Uint8Array> => Promise.reject(new Error("no file")),
      write: (text: string): Promise<void> => {
        written.push(text);
        return Promise.resolve();
      },
      tell: (text: string): void => {
        told.push(text);
      },
      showProgress: (): void => {},
    },
  };
}
