import { NEWLINE, RETURN } from "./bytes";

/** Longest line we take: a line of a million samples has some 20 million bytes. */
export const LONGEST_LINE_BYTES = 32 * 1024 * 1024;

export interface LineScanner<Fault> {
  /** Takes the next bytes of the file; returns what `take` or the scanner objects to, or null. */
  push(chunk: Uint8Array): Fault | null;
  /** Gives the last line when no end of line closed it. */
  end(): Fault | null;
}

/**
 * Returns a scanner that cuts chunks of any size into lines and hands each to
 * `take` as a stretch of bytes, without the end of line. It holds one chunk
 * and the beginning of one line, never more; a longer line than we take is
 * `tooLong`. The bytes are only good during the call.
 */
export function lineScanner<Fault>({
  take,
  tooLong,
  longest = LONGEST_LINE_BYTES,
}: {
  readonly take: (bytes: Uint8Array, from: number, until: number, isClosed: boolean) => Fault | null;
  readonly tooLong: () => Fault;
  readonly longest?: number;
}): LineScanner<Fault> {
  let held = new Uint8Array(0);
  let heldLength = 0;

  const hold = (chunk: Uint8Array, from: number, until: number): void => {
    const needed = heldLength + until - from;
    if (needed > held.length) {
      const grown = new Uint8Array(Math.max(needed, held.length * 2, 4096));
      grown.set(held.subarray(0, heldLength));
      held = grown;
    }
    held.set(chunk.subarray(from, until), heldLength);
    heldLength = needed;
  };
  const give = (bytes: Uint8Array, from: number, until: number, isClosed: boolean): Fault | null =>
    take(bytes, from, until > from && bytes[until - 1] === RETURN ? until - 1 : until, isClosed);

  return {
    push(chunk) {
      let from = 0;
      while (from < chunk.length) {
        const newline = chunk.indexOf(NEWLINE, from);
        const until = newline < 0 ? chunk.length : newline;
        if (heldLength + until - from > longest) return tooLong();
        if (newline < 0) {
          hold(chunk, from, until);
          return null;
        }
        let fault: Fault | null;
        if (heldLength === 0) fault = give(chunk, from, until, true);
        else {
          hold(chunk, from, until);
          const length = heldLength;
          heldLength = 0;
          fault = give(held, 0, length, true);
        }
        if (fault !== null) return fault;
        from = newline + 1;
      }
      return null;
    },
    end() {
      const length = heldLength;
      heldLength = 0;
      return length === 0 ? null : give(held, 0, length, false);
    },
  };
}
