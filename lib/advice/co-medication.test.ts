import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import {
  guideline,
  interactionList,
  phenoconversionMethod,
  phenotypeMethod,
  recommendation,
  scoredMethod,
  type InteractionListInput,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, codesOf, refusal } from "@/tests/builders/question";
import type { Advice, CoMedicationEffect } from "./advice";

const row = (id: string, gene: string, term: string, action: Parameters<typeof recommendation>[0] = {}) =>
  recommendation({ id, lookup: { [gene]: term }, ...action });

/** testol (the rule is stated for it) and othertol hang on TEST1, which has a rule; testol on TEST2 too, which has none. */
const knowledge = buildKnowledge({
  phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2")],
  interactions: [
    interactionList({
      exposures: [
        { id: "testol-pumped", target: "P-gp", drugs: ["testol"], text: "Watch the level.", sources: ["label-testol"] },
      ],
    } satisfies Partial<InteractionListInput>),
  ],
  phenoconversions: [
    phenoconversionMethod("TEST1"),
    {
      ...phenoconversionMethod("TEST2"),
      target: "CYP2C19",
      method: "none",
      factors: undefined,
      lines: [],
      induction: "possible",
    },
  ],
  guidelines: [
    guideline({
      id: "one",
      drugs: ["testol", "othertol", "strongtol"],
      genes: ["TEST1"],
      recommendations: [
        row("one-poor", "TEST1", "Poor Metabolizer", { action: "avoid" }),
        row("one-intermediate", "TEST1", "Intermediate Metabolizer", { action: "change-dose" }),
        row("one-normal", "TEST1", "Normal Metabolizer", { action: "no-change" }),
      ],
    }),
    guideline({
      id: "two",
      genes: ["TEST2"],
      recommendations: [row("two-normal", "TEST2", "Normal Metabolizer", { action: "no-change" })],
    }),
  ],
});

const NORMAL: AdviceRequest["results"] = [{ gene: "TEST1", diplotype: "*1/*1" }];
const about = (question: Partial<AdviceRequest>): Advice => ask(knowledge, { genes: [], results: NORMAL, ...question });
function effectOn(advice: Advice, drug = "testol"): CoMedicationEffect {
  const effect = advice.coMedication.find((one) => one.drug === drug);
  if (effect === undefined) throw new Error(`nothing happens to ${drug}`);
  return effect;
}
const caveatsOf = (advice: Advice, id: string, drug = "testol"): readonly string[] =>
  advice.notes.filter((note) => note.id.startsWith(id) && note.drug === drug).flatMap(codesOf);

