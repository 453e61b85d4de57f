import { crc32, deflateRawSync } from "node:zlib";

/** The empty block that ends every BGZF file. @source SAM specification, section 4.1.2 */
const END_MARKER = Buffer.from("1f8b08040000000000ff0600424302001b0003000000000000000000", "hex");

/** Returns the bytes packed as bgzip packs them, in blocks of at most `size` bytes, with the end marker. */
export function bgzip(bytes: Uint8Array, size = 65280): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) blocks.push(blockOf(bytes.subarray(at, at + size)));
  return Buffer.concat([...blocks, END_MARKER]);
}

function blockOf(bytes: Uint8Array): Uint8Array {
  const packed = deflateRawSync(bytes, { level: 6 });
  const head = Buffer.from("1f8b08040000000000ff060042430200", "hex");
  const length = Buffer.alloc(2);
  length.writeUInt16LE(head.length + 2 + packed.length + 8 - 1);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(bytes), 0);
  tail.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, length, packed, tail]);
}
