import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDifference, type WordRun } from "./word-difference";

const side = (runs: readonly WordRun[], other: WordRun["kind"]): string =>
  runs
    .filter((run) => run.kind !== other)
    .map((run) => run.text)
    .join(" ");

describe("two answers word by word", () => {
  it("mark what changed and nothing else", () => {
    expect(wordDifference("Start at 50 % of the standard dose.", "Start at 75 % of the standard dose.")).toEqual([
      { kind: "same", text: "Start at" },
      { kind: "removed", text: "50" },
      { kind: "added", text: "75" },
      { kind: "same", text: "% of the standard dose." },
    ]);
  });
  it("are one run when they are equal", () => {
    expect(wordDifference("Avoid the drug.", "Avoid the drug.")).toEqual([{ kind: "same", text: "Avoid the drug." }]);
  });
  it("can each be read off the runs, whatever they say", () => {
    const words = fc
      .array(fc.constantFrom("avoid", "the", "drug", "dose", "50"), { maxLength: 12 })
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = wordDifference(before, after);
        expect(side(runs, "added")).toBe(before);
        expect(side(runs, "removed")).toBe(after);
      }),
    );
  });
});
