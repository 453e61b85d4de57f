import { decodeText, knownFile, readPdf, readWorkbook, wrongFile, type Door } from "@/lib/intake";
import type { Outcome } from "@/lib/schema";
import { UNPACKERS } from "./call/genome-file";

/** The text of a file, and what is to be told of how it was read. */
export interface FileText {
  readonly text: string;
  readonly told: readonly string[];
}

/** Returns the text of a file at a door, or what it is instead and where it belongs. */
export async function textOfFile(door: Door, bytes: Uint8Array): Promise<Outcome<FileText>> {
  const known = await knownFile(bytes, UNPACKERS);
  const problem = wrongFile(door, known);
  if (problem !== null) return { ok: false, problems: [problem] };
  if (known.kind === "xlsx") return readWorkbook(bytes, UNPACKERS);
  if (known.kind === "pdf") {
    // Loaded when it is needed: no other command takes so large a library.
    const { getDocumentProxy } = await import("unpdf");
    // The library takes its bytes over, and wants no Buffer.
    const read = await readPdf(bytes, (file) => getDocumentProxy(Uint8Array.from(file), { verbosity: 0 }));
    return read.ok ? { ok: true, value: { text: read.value, told: [] } } : read;
  }
  const { text, remark } = decodeText(bytes);
  return { ok: true, value: { text, told: remark === null ? [] : [remark] } };
}
