import { utf16Of } from "@/lib/genotype";

/** The text of a file, and what it was read as where that is a guess. */
export interface DecodedText {
  readonly text: string;
  /** A sentence for the reader; null for UTF-8, and for UTF-16, which is told by its bytes. */
  readonly remark: string | null;
}

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Returns the text of a file: UTF-16 by its mark or its zeros, else UTF-8, else what Windows writes in Western Europe,
 * in which every byte stands for something; that is a guess, and is told.
 *
 * @source WHATWG Encoding Standard: windows-1252 for what calls itself latin1
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), remark: null };
  try {
    return { text: strictUtf8.decode(bytes), remark: null };
  } catch {
    return {
      text: new TextDecoder("windows-1252").decode(bytes),
      remark: "The file is not UTF-8. It was read as Windows-1252 (Western European): check letters with accents.",
    };
  }
}
