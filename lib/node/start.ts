import { isMainThread } from "node:worker_threads";
import { resolve } from "node:path";
import type { Surroundings } from "./surroundings";
import { today } from "./clock";
import { progressBar } from "./progress-bar";
import { STORE } from "./store";

/** A hash of all that this program is made of, put in when it is bundled; unbundled, it has none. */
declare const PROGRAM: string | undefined;

/** What a program of the command line is. */
export interface Program {
  /** The file that was started; workers start it again. */
  readonly file: URL;
  /** Folder of the knowledge that came with it; null where content lies in the working folder. */
  readonly packed: URL | null;
  /** What to type to run it. */
  readonly typedAs: string;
}

/** Runs the command in this process's arguments, or serves calls where this is a worker. */
export async function start(program: Program): Promise<void> {
  // Each is loaded when it is asked for: a call of one genome takes less time than loading all the rest.
  if (isMainThread) process.exitCode = await run(process.argv.slice(2), program);
  else await (await import("./call/call-worker")).serveCalls();
}

async function run(words: readonly string[], { file, packed, typedAs }: Program): Promise<number> {
  // Whoever reads our output may have seen enough, as `head` has.
  process.stdout.on("error", (error) => {
    if ("code" in error && error.code === "EPIPE") process.exit();
    throw error;
  });
  const around: Surroundings = {
    root: process.cwd(),
    store: resolve(STORE),
    program: typeof PROGRAM === "undefined" ? null : PROGRAM,
    packed,
    typedAs,
    today,
    readInput: async function* () {
      const { createInterface } = await import("node:readline");
      yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
    },
    readFile: async (path) => {
      const { readFile } = await import("node:fs/promises");
      return readFile(path);
    },
    write: (text) =>
      new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve()))),
    tell: (text) => process.stderr.write(`${text}\n`),
    showProgress: process.stderr.isTTY ? progressBar((text) => process.stderr.write(text)) : () => {},
    workerFile: file,
    show: process.stderr.isTTY ? (line) => process.stderr.write(`\r\x1b[2K${line}`) : null,
  };
  if (words[0] === "call") return (await import("./call/call-command")).callCommand(words.slice(1), around);
  return (await import("./command-line")).runCommand(words, around);
}