describe("a drug beside an inhibitor", () => {
  const alone = about({});
  const beside = about({ coMedication: ["strongtol"] });

  it("leaves the answer by the genes as it was: same rows, same order, same action", () => {
    expect(beside.notes.map((note) => [note.id, note.action, note.fit, note.strength])).toEqual(
      alone.notes.map((note) => [note.id, note.action, note.fit, note.strength]),
    );
    expect(beside.bottomLines.map((line) => line.action)).toEqual(["no-change"]);
    expect(beside.results).toEqual(alone.results);
    expect(alone.coMedication).toEqual([]);
  });

  it("shows what would hold under the expected phenotype apart from it", () => {
    const effect = effectOn(beside);
    expect(effect.rows.map((note) => note.id)).toEqual(["one-poor-for-testol"]);
    expect(effect.bottomLine).toMatchObject({ code: "guideline", action: "avoid", certainty: "guideline-strong" });
    expect(beside.notes.map((note) => note.id)).not.toContain("one-poor-for-testol");
  });

  it("leaves both the grade of their body, and says by what each was chosen", () => {
    expect(alone.bottomLines[0]?.certainty).toBe("guideline-strong");
    expect(beside.bottomLines[0]?.certainty).toBe("guideline-strong");
    expect(caveatsOf(beside, "one-normal")).toEqual(["phenoconversion"]);
    expect(effectOn(beside).rows.map((note) => [note.certainty, codesOf(note)])).toEqual([
      ["guideline-strong", ["expected-phenotype"]],
    ]);
  });

  it("says where the rule was stated for other drugs", () => {
    const effect = effectOn(about({ drugs: ["othertol"], coMedication: ["strongtol"] }), "othertol");
    expect(effect.rows.flatMap(codesOf)).toEqual(["expected-phenotype", "rule-for-other-drugs"]);
  });

  it("changes nothing for a weak one, but says that it is there", () => {
    const weak = about({ coMedication: ["weaktol"] });
    expect(weak.bottomLines[0]?.certainty).toBe("guideline-strong");
    expect(caveatsOf(weak, "one-normal")).toEqual(["weak-inhibitor"]);
    expect(effectOn(weak)).toMatchObject({ rows: [], bottomLine: null });
  });

  it("names several, and a score between the rows", () => {
    const advice = about({ results: [{ gene: "TEST1", activityScore: 1.25 }], coMedication: ["moderatol", "weaktol"] });
    expect(effectOn(advice).rows.map((note) => note.id)).toEqual(["one-intermediate-for-testol"]);
    expect(effectOn(advice).rows.flatMap(codesOf)).toEqual([
      "expected-phenotype",
      "several-interacting-drugs",
      "score-between-rows",
    ]);
  });

  it("gives no number where no method is accepted, and marks the row", () => {
    const advice = about({ results: [{ gene: "TEST2", phenotype: "Normal Metabolizer" }], coMedication: ["inductol"] });
    expect(caveatsOf(advice, "two-normal")).toEqual(["phenoconversion-no-method"]);
    expect(advice.bottomLines[0]).toMatchObject({ action: "no-change", certainty: "guideline-strong" });
    expect(effectOn(advice)).toMatchObject({ rows: [], bottomLine: null });
  });

  it("tells of a gene nobody asked about or tested, since the inhibitor decides it alone", () => {
    const advice = about({
      results: [{ gene: "TEST2", phenotype: "Normal Metabolizer" }],
      coMedication: ["strongtol"],
    });
    const conversion = effectOn(advice).conversions.find((one) => one.gene === "TEST1");
    expect(conversion).toMatchObject({ genetic: { state: "not-tested" }, expected: { phenotype: "Poor Metabolizer" } });
    expect(effectOn(advice).bottomLine?.action).toBe("avoid");
  });

  it("names the inhibitor of a transporter as a caution, and shifts no phenotype by it", () => {
    const effect = effectOn(about({ coMedication: ["pumptol"] }));
    expect(effect).toMatchObject({
      conversions: [],
      rows: [],
      bottomLine: null,
      exposures: [{ id: "testol-pumped", target: "P-gp", by: [{ drug: "pumptol" }] }],
    });
  });
});

describe("the drugs of one question", () => {
  it("count as taken with each other, and none acts on itself", () => {
    const advice = about({ drugs: ["testol", "strongtol"] });
    expect(advice.coMedication.map((effect) => effect.drug)).toEqual(["testol"]);
    expect(effectOn(advice).conversions.map((one) => [one.gene, one.by.map((acting) => acting.drug)])).toEqual([
      ["TEST1", ["strongtol"]],
      ["TEST2", ["strongtol"]],
    ]);
    expect(advice.bottomLines.map((line) => line.certainty)).toEqual(["guideline-strong", "guideline-strong"]);
  });

  it("say the same whether the other is asked about or only taken as well", () => {
    expect(effectOn(about({ drugs: ["testol", "strongtol"] }))).toEqual(
      effectOn(about({ coMedication: ["strongtol"] })),
    );
  });

  it("refuse a co-medication nobody knows, with its place and the nearest names", () => {
    expect(refusal(knowledge, { coMedication: ["weaktol", "strongtal"] })).toEqual([
      expect.objectContaining({
        code: "drug-unknown",
        path: ["coMedication", 1],
        nearest: expect.arrayContaining(["strongtol"]) as string[],
      }),
    ]);
  });
});
