import { describe, expect, it } from "vitest";
import { RESULT_STATES } from "@/lib/schema";
import { stateWord } from "./word-sample";

describe("the five states of a result", () => {
  it("each have a word of their own, and none of the words is normal", () => {
    const words = RESULT_STATES.map((state) => stateWord(state).word);
    expect(new Set(words).size).toBe(RESULT_STATES.length);
    expect(words.filter((word) => /normal/i.test(word))).toEqual([]);
  });

  it("without a result say that this is not a normal one", () => {
    for (const state of ["not-callable", "not-tested"] as const)
      expect(stateWord(state).meaning).toContain("not a normal result");
  });
});
