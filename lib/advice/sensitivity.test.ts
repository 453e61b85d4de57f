import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import { guideline, recommendation } from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { ask } from "@/tests/builders/question";

type Open = NonNullable<AdviceRequest["results"][number]["open"]>[number];

const open = (diplotype: string, over: Partial<Open> = {}): Open => ({
  diplotype,
  standsFor: [],
  settledBy: [],
  ...over,
});
const knowledge = (records: ContentRecords = {}) =>
  buildKnowledge({
    guidelines: [
      guideline({
        genes: ["TEST1", "TEST2"],
        recommendations: [
          recommendation({
            id: "poor",
            lookup: { TEST1: "Poor Metabolizer" },
            action: "avoid",
            steps: [{ kind: "avoid" }],
          }),
          recommendation({
            id: "intermediate",
            lookup: { TEST1: "Intermediate Metabolizer" },
            action: "no-change",
            steps: [{ kind: "standard-dosing" }],
          }),
          recommendation({
            id: "normal",
            lookup: { TEST1: "Normal Metabolizer" },
            action: "no-change",
            steps: [{ kind: "standard-dosing" }],
          }),
        ],
      }),
    ],
    ...records,
  });
const verdictOf = (diplotype: string, alternatives: readonly Open[]) =>
  ask(knowledge(), { results: [{ gene: "TEST1", diplotype, open: [...alternatives] }] }).sensitivities;

describe("what a call leaves open is tried out, drug by drug", () => {
  it("two diplotypes that lead to one advice do not matter, though their phenotypes differ", () => {
    expect(verdictOf("*1/*1", [open("*1/*2")])).toMatchObject([
      { drug: "testol", genes: ["TEST1"], verdict: "same", settledBy: [], needsPhase: false },
    ]);
  });

  it("a diplotype of another advice does, and the positions that would tell are named", () => {
    const place = { positionOneBased: 1234, rsid: "rs9" };
    expect(verdictOf("*1/*2", [open("*2/*2", { settledBy: [place] })])).toMatchObject([
      {
        verdict: "differs",
        outcomes: [
          { isReported: true, under: [{ gene: "TEST1", diplotypes: ["*1/*2"] }], rows: [{ action: "no-change" }] },
          { isReported: false, under: [{ gene: "TEST1", diplotypes: ["*2/*2"] }], rows: [{ action: "avoid" }] },
        ],
        settledBy: [{ gene: "TEST1", ...place }],
        needsPhase: false,
      },
    ]);
  });

  it("an answer that hangs on what was left open asks for no act, and one that does not keeps its own", () => {
    const lineFor = (diplotype: string, other: string) =>
      ask(knowledge(), { results: [{ gene: "TEST1", diplotype, open: [open(other)] }] }).bottomLines[0];
    expect(lineFor("*1/*2", "*2/*2")).toMatchObject({ code: "guideline", action: null });
    expect(lineFor("*1/*1", "*1/*2")).toMatchObject({ code: "guideline", action: "no-change" });
  });

  it("where no position would tell, the phase is asked for", () => {
    expect(verdictOf("*1/*2", [open("*2/*2")])).toMatchObject([
      { verdict: "differs", settledBy: [], needsPhase: true },
    ]);
  });

  it("positions of an alternative that changes nothing are not asked for", () => {
    const [sensitivity] = verdictOf("*1/*1", [
      open("*1/*2", { settledBy: [{ positionOneBased: 1, rsid: null }] }),
      open("*2/*2", { settledBy: [{ positionOneBased: 2, rsid: null }] }),
    ]);
    expect(sensitivity?.settledBy.map((place) => place.positionOneBased)).toEqual([2]);
  });

  it("a diplotype our tables do not hold is never taken for normal", () => {
    const results = [{ gene: "TEST1", diplotype: "*1/*1", open: [open("*1/*999")] }];
    const advice = ask(knowledge(), { results });
    expect(advice.bottomLines[0]).toMatchObject({ code: "guideline-needs-result", action: null });
    expect(advice.problems).toMatchObject([{ path: ["results", 0, "open", 0, "diplotype"] }]);
  });

  it("a gene no guidance on the drug asks about is not tried", () => {
    expect(
      ask(knowledge(), {
        genes: [],
        results: [
          { gene: "TEST2", diplotype: "*1/*1", open: [open("*2/*2")] },
          { gene: "TEST1", diplotype: "*1/*1" },
        ],
      }).sensitivities,
    ).toEqual([]);
  });

  it("without anything open nothing is said", () => {
    expect(ask(knowledge(), { results: [{ gene: "TEST1", diplotype: "*1/*2" }] }).sensitivities).toEqual([]);
  });
});

describe("two genes left open are tried together", () => {
  const both = knowledge({
    guidelines: [
      guideline({
        genes: ["TEST1", "TEST2"],
        recommendations: [
          recommendation({
            id: "both",
            lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" },
            action: "avoid",
            steps: [{ kind: "avoid" }],
          }),
          ...(["Normal Metabolizer", "Poor Metabolizer"] as const).flatMap((one) =>
            (["Normal Metabolizer", "Poor Metabolizer"] as const).flatMap((two) =>
              one === "Poor Metabolizer" && two === "Poor Metabolizer"
                ? []
                : [
                    recommendation({
                      id: `${one}-${two}`.toLowerCase().replaceAll(" ", "-"),
                      lookup: { TEST1: one, TEST2: two },
                      action: "no-change",
                      steps: [{ kind: "standard-dosing" }],
                    }),
                  ],
            ),
          ),
        ],
      }),
    ],
  });

  it("the one combination that matters is found, though each gene alone would change nothing", () => {
    const results = ["TEST1", "TEST2"].map((gene) => ({ gene, diplotype: "*1/*1", open: [open("*2/*2")] }));
    const [sensitivity] = ask(both, { genes: [], results }).sensitivities;
    expect(sensitivity).toMatchObject({ genes: ["TEST1", "TEST2"], verdict: "differs" });
    expect(sensitivity?.outcomes.map((outcome) => outcome.rows.map((row) => row.action))).toEqual([
      ["no-change"],
      ["avoid"],
    ]);
  });
});
