import { createHash } from "node:crypto";
import { open, readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileFault, roleOf, type ReleaseFile } from "@/lib/knowledge";
import type { Outcome, Problem } from "@/lib/schema";
import { LIMITS, readArchive } from "./read-archive";

export interface ReleaseFiles {
  readonly files: readonly ReleaseFile[];
  /** What was passed over, a line each archive or folder. */
  readonly remarks: readonly string[];
}

const MAX_FOLDERS_DEEP = 4;

/**
 * Returns the files of a release that lie at `paths`, each a zip as
 * downloaded, a folder, or a single file; or every fault that refuses them. In
 * a folder, zips are opened too; in a zip, no further zip is. Beside a single
 * file the word of its date and its licence are looked for.
 */
export async function readReleaseFiles(
  paths: readonly string[],
  begin: (path: string) => void = () => {},
): Promise<Outcome<ReleaseFiles>> {
  const files = new Map<string, ReleaseFile>();
  const remarks: string[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    begin(basename(path));
    const found = await readPath(resolve(path), basename(resolve(path)), 0);
    problems.push(...found.problems);
    remarks.push(...found.remarks);
    for (const { key, file } of found.files) files.set(key, file);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { files: [...files.values()], remarks } };
}

interface Found {
  /** By where it lies, so that a file given twice is one. */
  readonly files: readonly { readonly key: string; readonly file: ReleaseFile }[];
  readonly remarks: readonly string[];
  readonly problems: readonly Problem[];
}

const NOTHING: Found = { files: [], remarks: [], problems: [] };

async function readPath(path: string, name: string, depth: number): Promise<Found> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    return {
      ...NOTHING,
      problems: [
        fileFault(name, null, {
          code: "file-missing",
          found: "no file or folder of that name that can be read",
          expected: "a zip, a folder or a file of a release",
          remedy: "Check the path",
        }),
      ],
    };
  if (found.isDirectory()) return readFolder(path, name, depth);
  if (!found.isFile()) return { ...NOTHING, remarks: [`${name}: no plain file, passed over`] };
  if (found.size > LIMITS.totalBytes) return { ...NOTHING, problems: [tooLarge(name, found.size)] };
  if (/\.zip$/i.test(name) || (depth === 0 && roleOf(name) === "passed-over" && (await beginsAsZip(path))))
    return readZip(path, name);
  const role = roleOf(name);
  if (role === "passed-over")
    return { ...NOTHING, remarks: [`${name}: no part of a release that we read, passed over`] };
  if (found.size > LIMITS.entryBytes) return { ...NOTHING, problems: [tooLarge(name, found.size)] };
  const own = toFile({ name, place: dirname(path), bytes: await readFile(path) });
  if ("problem" in own) return { ...NOTHING, problems: [own.problem] };
  const beside = depth === 0 && role !== "created" && role !== "licence" ? await wordsBeside(path) : NOTHING;
  return { ...beside, files: [{ key: path, file: own.file }, ...beside.files] };
}

async function readFolder(path: string, name: string, depth: number): Promise<Found> {
  if (depth >= MAX_FOLDERS_DEEP) return { ...NOTHING, remarks: [`${name}: a folder ${depth} deep, passed over`] };
  const entries = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => !entry.name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.length > LIMITS.entries)
    return {
      ...NOTHING,
      problems: [
        fileFault(name, null, {
          code: "folder-refused",
          found: `a folder of ${entries.length} files`,
          expected: `at most ${LIMITS.entries}`,
          remedy: "Give the release's own folder",
        }),
      ],
    };
  const passed = entries
    .filter((entry) => entry.isFile() && !/\.zip$/i.test(entry.name) && roleOf(entry.name) === "passed-over")
    .map((entry) => entry.name);
  const read: Found[] = [];
  // A link may lead anywhere; only what lies in the folder is read.
  for (const entry of entries.filter((one) => (one.isFile() || one.isDirectory()) && !passed.includes(one.name)))
    read.push(await readPath(join(path, entry.name), `${name}/${entry.name}`, depth + 1));
  return {
    files: read.flatMap((one) => one.files),
    remarks: [...passedOver(name, passed), ...read.flatMap((one) => one.remarks)],
    problems: read.flatMap((one) => one.problems),
  };
}

async function readZip(path: string, name: string): Promise<Found> {
  const archive = await readArchive(path, name, (entry) => roleOf(entry) !== "passed-over");
  if (!archive.ok) return { ...NOTHING, problems: archive.problems };
  const { entries, others } = archive.value;
  const read = entries.map(({ path: inside, bytes }) => ({
    key: `${path}/${inside}`,
    ...toFile({ name: `${name}/${inside}`, place: `${path}/${dirname(inside)}`, bytes }),
  }));
  return {
    files: read.flatMap((one) => ("file" in one ? [{ key: one.key, file: one.file }] : [])),
    remarks: passedOver(name, others),
    problems: read.flatMap((one) => ("problem" in one ? [one.problem] : [])),
  };
}

/** A single file as downloaded may have its date and licence in the same folder. */
async function wordsBeside(path: string): Promise<Found> {
  const folder = dirname(path);
  const names = (await readdir(folder)).filter((name) => roleOf(name) === "created" || roleOf(name) === "licence");
  const read = await Promise.all(names.map((name) => readPath(join(folder, name), name, 1)));
  return { files: read.flatMap((one) => one.files), remarks: [], problems: read.flatMap((one) => one.problems) };
}

function passedOver(name: string, paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const shown = paths
    .slice(0, 5)
    .map((path) => (/\.zip$/i.test(path) ? `${path} (a zip within)` : path))
    .join(", ");
  return [
    `${name}: passed over ${shown}${paths.length > 5 ? ` and ${paths.length - 5} more` : ""}, of which we read nothing`,
  ];
}

function toFile({
  name,
  place,
  bytes,
}: {
  readonly name: string;
  readonly place: string;
  readonly bytes: Buffer;
}): { readonly file: ReleaseFile } | { readonly problem: Problem } {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { file: { name, place, text, sha256: createHash("sha256").update(bytes).digest("hex") } };
  } catch {
    return {
      problem: fileFault(name, lineOfBadByte(bytes), {
        code: "file-not-text",
        found: "bytes that are no UTF-8 text",
        expected: "a text file as it was downloaded",
        remedy: "Download it again; do not save it from a spreadsheet",
      }),
    };
  }
}

function lineOfBadByte(bytes: Buffer): number {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end + 1;
    try {
      strict.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
}

async function beginsAsZip(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.readUInt32LE(0) === 0x04034b50;
  } finally {
    await handle.close();
  }
}

function tooLarge(name: string, bytes: number): Problem {
  return fileFault(name, null, {
    code: "file-too-large",
    found: `${Math.ceil(bytes / 1024 / 1024).toLocaleString("en-GB")} MiB`,
    expected: `at most ${LIMITS.entryBytes / 1024 / 1024} MiB`,
    remedy: "Give the file as downloaded from clinpgx.org",
  });
}
