import { crc32 } from "node:zlib";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { fileFault } from "@/lib/knowledge";
import type { Outcome, Problem } from "@/lib/schema";

/** A file in an archive, unpacked into memory; nothing is ever written where an archive says. */
export interface ArchiveEntry {
  readonly path: string;
  readonly bytes: Buffer;
}

const MiB = 1024 * 1024;

/** The largest real archive has 210 entries, the largest real entry 5.5 MB, packed 13 to 1. @source ClinPGx release of 2025-01-05 */
export const LIMITS = {
  entries: 4096,
  entryBytes: 64 * MiB,
  totalBytes: 256 * MiB,
  ratio: 100,
  ratioFromBytes: MiB,
} as const;

/**
 * Returns the entries of a zip that `wanted` takes, unpacked, and the paths of
 * the others; or the fault that refuses the archive. What the directory of the
 * archive says is checked before anything is unpacked: how many entries, how
 * large, how tightly packed, and that no path leads out of the archive. What
 * then comes out must have the size and checksum it says. `name` is the
 * archive's in messages.
 */
export async function readArchive(
  path: string,
  name: string,
  wanted: (entryPath: string) => boolean,
): Promise<Outcome<{ readonly entries: readonly ArchiveEntry[]; readonly others: readonly string[] }>> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { autoClose: false, strictFileNames: true });
    // Told by the archive itself, before its directory is read.
    if (zip.entryCount > LIMITS.entries)
      return { ok: false, problems: [archiveFault(name, `${zip.entryCount} entries`, `at most ${LIMITS.entries}`)] };
    const directory: Entry[] = [];
    for await (const entry of zip.eachEntry()) directory.push(entry);
    const fault = directoryFault(name, directory);
    if (fault !== null) return { ok: false, problems: [fault] };
    const files = directory.filter((entry) => !entry.fileName.endsWith("/"));
    const entries: ArchiveEntry[] = [];
    for (const entry of files.filter((one) => wanted(one.fileName))) {
      const bytes = await unpack(zip, entry);
      if (crc32(bytes) !== entry.crc32)
        return {
          ok: false,
          problems: [
            archiveFault(
              name,
              `the entry “${short(entry.fileName)}” with a checksum that is not its own`,
              "an archive as it was downloaded",
            ),
          ],
        };
      entries.push({ path: entry.fileName, bytes });
    }
    return {
      ok: true,
      value: { entries, others: files.filter((one) => !wanted(one.fileName)).map((one) => one.fileName) },
    };
  } catch (error) {
    return { ok: false, problems: [faultOf(name, error)] };
  } finally {
    zip?.close();
  }
}

function directoryFault(name: string, entries: readonly Entry[]): Problem | null {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const named = `the entry “${short(entry.fileName)}”`;
    if (seen.has(entry.fileName)) return archiveFault(name, `${named} twice`, "each entry once");
    seen.add(entry.fileName);
    if (entry.isEncrypted()) return archiveFault(name, `${named} encrypted`, "an archive without a password");
    if (entry.uncompressedSize > LIMITS.entryBytes)
      return archiveFault(
        name,
        `${named} of ${inMiB(entry.uncompressedSize)}`,
        `at most ${inMiB(LIMITS.entryBytes)} an entry`,
      );
    if (
      entry.uncompressedSize > LIMITS.ratioFromBytes &&
      entry.uncompressedSize > LIMITS.ratio * entry.compressedSize
    ) {
      return archiveFault(
        name,
        `${named} packed ${Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize))} to 1`,
        `at most ${LIMITS.ratio} to 1, since nothing a release holds packs so tightly`,
      );
    }
    total += entry.uncompressedSize;
  }
  return total > LIMITS.totalBytes
    ? archiveFault(name, `${inMiB(total)} unpacked`, `at most ${inMiB(LIMITS.totalBytes)}`)
    : null;
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The library says in its own words what is wrong; we tell apart what a reader can act on. */
function faultOf(name: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : "";
  const path = /^(?:invalid relative path|absolute path|invalid characters in fileName): ([^]*)$/.exec(message)?.[1];
  if (path !== undefined)
    return archiveFault(name, `an entry whose path leads out of the archive, “${short(path)}”`, "paths within it");
  if (message.startsWith("End of central directory record signature not found"))
    return archiveFault(
      name,
      "a file that is no zip archive, or one that was cut short",
      "a zip archive as it was downloaded",
    );
  return archiveFault(name, "a damaged archive", "a zip archive as it was downloaded");
}

function archiveFault(name: string, found: string, expected: string): Problem {
  return fileFault(name, null, {
    code: "archive-refused",
    found,
    expected,
    remedy: "Download it again from clinpgx.org",
  });
}

function short(path: string): string {
  const clean = [...path.replace(/[\p{Cc}\p{Cf}]+/gu, " ")];
  return clean.length > 80 ? `${clean.slice(0, 77).join("")}…` : clean.join("");
}

function inMiB(bytes: number): string {
  return `${Math.ceil(bytes / MiB).toLocaleString("en-GB")} MiB`;
}
