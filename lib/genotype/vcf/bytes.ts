/** The bytes that VCF is made of, and the few readings of them that a line needs. */
export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const HASH = 35;
export const COMMA = 44;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const COLON = 58;
export const SEMICOLON = 59;
export const BAR = 124;

const utf8 = new TextDecoder();
const SHORT = 24;
const ONE_CHARACTER = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** Returns the text of a stretch of bytes; sample names may hold any character. */
export function textOf(bytes: Uint8Array, from: number, until: number): string {
  // Most columns hold a base or two, and calling a decoder for these takes longer than reading them.
  if (until - from === 1) return ONE_CHARACTER[bytes[from] ?? 0] ?? "\uFFFD";
  if (until - from < SHORT) {
    let text = "";
    for (let at = from; at < until; at += 1) {
      const character = ONE_CHARACTER[bytes[at] ?? 0];
      if (character === undefined) return utf8.decode(bytes.subarray(from, until));
      text += character;
    }
    return text;
  }
  return utf8.decode(bytes.subarray(from, until));
}

/** Returns the place of `byte` at or after `from`, or `until` when it is not there. */
export function placeOf(bytes: Uint8Array, byte: number, from: number, until: number): number {
  let at = from;
  while (at < until && bytes[at] !== byte) at += 1;
  return at;
}

/** Returns the whole number that the bytes write, or null when any of them is no digit or there are none. */
export function wholeNumber(bytes: Uint8Array, from: number, until: number): number | null {
  if (from >= until || until - from > 15) return null;
  let value = 0;
  for (let at = from; at < until; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return value;
}
