import { randomBytes } from "node:crypto";
import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Returns a name to write `path` under until it is whole; it tells who writes, and no two writers share one. */
export function nameWhileWriting(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString("hex")}.new`;
}

/** Writes a file in one move: whoever reads there finds the old one whole or the new one whole, however the run ends. */
export function writeInOneMove(path: string, bytes: Uint8Array | string): void {
  const fresh = nameWhileWriting(path);
  try {
    writeFileSync(fresh, bytes);
    renameSync(fresh, path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** Takes away what a run that was killed left half written in a folder; one that still runs keeps its own. */
export function sweepHalfWritten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const writer = /\.(\d+)\.[0-9a-f]+\.new$/.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
