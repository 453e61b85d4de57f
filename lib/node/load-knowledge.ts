import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  callShardOf,
  compileKnowledge,
  deepFreeze,
  differenceOf,
  joinRelease,
  type CompileResult,
  type Knowledge,
  type ReleaseDifference,
} from "@/lib/knowledge";
import { InvariantError, type Problem } from "@/lib/schema";
import { sha256 } from "./digest";
import { readContent } from "./read-content";
import { previousRelease, storedRelease } from "./release-store";
import { STORE } from "./store";

const SNAPSHOT = "snapshot.json";
const DIFFERENCE = "difference.json";

/** Returns the curated knowledge of `root`/content alone, compiled now, or every issue in it. */
export async function compileFrom(root: string): Promise<CompileResult> {
  const { files, issues } = await readContent(join(root, "content"));
  if (issues.length > 0) return { ok: false, issues };
  return compileKnowledge(files, sha256);
}

/** Returns the part of the knowledge of `root`/content that calls need, compiled now, or every issue in the content. */
export async function compileForCalls(root: string): Promise<CompileResult> {
  const compiled = await compileFrom(root);
  return compiled.ok ? { ok: true, knowledge: callShardOf(compiled.knowledge) } : compiled;
}

/** Returns the knowledge of `root`/content joined with the release in `store`, if there is one; or what stands in its way. */
export async function knowledgeFrom(
  root: string,
  store: string,
): Promise<CompileResult | { readonly ok: false; readonly problems: readonly Problem[] }> {
  const compiled = await compileFrom(root);
  if (!compiled.ok) return compiled;
  const release = await storedRelease(store);
  return release.ok ? { ok: true, knowledge: joinRelease(compiled.knowledge, release.value) } : release;
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
