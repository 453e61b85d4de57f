import { copyFile, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fromStoredText, toStoredText } from "@/lib/knowledge";
import type { Outcome, Release } from "@/lib/schema";
import { sha256 } from "./digest";
import { nameWhileWriting, sweepHalfWritten } from "./half-written";

const CURRENT = "release.json";
const PREVIOUS = "previous-release.json";

/**
 * Writes a release into the folder of imports in one move: whoever reads there
 * finds the old one whole or the new one whole, however the run ends. The one
 * it takes the place of is kept beside it, unless it is the same.
 */
export async function storeRelease(store: string, release: Release): Promise<void> {
  await mkdir(store, { recursive: true });
  sweepHalfWritten(store);
  const current = join(store, CURRENT);
  const fresh = nameWhileWriting(current);
  const kept = nameWhileWriting(join(store, PREVIOUS));
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
export async function storedRelease(store: string): Promise<Outcome<Release | null>> {
  return releaseIn(await storedBytes(store));
}

/** Returns the bytes of the release in the folder of imports, unread; null where there is none. */
export function storedBytes(store: string): Promise<Buffer | null> {
  return bytesOf(store, CURRENT);
}

/** Returns the release that these bytes hold, null for none, or why it cannot be used. */
export function releaseIn(bytes: Buffer | null, name = CURRENT): Outcome<Release | null> {
  return bytes === null
    ? { ok: true, value: null }
    : fromStoredText(bytes.toString("utf8"), join(".knowledge", name), sha256);
}

/** Returns the release that the last import took the place of; null where there is none that can be used. */
export async function previousRelease(store: string): Promise<Release | null> {
  const previous = releaseIn(await bytesOf(store, PREVIOUS), PREVIOUS);
  return previous.ok ? previous.value : null;
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

function bytesOf(store: string, name: string): Promise<Buffer | null> {
  return readFile(join(store, name)).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
