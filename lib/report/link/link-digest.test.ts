import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import {
  drug,
  guideline,
  interactionList,
  phenoconversionMethod,
  recommendation,
  scoredMethod,
  type GuidelineInput,
  type RecommendationOverrides,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf } from "@/tests/builders/question";
import { changesSince, digestOf, sinceLink } from "./link-digest";
import { decodePermalink, encodePermalink, openPermalink } from "@/lib/intake";
import { linkedOf } from "./linked-of";

const row = (more: RecommendationOverrides = {}) => recommendation({ id: "row-poor", ...more });
const world = (
  rows: GuidelineInput["recommendations"],
  about: Partial<GuidelineInput> = {},
  methods = [scoredMethod("TEST1")],
) =>
  buildKnowledge({
    phenotypes: methods,
    drugs: [drug("testol", { name: "Testol" })],
    interactions: [interactionList()],
    phenoconversions: [phenoconversionMethod("TEST1")],
    guidelines: [guideline({ recommendations: rows, year: 2022, ...about })],
  });
type World = ReturnType<typeof world>;
const POOR: Partial<AdviceRequest> = { genes: [], results: [{ gene: "TEST1", diplotype: "*2/*2" }] };

/** A link made with one snapshot and opened with another. */
function opened(before: World, after: World, question = POOR): readonly string[] {
  const decoded = decodePermalink(encodePermalink(linkedOf(reportOf(before, question), "prescriber")));
  if (!decoded.ok) throw new Error(decoded.problems[0]?.code);
  const { request, intake, snapshot, digest } = openPermalink(decoded.value, after);
  return sinceLink({ snapshot, digest }, reportOf(after, request, intake), after);
}

const old = world([row()]);

describe("a link opened with another snapshot", () => {
  it("says nothing where the snapshot is the same", () => {
    expect(opened(old, world([row()]))).toEqual([]);
  });

  it("says that the answers are as they were where only something else changed", () => {
    const after = world([
      row(),
      recommendation({ id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" }),
    ]);
    expect(after.version).not.toBe(old.version);
    expect(opened(old, after)).toEqual([
      expect.stringContaining(`${old.version}; this report comes from knowledge ${after.version}`),
      "The answers are as they were.",
    ]);
  });

  it.each([
    [
      "the action",
      world([row({ action: "change-dose" })]),
      "Testol: was “avoid” (guideline-strong), CPIC 2022 for adults; now “change-dose” (guideline-strong), CPIC 2022 for adults.",
    ],
    [
      "the certainty",
      world([row({ strength: "Optional" })]),
      "Testol: was “avoid” (guideline-strong), CPIC 2022 for adults; now “avoid” (guideline-optional), CPIC 2022 for adults.",
    ],
    [
      "the year of the source",
      world([row()], { year: 2025 }),
      "Testol: was “avoid” (guideline-strong), CPIC 2022 for adults; now “avoid” (guideline-strong), CPIC 2025 for adults.",
    ],
    [
      "the statement that leads",
      world([row({ id: "row-new" })]),
      "Testol: as it was, “avoid” (guideline-strong), CPIC 2022 for adults, but another statement leads: was row-poor, now row-new.",
    ],
  ])("says in words that %s is another", (_, after, line) => {
    expect(opened(old, after).slice(1)).toEqual([line]);
  });

  it("tells two long ids apart that begin alike", () => {
    const [was, is] = ["a", "b"].map((end) => `row-${"of-a-long-table-".repeat(4)}${end}`);
    const [line] = opened(world([row({ id: was ?? "" })]), world([row({ id: is ?? "" })])).slice(1);
    expect(line).toMatch(
      /another statement leads: was (row-of-a-long\S{11}~\w{7}), now (?!\1)row-of-a-long\S{11}~\w{7}\.$/,
    );
  });

  it("says that a result is read differently, and what that made of the answer", () => {
    const after = world([row()], {}, [
      scoredMethod("TEST1", {
        functions: [
          { function: "Normal function", value: 1, alleles: ["*1"] },
          { function: "Decreased function", value: 0.25, alleles: ["*2", "*9"] },
        ],
      }),
    ]);
    const lines = opened(old, after).slice(1);
    expect(lines[0]).toBe("TEST1: was read as Poor Metabolizer; now Intermediate Metabolizer.");
    expect(lines[1]).toMatch(/^Testol: was “avoid” .*; now /);
  });

  it("says what is other beside the drugs taken as well", () => {
    const normal = recommendation({ id: "row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" });
    const together = { ...POOR, results: [{ gene: "TEST1", diplotype: "*1/*1" }], coMedication: ["strongtol"] };
    const [line] = opened(world([row(), normal]), world([row({ action: "change-drug" }), normal]), together).slice(1);
    expect(line).toContain("with the other drugs “avoid”");
    expect(line).toContain("with the other drugs “change-drug”");
  });

  it("tells a drug that is gone, and one that was not answered then", () => {
    const now = reportOf(old, POOR);
    const digest = digestOf(now);
    expect(
      changesSince(
        {
          ...digest,
          answers: [
            ...digest.answers,
            { drug: "gonetol", action: "avoid", certainty: "label", lead: null, source: "FDA", expected: null },
          ],
        },
        now,
        old,
      ),
    ).toEqual(["gonetol: was “avoid” (label), FDA; now not answered."]);
    expect(changesSince({ answers: [], results: digest.results }, now, old)).toEqual([
      "Testol: not answered then; now “avoid” (guideline-strong), CPIC 2022 for adults.",
    ]);
  });

  it("takes a code of another day for what it is, a word it does not know", () => {
    const now = reportOf(old, POOR);
    const digest = digestOf(now);
    expect(
      changesSince(
        { ...digest, answers: digest.answers.map((one) => ({ ...one, action: "pause", certainty: "constructor" })) },
        now,
        old,
      )[0],
    ).toContain("was “pause” (constructor)");
  });

  it("of form 1 says that it does not know what was answered", () => {
    expect(sinceLink({ snapshot: "2020-01-01-00000000", digest: null }, reportOf(old, POOR), old)[1]).toMatch(
      /older form/,
    );
  });
});
