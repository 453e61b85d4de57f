import type { Unpackers } from "@/lib/genotype";

/**
 * Unpacks with the browser's own inflater. A stream for each block of bgzip
 * was measured as fast as a library written in JavaScript, and the gzip
 * decoder of browsers takes a single member only, so bgzip must come in blocks.
 */
export const BROWSER_UNPACKERS: Unpackers = { inflateRaw, gunzip };

async function inflateRaw(packed: Uint8Array, unpackedLength: number): Promise<Uint8Array> {
  const inflater = new DecompressionStream("deflate-raw");
  const writer = inflater.writable.getWriter();
  // The reader of the other end is told of every fault; here it would be told twice.
  void writer.write(owned(packed)).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const unpacked = new Uint8Array(unpackedLength);
  let at = 0;
  for await (const piece of piecesOf(inflater.readable)) {
    // A piece that does not fit throws: the block is longer than it says.
    unpacked.set(piece, at);
    at += piece.length;
  }
  return unpacked.subarray(0, at);
}

/** A browser unpacks each piece it is given to the end, however large that grows, so pieces are small. */
const PIECE_BYTES = 64 * 1024;

function gunzip(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const chunks = smallPieces(source);
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(owned(next.value));
    },
    async cancel() {
      await chunks.return();
    },
  });
  return piecesOf(packed.pipeThrough(new DecompressionStream("gzip")));
}

async function* smallPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  for await (const chunk of source)
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES);
}

/** Not every browser lets a loop walk a stream. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Streams take no memory that threads share; ours never is. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
