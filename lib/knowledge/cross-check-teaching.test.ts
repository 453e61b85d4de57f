import { describe, expect, it } from "vitest";
import type { FormerRow } from "@/lib/schema";
import { guideline } from "@/tests/builders/content";
import { buildKnowledge, contentTexts, issuesOf, type ContentRecords } from "@/tests/builders/knowledge";
import { caseQuestion, explainer, glossaryTerm, teachingCase } from "@/tests/builders/teaching";

const sound: ContentRecords = {
  guidelines: [guideline()],
  cases: [teachingCase()],
  explainers: [explainer({ cases: ["test-case"] })],
  glossary: [glossaryTerm()],
};
const found = (records: ContentRecords): readonly string[] =>
  issuesOf(contentTexts(records)).map((issue) => issue.found);
const row: FormerRow = {
  row: "test-row-poor",
  year: 2010,
  strength: "Moderate",
  steps: [],
  sources: ["guideline-paper"],
};

describe("what is taught is checked with everything else", () => {
  it("and passes when every id resolves", () => {
    expect(issuesOf(contentTexts(sound))).toEqual([]);
    expect(Object.keys(buildKnowledge(sound).cases)).toEqual(["test-case"]);
  });

  it.each([
    [
      "a page that names a case we have not",
      { ...sound, explainers: [explainer({ cases: ["nowhere"] })] },
      'the case "nowhere"',
    ],
    [
      "a former row without one of today",
      { ...sound, cases: [teachingCase({ questions: [caseQuestion({ formerly: [{ ...row, row: "nowhere" }] })] })] },
      'the row "nowhere"',
    ],
    [
      "an address that another page has",
      { ...sound, explainers: [], cases: [teachingCase({ id: "glossary" })] },
      'the id "glossary"',
    ],
    [
      "two cases in one place",
      { ...sound, cases: [teachingCase(), teachingCase({ id: "other-case" })] },
      "place 1 for several cases",
    ],
    [
      "a question twice",
      { ...sound, cases: [teachingCase({ questions: [caseQuestion(), caseQuestion()] })] },
      'the question "first" twice',
    ],
  ])("%s stops the build", (_, records, expected) => {
    expect(found(records)).toContain(expected);
  });

  it.each([
    ["a retired case without its reason", teachingCase({ status: "retired" })],
    ["a reason beside a case that is played", teachingCase({ retiredBecause: "It is not retired." })],
    ["a question on a file that is not there", teachingCase({ questions: [caseQuestion({ fromFile: ["TEST1"] })] })],
  ])("%s does not fit its schema", (_, one) => {
    expect(found({ ...sound, cases: [one] }).length).toBeGreaterThan(0);
  });

  it("a former row that stands in for today's is accepted", () => {
    expect(found({ ...sound, cases: [teachingCase({ questions: [caseQuestion({ formerly: [row] })] })] })).toEqual([]);
  });

  it("keeps a retired case, with its reason, and never in a shard", () => {
    const knowledge = buildKnowledge({
      ...sound,
      explainers: [],
      cases: [teachingCase({ status: "retired", retiredBecause: "Its guideline was withdrawn." })],
    });
    expect(knowledge.cases["test-case"]?.retiredBecause).toBe("Its guideline was withdrawn.");
  });
});
