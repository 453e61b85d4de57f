import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const REFERENCE = fileURLToPath(new URL("../../../shared/reference/", import.meta.url));

/** Whether the reference data lie beside the project; a test that reads them skips, visibly, when they do not. */
export const hasReference = existsSync(REFERENCE);

/** Returns where a reference file or folder lies. */
export function referencePath(path: string): string {
  return `${REFERENCE}${path}`;
}

/** Returns the lines of a reference file, unpacked where it is packed, without the last empty one. */
export function referenceLines(path: string): readonly string[] {
  const bytes = readFileSync(`${REFERENCE}${path}`);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").trimEnd().split("\n");
}

/** Returns the names of the files in a reference folder, in alphabetical order. */
export function referenceFiles(folder: string): readonly string[] {
  return readdirSync(`${REFERENCE}${folder}`).sort();
}

/** The command line's surroundings with lines for standard input, and what it wrote. */
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
      today: () => "2026-11-24",
      readInput: async function* () {
        yield* lines;
      },
      readFile: (): Promise<string> => Promise.reject(new Error("no file")),
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
