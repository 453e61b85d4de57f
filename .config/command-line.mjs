import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { fingerprint } from "./fingerprint.mjs";
import { inRoot } from "./progress.mjs";

const FOLDER = ".knowledge";
const PREFIX = "command-line-";

/** What the program is made of; tests are no part of it. */
const INPUTS = ["lib", "package-lock.json", "tsconfig.json", ".config/command-line.mjs"];

/**
 * Returns the command line as one program in plain JavaScript, made anew when
 * its source has changed. Loading the source file by file takes longer than
 * most commands do. The folder is named after the source, so that a run which
 * is under way keeps its own.
 */
export async function ensureCommandLine() {
  const print = fingerprint(INPUTS);
  const name = `${PREFIX}${print.slice(0, 16)}`;
  const program = inRoot(FOLDER, name, "main.mjs");
  if (existsSync(program)) return program;
  const { build } = await import("esbuild");
  const made = inRoot(FOLDER, `${name}.${process.pid}.new`);
  mkdirSync(inRoot(FOLDER), { recursive: true });
  await build({
    absWorkingDir: inRoot(),
    entryPoints: { main: "lib/node/main.ts" },
    outdir: made,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    define: { PROGRAM: JSON.stringify(print) },
    // Written for require; Node finds it where npm put it.
    external: ["yaml", "yauzl"],
    logLevel: "warning",
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
