/** Starts the independent FHIR server; its packages are installed on first use, beside the other caches. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = "tests/interop/fhir-server";
const HOME = "node_modules/.cache/fhir-server";

export interface FhirServer {
  readonly url: string;
  readonly stop: () => void;
}

/** Returns why the server cannot be had here, or null when it is installed. */
export function installFhirServer(): string | null {
  const isCurrent =
    existsSync(join(HOME, "node_modules")) &&
    existsSync(join(HOME, "package-lock.json")) &&
    readFileSync(join(HOME, "package-lock.json"), "utf8") === readFileSync(join(SOURCE, "package-lock.json"), "utf8");
  mkdirSync(HOME, { recursive: true });
  cpSync(SOURCE, HOME, { recursive: true });
  if (isCurrent) return null;
  const { status } = spawnSync(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--ignore-scripts"], {
    cwd: HOME,
    stdio: "ignore",
    env: { ...process.env, npm_config_engine_strict: "false" },
  });
  return status === 0 ? null : "the packages of the FHIR server could not be installed";
}

/** Starts the server and waits until it answers. */
export function startFhirServer(): Promise<FhirServer> {
  return new Promise((resolve, reject) => {
    // Node 20 keeps the web socket that these packages look for behind a switch.
    const child: ChildProcess = spawn(
      process.execPath,
      [...(process.versions.node.startsWith("20.") ? ["--experimental-websocket"] : []), "server.mjs"],
      { cwd: HOME, stdio: ["ignore", "pipe", "inherit"] },
    );
    child.once("error", reject).once("exit", (code) => reject(new Error(`the FHIR server ended with ${String(code)}`)));
    child.stdout?.once("data", (chunk: Buffer) =>
      resolve({ url: `http://127.0.0.1:${chunk.toString().trim()}`, stop: () => child.kill() }),
    );
  });
}
