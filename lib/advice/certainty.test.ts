import { describe, expect, it } from "vitest";
import {
  CLINPGX_LEVELS,
  FindingSchema,
  STRENGTHS,
  type Certainty,
  type ClinPgxLevel,
  type Finding,
  type Strength,
} from "@/lib/schema";
import { finding, type FindingInput } from "@/tests/builders/content";
import { areConflicting, certaintyOfClinPgxLevel, certaintyOfStrength, certaintyOfUngraded } from "./certainty";

const studies = (...overrides: readonly Partial<FindingInput>[]): readonly Finding[] =>
  overrides.map((one) => FindingSchema.parse(finding(one)));

describe("every outside scale maps onto one certainty by one rule", () => {
  const LEVELS: Readonly<Record<ClinPgxLevel, Certainty>> = {
    "1A": "supported",
    "1B": "supported",
    "2A": "supported",
    "2B": "supported",
    "3": "research-only",
    "4": "against",
  };
  it.each(CLINPGX_LEVELS)("takes ClinPGx level %s for no more than it is", (level) => {
    expect(certaintyOfClinPgxLevel(level)).toBe(LEVELS[level]);
  });

  const WORDS: Readonly<Record<Strength, Certainty>> = {
    Strong: "guideline-strong",
    Moderate: "guideline-moderate",
    Optional: "guideline-optional",
    "No recommendation": "guideline-no-recommendation",
    "Not graded": "guideline-not-graded",
  };
  it.each(STRENGTHS)("takes the strength “%s” for no more than it is", (strength) => {
    expect(certaintyOfStrength(strength)).toBe(WORDS[strength]);
  });

  it("calls ungraded studies research only, however many and however large", () => {
    expect(certaintyOfUngraded(studies({ n: 100_000 }, { source: "pmid-2", n: 100_000 }))).toBe("research-only");
  });

  it("calls ungraded studies that contradict each other conflicting", () => {
    expect(certaintyOfUngraded(studies({}, { source: "pmid-2", direction: "no-association" }))).toBe("conflicting");
  });
});

describe("studies conflict when one reports what another does not", () => {
  it.each<[string, boolean, readonly Partial<FindingInput>[]]>([
    ["an association in one paper and none in another", true, [{}, { source: "pmid-2", direction: "no-association" }]],
    ["opposite directions of one outcome", true, [{}, { source: "pmid-2", direction: "decreased" }]],
    ["the same direction twice", false, [{}, { source: "pmid-2" }]],
    ["one paper with a found and an absent outcome", false, [{}, { direction: "no-association", outcome: "rash" }]],
    [
      "one paper with both, beside a paper whose result was not seen",
      false,
      [{}, { direction: "no-association", outcome: "rash" }, { source: "pmid-2", direction: "not-seen" }],
    ],
    [
      "opposite directions of two different outcomes",
      false,
      [{}, { source: "pmid-2", direction: "decreased", outcome: "rash" }],
    ],
    [
      "opposite directions of two different comparisons",
      false,
      [{ comparison: "CC against TT" }, { source: "pmid-2", direction: "decreased", comparison: "TT against CC" }],
    ],
    [
      "a laboratory finding against a clinical one",
      false,
      [{}, { source: "pmid-2", design: "in-vitro", direction: "no-association" }],
    ],
    [
      "two absent associations",
      false,
      [{ direction: "no-association" }, { source: "pmid-2", direction: "no-association" }],
    ],
    ["no study at all", false, []],
  ])("%s: %s", (_, conflicting, overrides) => {
    expect(areConflicting(studies(...overrides))).toBe(conflicting);
  });
});
