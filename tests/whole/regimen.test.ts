/** Four patients, over the real content: what page one must say of each, and that a link gives the same report again. */
import { describe, expect, it } from "vitest";
import { adviseOn, type Advice } from "@/lib/advice";
import { guidanceShardOf, mergeShards, shardOf, type AnswerKnowledge } from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { decodePermalink, encodePermalink, openPermalink, parseDrugList, parsePanel } from "@/lib/intake";
import {
  linkedOf,
  MOST_CHART_CHARACTERS,
  regimenOf,
  reportOn,
  toChartText,
  type Regimen,
  type Report,
} from "@/lib/report";
import type { AdviceRequest } from "@/lib/schema";

interface Patient {
  readonly request: AdviceRequest;
  readonly advice: Advice;
  readonly report: Report;
  readonly regimen: Regimen;
}

/** A patient as somebody would type one: a list of drugs and a pasted table. */
function patient(drugs: string, panel: string, more: Partial<AdviceRequest> = {}): Patient {
  const list = parseDrugList(knowledge, drugs);
  const table = parsePanel(knowledge, panel);
  expect([...list.problems, ...table.problems]).toEqual([]);
  const request = { drugs: list.drugs.map((drug) => drug.id), genes: [], results: [...table.results], ...more };
  const advice = adviseOn(request, knowledge, "2026-11-24");
  if (!advice.ok) throw new Error(advice.problems.map((problem) => problem.code).join(", "));
  const report = reportOn(advice.value, knowledge);
  return { request, advice: advice.value, report, regimen: regimenOf(report, advice.value, knowledge) };
}
const chosen = ({ regimen }: Patient): readonly (readonly [string | null, readonly string[]])[] =>
  regimen.chosen.map(({ action, drugs }) => [action?.code ?? null, drugs.map((line) => line.drug)]);

const PATIENTS: Readonly<Record<string, Patient>> = {
  oncology: patient(
    "Afinitor\nfluorouracil",
    "Gene,Diplotype,Phenotype\nDPYD,c.1905+1G>A (*2A)/c.1905+1G>A (*2A),\nMTOR,,not tested",
    { coMedication: ["clarithromycin"], setting: "oncology" },
  ),
  transplantation: patient(
    "Prograf (current)\nazathioprine (planned)\nomeprazole 20 mg",
    "CYP3A5\t*1/*3\nTPMT\t*3A/*3A\nNUDT15\t*1/*1\nCYP2C19\t*17/*17",
    { setting: "transplantation" },
  ),
  depression: patient("amitriptyline, escitalopram", "CYP2D6 *1/*1\nCYP2C19 *2/*2", { coMedication: ["Paxil"] }),
  stroke: patient("Plavix; simvastatin", "Gene;Result\nCYP2C19;*2/*2\nSLCO1B1;Poor Function"),
};

/** What a browser loads for a question about these drugs. */
const partsOf = (drugs: readonly string[]): AnswerKnowledge =>
  mergeShards(
    drugs.map((drug) => shardOf(knowledge, drug)),
    guidanceShardOf(knowledge),
  );

describe("what page one says first", () => {
  it.each([
    [
      "oncology",
      [
        ["avoid", ["fluorouracil"]],
        ["no-guidance-held", ["everolimus"]],
      ],
    ],
    [
      "transplantation",
      [
        ["avoid", ["azathioprine"]],
        ["change-dose", ["tacrolimus", "omeprazole"]],
      ],
    ],
    [
      "depression",
      [
        ["avoid", ["amitriptyline"]],
        ["change-drug", ["escitalopram"]],
      ],
    ],
    [
      "stroke",
      [
        ["avoid", ["clopidogrel"]],
        ["change-drug", ["simvastatin"]],
      ],
    ],
  ])("%s", (name, expected) => {
    const one = PATIENTS[name];
    if (one === undefined) throw new Error(name);
    expect(chosen(one)).toEqual(expected);
  });

  it("names the inhibitor of everolimus's enzyme as a caution, and shifts no phenotype by it", () => {
    const [effect] = PATIENTS["oncology"]?.report.coMedication ?? [];
    expect(effect).toMatchObject({
      drug: "everolimus",
      conversions: [],
      exposures: [{ target: "CYP3A", by: [{ name: "clarithromycin" }] }, { target: "P-gp" }],
    });
  });

  it("puts the phenotype expected beside paroxetine next to the genetic one", () => {
    const effect = PATIENTS["depression"]?.report.coMedication.find((one) => one.drug === "amitriptyline");
    expect(effect?.conversions.map((one) => [one.gene, one.genetic.phenotype, one.expected?.phenotype])).toEqual([
      ["CYP2D6", "Normal Metabolizer", "Poor Metabolizer"],
    ]);
  });
});

describe.each(Object.entries(PATIENTS))("the report of %s", (_, one) => {
  it("fits the chart", () => {
    const note = toChartText(one.report);
    expect(note.length).toBeLessThanOrEqual(MOST_CHART_CHARACTERS);
    expect(note).toContain(knowledge.version);
  });

  it("comes back from its link as it was", () => {
    const decoded = decodePermalink(encodePermalink(linkedOf(one.report, "prescriber")));
    if (!decoded.ok) throw new Error("the link did not read");
    const opened = openPermalink(decoded.value, knowledge);
    expect(opened).toMatchObject({ problems: [], hasKnowledgeChanged: false });
    const again = adviseOn(opened.request, knowledge, "2026-11-24");
    expect(again.ok && reportOn(again.value, knowledge)).toEqual(one.report);
  });

  it("is the same from the parts of the knowledge that a browser loads", () => {
    const parts = partsOf(one.request.drugs);
    const answered = adviseOn(one.request, parts, "2026-11-24");
    expect(answered.ok && reportOn(answered.value, parts)).toEqual(one.report);
  });

  it("says the same of the other drugs from the part of the knowledge that a browser loads", () => {
    expect(regimenOf(one.report, one.advice, partsOf(one.request.drugs))).toEqual(one.regimen);
  });

  it("tells each other drug of the panel once: in a line or in the count", () => {
    const { others, rest, restCount } = one.regimen;
    const told = [...others, ...rest].map(({ drug }) => drug);
    expect(new Set(told).size).toBe(told.length);
    expect(rest).toHaveLength(restCount);
    expect(told.filter((drug) => one.request.drugs.includes(drug))).toEqual([]);
  });
});
