import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import {
  guideline,
  interactionList,
  phenoconversionMethod,
  phenotypeMethod,
  recommendation,
  scoredMethod,
  type GuidelineInput,
  type RecommendationOverrides,
} from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { reportOf } from "@/tests/builders/question";
import { comparableOf } from "./comparable";
import { differenceOf, type Difference } from "./difference";

const poor = (overrides: RecommendationOverrides = {}) => recommendation({ id: "row-poor", ...overrides });
const normal = recommendation({ id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" });
const world = (
  rows: GuidelineInput["recommendations"],
  about: Partial<GuidelineInput> = {},
  more: ContentRecords = {},
) =>
  buildKnowledge({
    phenotypes: [scoredMethod("TEST1")],
    guidelines: [guideline({ recommendations: rows, ...about })],
    ...more,
  });
const QUESTION: Partial<AdviceRequest> = { results: [{ gene: "TEST1", diplotype: "*2/*2" }] };

function difference(
  before: ReturnType<typeof world>,
  after: ReturnType<typeof world>,
  question = QUESTION,
): Difference {
  const outcome = differenceOf(
    comparableOf(reportOf(before, question)),
    comparableOf(reportOf(after, question)),
    after.terms,
  );
  if (!outcome.ok) throw new Error(outcome.problems[0]?.code);
  return outcome.value;
}
const brief = (one: Difference) => one.changes.map(({ about, id, what, why }) => [about, id, what, why]);

describe("the difference between two snapshots", () => {
  it("is nothing where the same knowledge answers, and says so", () => {
    const one = difference(world([poor(), normal]), world([poor(), normal]));
    expect(one.changes).toEqual([]);
    expect(one.summary).toMatch(/^Nothing changed/);
  });

  it("is nothing where only rows for other results changed", () => {
    expect(
      difference(
        world([poor(), normal]),
        world([
          poor(),
          recommendation({ ...normal, id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "monitor" }),
        ]),
      ).changes,
    ).toEqual([]);
  });

  it("names a row that changed, what of it, and the answer that rests on it", () => {
    const one = difference(world([poor()]), world([poor({ action: "change-dose", strength: "Optional" })]));
    expect(brief(one)).toEqual([
      ["answer", "testol", "changed", "rests-on-changes"],
      ["guideline-row", "row-poor", "changed", "row-changed"],
    ]);
    expect(one.changes[0]).toMatchObject({
      because: ["row-poor"],
      fields: expect.arrayContaining([{ field: "action", from: "avoid", to: "change-dose" }]) as object[],
    });
    expect(one.changes[1]?.fields.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["action", "certainty", "strength", "text"]),
    );
  });

  it("says where the source is newer", () => {
    const one = difference(world([poor()], { year: 2022 }), world([poor({ action: "change-dose" })], { year: 2025 }));
    expect(brief(one)).toEqual(
      expect.arrayContaining([
        ["guideline", "test-guideline", "changed", "source-newer"],
        ["guideline-row", "row-poor", "changed", "source-newer"],
      ]),
    );
  });

  it("tells what was added and what is gone", () => {
    const more = recommendation({ id: "row-poor-children", population: "children" });
    expect(brief(difference(world([poor()]), world([poor(), more])))).toContainEqual([
      "guideline-row",
      "row-poor-children",
      "added",
      "added",
    ]);
    expect(brief(difference(world([poor(), more]), world([poor()])))).toContainEqual([
      "guideline-row",
      "row-poor-children",
      "gone",
      "gone",
    ]);
  });

  it("tells a result that is read differently", () => {
    const others = scoredMethod("TEST1", {
      functions: [
        { function: "Normal function", value: 1, alleles: ["*1"] },
        { function: "Decreased function", value: 0.25, alleles: ["*2", "*9"] },
      ],
    });
    const one = difference(world([poor(), normal]), world([poor(), normal], {}, { phenotypes: [others] }));
    expect(one.changes).toContainEqual(
      expect.objectContaining({
        about: "result",
        heading: "TEST1",
        why: "read-differently",
        fields: expect.arrayContaining([
          { field: "phenotype", from: "Poor Metabolizer", to: "Intermediate Metabolizer" },
        ]) as object[],
      }),
    );
  });

  it("tells what another drug changes now", () => {
    const together = { ...QUESTION, results: [{ gene: "TEST1", diplotype: "*1/*1" }], coMedication: ["strongtol"] };
    const after = { interactions: [interactionList()], phenoconversions: [phenoconversionMethod("TEST1")] };
    const one = difference(
      world(
        [poor(), normal],
        {},
        { interactions: [interactionList()], phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2")] },
      ),
      world([poor(), normal], {}, after),
      together,
    );
    expect(brief(one)).toContainEqual(["other-drug", "testol-TEST1", "added", "added"]);
    expect(one.changes[0]).toMatchObject({
      about: "answer",
      fields: expect.arrayContaining([{ field: "action beside the other drugs", from: "", to: "avoid" }]) as object[],
    });
  });

  it("refuses two questions", () => {
    const knowledge = world([poor()]);
    expect(
      differenceOf(comparableOf(reportOf(knowledge, QUESTION)), comparableOf(reportOf(knowledge)), knowledge.terms),
    ).toMatchObject({ ok: false, problems: [{ code: "question-differs" }] });
  });
});
