import { describe, expect, it } from "vitest";
import { describe as describeValue, formatContentIssue } from "./content-file";

describe("a content fault as a curator reads it", () => {
  it("names the file, the line, what was found and what was expected on one line", () => {
    const line = formatContentIssue({
      file: "genes/TEST1.yaml",
      line: 7,
      found: '"deep"',
      expected: "one of page, listed",
    });
    expect(line).toBe('content/genes/TEST1.yaml:7: found "deep"; expected one of page, listed');
  });

  it.each([
    [undefined, "nothing"],
    [null, "null"],
    [["a", "b"], "a list of 2"],
    [{ a: 1 }, "a mapping"],
    [7, "7"],
    ["text", '"text"'],
  ])("describes %j without printing what it holds", (value, words) => {
    expect(describeValue(value)).toBe(words);
  });

  it("cuts a long text short", () => {
    expect(describeValue("x".repeat(500)).length).toBeLessThanOrEqual(80);
  });
});
