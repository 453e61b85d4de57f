import { createHash } from "node:crypto";

/** Returns the SHA-256 of bytes, or of a text's UTF-8 bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
