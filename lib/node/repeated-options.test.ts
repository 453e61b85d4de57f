/** An option that is given twice adds up or is refused: what was given never disappears. */
import { describe, expect, it } from "vitest";
import { parseAdviseArguments } from "./arguments";
import { parseCallArguments } from "./call/call-arguments";
import { parseReportArguments } from "./report-arguments";

describe("options given twice", () => {
  it("add up where they bring data", () => {
    const words = ["--drug", "codeine", "--panel", "a.csv", "--panel", "b.csv", "--drugs", "c.txt", "--drugs", "d.txt"];
    expect(parseReportArguments([...words, "--fhir", "e.json", "--fhir", "f.json"])).toMatchObject({
      ok: true,
      value: { panelPaths: ["a.csv", "b.csv"], drugsPaths: ["c.txt", "d.txt"], fhirPaths: ["e.json", "f.json"] },
    });
    expect(parseAdviseArguments(["--drug", "codeine", "--fhir", "e.json", "--fhir", "f.json"])).toMatchObject({
      ok: true,
      value: { fhirFiles: ["e.json", "f.json"] },
    });
    expect(parseCallArguments(["s.vcf", "--results", "a.tsv", "--results", "b.tsv"])).toMatchObject({
      ok: true,
      value: { results: ["a.tsv", "b.tsv"] },
    });
  });

  it("are refused where they take one value and are given two", () => {
    const refused = { ok: false, problems: [{ code: "option-twice" }] };
    expect(parseAdviseArguments(["--drug", "codeine", "--format", "json", "--format", "text"])).toMatchObject(refused);
    expect(
      parseAdviseArguments(["--drug", "codeine", "--setting", "oncology", "--setting", "transplant"]),
    ).toMatchObject(refused);
    expect(parseReportArguments(["--drug", "codeine", "--reading", "patient", "--reading", "learner"])).toMatchObject(
      refused,
    );
    expect(parseCallArguments(["s.vcf", "--format", "tsv", "--format", "json"])).toMatchObject(refused);
  });
});
