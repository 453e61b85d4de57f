import { describe, expect, it } from "vitest";
import { finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf, result } from "@/tests/builders/question";
import { richKnowledge } from "@/tests/builders/worlds";
import { FindingSchema } from "@/lib/schema";
import { effectRows } from "./report-on";
import { notesOf } from "../file/to-json";

const rich = richKnowledge();
const idsOf = (notes: readonly { readonly id: string }[]): readonly string[] => notes.map((note) => note.id);

describe("a report puts each note in one place", () => {
  const report = reportOf(rich, { genes: ["TEST1", "TEST2"], setting: "oncology" });

  it("by what it is", () => {
    expect(idsOf(report.recommendations)).toEqual(expect.arrayContaining(["cpic-poor", "cpic-normal", "dpwg-poor"]));
    expect(idsOf(report.evidence)).toEqual(["test1-rs1", "test1-rs2-mixed"]);
    expect(idsOf(report.otherDrugs)).toEqual(["test1-sibtol", "test1-class"]);
    expect(idsOf(report.tumour)).toEqual(["label-tumour", "test1-tumour", "test1-expression"]);
    expect(idsOf(report.watch)).toEqual(["label-interaction", "watch-liver", "watch-trough"]);
    expect(idsOf(report.absences)).toEqual(["absence-testol-test1"]);
  });

  it("and loses none", () => {
    expect(notesOf(report)).toHaveLength(14);
    expect(new Set(idsOf(notesOf(report))).size).toBe(14);
  });

  it("with no tumour statement among the evidence", () => {
    expect(report.evidence.every((note) => note.origin.code === "germline" && note.answersQuestion)).toBe(true);
    expect(report.tumour.every((note) => !note.answersQuestion)).toBe(true);
  });

  it("with the question, the setting and the names it understood", () => {
    expect(reportOf(rich, { drugs: ["Afinotest"], setting: "tsc" })).toMatchObject({
      title: "Testol and TEST1",
      question: {
        drugs: [{ id: "testol", name: "testol", matchedAs: "Afinotest", brands: ["Afinotest"] }],
        genes: [{ id: "TEST1", name: "full name of TEST1", matchedAs: null }],
        setting: "tsc",
        settingWord: "tuberous sclerosis complex",
      },
      asOf: "2026-11-24",
      knowledge: { version: rich.version },
    });
    expect(reportOf(rich).question.settingWord).toBeNull();
  });
});

describe("bodies that disagree stand side by side", () => {
  it("each with its year and its own steps", () => {
    const [disagreement, ...others] = reportOf(rich, {
      genes: ["TEST2"],
      results: [result("TEST2", "PM")],
    }).disagreements;
    expect(others).toEqual([]);
    expect(disagreement?.positions.map(({ body, noteId }) => `${body} ${noteId}`)).toEqual([
      "DPWG 2025 dpwg-poor",
      "CPIC 2025 cpic-poor",
    ]);
    expect(disagreement?.text).toMatch(
      /DPWG and CPIC differ for TEST2 Poor Metabolizer on the dose and whether to choose another drug/,
    );
  });
});

describe("studies are told once, with what they have", () => {
  it("even when two drugs of the question rest on the same study", () => {
    const report = reportOf(rich, { drugs: ["testol", "sibtol"] });
    expect(new Set(idsOf(report.studies)).size).toBe(report.studies.length);
    expect(new Set(idsOf(report.effects)).size).toBe(report.effects.length);
    expect(idsOf(report.studies)).toContain("test1-class");
  });

  it("with germline ratios alone in the plot, and the rest listed as without one", () => {
    const report = reportOf(rich);
    expect(idsOf(report.effects)).toEqual([
      "test1-rs1-paper-effect-1",
      "test1-rs2-mixed-effect-1",
      "test1-sibtol-effect-1",
      "test1-class-effect-1",
    ]);
    expect(report.effects[0]).toMatchObject({
      measure: "odds-ratio",
      value: 2,
      low: 1.2,
      high: 3.1,
      origin: "germline",
      marker: "TEST1 rs1",
    });
    const numberless = buildKnowledge({ findings: [finding({ effects: [] })] });
    expect(reportOf(numberless).withoutRatio).toEqual([
      { id: "test-finding", marker: "TEST1 rs1", outcome: "response" },
    ]);
    expect(reportOf(numberless).effects).toEqual([]);
  });

  it("with null for every number the source does not give", () => {
    const [row] = reportOf(buildKnowledge({ findings: [finding({ n: null, effects: [] })] })).studies;
    expect(row).toMatchObject({
      n: null,
      nDetail: null,
      comparison: null,
      effectLines: [],
      direction: "increased",
      read: "read in full",
      citation: { pmid: "1", number: 1 },
    });
  });

  it("with only ratios as plot rows, and no interval where there is none", () => {
    const rows = effectRows(
      FindingSchema.parse(
        finding({
          effects: [
            { label: "a", measure: "rate", value: 30 },
            { label: "b", measure: "hazard-ratio", value: 0.5 },
          ],
        }),
      ),
    );
    expect(rows).toEqual([
      expect.objectContaining({
        id: "test-finding-effect-2",
        measure: "hazard-ratio",
        value: 0.5,
        low: null,
        high: null,
      }),
    ]);
  });
});

describe("every source of a report is numbered once", () => {
  const report = reportOf(rich, { drugs: ["testol", "sibtol"], genes: ["TEST1", "TEST2"] });

  it("from one upwards, without gaps", () => {
    expect(report.sources.map((source) => source.number)).toEqual(report.sources.map((_, index) => index + 1));
    expect(new Set(idsOf(report.sources)).size).toBe(report.sources.length);
  });

  it("and every citation of every part stands in the list under its number", () => {
    const cited = [
      ...notesOf(report).flatMap((note) => note.citations),
      ...report.searched.flatMap((one) => one.citations),
      ...report.studies.map((study) => study.citation),
      ...report.exclusions.flatMap((one) => one.citations),
      ...report.limits.flatMap((one) => one.citations),
    ];
    expect(cited.length).toBeGreaterThan(10);
    for (const citation of cited) expect(report.sources[citation.number - 1]).toEqual(citation);
  });

  it("and every note has a source, but a silence where nobody looked", () => {
    expect(
      notesOf(report)
        .filter((note) => note.citations.length === 0)
        .map((note) => note.id),
    ).toEqual(["absence-sibtol-test2"]);
  });
});

describe("limits and exclusions", () => {
  it("are told with their sources", () => {
    const report = reportOf(rich);
    expect(report.limits).toEqual([
      expect.objectContaining({ id: "limit-target", text: "A target is no route of clearance." }),
    ]);
    expect(report.exclusions).toEqual([expect.objectContaining({ id: "test-exclusion", marker: "TEST1 rs9" })]);
    expect(report.searched.map(({ id, date }) => `${id} ${date}`)).toEqual([
      "cpic-none 2026-11-23",
      "dpwg-none 2026-11-21",
    ]);
  });

  it("come with the disclaimer that it is a prototype", () => {
    expect(reportOf(rich).disclaimer).toMatch(/not a medical device/i);
  });
});
