import { ZipFile } from "yazl";

/** Returns a zip of the texts. */
export async function zipOf(texts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(texts))
    zip.addBuffer(Buffer.from(text), path, { mtime: new Date("2026-01-05T00:00:00Z") });
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Returns the archive with every `from` in its bytes made `to`, of the same length: names a packer would refuse to write. */
export function patched(archive: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length || !archive.includes(from)) throw new Error("nothing to patch");
  return Buffer.from(archive.toString("latin1").replaceAll(from, to), "latin1");
}

/** Returns the archive with a field of its first directory entry, or its count of entries, changed to what is not so. */
export function misdeclared(archive: Buffer, field: "size" | "checksum" | "flags" | "entries", value: number): Buffer {
  const copy = Buffer.from(archive);
  const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const end = copy.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (field === "flags") copy.writeUInt16LE(value, entry + 8);
  if (field === "checksum") copy.writeUInt32LE(value, entry + 16);
  if (field === "size") copy.writeUInt32LE(value, entry + 24);
  if (field === "entries") copy.writeUInt16LE(value, end + 10);
  return copy;
}
