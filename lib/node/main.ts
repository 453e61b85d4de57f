import { today } from "./clock";
import { runCommand } from "./command-line";

const status = await runCommand(process.argv.slice(2), {
  root: process.cwd(),
  today,
  readInput: async function* () {
    const { createInterface } = await import("node:readline");
    yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
  },
  readFile: async (path) => {
    const { readFile } = await import("node:fs/promises");
    return readFile(path, "utf8");
  },
  write: (text) => new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve()))),
  tell: (text) => process.stderr.write(`${text}\n`),
});
process.exitCode = status;
