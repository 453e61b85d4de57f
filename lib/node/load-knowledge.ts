import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { callShardOf, compileKnowledge, deepFreeze, type CompileResult, type Knowledge } from "@/lib/knowledge";
import { InvariantError } from "@/lib/schema";
import { readContent } from "./read-content";

/** Where the compiled snapshot lies, below the folder the app runs in. */
const SNAPSHOT = join(".knowledge", "snapshot.json");

export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Returns the knowledge of `root`/content, compiled now, or every issue in it. */
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

/** Writes the snapshot in one move, so that a stopped run leaves the old one whole. Returns its path. */
export async function writeSnapshot(root: string, knowledge: Knowledge): Promise<string> {
  const path = join(root, SNAPSHOT);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, JSON.stringify(knowledge));
  await rename(`${path}.new`, path);
  return path;
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

async function readSnapshot(root: string): Promise<Knowledge> {
  const text = await readFile(join(root, SNAPSHOT), "utf8").catch(() => {
    throw new InvariantError(`node: ${SNAPSHOT} is missing; "npm start" and "knowledge compile" write it`);
  });
  return deepFreeze(JSON.parse(text) as Knowledge);
}
