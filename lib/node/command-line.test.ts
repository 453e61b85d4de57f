import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { runCommand } from "./command-line";
import type { Surroundings } from "./surroundings";

async function run(
  words: readonly string[],
  lines: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): Promise<{ status: number; written: string; told: string }> {
  let written = "";
  let told = "";
  const around: Surroundings = {
    root: process.cwd(),
    store: "nowhere",
    knowledge,
    today: () => "2026-11-24",
    readInput: async function* () {
      yield* lines;
    },
    readFile: (path) =>
      files[path] === undefined
        ? Promise.reject(new Error("no such file"))
        : Promise.resolve(new TextEncoder().encode(files[path])),
    write: async (text) => {
      written += text;
    },
    tell: (text) => {
      told += `${text}\n`;
    },
    showProgress: () => {},
  };
  return { status: await runCommand(words, around), written, told };
}

describe("the command line", () => {
  it.each([[[]], [["constructor"]], [["toString"]], [["knowledge", "forget"]]])(
    "refuses %j with exit 2 and names what it knows",
    async (words) => {
      const { status, written, told } = await run(words);
      expect(status).toBe(2);
      expect(written).toBe("");
      expect(told).toContain("knowledge check");
    },
  );

  it("answers a brand and a former symbol in JSON, with exit 0 and nothing else on standard output", async () => {
    const { status, written } = await run(["advise", "--drug", "Afinitor", "--gene", "FRAP1", "--format", "json"]);
    expect(status).toBe(0);
    expect(JSON.parse(written)).toMatchObject({
      bottomLine: { drug: "everolimus", action: "no-action-advised", certainty: "research-only" },
    });
  });

  it("tells an unknown drug in one line with the nearest name, exit 2, and prints no advice", async () => {
    const { status, written, told } = await run(["advise", "--drug", "everolimos"]);
    expect(status).toBe(2);
    expect(written).toBe("");
    expect(told).toMatch(/everolimos.*everolimus/);
  });

  it("refuses a result it does not understand instead of dropping it", async () => {
    const { status, written, told } = await run(["advise", "--drug", "tacrolimus", "--result", "CYP3A5=*1/*99"]);
    expect(status).toBe(2);
    expect(told).toMatch(/\*99/);
    expect(written).toContain("RESULTS THAT DECIDE NOTHING HERE");
  });

  it("answers every good line of standard input, whatever stands between them", async () => {
    const good = JSON.stringify({ drugs: ["everolimus"], genes: ["MTOR"] });
    const { status, written } = await run(["advise", "--stdin"], [good, "not json", good]);
    const answers = written
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { bottomLine?: object; problems?: object[] });
    expect(status).toBe(2);
    expect(answers.map((answer) => answer.bottomLine !== undefined)).toEqual([true, false, true]);
    expect(answers[1]?.problems).toHaveLength(1);
  });

  it("writes a FHIR bundle, and takes its results from it again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "haplonote-"));
    const { status, written } = await run([
      "advise",
      "--drug",
      "clopidogrel",
      "--result",
      "CYP2C19=*2/*2",
      "--format",
      "fhir",
    ]);
    expect(status).toBe(0);
    expect(JSON.parse(written)).toMatchObject({ resourceType: "Bundle", type: "collection" });
    writeFileSync(join(folder, "report.json"), written);
    const again = await run([
      "advise",
      "--drug",
      "clopidogrel",
      "--fhir",
      join(folder, "report.json"),
      "--format",
      "json",
    ]);
    expect(again.status).toBe(0);
    expect(JSON.parse(again.written)).toMatchObject({
      results: [{ gene: "CYP2C19", phenotype: "Poor Metabolizer" }],
      bottomLine: { action: "avoid" },
    });
  });

  it.each([
    ["a file that is not there", "nowhere.json"],
    ["a file that is not JSON", "README.md"],
    ["a file without resources", "tsconfig.json"],
  ])("refuses %s as FHIR in one line", async (_, file) => {
    const { status, written, told } = await run(["advise", "--drug", "clopidogrel", "--fhir", file]);
    expect({ status, written }).toEqual({ status: 2, written: "" });
    expect(told.trim().split("\n")).toHaveLength(1);
  });

  it("takes several genes after one option", async () => {
    const { written } = await run(["advise", "--drug", "everolimus", "--gene", "MTOR", "RPTOR", "--format", "json"]);
    expect(
      (JSON.parse(written) as { question: { genes: { id: string }[] } }).question.genes.map((gene) => gene.id),
    ).toEqual(["MTOR", "RPTOR"]);
  });

  const PANEL = { "panel.csv": "Gene;Diplotype\nCYP2D6;*1/*1\nCYP2C19;*2/*99\nCYP2C9;*1/*3\n" };

  it.each([
    ["text", /^CODEINE/],
    ["html", /^<!doctype html>/],
    ["csv", /^drug,genes,/],
    ["json", /^\{\n/],
    ["fhir", /^\{\n  "resourceType": "Bundle"/],
  ])("writes a report as %s from a panel file, points out the bad row and keeps the rest", async (format, begins) => {
    const { status, written, told } = await run(
      ["report", "--drug", "codeine", "--panel", "panel.csv", "--co-medication", "Paxil", "--format", format],
      [],
      PANEL,
    );
    expect(status).toBe(2);
    expect(written).toMatch(begins);
    expect(written).toContain("Poor Metabolizer");
    expect(told).toMatch(/line 3, column 2: .*\*99/);
    expect(written).toMatch(/\*99/);
  });

  it("takes the results of a FHIR file into a report, and tells in it what of the file could not be read", async () => {
    const folder = mkdtempSync(join(tmpdir(), "haplonote-"));
    const observation = (gene: string, value: string) => ({
      resource: {
        resourceType: "Observation",
        status: "final",
        code: { coding: [{ system: "http://loinc.org", code: "84413-4" }] },
        valueCodeableConcept: { text: value },
        component: [
          { code: { coding: [{ system: "http://loinc.org", code: "48018-6" }] }, valueCodeableConcept: { text: gene } },
        ],
      },
    });
    writeFileSync(
      join(folder, "panel.json"),
      JSON.stringify({
        resourceType: "Bundle",
        type: "collection",
        entry: [observation("CYP2C19", "*2/*2"), observation("NOSUCH", "*1/*1")],
      }),
    );
    const { status, written } = await run([
      "report",
      "--drug",
      "clopidogrel",
      "--fhir",
      join(folder, "panel.json"),
      "--format",
      "json",
    ]);
    expect(status).toBe(2);
    expect(JSON.parse(written)).toMatchObject({
      results: [{ gene: "CYP2C19" }],
      unread: [{ from: "results", line: null }],
      bottomLine: { action: "avoid" },
    });
  });

  it.each(["prescriber", "patient", "learner"])("writes the reading for a %s", async (reading) => {
    const { status, written } = await run([
      "report",
      "--drug",
      "codeine",
      "--result",
      "CYP2D6=*1/*1",
      "--reading",
      reading,
    ]);
    expect(status).toBe(0);
    expect(/do not change your medicine/i.test(written.replace(/\s+/g, " "))).toBe(reading === "patient");
  });

  it.each([
    [["--format", "pdf"]],
    [["--reading", "child"]],
    [["--panel"]],
    [["--panel", "gone.csv"]],
    [["--stdin"]],
    [["--drugs", "gone.txt"]],
    [["--setting", "ward"]],
    [["--fhir", "gone.json"]],
    [["--compare", "gone.json"]],
    [["--compare", "README.md", "--format", "csv"]],
  ])("refuses a report with %j, exit 2 and no report", async (words) => {
    const { status, written, told } = await run(["report", "--drug", "codeine", ...words]);
    expect(status).toBe(2);
    expect(written).toBe("");
    expect(told).toMatch(/expected/);
  });

  it.each([
    ["FHIR", fhirOf("a"), fhirOf("b")],
    ["HL7 v2", hl7Of("a"), hl7Of("b")],
  ])("uses nothing of two files in %s that are of two patients, and says so", async (_, one, other) => {
    const words = ["report", "--drug", "clopidogrel", "--panel", "1", "--panel", "2", "--format", "json"];
    const apart = await run(words, [], { 1: one, 2: other });
    expect(apart.status).toBe(2);
    expect(apart.told).toContain("several people");
    expect(JSON.parse(apart.written)).toMatchObject({ results: [] });
    const same = await run(words, [], { 1: one, 2: one });
    expect(same.told).toBe("");
    expect(JSON.parse(same.written)).toMatchObject({ results: [{ gene: "CYP2C19" }, { gene: "CYP2C19" }] });
  });
});

function fhirOf(patient: string): string {
  return JSON.stringify({
    resourceType: "Observation",
    status: "final",
    code: { text: "CYP2C19 genotype" },
    subject: { reference: `Patient/${patient}` },
    valueString: "*2/*2",
  });
}

function hl7Of(patient: string): string {
  return [
    "MSH|^~\\&|LIS|LAB|EHR|CLINIC|20260301101500||ORU^R01^ORU_R01|42|P|2.5.1",
    `PID|1||${patient}^^^LAB^MR`,
    "OBR|1|P-9|F-9|51969-4^Genetic analysis report^LN",
    "OBX|1|ST|9001^CYP2C19 Genotype^L||*2/*2||||||F",
  ].join("\r");
}
