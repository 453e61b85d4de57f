import type { Unpackers } from "@/lib/genotype";

/** More than any workbook of one person's results unpacks to. */
const MOST_BYTES = 50_000_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;

/**
 * Returns the parts of a ZIP archive whose names `isWanted`, by name; null where the archive is damaged, in several
 * volumes, encrypted, packed by another method than deflate, or larger than any workbook.
 *
 * @source APPNOTE.TXT 6.3.10 (PKWARE): 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end
 */
export async function partsOfZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  { inflateRaw }: Pick<Unpackers, "inflateRaw">,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = entriesOf(view).filter(({ name }) => isWanted(name));
    if (entries.reduce((sum, { unpackedLength }) => sum + unpackedLength, 0) > MOST_BYTES) return null;
    const parts = new Map<string, Uint8Array>();
    for (const { name, method, isEncrypted, packed, unpackedLength } of entries) {
      if (isEncrypted || (method !== STORED && method !== DEFLATED)) return null;
      const unpacked = method === STORED ? packed : await inflateRaw(packed, unpackedLength);
      if (unpacked.length !== unpackedLength) return null;
      parts.set(name, unpacked);
    }
    return parts;
  } catch {
    // A place outside the file, or data that do not unpack: the archive is damaged.
    return null;
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packed: Uint8Array;
  readonly unpackedLength: number;
}

const utf8 = new TextDecoder();

function entriesOf(view: DataView): readonly Entry[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError("zip: no entry");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== LOCAL_ENTRY) throw new RangeError("zip: no part");
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packedLength = view.getUint32(at + 20, true);
    if (from + packedLength > bytes.length) throw new RangeError("zip: a part is cut");
    entries.push({
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packed: bytes.subarray(from, from + packedLength),
      unpackedLength: view.getUint32(at + 24, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return entries;
}

/** The directory's end stands last, with perhaps a comment after it. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  throw new RangeError("zip: no directory");
}
