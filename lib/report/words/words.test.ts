import { describe, expect, it } from "vitest";
import {
  ABSENCES,
  DIRECTIONS,
  EFFECT_MEASURES,
  EXCLUSION_REASONS,
  ORIGINS,
  READINGS,
  SETTINGS,
  STUDY_DESIGNS,
  type Effect,
  type EffectMeasure,
} from "@/lib/schema";
import {
  absenceWord,
  countWord,
  designWord,
  directionWord,
  effectLine,
  exclusionWord,
  listWords,
  originWord,
  readingWord,
  settingWord,
} from "./words";

/** For each measure: an effect with all it may hold, as the paper prints it. */
const EFFECTS: Readonly<Record<EffectMeasure, readonly [Omit<Effect, "measure">, string]>> = {
  "odds-ratio": [
    { label: "response", value: 2, interval: [1.2, 3.1], p: "0.01" },
    "OR 2, 95 % CI 1.2 to 3.1, p = 0.01",
  ],
  "hazard-ratio": [
    { label: "progression", value: 0.5, interval: [0.3, 0.9], p: "<0.05", adjusted: true },
    "HR 0.5, 95 % CI 0.3 to 0.9, p < 0.05, adjusted",
  ],
  "fold-change": [{ label: "expression", value: 2.5, p: ">0.1" }, "expression: 2.5-fold, p > 0.1"],
  "percent-difference": [{ label: "clearance", value: -20 }, "clearance: -20 %"],
  difference: [{ label: "trough", value: 3, unit: "ng/mL", interval: [1, 5] }, "trough: 3 ng/mL, 95 % CI 1 to 5"],
  median: [
    {
      label: "survival",
      value: 12,
      unit: "months",
      groups: [
        { name: "carriers", value: 12 },
        { name: "others", value: 10 },
      ],
    },
    "survival: 12 months, carriers 12 months against others 10 months",
  ],
  rate: [{ label: "response", value: 30, adjusted: false }, "response: 30 %"],
  beta: [{ label: "level", value: 0.4, p: "= 0.02" }, "beta 0.4, p = 0.02"],
};

describe("an effect is printed as the paper has it, and no further", () => {
  it.each(EFFECT_MEASURES)("%s", (measure) => {
    const [effect, words] = EFFECTS[measure];
    expect(effectLine({ ...effect, measure })).toBe(words);
  });

  it("shows no interval and no p value that the paper does not have", () => {
    expect(effectLine({ label: "response", measure: "odds-ratio", value: 2 })).toBe("OR 2");
  });
});

describe("every closed-list value has words of its own", () => {
  it.each<[string, readonly string[]]>([
    ["origin", ORIGINS.map((value) => originWord(value).word)],
    ["setting", SETTINGS.map(settingWord)],
    ["reading", READINGS.map(readingWord)],
    ["design", STUDY_DESIGNS.map(designWord)],
    ["direction", DIRECTIONS.map(directionWord)],
    ["exclusion", EXCLUSION_REASONS.map(exclusionWord)],
    ["absence", ABSENCES.map(absenceWord)],
  ])("%s", (_, words) => {
    expect(words.every((word) => word.length > 2)).toBe(true);
    expect(new Set(words).size).toBe(words.length);
  });

  it("says that a tumour finding tells nothing of the inherited genotype", () => {
    expect(originWord("tumour")).toMatchObject({
      code: "tumour",
      meaning: expect.stringContaining("inherited") as string,
    });
  });
});

describe("names and counts are joined as prose joins them", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("%j", (words, text) => {
    expect(listWords(words)).toBe(text);
  });

  it.each([
    [0, "0 papers"],
    [1, "1 paper"],
    [2, "2 papers"],
  ])("%d", (count, text) => {
    expect(countWord(count, "paper")).toBe(text);
  });
});
