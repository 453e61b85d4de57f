import { copyFile, mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fromStoredText, toStoredText } from "@/lib/knowledge";
import type { Outcome, Release } from "@/lib/schema";
import { sha256 } from "./digest";

const CURRENT = "release.json";
const PREVIOUS = "previous-release.json";

/**
 * Writes a release into the folder of imports in one move: whoever reads there
 * finds the old one whole or the new one whole, however the run ends. The one
 * it takes the place of is kept beside it, unless it is the same.
 */
export async function storeRelease(store: string, release: Release): Promise<void> {
  await mkdir(store, { recursive: true });
  await sweep(store);
  const current = join(store, CURRENT);
  const fresh = `${current}.${process.pid}.new`;
  const kept = `${join(store, PREVIOUS)}.${process.pid}.new`;
  try {
    const file = await open(fresh, "w");
    try {
      await file.writeFile(toStoredText(release));
      await file.sync();
    } finally {
      await file.close();
    }
    const before = await storedHash(current);
    if (before !== null && before !== release.hash) {
      await copyFile(current, kept);
      await rename(kept, join(store, PREVIOUS));
    }
    await rename(fresh, current);
  } finally {
    await rm(fresh, { force: true });
    await rm(kept, { force: true });
  }
}

/** Returns the release in the folder of imports, null where there is none, or why it cannot be used. */
export function storedRelease(store: string): Promise<Outcome<Release | null>> {
  return readStored(store, CURRENT);
}

/** Returns the release that the last import took the place of; null where there is none that can be used. */
export async function previousRelease(store: string): Promise<Release | null> {
  const previous = await readStored(store, PREVIOUS);
  return previous.ok ? previous.value : null;
}

/** Takes away what an import that was killed left half written; one that still runs keeps its own. */
async function sweep(store: string): Promise<void> {
  for (const name of await readdir(store)) {
    const writer = /\.json\.(\d+)\.new$/.exec(name)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(store, name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The hash stands at the head of the file; whether the rest is sound is looked at when it is used. */
async function storedHash(path: string): Promise<string | null> {
  const head = Buffer.alloc(128);
  const file = await open(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (file === null) return null;
  try {
    await file.read(head, 0, head.length, 0);
    return /"hash":"([0-9a-f]{64})"/.exec(head.toString("utf8"))?.[1] ?? null;
  } finally {
    await file.close();
  }
}

async function readStored(store: string, name: string): Promise<Outcome<Release | null>> {
  const text = await readFile(join(store, name), "utf8").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return text === null ? { ok: true, value: null } : fromStoredText(text, join(".knowledge", name), sha256);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
