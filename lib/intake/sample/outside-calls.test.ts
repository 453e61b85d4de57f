import { describe, expect, test } from "vitest";
import { PhenotypeMethodSchema, type PhenotypeMethod } from "@/lib/schema";
import { readOutsideCalls, resultOf } from "./outside-calls";

const scored = method("TEST1", {
  method: "activity-score",
  functions: [{ function: "Normal function", value: 1, alleles: ["*1", "*2", "*1x2", "*1x≥3", "Telti/Kobe"] }],
  byScore: [{ from: 0, to: 9, term: "Normal Metabolizer" }],
});
const named = method("TEST2", {
  method: "function-pairs",
  functions: [{ function: "Normal function", alleles: ["*1", "*2"] }],
});
const hla = method("HLA-A", {
  method: "allele-status",
  statusAlleles: ["*31:01"],
  terms: ["*31:01 positive", "*31:01 negative"],
});
const tables = { TEST1: scored, TEST2: named, "HLA-A": hla };

function method(gene: string, overrides: object): PhenotypeMethod {
  return PhenotypeMethodSchema.parse({
    gene,
    terms: ["Normal Metabolizer"],
    text: "t",
    askFor: "t",
    version: "t",
    sources: ["test"],
    reviewed: "2026-11-24",
    ...overrides,
  });
}

const read = (text: string) => readOutsideCalls(text, tables);
const alleles = (text: string) => read(text).calls.map((call) => call.alleles?.join("/"));

describe("outside calls", () => {
  test("several rows for one gene are all kept, in their order", () => {
    expect(alleles("TEST1\t*1/*1\nTEST1\t*1/*2\n")).toEqual(["*1/*1", "*1/*2"]);
  });

  test("the lesser allele is written first, whatever the row's order", () => {
    expect(alleles("TEST2\t*2/*1")).toEqual(["*1/*2"]);
  });

  test("a gene's symbol before the allele is no part of its name", () => {
    expect(alleles("TEST1\tTEST1*1/TEST1 *2")).toEqual(["*1/*2"]);
  });

  test("seven copies are read as three or more where the table counts no further; what was written is told", () => {
    const [call] = read("TEST1\t*1x7/*2").calls;
    expect(call?.alleles).toEqual(["*1x≥3", "*2"]);
    expect(call?.shortened).toEqual([{ from: "*1x7", to: "*1x≥3" }]);
    expect(alleles("TEST1\t*1x2/*2")).toEqual(["*1x2/*2"]);
  });

  test("a suballele is read as the allele it belongs to, an HLA type by its first two fields", () => {
    expect(alleles("TEST1\t*1.001/*2.034")).toEqual(["*1/*2"]);
    expect(alleles("HLA-A\tA*02:02:02/*03:02:01")).toEqual(["*02:02/*03:02"]);
  });

  test("a tandem keeps its members on one side", () => {
    expect(alleles("TEST1\t*13 + *2/*36x2 + *10")).toEqual(["*13 + *2/*36x2 + *10"]);
  });

  test("a name that holds a slash is one allele", () => {
    expect(alleles("TEST1\t*1/Telti/Kobe")).toEqual(["*1/Telti/Kobe"]);
    expect(read("TEST1\t*1/Telti/Kobe").calls[0]?.alleles).toHaveLength(2);
  });

  test("a score beats a phenotype, which beats a diplotype; a gene without scores is read by the other two", () => {
    const by = (text: string) => read(text).calls.map((call) => resultOf(call));
    expect(by("TEST1\t*1/*2\tPoor Metabolizer\t2.0")).toEqual([{ gene: "TEST1", activityScore: "2.0" }]);
    expect(by("TEST1\t*1/*2\tPoor Metabolizer")).toEqual([{ gene: "TEST1", phenotype: "Poor Metabolizer" }]);
    expect(by("TEST2\t*1/*2\t\t2.0")).toEqual([{ gene: "TEST2", diplotype: "*1/*2" }]);
  });

  test("comments, blank rows, a byte order mark and other line ends make no difference", () => {
    expect(alleles("\uFEFF# gene\r\n\r\nTEST1\t*1/*2\r\n")).toEqual(["*1/*2"]);
  });

  test.each([
    ["TEST1", "outside-call-empty"],
    ["TEST1\t", "outside-call-empty"],
    ["TEST1\t   ", "outside-call-empty"],
    ["\t*1/*2", "outside-call-columns"],
    ["TEST1\t*1/*2\t\t\tmore", "outside-call-columns"],
    ["TEST1\tTEST1 *1/TEST1 *2/TEST1 *3", "outside-call-too-many-alleles"],
    ["HLA-A\tB*02:02/*02:01", "outside-call-other-gene"],
  ])("a bad row %j is a problem of its own (%s), and the others are kept", (row, code) => {
    const { calls, problems } = read(`TEST2\t*1/*1\n${row}\nTEST2\t*1/*2`);
    expect(calls.map((call) => call.alleles?.join("/"))).toEqual(["*1/*1", "*1/*2"]);
    expect(problems.map((problem) => [problem.code, problem.path])).toEqual([[code, ["results", 2]]]);
  });

  test("a problem names no result of the row", () => {
    const { problems } = read("TEST1\t*1/*2/*3\nHLA-A\tB*02:02/*02:01");
    expect(JSON.stringify(problems)).not.toMatch(/\*1\/|02:02/);
  });
});
