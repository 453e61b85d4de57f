import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { readResults } from "./read-results";
import { withoutIdentity } from "./without-identity";

const NAMES = /quillfeather|dorothea|brandywine|19610203|777/i;
const shown = (text: string): string => {
  const outcome = withoutIdentity(text);
  return outcome.ok ? outcome.value : `refused: ${outcome.problems.map(({ code }) => code).join()}`;
};

describe("a message whose text is to be shown", () => {
  const message = [
    "MSH|^~\\&|LIS|LAB|||20260301||ORU^R01|42|P|2.5.1",
    "PID|1||777^^^LAB||Quillfeather^Dorothea||19610203|F",
    "PV1|1|O|||||33^Brandywine^Otto",
    "OBR|1|P-9|F-9|51969-4^Genetic analysis report^LN|||||||||||||33^Brandywine^Otto",
    "OBX|1|ST|9^CYP2C19 Genotype^L||*1/*2||||||F",
    "NTE|1||Phoned to Brandywine, not confirmed",
  ].join("\r");

  it("has no name, number or birthday of a person, and reads the same", () => {
    expect(message).toMatch(NAMES);
    expect(shown(message)).not.toMatch(NAMES);
    const [before, after] = [message, shown(message)].map((text) => readResults(knowledge, text, "2026-11-24"));
    expect(before?.results).toHaveLength(1);
    expect(after?.results).toEqual(before?.results);
    expect(after?.remarks).toHaveLength(before?.remarks.length ?? 0);
  });

  it("still tells two patients from one", () => {
    const read = (text: string) => readResults(knowledge, shown(text), "2026-11-24").problems.map(({ code }) => code);
    expect(read(`${message}\r${message}`)).toEqual([]);
    expect(read(`${message}\r${message.replace("777", "778")}`)).toEqual(["several-patients"]);
  });

  it("in FHIR has no person and no narrative, and reads the same", () => {
    const bundle = JSON.stringify({
      resourceType: "Bundle",
      entry: [
        { resource: { resourceType: "Patient", id: "p", name: [{ family: "Quillfeather" }], birthDate: "1961-02-03" } },
        {
          resource: {
            resourceType: "Observation",
            status: "final",
            text: { status: "generated", div: "<div>Dorothea</div>" },
            subject: { reference: "Patient/p", display: "Dorothea Quillfeather" },
            performer: [{ display: "Brandywine" }],
            code: { coding: [{ system: "http://loinc.org", code: "84413-4" }] },
            valueCodeableConcept: { text: "CYP2C19 *1/*2" },
          },
        },
      ],
    });
    expect(shown(bundle)).not.toMatch(NAMES);
    const [before, after] = [bundle, shown(bundle)].map((text) => readResults(knowledge, text, "2026-11-24"));
    expect(before?.results).toHaveLength(1);
    expect(after).toEqual(before);
  });

  it("is refused where it is damaged, so that nothing takes its place", () => {
    expect(shown(message.replace("*1/*2", "*1/\r*2"))).toBe("refused: hl7-segment");
    expect(shown('{"resourceType": "Bundle", "entry": [')).toBe("refused: json-damaged");
  });
});
