import { decodeText, knownFile, wrongFile, type DecodedText, type Door } from "@/lib/intake";
import type { Outcome } from "@/lib/schema";
import { UNPACKERS } from "./call/genome-file";

/** Returns the text of a file at a door, or what it is instead and where it belongs. */
export async function textOfFile(door: Door, bytes: Uint8Array): Promise<Outcome<DecodedText>> {
  const problem = wrongFile(door, await knownFile(bytes, UNPACKERS));
  return problem === null ? { ok: true, value: decodeText(bytes) } : { ok: false, problems: [problem] };
}
