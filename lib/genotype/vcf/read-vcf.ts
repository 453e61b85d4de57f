import type { Outcome, Problem } from "@/lib/schema";
import { bgzfFramer, checkBlock, cut, damaged } from "./bgzf";
import { vcfLineReader, type ReadLinesOptions, type VcfFile } from "./read-lines";
import { otherFile, packingOf, type Packing } from "./recognise";

/** What only the platform can do; Node and the browser each bring their own. */
export interface Unpackers {
  /** Unpacks raw deflate data whose unpacked length is known; throws when they are damaged. */
  readonly inflateRaw: (packed: Uint8Array, unpackedLength: number) => Uint8Array | Promise<Uint8Array>;
  /** Unpacks a gzip stream piece by piece; throws when it is damaged or breaks off. */
  readonly gunzip: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
}

export interface ReadVcfOptions extends ReadLinesOptions {
  readonly unpackers: Unpackers;
  /** Told the bytes read so far, as the file lies on the disk. */
  readonly onProgress?: (bytesRead: number) => void;
  /** Asked before each chunk; a true ends the reading. */
  readonly isCancelled?: () => boolean;
}

/**
 * A packed file may unpack to a thousand times its size. The lines of one
 * person differ, and pack some ten times; those of many people repeat one
 * genotype, and pack better the more there are.
 */
const RATIO_OF_ONE_SAMPLE = 100;
const RATIO_FROM_BYTES = 64 * 1024 * 1024;

/**
 * Returns what a VCF says of the defined positions, or why it is refused.
 * Reads the source once, in order, and holds a few chunks at most, so the size
 * of the file does not matter. Plain text, gzip and bgzip are told apart by
 * their bytes. A source that throws is passed on: it is the platform's fault,
 * not the file's.
 */
export async function readVcf(source: AsyncIterable<Uint8Array>, options: ReadVcfOptions): Promise<Outcome<VcfFile>> {
  const counted = { bytesRead: 0 };
  const chunks = counting(source, counted, options)[Symbol.asyncIterator]();
  try {
    const first = await takeFirst(chunks);
    return await readLines(unpacked(packingOf(first), followedBy(first, chunks), options.unpackers), counted, options);
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problems: [error.problem] };
    throw error;
  } finally {
    await chunks.return?.(undefined);
  }
}

async function readLines(
  text: AsyncIterable<Uint8Array>,
  counted: { readonly bytesRead: number },
  options: ReadVcfOptions,
): Promise<Outcome<VcfFile>> {
  const reader = vcfLineReader(options);
  const pieces = text[Symbol.asyncIterator]();
  const first = await takeFirst(pieces);
  const other = otherFile(first);
  if (other !== null) throw new Refusal(other);
  let unpackedBytes = 0;
  for await (const piece of followedBy(first, pieces)) {
    unpackedBytes += piece.length;
    const ratioMost = RATIO_OF_ONE_SAMPLE + reader.sampleCount();
    if (unpackedBytes > RATIO_FROM_BYTES && unpackedBytes > counted.bytesRead * ratioMost)
      throw new Refusal(bomb(ratioMost));
    const fault = reader.push(piece);
    if (fault !== null) throw new Refusal(fault);
  }
  return reader.end();
}

/**
 * Returns the first bytes of what is packed with gzip or bgzip, and of anything else its own; null where it does not
 * unpack. Enough to know a file by, not to read it.
 */
export async function firstUnpacked(bytes: Uint8Array, unpackers: Unpackers): Promise<Uint8Array | null> {
  const source = async function* (): AsyncGenerator<Uint8Array, void> {
    yield await Promise.resolve(bytes);
  };
  const pieces = unpacked(packingOf(bytes), source(), unpackers)[Symbol.asyncIterator]();
  try {
    return await takeFirst(pieces);
  } catch {
    return null;
  } finally {
    await pieces.return?.(undefined);
  }
}

/** Carries a refusal out of nested streams; never leaves this file. */
class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

