import { join } from "node:path";
import { today } from "./clock";
import { runCommand } from "./command-line";
import { STORE } from "./load-knowledge";
import { progressBar } from "./progress-bar";

const status = await runCommand(process.argv.slice(2), {
  root: process.cwd(),
  store: join(process.cwd(), STORE),
  today,
  readInput: async function* () {
    const { createInterface } = await import("node:readline");
    yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
  },
  write: (text) => new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve()))),
  tell: (text) => process.stderr.write(`${text}\n`),
  showProgress: process.stderr.isTTY ? progressBar((text) => process.stderr.write(text)) : () => {},
});
process.exitCode = status;
