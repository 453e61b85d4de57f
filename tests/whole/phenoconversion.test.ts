/** What other drugs do to a result, over the real content: FDA's list of 29 May 2026 and CPIC's rule of 2021. */
import { describe, expect, it } from "vitest";
import { adviseOn, type Advice } from "@/lib/advice";
import { mergeShards, shardOf, type AnswerKnowledge } from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { reportOn, toAdviceJson } from "@/lib/report";
import type { AdviceRequest } from "@/lib/schema";

function ask(request: Partial<AdviceRequest>, from: AnswerKnowledge = knowledge): Advice {
  const advice = adviseOn({ drugs: [], genes: [], results: [], ...request }, from, "2026-11-24");
  if (!advice.ok) throw new Error(advice.problems.map((problem) => problem.code).join(", "));
  return advice.value;
}
const list = (target: string, kind: string, strength: string): readonly string[] =>
  knowledge.interactions
    .filter((one) => one.target === target && one.kind === kind && one.strength === strength)
    .map((one) => one.drug)
    .sort();

/** Transcribed a second time, from another extraction of the same table, so that a slip in one shows. */
describe("FDA's list, as of 29 May 2026", () => {
  it.each([
    ["CYP2D6", "inhibitor", "strong", ["bupropion", "fluoxetine", "paroxetine", "quinidine", "terbinafine"]],
    [
      "CYP2D6",
      "inhibitor",
      "moderate",
      ["abiraterone", "cinacalcet", "duloxetine", "lorcaserin", "mirabegron", "rolapitant"],
    ],
    [
      "CYP2D6",
      "inhibitor",
      "weak",
      [
        "amiodarone",
        "celecoxib",
        "cimetidine",
        "clobazam",
        "cobicistat",
        "escitalopram",
        "fluvoxamine",
        "labetalol",
        "sertraline",
        "vemurafenib",
      ],
    ],
    ["CYP2D6", "inducer", "strong", []],
    ["CYP2C19", "inhibitor", "strong", ["fluconazole", "fluoxetine", "fluvoxamine", "ticlopidine"]],
    ["CYP2C19", "inhibitor", "moderate", ["cenobamate", "felbamate", "voriconazole"]],
    ["CYP2C19", "inhibitor", "weak", ["omeprazole", "pirtobrutinib"]],
    ["CYP2C19", "inducer", "strong", ["rifampin"]],
    ["CYP2C19", "inducer", "moderate", ["apalutamide", "efavirenz", "enzalutamide", "phenytoin"]],
    ["CYP2C19", "inducer", "weak", ["ritonavir", "zanubrutinib"]],
    ["CYP2C9", "inhibitor", "moderate", ["amiodarone", "fluconazole", "miconazole", "piperine"]],
    ["CYP2C9", "inducer", "moderate", ["enzalutamide", "rifampin"]],
    [
      "CYP3A",
      "inducer",
      "moderate",
      [
        "bosentan",
        "cenobamate",
        "dabrafenib",
        "efavirenz",
        "etravirine",
        "lorlatinib",
        "pexidartinib",
        "phenobarbital",
        "primidone",
        "repotrectinib",
        "sotorasib",
      ],
    ],
    [
      "CYP3A",
      "inducer",
      "strong",
      [
        "apalutamide",
        "carbamazepine",
        "enzalutamide",
        "ivacaftor-lumacaftor",
        "ivosidenib",
        "mitotane",
        "phenytoin",
        "rifampin",
        "st-johns-wort",
      ],
    ],
  ])("%s %s, %s", (target, kind, strength, drugs) => {
    expect(list(target, kind, strength)).toEqual(drugs);
  });

  it("is dated, sourced, and said to be read in a copy, row by row", () => {
    expect(knowledge.interactions.length).toBe(157);
    expect(
      knowledge.interactions.filter(
        (one) =>
          one.date !== "2026-05-29" ||
          one.read !== "secondary-copy" ||
          !one.sources.includes("fda-cyp-examples-2026-05"),
      ),
    ).toEqual([]);
  });
});

describe("two antidepressants and an opioid", () => {
  const advice = ask({ drugs: ["codeine", "Paxil"], results: [{ gene: "CYP2D6", diplotype: "*1/*1" }] });

  it("keep the genetic answer and put the expected one beside it", () => {
    expect(advice.bottomLines[0]).toMatchObject({ drug: "codeine", action: "no-change" });
    expect(advice.coMedication).toEqual([
      expect.objectContaining({ drug: "codeine", bottomLine: expect.objectContaining({ action: "avoid" }) as object }),
    ]);
    const report = reportOn(advice, knowledge);
    expect(report.coMedication[0]?.conversions[0]).toMatchObject({
      genetic: { phenotype: "Normal Metabolizer", diplotype: "*1/*1" },
      expected: { phenotype: "Poor Metabolizer", activityScore: "0" },
      by: [{ name: "paroxetine", strength: "strong" }],
    });
    expect(report.bottomLines[0]?.lines[0]).toMatch(/paroxetine.*Poor Metabolizer.*avoid/);
  });

  it("say that the rule is carried over for drugs it was not stated for", () => {
    const [effect] = ask({
      drugs: ["amitriptyline"],
      coMedication: ["fluoxetine"],
      results: [
        { gene: "CYP2D6", diplotype: "*1/*1" },
        { gene: "CYP2C19", phenotype: "Normal Metabolizer" },
      ],
    }).coMedication;
    expect(effect?.conversions.map((one) => [one.gene, one.shifts])).toEqual([
      ["CYP2C19", "unknown"],
      ["CYP2D6", "yes"],
    ]);
    expect(new Set(effect?.rows.flatMap((note) => note.caveats.map((caveat) => caveat.code)))).toContain(
      "rule-for-other-drugs",
    );
  });
});

describe("everolimus and tacrolimus", () => {
  it.each([
    ["everolimus", "clarithromycin", ["CYP3A", "P-gp"]],
    ["sirolimus", "verapamil", ["CYP3A", "P-gp"]],
    ["tacrolimus", "cyclosporine", ["CYP3A", "P-gp"]],
    ["temsirolimus", "ketoconazole", ["CYP3A"]],
    ["everolimus", "rifampicin", ["CYP3A"]],
  ])("%s names %s as a caution, and no phenotype", (drug, other, targets) => {
    const [effect] = ask({ drugs: [drug], coMedication: [other] }).coMedication;
    expect(effect?.exposures.map((one) => one.target)).toEqual(targets);
    expect(effect).toMatchObject({ rows: [], bottomLine: null });
  });
});

it("the shards of the drugs taken together give the answer of the whole", () => {
  const request = {
    drugs: ["amitriptyline", "clopidogrel"],
    coMedication: ["fluoxetine", "omeprazole", "rifampicin"],
    results: [
      { gene: "CYP2D6", diplotype: "*1/*4" },
      { gene: "CYP2C19", diplotype: "*1/*2" },
    ],
  };
  const shards = mergeShards(
    ["amitriptyline", "clopidogrel", "fluoxetine", "omeprazole", "rifampin"].map((drug) => shardOf(knowledge, drug)),
  );
  expect(toAdviceJson(reportOn(ask(request, shards), shards))).toEqual(toAdviceJson(reportOn(ask(request), knowledge)));
});
