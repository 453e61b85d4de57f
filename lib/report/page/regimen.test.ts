import { describe, expect, it } from "vitest";
import { ACTIONS, type AdviceRequest } from "@/lib/schema";
import {
  guideline,
  guidelineByTest1,
  interactionList,
  phenoconversionMethod,
  recommendation,
  scoredMethod,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask } from "@/tests/builders/question";
import { actionsInOrder } from "./page-one";
import { regimenOf, type Regimen } from "./regimen";
import { reportOn } from "./report-on";

const knowledge = buildKnowledge({
  phenotypes: [scoredMethod("TEST1")],
  interactions: [interactionList()],
  phenoconversions: [phenoconversionMethod("TEST1")],
  guidelines: [
    guidelineByTest1("avoidol", { action: "avoid" }),
    guidelineByTest1("dosol", { action: "change-dose" }),
    guidelineByTest1("watchol", { action: "monitor" }),
    guidelineByTest1("keepol", { action: "no-change" }),
    guidelineByTest1("otherol", { action: "change-drug" }),
    guidelineByTest1("weakol", { action: "change-drug", strength: "Optional" }),
    guideline({
      id: "guide-far",
      drugs: ["farol"],
      genes: ["TEST2"],
      recommendations: [recommendation({ id: "far-poor", lookup: { TEST2: "Poor Metabolizer" } })],
    }),
  ],
});
const POOR: AdviceRequest["results"] = [{ gene: "TEST1", diplotype: "*2/*2" }];
const NORMAL: AdviceRequest["results"] = [{ gene: "TEST1", diplotype: "*1/*1" }];

function regimen(question: Partial<AdviceRequest>): Regimen {
  const advice = ask(knowledge, { genes: [], ...question });
  return regimenOf(reportOn(advice, knowledge), advice, knowledge);
}
const chosen = (one: Regimen) =>
  one.chosen.map(({ action, drugs }) => [action?.code ?? null, drugs.map((line) => line.drug)]);

describe("the chosen drugs", () => {
  it("stand in order of action, whatever order they were asked in", () => {
    const drugs = ["keepol", "watchol", "dosol", "avoidol"];
    const expected = [
      ["avoid", ["avoidol"]],
      ["change-dose", ["dosol"]],
      ["monitor", ["watchol"]],
      ["no-change", ["keepol"]],
    ];
    expect(chosen(regimen({ drugs, results: POOR }))).toEqual(expected);
    expect(chosen(regimen({ drugs: [...drugs].reverse(), results: POOR }))).toEqual(expected);
  });

  it("stand between doing and not doing while their action is open", () => {
    expect(chosen(regimen({ drugs: ["farol", "keepol", "avoidol"], results: POOR })).map(([action]) => action)).toEqual(
      ["avoid", null, "no-change"],
    );
    expect(chosen(regimen({ drugs: ["farol", "avoidol"] }))).toEqual([[null, ["farol", "avoidol"]]]);
  });

  it("stand where the action that asks more puts them, when another drug shifts the phenotype; both are told", () => {
    const one = regimen({ drugs: ["avoidol"], results: NORMAL, coMedication: ["strongtol"] });
    expect(one.chosen).toEqual([
      {
        action: expect.objectContaining({ code: "avoid" }) as object,
        drugs: [
          expect.objectContaining({
            drug: "avoidol",
            action: expect.objectContaining({ code: "no-change" }) as object,
            expected: expect.objectContaining({
              action: expect.objectContaining({ code: "avoid" }) as object,
              by: ["strongtol"],
            }) as object,
          }),
        ],
      },
    ]);
  });

  it("tell phenotype, step, strength, source with year and a caveat in one line", () => {
    const [section] = regimen({ drugs: ["avoidol"], results: NORMAL, coMedication: ["strongtol"] }).chosen;
    expect(section?.drugs[0]).toMatchObject({
      phenotypes: [expect.stringContaining("Normal Metabolizer")],
      text: "Use the standard dose.",
      strength: "Strong",
      source: "CPIC 2025 for adults",
      caveat: { code: "phenoconversion" },
    });
  });
});

describe("the other drugs", () => {
  it("stand in a line each when the panel asks for something, the surest of one action first; the rest is counted and listed", () => {
    const one = regimen({ drugs: ["avoidol"], results: POOR });
    expect(one.others.map(({ drug, action }) => [drug, action.code])).toEqual([
      ["otherol", "change-drug"],
      ["weakol", "change-drug"],
      ["dosol", "change-dose"],
      ["watchol", "monitor"],
    ]);
    expect(one.restCount).toBe(1);
    expect(one.rest).toEqual([{ drug: "keepol", drugName: "keepol", reason: "no-change" }]);
  });

  it("never hold a drug of the question, nor one whose guidance asks about no gene of the panel", () => {
    const one = regimen({ drugs: ["otherol"], results: POOR });
    const all = [...one.others, ...one.rest].map(({ drug }) => drug);
    expect(all).not.toContain("otherol");
    expect(all).not.toContain("farol");
  });

  it("count the drugs of the question as taken with them", () => {
    const one = regimen({ drugs: ["keepol"], results: NORMAL, coMedication: ["strongtol"] });
    expect(one.others.map(({ drug, isExpected }) => [drug, isExpected])).toContainEqual(["avoidol", true]);
  });

  it("are none without a result", () => {
    expect(regimen({ drugs: ["avoidol"] })).toMatchObject({ others: [], restCount: 0 });
  });
});

it("every action has its place in the order, once", () => {
  expect(actionsInOrder().filter((action) => action !== null)).toEqual([...ACTIONS]);
});
