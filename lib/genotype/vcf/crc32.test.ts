import fc from "fast-check";
import { crc32 as ofNode } from "node:zlib";
import { expect, it } from "vitest";
import { crc32 } from "./crc32";

it("the checksum is that of gzip, for bytes of any length", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => crc32(bytes) === ofNode(bytes)));
});
