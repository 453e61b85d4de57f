import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  compileKnowledge,
  deepFreeze,
  differenceOf,
  joinRelease,
  type CompileResult,
  type Knowledge,
  type ReleaseDifference,
} from "@/lib/knowledge";
import { InvariantError } from "@/lib/schema";
import { readContentTexts, type ContentText } from "./content-texts";
import { sha256 } from "./digest";
import { parseTexts } from "./read-content";
import { previousRelease } from "./release-store";
import { STORE } from "./store";

const SNAPSHOT = "snapshot.json";
const DIFFERENCE = "difference.json";

/** Returns the curated knowledge of `root`/content alone, compiled now, or every issue in it. */
export async function compileFrom(root: string): Promise<CompileResult> {
  return compileTexts(readContentTexts(join(root, "content")));
}

/** Returns the knowledge of these files of content, or every issue in them. */
export function compileTexts(texts: readonly ContentText[]): CompileResult {
  const { files, issues } = parseTexts(texts);
  return issues.length > 0 ? { ok: false, issues } : compileKnowledge(files, sha256);
}

/**
 * Writes into `store` what the server reads: the snapshot, and, where an import
 * took the place of an earlier one, what changed between the two. Each in one
 * move, so that a stopped run leaves the old one whole.
 */
export async function writeSnapshot(store: string, knowledge: Knowledge): Promise<void> {
  await mkdir(store, { recursive: true });
  const previous = knowledge.release === null ? null : await previousRelease(store);
  if (previous === null || knowledge.release === null) await rm(join(store, DIFFERENCE), { force: true });
  else {
    // Joined too, so that both call a drug by the id that its page has.
    const from = joinRelease(knowledge, previous).release ?? previous;
    await replace(join(store, DIFFERENCE), JSON.stringify(differenceOf(from, knowledge.release)));
  }
  await replace(join(store, SNAPSHOT), JSON.stringify(knowledge));
}

async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

let served: Promise<Knowledge> | undefined;

/** Returns the compiled snapshot below the working folder, read once for the life of the server. */
export function servedKnowledge(): Promise<Knowledge> {
  served ??= readSnapshot(process.cwd()).catch((error: unknown) => {
    served = undefined;
    throw error;
  });
  return served;
}

/** Returns what changed from the previous import to the one served, or null where there is no previous one. */
export async function servedDifference(): Promise<ReleaseDifference | null> {
  const text = await readFile(join(/* turbopackIgnore: true */ process.cwd(), STORE, DIFFERENCE), "utf8").catch(
    () => null,
  );
  return text === null ? null : (JSON.parse(text) as ReleaseDifference);
}

async function readSnapshot(root: string): Promise<Knowledge> {
  const text = await readFile(join(/* turbopackIgnore: true */ root, STORE, SNAPSHOT), "utf8").catch(() => {
    throw new InvariantError(`node: ${STORE}/${SNAPSHOT} is missing; "npm start" and "knowledge compile" write it`);
  });
  return deepFreeze(JSON.parse(text) as Knowledge);
}
