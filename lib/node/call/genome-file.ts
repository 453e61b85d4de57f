import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip, inflateRawSync } from "node:zlib";
import type { Unpackers } from "@/lib/genotype";
import type { Outcome } from "@/lib/schema";

const CHUNK_BYTES = 1024 * 1024;

/** Unpacks with the zlib of Node. A block of bgzip has at most 64 kB, so it is not worth another thread. */
export const UNPACKERS: Unpackers = {
  inflateRaw: (packed) => inflateRawSync(packed),
  gunzip: (source) => Readable.from(source).pipe(createGunzip({ chunkSize: CHUNK_BYTES })),
};

export interface GenomeFile {
  readonly bytes: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Returns a file that can be read, or why it cannot: it is not there, is a folder, or may not be read. */
export async function genomeFile(path: string): Promise<Outcome<GenomeFile>> {
  try {
    const found = await stat(path);
    if (!found.isDirectory())
      return {
        ok: true,
        value: { bytes: found.size, open: () => createReadStream(path, { highWaterMark: CHUNK_BYTES }) },
      };
    return unreadable("a folder", "Name the files in it");
  } catch (error) {
    return unreadable(reasonOf(error) ?? "a file that cannot be read", "Check the name and the place");
  }
}

/** Returns what the operating system has against a file, in words; null when it is not about the file. */
export function reasonOf(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return "no such file";
    case "EACCES":
    case "EPERM":
      return "a file that we may not read";
    case "EISDIR":
      return "a folder";
    case "EIO":
      return "a file that the disk cannot read";
    default:
      return null;
  }
}

function unreadable(found: string, remedy: string): Outcome<GenomeFile> {
  return {
    ok: false,
    problems: [{ code: "file-unreadable", path: [], found, expected: "a VCF file", remedy, nearest: [] }],
  };
}
