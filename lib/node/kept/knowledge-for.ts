import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  callShardOf,
  deepFreeze,
  joinRelease,
  type CallKnowledge,
  type CompileResult,
  type ContentIssue,
  type Knowledge,
} from "@/lib/knowledge";
import { InvariantError, type Problem } from "@/lib/schema";
import { readContentTexts, type ContentText } from "../content-texts";
import { releaseIn, storedBytes } from "../release-store";
import type { Surroundings } from "../surroundings";
import { keep, readKept, type KeptPart, type KeptParts } from "./kept-store";
import { fromKeptBytes } from "./kept-text";

/** Where knowledge comes from, and where it is kept. */
export type KnowledgePlace = Pick<Surroundings, "root" | "store" | "program" | "packed" | "knowledge">;

/** Knowledge, or the faults of the content or of the imported release. */
export type LoadedPart<Part> =
  | { readonly ok: true; readonly knowledge: Part }
  | { readonly ok: false; readonly issues: readonly ContentIssue[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
export type Loaded = LoadedPart<Knowledge>;

/**
 * Returns the curated knowledge joined with the release that was imported, or
 * what stands in its way. What was compiled is kept under a hash of every byte
 * it was made of and of the program that made it. So it is found again exactly
 * as long as all of them are the same, whatever clocks, names and times of
 * files say; and the bytes that are hashed are the bytes that are compiled.
 */
export async function knowledgeFor(place: KnowledgePlace): Promise<Loaded> {
  if (place.knowledge !== undefined) return { ok: true, knowledge: place.knowledge };
  const curated = curatedAt(place, "whole");
  const release = await storedBytes(place.store);
  if (release === null && curated.packed !== null) return { ok: true, knowledge: curated.packed() };
  return keptOrMade(place, "whole", [...curated.texts, ...asText(release)], () => joinedOf(curated, release));
}

/** Returns what `knowledgeFor` returns, made now from the files, whatever is kept; and keeps that. */
export async function knowledgeAnew(place: KnowledgePlace): Promise<Loaded> {
  const curated = curatedAt(place, "whole");
  const release = await storedBytes(place.store);
  const made = await joinedOf(curated, release);
  const key = keyOf(place, [...curated.texts, ...asText(release)]);
  if (made.ok && key !== null && curated.packed === null) keep(place.store, "whole", key, made.knowledge);
  return made;
}

/** Returns the part of the curated knowledge that calls need, or its faults; an imported release has nothing in it. */
export async function knowledgeForCalls(place: KnowledgePlace): Promise<LoadedPart<CallKnowledge>> {
  if (place.knowledge !== undefined) return { ok: true, knowledge: place.knowledge };
  const { texts, packed } = curatedAt(place, "calls");
  if (packed !== null) return { ok: true, knowledge: packed() };
  return keptOrMade(place, "calls", texts, async () => {
    const compiled = await compiledOf(texts);
    return compiled.ok ? { ok: true, knowledge: deepFreeze(callShardOf(compiled.knowledge)) } : compiled;
  });
}

interface Curated<P extends KeptPart> {
  /** Every byte it is made of. */
  readonly texts: readonly ContentText[];
  /** Reads the part a package was given, which takes no longer than to look for what is kept; null where there is content to compile. */
  readonly packed: (() => KeptParts[P]) | null;
}

function curatedAt<P extends KeptPart>({ root, packed }: KnowledgePlace, part: P): Curated<P> {
  if (packed !== null && packed !== undefined) {
    const bytes = readFileSync(new URL(`${part}.kept`, packed));
    return { texts: [{ path: "packed", bytes }], packed: () => unpacked(bytes) };
  }
  return { texts: readContentTexts(join(root, "content")), packed: null };
}

/** The compiler is loaded only when it is needed: loading it takes longer than most commands do. */
async function compiledOf(texts: readonly ContentText[]): Promise<CompileResult> {
  return (await import("../load-knowledge")).compileTexts(texts);
}

function unpacked<P extends KeptPart>(bytes: Buffer): KeptParts[P] {
  const knowledge = fromKeptBytes<KeptParts[P]>(bytes);
  if (knowledge === null)
    throw new InvariantError("node: the knowledge of this package is not as it was packed; install the package again");
  return knowledge;
}

async function joinedOf({ texts, packed }: Curated<"whole">, bytes: Buffer | null): Promise<Loaded> {
  const compiled: CompileResult = packed === null ? await compiledOf(texts) : { ok: true, knowledge: packed() };
  if (!compiled.ok) return compiled;
  const release = releaseIn(bytes);
  return release.ok ? { ok: true, knowledge: joinRelease(compiled.knowledge, release.value) } : release;
}

async function keptOrMade<P extends KeptPart>(
  place: KnowledgePlace,
  part: P,
  texts: readonly ContentText[],
  make: () => Promise<LoadedPart<KeptParts[P]>>,
): Promise<LoadedPart<KeptParts[P]>> {
  const key = keyOf(place, texts);
  const kept = key === null ? null : readKept(place.store, part, key);
  if (kept !== null) return { ok: true, knowledge: kept };
  const made = await make();
  if (made.ok && key !== null) keep(place.store, part, key, made.knowledge);
  return made;
}

/** A name that no file of content has. */
const asText = (release: Buffer | null): readonly ContentText[] =>
  release === null ? [] : [{ path: "/release", bytes: release }];

/** Returns the name of what these bytes and this program make; null where the program has none, so that nothing is kept. */
function keyOf({ program }: KnowledgePlace, texts: readonly ContentText[]): string | null {
  if (program === null || program === undefined) return null;
  const hash = createHash("sha256").update(`${program}\0`);
  // With its length before it, no part can be taken for the end of another.
  for (const { path, bytes } of texts) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest("hex").slice(0, 32);
}
