import { describe, expect, it } from "vitest";
import { problemLine } from "./problem-line";

const problem = {
  code: "drug-unknown",
  path: ["drugs", 0],
  found: "“tesstol”",
  expected: "a drug we hold",
  remedy: "Choose one of the nearest names",
  nearest: ["testol", "othertol"],
};

describe("a reader's problem on one line", () => {
  it("says what was found, what was expected and what to do, with the nearest names", () => {
    expect(problemLine(problem)).toBe(
      "Found “tesstol”; expected a drug we hold. Choose one of the nearest names. Did you mean one of these: testol, othertol?",
    );
  });

  it("leaves out the names when none is near", () => {
    expect(problemLine({ ...problem, nearest: [] })).not.toContain("nearest:");
  });
});
