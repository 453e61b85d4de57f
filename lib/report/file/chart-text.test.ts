import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdviceRequest } from "@/lib/schema";
import {
  drug,
  guideline,
  interactionList,
  phenoconversionMethod,
  recommendation,
  scoredMethod,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { reportOf } from "@/tests/builders/question";
import { MOST_CHART_CHARACTERS, toChartText } from "./chart-text";

const LONG = `longtol ${"of a long name ".repeat(40)}`.trim();
const ids = Array.from(
  { length: 50 },
  (_, i) => `drug${String.fromCharCode(97 + Math.floor(i / 10))}${String.fromCharCode(97 + (i % 10))}`,
);
const knowledge = buildKnowledge({
  drugs: [...ids.map((id) => drug(id)), drug("longtol", { name: LONG }), drug("strongtol"), drug("testol")],
  phenotypes: [scoredMethod("TEST1")],
  interactions: [interactionList()],
  phenoconversions: [phenoconversionMethod("TEST1")],
  guidelines: [
    guideline({
      drugs: [...ids, "testol", "longtol"],
      recommendations: [
        recommendation({ steps: [{ kind: "avoid" }, { kind: "use-alternative", what: "something else" }] }),
        recommendation({ id: "test-row-normal", lookup: { TEST1: "Normal Metabolizer" }, action: "no-change" }),
      ],
    }),
  ],
});
const text = (question: Partial<AdviceRequest>): string => toChartText(reportOf(knowledge, { genes: [], ...question }));
const POOR: AdviceRequest["results"] = [{ gene: "TEST1", diplotype: "*2/*2" }];

describe("the text for the chart", () => {
  it("tells action, phenotype, step, source with year, snapshot and day", () => {
    const note = text({ results: POOR });
    expect(note).toContain("testol: avoid.");
    for (const part of [
      "TEST1 *2/*2 Poor Metabolizer",
      "Use something else",
      "CPIC 2025 for adults, strong",
      knowledge.version,
      "2026-11-24",
    ])
      expect(note).toContain(part);
  });

  it("tells both actions and a caveat when another drug shifts the phenotype", () => {
    const note = text({ results: [{ gene: "TEST1", diplotype: "*1/*1" }], coMedication: ["strongtol"] });
    expect(note).toContain("avoid (expected with strongtol; by genes: no-change)");
    expect(note).toContain("caveat: phenoconversion");
  });

  it("says how many drugs a long regimen leaves out, and keeps those that ask most", () => {
    const note = text({ drugs: [...ids.slice(0, 20), "testol"], results: POOR });
    const kept = note.split("\n").length - 1;
    expect(kept).toBeGreaterThan(0);
    expect(note).toContain(`${21 - kept} drugs left out here`);
  });

  it("keeps the action of a drug whose line alone would be too long", () => {
    expect(text({ drugs: ["longtol"], results: POOR })).toContain(": avoid.");
  });

  it("says how many entries were not read", () => {
    expect(text({ results: [...POOR, { gene: "TEST1", diplotype: "*1/*99" }] })).toContain("1 entry not read");
  });

  it("is under 600 characters, whatever is asked", () => {
    const names = fc.uniqueArray(fc.constantFrom(...ids, "testol", "longtol", "strongtol"), {
      minLength: 1,
      maxLength: 50,
    });
    const value = fc.constantFrom("*1/*1", "*2/*2", "*1/*3", "*1/*99", "Poor Metabolizer", "AS 0.5", "not tested");
    fc.assert(
      fc.property(names, fc.array(value, { maxLength: 80 }), fc.boolean(), (drugs, values, isTaken) => {
        const note = text({
          drugs,
          results: values.map((one) => ({ gene: "TEST1", value: one })),
          ...(isTaken ? { coMedication: ["strongtol", "moderatol"] } : {}),
        });
        expect(note.length).toBeLessThanOrEqual(MOST_CHART_CHARACTERS);
        expect(note).toContain(knowledge.version);
      }),
      { numRuns: 60 },
    );
  });
});
