import { describe, expect, it } from "vitest";
import {
  annotation,
  caution,
  finding,
  guideline,
  label,
  labelFact,
  recommendation,
  search,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf, result } from "@/tests/builders/question";
import type { Report, WordedNote } from "./report";
import { notesOf } from "../file/to-json";

function note(report: Report, id: string): WordedNote {
  const found = notesOf(report).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no note ${id}`);
  return found;
}

describe("a silence in words", () => {
  it("names every body and the day we looked, and that nothing was found", () => {
    const knowledge = buildKnowledge({
      searches: [search({ id: "one" }), search({ id: "two", body: "DPWG", date: "2026-11-21" })],
    });
    const { text, source, heading } = note(reportOf(knowledge), "absence-testol-test1");
    expect(text).toMatch(/testol and TEST1.*CPIC \(2026-11-23\) and DPWG \(2026-11-21\).*nothing found/);
    expect(source).toBe("CPIC, DPWG");
    expect(heading).toContain("testol and TEST1");
  });

  it("names the level at which a body listed the pair without a recommendation", () => {
    const knowledge = buildKnowledge({
      searches: [
        search({
          result: "listed-without-recommendation",
          level: { scale: "CPIC", value: "C", status: "Provisional" },
        }),
        search({ id: "two", body: "DPWG" }),
      ],
    });
    const worded = note(reportOf(knowledge), "absence-testol-test1");
    expect(worded.text).toMatch(
      /CPIC lists the pair at CPIC level C \(provisional\) and gives no recommendation \(2026-11-23\)/,
    );
    expect(worded.text).toMatch(/DPWG \(2026-11-23\): nothing found/);
    expect(worded.levelLine).toBe("CPIC level C");
  });

  it("says outright when we never looked", () => {
    expect(note(reportOf(buildKnowledge()), "absence-testol-test1")).toMatchObject({
      source: "none",
      text: expect.stringMatching(/not looked/) as string,
    });
  });

  it("names the gene whose result is missing", () => {
    const both = recommendation({ lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" } });
    const knowledge = buildKnowledge({
      guidelines: [guideline({ genes: ["TEST1", "TEST2"], recommendations: [both] })],
    });
    expect(
      note(reportOf(knowledge, { results: [result("TEST1", "PM")] }), "absence-testol-cpic-needs-test2").text,
    ).toMatch(/result for TEST2 is missing/);
  });

  it("speaks of any germline gene when none was asked about", () => {
    expect(note(reportOf(buildKnowledge(), { genes: [] }), "absence-testol-any-gene").text).toContain(
      "any germline gene",
    );
  });
});

describe("a guideline row in words", () => {
  const graded = guideline({
    recommendations: [
      recommendation({
        steps: [
          { kind: "increase-dose", percent: [50, 100] },
          { kind: "monitor", what: "the trough level" },
        ],
      }),
    ],
  });
  const worded = note(reportOf(buildKnowledge({ guidelines: [graded] })), "test-row-poor");

  it("is made of its steps alone", () => {
    expect(worded.text).toBe(worded.stepLines.join(" "));
    expect(worded.stepLines).toHaveLength(2);
  });

  it("names its condition, its body, the year and the strength", () => {
    expect(worded).toMatchObject({
      heading: "CPIC 2025, TEST1 Poor Metabolizer: testol, adults",
      source: "CPIC",
      strength: "Strong",
      certainty: { code: "guideline-strong" },
    });
    expect(worded.reasons.join(" ")).toMatch(/CPIC 2025, strength: Strong/);
  });

  it("says when a body grades no strength", () => {
    const knowledge = buildKnowledge({
      guidelines: [guideline({ body: "DPWG", recommendations: [recommendation({ strength: "Not graded" })] })],
    });
    expect(note(reportOf(knowledge), "test-row-poor").reasons.join(" ")).toMatch(
      /DPWG 2025; the body gives this no strength/,
    );
  });
});

describe("evidence in words", () => {
  it("never shows a level without its scale, nor a number of people it does not have", () => {
    const knowledge = buildKnowledge({
      annotations: [annotation()],
      findings: [finding({ annotation: "test-annotation", n: null })],
    });
    const worded = note(reportOf(knowledge), "test-annotation");
    expect(worded).toMatchObject({
      heading: "TEST1 rs1: testol",
      levelLine: "ClinPGx level 3, score 1.5",
      source: "ClinPGx",
      text: "The variant may go with response.",
    });
    expect(worded.reasons.join(" ")).toMatch(
      /1 paper reports an association; how many people were studied is not reported here/,
    );
  });

  it("tells how many papers found, did not find, and could not be read", () => {
    const knowledge = buildKnowledge({
      annotations: [annotation({ papers: 4 })],
      findings: [
        finding({ id: "a", annotation: "test-annotation" }),
        finding({ id: "b", annotation: "test-annotation", source: "pmid-2" }),
        finding({ id: "c", annotation: "test-annotation", source: "pmid-3", direction: "no-association" }),
        finding({ id: "d", annotation: "test-annotation", source: "pmid-4", direction: "not-seen" }),
      ],
    });
    expect(note(reportOf(knowledge), "test-annotation").reasons.join(" ")).toMatch(
      /2 papers report an association; 1 paper reports none; 1 paper whose result we could not read; largest number studied: 500/,
    );
  });

  it("gives the bases with their strand", () => {
    const knowledge = buildKnowledge({
      findings: [finding({ variants: [{ rsid: "rs1", effectBases: "T", otherBases: "A", strand: "plus" }] })],
    });
    expect(note(reportOf(knowledge), "test-finding").reasons).toContain("rs1: T against A, plus strand.");
  });

  it("names an ungraded paper by its PMID", () => {
    expect(note(reportOf(buildKnowledge({ findings: [finding()] })), "test-finding")).toMatchObject({
      source: "PMID 1",
      levelLine: null,
    });
  });
});

describe("a label fact in words", () => {
  it("names the agency, the product and whose tag it is", () => {
    const knowledge = buildKnowledge({
      labels: [label({ facts: [labelFact({ origin: "tumour", tag: "Testing Required", onBiomarkerList: true })] })],
    });
    const worded = note(reportOf(knowledge), "test-label-fact");
    expect(worded).toMatchObject({
      source: "FDA",
      levelLine: "Testing Required (ClinPGx tag for the label)",
      origin: { code: "tumour" },
      answersQuestion: false,
    });
    expect(worded.reasons.join(" ")).toMatch(
      /FDA label of Testol tablets; ClinPGx tag: Testing Required; on the FDA biomarker list/,
    );
  });

  it.each([
    ["exposure", "Drug level"],
    ["interaction", "Interactions"],
    ["hepatic", "Liver function"],
  ] as const)("heads what to watch of %s with “%s”", (topic, heading) => {
    expect(note(reportOf(buildKnowledge({ cautions: [caution({ topic })] })), "test-caution").heading).toBe(heading);
  });
});

describe("a pair that was ranked and left", () => {
  it("is told by its names and its level", () => {
    const knowledge = buildKnowledge({
      levels: [
        {
          id: "test-levels",
          scale: "CPIC",
          sources: ["test-database"],
          reviewed: "2026-11-20",
          pairs: [["TEST1", "testol", "C", "Final"]],
        },
      ],
    });
    expect(note(reportOf(knowledge), "absence-testol-test1")).toMatchObject({
      absence: "listed-without-recommendation",
      text: "CPIC ranks testol and TEST1 at level C and has no recommendation that we hold.",
    });
  });
});

describe("evidence beside a guideline never says that nothing is to be done", () => {
  const evidence = {
    annotations: [annotation({ id: "own" })],
    findings: [finding({ id: "paper", annotation: "own" })],
  };

  it("it points to the guideline on the pair", () => {
    expect(note(reportOf(buildKnowledge({ ...evidence, guidelines: [guideline()] })), "own").isUnderGuideline).toBe(
      true,
    );
  });

  it("without one its own action stands", () => {
    expect(note(reportOf(buildKnowledge(evidence)), "own")).toMatchObject({
      isUnderGuideline: false,
      action: { code: "no-action-advised" },
    });
  });
});
