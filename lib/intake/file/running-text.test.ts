import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { isRunningText, PDF_TEXT_MARK, readRunningText } from "./running-text";

const REPORT = [
  "Pharmacogenetic panel, final report                Page 2 of 4",
  "Sample received 3 March 2026                       Cheek swab in buffer",
  "Gene         Diplotype     Metabolizer status         Score",
  "CYP2C9       *1/*3         Intermediate Metabolizer   1.0",
  "• CYP2C19    *2/*17        Intermediate Metabolizer",
  "TPMT: *1/*1",
  "CYP2B6 *1/*6 is seen in many people and needs no action",
  "The enzyme CYP2C9 clears S-warfarin.",
  "Preliminary until the second sample has been tested",
].join("\n");

describe("the running text of a report", () => {
  it("is told from a list and a table by its prose, and from anything by the mark of a PDF", () => {
    expect(isRunningText(knowledge, REPORT)).toBe(true);
    expect(isRunningText(knowledge, `${PDF_TEXT_MARK}\nCYP2C19 *1/*2`)).toBe(true);
    expect(isRunningText(knowledge, "CYP2C19 *1/*2\nCYPX *1/*2\nHLA-B*57:01 negative")).toBe(false);
    expect(isRunningText(knowledge, "Gene\tResult of the test\nDate of the report\t2026\nCYP2C19\t*1/*2")).toBe(false);
  });

  it("gives lines with the words they were read from, and counts none until they are confirmed", () => {
    const shown = readRunningText(knowledge, REPORT, false);
    expect(shown.lines).toMatchObject([
      {
        line: 4,
        gene: "CYP2C9",
        words: "CYP2C9 *1/*3 Intermediate Metabolizer 1.0",
        readAs: expect.stringContaining("*1/*3") as unknown,
      },
      { line: 5, gene: "CYP2C19", readAs: expect.stringContaining("*2/*17") as unknown },
      { line: 6, gene: "TPMT", words: "TPMT: *1/*1" },
    ]);
    expect(shown.results).toEqual([]);
    expect(shown.problems.map(({ code }) => code)).toEqual(["lines-not-confirmed", "lines-not-read"]);
    const used = readRunningText(knowledge, REPORT, true);
    expect(used.results.map(({ gene }) => gene)).toEqual(["CYP2C9", "CYP2C19", "TPMT"]);
    expect(used.problems.map(({ code }) => code)).toEqual(["lines-not-read"]);
    expect(used.lines).toEqual(shown.lines);
  });

  it("never takes a line whose words are not all understood, and tells it and what may change a result by number alone", () => {
    const { problems, remarks, lines = [] } = readRunningText(knowledge, REPORT, true);
    expect(lines.map(({ gene }) => gene)).not.toContain("CYP2B6");
    expect(problems[0]?.found).toMatch(/lines 7, 8\)/);
    expect(remarks.map(({ text }) => text).join()).toMatch(/9/);
    expect(JSON.stringify([problems, remarks])).not.toMatch(/warfarin|second sample/i);
  });

  it.each([
    "Mother of the patient: CYP2D6 *4/*4",
    "CYP2D6 *4/*4 (mother)",
    "Not tested: CYP2D6 *1/*1",
    "CYP2D6 *1/*1 not confirmed",
  ])("does not read “%s”", (line) => {
    expect(readRunningText(knowledge, `${PDF_TEXT_MARK}\n${line}`, true)).toMatchObject({ results: [], lines: [] });
  });
});
