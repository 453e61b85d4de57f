import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CompileResult, Knowledge } from "@/lib/knowledge";

/** The part of the knowledge that calls need, kept from the last compilation. */
const KEPT = join(".knowledge", "call.json");

/** What the kept part was made of: the facts, and the code that reads them. */
const MADE_OF = ["content", join("lib", "schema"), join("lib", "knowledge")];

interface Kept {
  readonly stamp: string;
  readonly knowledge: Knowledge;
}

/**
 * Returns the knowledge that calls need, or the issues in the content. To
 * compile all content takes a second, so what calls need is kept, and used
 * for as long as no file it was made of has changed.
 */
export async function callKnowledge(root: string): Promise<CompileResult> {
  const stamp = stampOf(root);
  const kept = await readKept(join(root, KEPT));
  if (kept?.stamp === stamp) return { ok: true, knowledge: kept.knowledge };
  // Loaded only now: whoever finds the kept part need not wait for the compiler.
  const { compileForCalls } = await import("../load-knowledge");
  const compiled = await compileForCalls(root);
  if (compiled.ok) await writeKept(join(root, KEPT), { stamp, knowledge: compiled.knowledge });
  return compiled;
}

/** Returns a hash of the names, sizes and times of the files; to read them all would take longer than to call a genome. */
function stampOf(root: string): string {
  const hash = createHash("sha256");
  for (const folder of MADE_OF) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path}\0${size}\0${mtimeMs}\0`);
    }
  }
  return hash.digest("hex");
}

async function readKept(path: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Kept;
  } catch {
    return null;
  }
}

/** A folder that cannot be written costs time, not results. */
async function writeKept(path: string, kept: Kept): Promise<void> {
  const own = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(own, JSON.stringify(kept));
    await rename(own, path);
  } catch {
    return;
  }
}
