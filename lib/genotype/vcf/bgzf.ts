import type { Problem } from "@/lib/schema";
import { crc32 } from "./crc32";

/** One block of a BGZF file: at most 64 kB of text, packed by itself. */
export interface BgzfBlock {
  /** Raw deflate data. */
  readonly packed: Uint8Array;
  readonly unpackedLength: number;
  readonly crc: number;
}

export interface BgzfFramer {
  /** Takes the next bytes; returns the blocks that are now whole, or what is wrong. */
  push(chunk: Uint8Array): readonly BgzfBlock[] | Problem;
  /** Returns what is wrong with the end: a cut block, or no end marker. */
  end(): Problem | null;
}

const HEADER_BYTES = 18;
const TRAILER_BYTES = 8;

/** Whether bytes begin a BGZF file: gzip with an extra field "BC" of two bytes, which holds the block's length. */
export function isBgzf(bytes: Uint8Array): boolean {
  return isGzip(bytes) && (byte(bytes, 3) & 4) !== 0 && blockLength(bytes) !== null;
}

/** Whether bytes begin a gzip file. @source RFC 1952, section 2.3 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * Returns a framer of BGZF, the packing of bgzip: it finds the blocks in
 * chunks of any size, and holds no more than the block at hand. The file must
 * end with the marker that bgzip writes last, an empty block: without it the
 * file was cut between two blocks, which no other check would see.
 * @source Sequence Alignment/Map Format Specification v1, section 4.1 (BGZF) and 4.1.2 (end-of-file marker)
 */
export function bgzfFramer(): BgzfFramer {
  let held: Uint8Array = new Uint8Array(0);
  let isLastEmpty = false;
  return {
    push(chunk) {
      const bytes = held.length === 0 ? chunk : joined(held, chunk);
      const blocks: BgzfBlock[] = [];
      let at = 0;
      while (bytes.length - at >= HEADER_BYTES) {
        const rest = bytes.subarray(at);
        if (!isGzip(rest)) return damaged("bytes between two blocks that are no block");
        const extra = extraLength(rest);
        if (rest.length < 12 + extra) break;
        const length = blockLength(rest);
        if (length === null || length < 12 + extra + TRAILER_BYTES) return damaged("a block without its length");
        if (rest.length < length) break;
        const unpackedLength = word(rest, length - 4);
        if (unpackedLength > 65536) return damaged("a block of more than 64 kB");
        isLastEmpty = unpackedLength === 0;
        if (!isLastEmpty)
          blocks.push({
            packed: rest.subarray(12 + extra, length - TRAILER_BYTES),
            unpackedLength,
            crc: word(rest, length - 8),
          });
        at += length;
      }
      // A copy, so that the chunk can go.
      held = bytes.slice(at);
      return blocks;
    },
    end() {
      if (held.length > 0) return cut("a last block that breaks off");
      return isLastEmpty ? null : cut("no end marker");
    },
  };
}

/** Returns what is wrong with an unpacked block, or null: its length and its checksum must be those that were packed. */
export function checkBlock(block: BgzfBlock, unpacked: Uint8Array): Problem | null {
  if (unpacked.length !== block.unpackedLength) return damaged("a block of another length than it says");
  return crc32(unpacked) === block.crc ? null : damaged("a block whose checksum does not fit");
}

/** Returns the refusal of packed data that do not unpack. */
export function damaged(found: string): Problem {
  return {
    code: "packing-damaged",
    path: [],
    found: `a packed file with ${found}`,
    expected: "a file as bgzip or gzip wrote it",
    remedy: "Copy or download the file again",
    nearest: [],
  };
}

/** Returns the refusal of packed data that break off. */
export function cut(found: string): Problem {
  return {
    code: "file-cut",
    path: [],
    found: `a packed file with ${found}`,
    expected: "a whole file",
    remedy: "The file was cut: copy or download it again",
    nearest: [],
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function word(bytes: Uint8Array, at: number): number {
  return (
    (byte(bytes, at) | (byte(bytes, at + 1) << 8) | (byte(bytes, at + 2) << 16) | (byte(bytes, at + 3) << 24)) >>> 0
  );
}

function extraLength(bytes: Uint8Array): number {
  return byte(bytes, 10) | (byte(bytes, 11) << 8);
}

/** Returns the length of the block that begins here, from its extra field; null when it has none. */
function blockLength(bytes: Uint8Array): number | null {
  const end = Math.min(bytes.length, 12 + extraLength(bytes));
  for (let at = 12; at + 4 <= end;) {
    const length = byte(bytes, at + 2) | (byte(bytes, at + 3) << 8);
    if (byte(bytes, at) === 66 && byte(bytes, at + 1) === 67 && length === 2 && at + 6 <= end)
      return (byte(bytes, at + 4) | (byte(bytes, at + 5) << 8)) + 1;
    at += 4 + length;
  }
  return null;
}
