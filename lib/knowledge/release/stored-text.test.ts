import { describe, expect, it } from "vitest";
import { stubSha256 } from "@/tests/builders/knowledge";
import { release, releaseAnnotation } from "@/tests/builders/release";
import { canonicalJson } from "../compile";
import { fromStoredText, toStoredText } from "./stored-text";

const {
  format,
  parts,
  hash: _,
  ...facts
} = release({ annotations: [releaseAnnotation({ levelOverride: 'Yes: it says ","annotations":" here' })] });
const stored = { format, hash: stubSha256(canonicalJson(facts)), parts, ...facts };
const text = toStoredText(stored);

describe("a stored release", () => {
  it("comes back as it was", () => {
    expect(fromStoredText(text, "release.json", stubSha256)).toEqual({ ok: true, value: stored });
    expect(JSON.parse(text)).toEqual(stored);
  });

  it.each([
    ["one fact changed", text.replace('"level":"3"', '"level":"1A"'), "release-damaged"],
    ["cut short", text.slice(0, -40), "release-damaged"],
    ["of another version", text.replace('"format":1', '"format":7'), "release-format"],
    ["of something else", '{"version":"1"}', "release-format"],
    ["empty", "", "release-format"],
    ["broken in its parts", text.replace('"parts":[', '"parts":[,'), "release-damaged"],
  ])("is refused when it is %s, with what to do", (_name, changed, code) => {
    expect(fromStoredText(changed, "release.json", stubSha256)).toMatchObject({
      ok: false,
      problems: [{ code, remedy: expect.stringContaining("knowledge import") as string }],
    });
  });
});
