import { describe, expect, it } from "vitest";
import { NO_SCORES, pointsOf, readScores, scoreKey, withScore } from "./scores";

describe("scores of a learner", () => {
  it("keep the first try of a question, whatever comes after it", () => {
    const once = withScore(NO_SCORES, scoreKey("case", "q1"), 1);
    expect(withScore(once, scoreKey("case", "q1"), 2)).toBe(once);
    expect(withScore(once, scoreKey("case", "q2"), 2)).toEqual({ "case/q1": 1, "case/q2": 2 });
  });

  it("count nothing for a question that was not tried", () => {
    expect(pointsOf({ "case/q1": 2 }, ["case/q1", "case/q2"])).toBe(2);
  });

  it.each([
    ["a text that is cut", '{"case/q1": 2', {}],
    ["a list", "[]", {}],
    ["nothing", "null", {}],
    ["points that are no number", '{"case/q1": 2, "case/q2": "all"}', { "case/q1": 2 }],
  ])("are read from %s without what is not ours", (_, text, scores) => {
    expect(readScores(text)).toEqual(scores);
  });
});
