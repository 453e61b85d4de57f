import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { readResult } from "@/lib/intake";
import { reportOn } from "@/lib/report";
import type { ResultInput } from "@/lib/schema";
import { knowledge, TODAY } from "@/tests/interop/knowledge";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";
import { readFhir } from "./read-fhir";
import { toFhir } from "./write-fhir";

function exported(
  drugs: readonly string[],
  results: readonly ResultInput[],
  patient: string | null = null,
): JsonObject {
  const advice = adviseOn({ drugs: [...drugs], genes: [], results: [...results] }, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question is not understood");
  let made = 0;
  return toFhir({
    report: reportOn(advice.value, knowledge),
    knowledge,
    patient,
    newId: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, "0")}`,
  });
}

const resources = (bundle: JsonObject, type: string): readonly JsonObject[] =>
  objectsIn(bundle["entry"])
    .flatMap((entry) => objectsIn(entry["resource"]))
    .filter((resource) => resource["resourceType"] === type);
const PANEL: readonly ResultInput[] = [
  { gene: "CYP2C19", diplotype: "*2/*2" },
  { gene: "CYP2D6", phenotype: "Normal Metabolizer" },
  { gene: "DPYD", activityScore: 1.5 },
  { gene: "HLA-B", status: "*57:01 negative" },
  { gene: "VKORC1", variant: "rs9923231", genotype: "C/T" },
  { gene: "SLCO1B1", diplotype: "*1/*5" },
  { gene: "CYP2B6", phenotype: "Indeterminate" },
];

describe("a report as FHIR", () => {
  const bundle = exported(["clopidogrel", "amitriptyline"], PANEL);

  it("is a collection whose every reference leads to an entry of it", () => {
    const addresses = new Set(objectsIn(bundle["entry"]).map((entry) => entry["fullUrl"]));
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]*)"/g)].map((match) => match[1]);
    expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
    expect(addresses.size).toBe(objectsIn(bundle["entry"]).length);
    expect(references.filter((reference) => !addresses.has(reference))).toEqual([]);
  });

  it("holds a genotype for every result, and nothing empty", () => {
    const genotypes = resources(bundle, "Observation").filter((one) => JSON.stringify(one["code"]).includes("84413-4"));
    expect(genotypes.map((one) => textIn(objectIn(one["valueCodeableConcept"])?.["text"]))).toEqual([
      "CYP2C19 *2/*2",
      "CYP2D6 Normal Metabolizer",
      "DPYD activity score 1.5",
      "HLA-B *57:01 negative",
      "VKORC1 rs9923231 reference (C)/rs9923231 variant (T)",
      "SLCO1B1 *1/*5",
      "CYP2B6 Indeterminate",
    ]);
    expect(JSON.stringify(bundle)).not.toMatch(/null|""|\[\]|\{\}/);
  });

  it("says of clopidogrel what the report says, with who says it and a result behind it", () => {
    const tasks = resources(exported(["clopidogrel"], [{ gene: "CYP2C19", diplotype: "*2/*2" }]), "Task");
    expect(tasks[0]).toMatchObject({
      status: "requested",
      intent: "proposal",
      code: { coding: [{ code: "LA26421-0" }], text: "Avoid" },
    });
    expect(tasks[0]?.["description"]).toMatch(
      /^Avoid\. For acute coronary syndrome.*prasugrel or ticagrelor.*CPIC; Strong/,
    );
    for (const one of resources(bundle, "Observation").filter((each) =>
      JSON.stringify(each["code"]).includes("therapeutic-implication"),
    )) {
      expect(objectsIn(one["derivedFrom"]).length).toBeGreaterThan(0);
      expect(one).not.toHaveProperty("valueCodeableConcept");
    }
  });

  it("is read back by our own reader as the same results, without a problem", () => {
    const { results, problems, unusable } = readFhir(bundle, knowledge, {
      patient: null,
      fhirServer: null,
      today: TODAY,
    });
    const meaning = (inputs: readonly ResultInput[]) =>
      inputs
        .map((input) => readResult(knowledge, input, []))
        .map((read) =>
          read.ok
            ? [read.value.gene, read.value.phenotype, read.value.diplotype, read.value.activityScore]
            : read.problems,
        );
    expect(meaning(results)).toEqual(meaning(PANEL));
    expect({ problems, unusable }).toEqual({ problems: [], unusable: [] });
  });

  it("codes an action only by an answer of the list that the profile binds it to", () => {
    const tasks = resources(
      exported(
        ["warfarin", "codeine", "clopidogrel"],
        [
          { gene: "CYP2C9", diplotype: "*1/*3" },
          { gene: "CYP2D6", diplotype: "*4/*4" },
          { gene: "CYP2C19", diplotype: "*2/*2" },
        ],
      ),
      "Task",
    );
    const codes = tasks.map((task) => objectsIn(objectIn(task["code"])?.["coding"])[0]?.["code"]);
    expect(new Set(codes)).toEqual(new Set([undefined, "LA26421-0"]));
    expect(
      tasks.filter((task) => "code" in task && objectsIn(objectIn(task["code"])?.["coding"]).length === 0),
    ).toEqual([]);
  });

  it("claims no day on which a result was found", () => {
    const [found] = resources(bundle, "Observation");
    expect(found).not.toHaveProperty("effectiveDateTime");
    expect(found).toMatchObject({ issued: `${TODAY}T00:00:00Z` });
  });

  it("without a result says so, and leads to no table that is not there", () => {
    const [entry, ...others] = resources(exported(["clopidogrel"], []), "DiagnosticReport");
    expect(others).toEqual([]);
    expect(entry?.["conclusion"]).toBe(
      "No genetic result was given.\nclopidogrel: CPIC, DPWG and RNPGx have guidance on it. What to do depends on a result that is not here.",
    );
    expect(entry).not.toHaveProperty("result");
  });

  it("without a result is the conclusion alone: research without a guideline draws no implication", () => {
    const research = exported(["everolimus"], [], "Patient/pt1");
    expect(objectsIn(research["entry"])).toHaveLength(1);
    expect(resources(research, "DiagnosticReport")[0]).toMatchObject({
      subject: { reference: "Patient/pt1" },
      conclusion: expect.stringMatching(/No guideline covers everolimus.*Research only/) as unknown,
    });
  });
});
