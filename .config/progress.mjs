/** What every command shares: where the repository is, what it prints while it works, and how it runs a program. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inRoot = (...parts) => join(root, ...parts);

const startedAt = Date.now();
const children = new Set();

/** A failure the reader can fix: printed as its message alone, without a stack. */
export class ReaderError extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Prints one line about the step at hand, with the seconds since the command began; on stderr, as messages are. */
export function say(message) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
  process.stderr.write(`[${seconds} s] ${message}\n`);
}

/** The environment our programs run in: the caller's, without the settings that would install or build half of it. */
export function cleanEnvironment(extra = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
  for (const name of Object.keys(env)) {
    if (/^(NODE_ENV|npm_config_(omit|production|only|include|dry_run|ignore_scripts))$/i.test(name)) delete env[name];
  }
  return env;
}

/**
 * Runs a program in the repository and returns its exit code; `stdio` as in node:child_process. With `onOutput`, what
 * it writes is handed over piece by piece instead.
 */
export function run(command, args, { env = {}, stdio = "inherit", shell = false, timeoutMs, onOutput } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: cleanEnvironment(env),
      stdio: onOutput === undefined ? stdio : ["ignore", "pipe", "pipe"],
      shell,
    });
    if (onOutput !== undefined) for (const stream of [child.stdout, child.stderr]) stream.on("data", onOutput);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => child.kill("SIGTERM"), timeoutMs);
    const finish = (code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve(code);
    };
    children.add(child);
    child.on("error", () => finish(127));
    // With pipes, what was written last may come after the end.
    child.on(onOutput === undefined ? "exit" : "close", (code, signal) => finish(code ?? (signal === null ? 1 : 128)));
  });
}

/** Runs Node itself, which is the one program that is certainly there. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs npm: the one that started us, or else the one on the path. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm !== undefined && /\bnpm\b.*\.[cm]?js$/.test(npm)) return runNode([npm, ...args], options);
  return run("npm", args, { ...options, shell: process.platform === "win32" });
}

/** Runs `main`, turns its failure into one line and an exit code, and takes the children along when it is stopped. */
export async function command(main) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, () => {
      for (const child of children) child.kill(signal);
      say("Stopped.");
      process.exit(signal === "SIGINT" ? 130 : 143);
    });
  }
  try {
    assertNode();
    await main();
  } catch (error) {
    say(error instanceof ReaderError ? error.message : String(error?.stack ?? error));
    process.exit(error instanceof ReaderError ? error.exitCode : 1);
  }
}

function assertNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new ReaderError(
    `This is Node ${process.versions.node}; Haplonote needs 20.19 or newer. Install it from nodejs.org.`,
    2,
  );
}
