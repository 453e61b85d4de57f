import { describe, expect, it } from "vitest";
import type { PageOneLine } from "./page-one";
import { MOST_ROW_WORDS, pageOneRows } from "./page-one-rows";

const line = (more: Partial<PageOneLine>): PageOneLine => ({
  drug: "testol",
  drugName: "testol",
  mark: null,
  action: { code: "change-dose", word: "Change dose", meaning: "" },
  openWord: "Depends on the result",
  isHeld: true,
  certainty: { code: "guideline-strong", word: "Guideline, strong", meaning: "", filledSteps: 5 },
  expected: null,
  rank: 2,
  phenotypes: ["TEST1 *1/*2: Intermediate Metabolizer (normal function and no function)"],
  text: "Start at 0.5 mg/day. Adjust by effect.",
  strength: "Strong",
  source: "CPIC 2022",
  caveats: [],
  caveat: null,
  noteId: "row",
  ...more,
});
const LONG = `${"Start with a dose that somebody has worked out for this one patient and nobody else ".repeat(3).trim()}. Then adjust.`;

describe("the rows of page one", () => {
  it("say the whole step when there is room", () => {
    const [row] = pageOneRows([line({})]);
    expect(row).toMatchObject({
      step: "Start at 0.5 mg/day. Adjust by effect.",
      phenotypes: ["TEST1 *1/*2 Intermediate Metabolizer"],
      isShortened: false,
    });
  });

  it("drop first what asks for nothing, and then all after the first sentence", () => {
    const quiet = line({ action: { code: "no-change", word: "No change", meaning: "" }, text: LONG });
    const rows = pageOneRows([
      ...Array.from({ length: 3 }, () => line({ text: LONG })),
      ...Array.from({ length: 3 }, () => quiet),
    ]);
    expect(rows.slice(3).map((row) => row.step)).toEqual([null, null, null]);
    expect(rows[0]?.step).not.toBeNull();
    expect(rows.every((row) => row.isShortened)).toBe(rows[0]?.step !== LONG);
  });

  it("never end a sentence within a number", () => {
    const rows = pageOneRows(Array.from({ length: 12 }, () => line({ text: `Start at 0.5 mg/day. ${LONG}` })));
    expect(new Set(rows.map((row) => row.step))).toEqual(new Set(["Start at 0.5 mg/day."]));
  });

  it("fit ten drugs with long steps, two results and a phenotype expected for three of them", () => {
    const expected = {
      openWord: "Depends on the result",
      isHeld: true,
      action: { code: "avoid", word: "Avoid", meaning: "" },
      certainty: { code: "guideline-optional", word: "Guideline, optional", meaning: "", filledSteps: 3 },
      text: LONG,
      phenotypes: [],
      by: ["paroxetine"],
    } as const;
    const rows = pageOneRows(
      Array.from({ length: 10 }, (_, i) => line({ text: LONG, expected: i < 3 ? expected : null })),
    );
    const words = rows
      .flatMap((row) => [
        row.line.drugName,
        row.line.action?.word,
        row.line.certainty.word,
        ...row.phenotypes,
        row.step,
        row.line.source,
        row.line.strength,
        row.expectedStep,
      ])
      .join(" ")
      .split(/\s+/).length;
    expect(words).toBeLessThanOrEqual(MOST_ROW_WORDS);
    expect(rows.every((row) => row.isShortened)).toBe(true);
  });

  it("keep action, certainty and source of every drug however many there are", () => {
    const lines = Array.from({ length: 50 }, () => line({ text: LONG }));
    expect(pageOneRows(lines).map((row) => row.line)).toEqual(lines);
  });
});