async function* counting(
  source: AsyncIterable<Uint8Array>,
  counted: { bytesRead: number },
  { onProgress, isCancelled }: ReadVcfOptions,
): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of source) {
    if (isCancelled?.() === true) throw new Refusal(cancelled());
    counted.bytesRead += chunk.length;
    onProgress?.(counted.bytesRead);
    yield chunk;
  }
}

/** Enough bytes to know a file by; chunks may be as small as one byte. */
const FIRST_BYTES = 512;

async function takeFirst(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < FIRST_BYTES) {
    const next = await chunks.next();
    if (next.done === true) break;
    if (first.length === 0) first = next.value;
    else {
      const both = new Uint8Array(first.length + next.value.length);
      both.set(first);
      both.set(next.value, first.length);
      first = both;
    }
  }
  return first;
}

async function* followedBy(first: Uint8Array, chunks: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

function unpacked(
  packing: Packing,
  source: AsyncIterable<Uint8Array>,
  unpackers: Unpackers,
): AsyncIterable<Uint8Array> {
  switch (packing) {
    case "plain":
      return source;
    case "gzip":
      return gunzipped(source, unpackers);
    case "bgzip":
      return bgunzipped(source, unpackers);
  }
}

async function* gunzipped(source: AsyncIterable<Uint8Array>, { gunzip }: Unpackers): AsyncGenerator<Uint8Array, void> {
  // The unpacker may wrap what its source throws, so that is kept here: it tells nothing of the packing.
  let ofSource: unknown;
  const guarded = async function* (): AsyncGenerator<Uint8Array, void> {
    try {
      yield* source;
    } catch (error) {
      ofSource = error;
      throw error;
    }
  };
  try {
    yield* gunzip(guarded());
  } catch (error) {
    if (ofSource !== undefined) throw ofSource;
    throw new Refusal(refusalOf(error instanceof Error ? error.message : ""));
  }
}

/** Unpackers give no code for what is wrong, only a sentence. That of browsers takes the first of several parts alone. */
function refusalOf(message: string): Problem {
  if (/unexpected end|truncated|premature/i.test(message)) return cut("an end that breaks off");
  if (/junk|trailing|after end/i.test(message)) return joined();
  return damaged("data that do not unpack");
}

async function* bgunzipped(
  source: AsyncIterable<Uint8Array>,
  { inflateRaw }: Unpackers,
): AsyncGenerator<Uint8Array, void> {
  const framer = bgzfFramer();
  for await (const chunk of source) {
    const blocks = framer.push(chunk);
    if ("code" in blocks) throw new Refusal(blocks);
    for (const block of blocks) {
      let text: Uint8Array;
      try {
        const inflated = inflateRaw(block.packed, block.unpackedLength);
        text = inflated instanceof Uint8Array ? inflated : await inflated;
      } catch {
        throw new Refusal(damaged("a block that does not unpack"));
      }
      const fault = checkBlock(block, text);
      if (fault !== null) throw new Refusal(fault);
      yield text;
    }
  }
  const fault = framer.end();
  if (fault !== null) throw new Refusal(fault);
}

function bomb(ratioMost: number): Problem {
  return {
    code: "packing-ratio",
    path: [],
    found: `a packed file that unpacks to more than ${ratioMost} times its size`,
    expected: "a VCF, which packs some ten times, and more the more samples it has",
    remedy: "Check where the file comes from; unpack it yourself if it is a VCF",
    nearest: [],
  };
}

function joined(): Problem {
  return {
    code: "gzip-joined",
    path: [],
    found: "a gzip file of several parts, or with something after its end",
    expected: "one part, or a file as bgzip packs it",
    remedy: "Unpack it and choose the VCF, or pack it again with bgzip",
    nearest: [],
  };
}

function cancelled(): Problem {
  return {
    code: "reading-cancelled",
    path: [],
    found: "a reading that was stopped",
    expected: "the whole file",
    remedy: "Choose the file again to read it",
    nearest: [],
  };
}
