import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CallKnowledge, Knowledge } from "@/lib/knowledge";
import { sweepHalfWritten, writeInOneMove } from "../half-written";
import { fromKeptBytes, toKeptBytes } from "./kept-text";

/** What is kept: everything, or only what the call of a genome draws on. */
export interface KeptParts {
  readonly whole: Knowledge;
  readonly calls: CallKnowledge;
}

export type KeptPart = keyof KeptParts;

/** Kept of each part, so that going back and forth between two states of the content compiles neither anew. */
const KEPT_OF_EACH = 4;

/**
 * Returns what was kept under this key; null where nothing was, or where it is
 * not as it was written: cut short, damaged, or not to be read.
 */
export function readKept<P extends KeptPart>(store: string, part: P, key: string): KeptParts[P] | null {
  try {
    return fromKeptBytes<KeptParts[P]>(readFileSync(pathOf(store, part, key)));
  } catch {
    return null;
  }
}

/** Keeps knowledge under the key of what it was made of. A folder that cannot be written costs time, never an answer. */
export function keep<P extends KeptPart>(store: string, part: P, key: string, knowledge: KeptParts[P]): void {
  try {
    mkdirSync(folderOf(store), { recursive: true });
    sweepHalfWritten(folderOf(store));
    writeInOneMove(pathOf(store, part, key), toKeptBytes(knowledge));
    forgetOld(store, part);
  } catch {
    return;
  }
}

function forgetOld(store: string, part: KeptPart): void {
  const kept = readdirSync(folderOf(store))
    .filter((name) => name.startsWith(`${part}-`) && name.endsWith(".kept"))
    .map((name) => join(folderOf(store), name))
    .map((path) => ({ path, writtenMs: statSync(path).mtimeMs }))
    .sort((a, b) => b.writtenMs - a.writtenMs);
  kept.slice(KEPT_OF_EACH).forEach(({ path }) => rmSync(path, { force: true }));
}

const folderOf = (store: string): string => join(store, "kept");
const pathOf = (store: string, part: KeptPart, key: string): string => join(folderOf(store), `${part}-${key}.kept`);
