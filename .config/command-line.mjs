import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { fingerprint } from "./fingerprint.mjs";
import { inRoot } from "./progress.mjs";

const FOLDER = ".knowledge";
const PREFIX = "command-line-";

/** What the program is made of; tests are no part of it. */
const INPUTS = ["lib", "package-lock.json", "tsconfig.json", ".config/command-line.mjs", ".config/bundle.mjs"];

/** Returns a hash of all that the command line is made of. */
export const programPrint = () => fingerprint(INPUTS);

/**
 * Returns the command line as one program in plain JavaScript, made anew when
 * its source has changed. The folder is named after the source, so that a run
 * which is under way keeps its own.
 */
export async function ensureCommandLine() {
  const print = programPrint();
  const name = `${PREFIX}${print.slice(0, 16)}`;
  const program = inRoot(FOLDER, name, "main.mjs");
  if (existsSync(program)) return program;
  const { bundle } = await import("./bundle.mjs");
  const made = inRoot(FOLDER, `${name}.${process.pid}.new`);
  mkdirSync(inRoot(FOLDER), { recursive: true });
  await bundle({
    entries: { main: "lib/node/main.ts" },
    outdir: made,
    define: { PROGRAM: JSON.stringify(print) },
  });
  try {
    renameSync(made, inRoot(FOLDER, name));
  } catch {
    // Another run was quicker; its program is the same.
    rmSync(made, { recursive: true, force: true });
  }
  for (const old of readdirSync(inRoot(FOLDER)).filter(
    (entry) => entry.startsWith(PREFIX) && !entry.startsWith(name) && !entry.endsWith(".new"),
  )) {
    rmSync(inRoot(FOLDER, old), { recursive: true, force: true });
  }
  return program;
}
