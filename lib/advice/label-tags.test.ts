import { describe, expect, it } from "vitest";
import { label, labelFact } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask } from "@/tests/builders/question";

const rows = (...list: readonly object[]) => ({
  labelTags: [
    {
      agency: "FDA" as const,
      sources: ["label-list"],
      reviewed: "2026-11-20",
      rows: list.map((row, i) => ({
        clinpgx: `PA${i + 1}`,
        drugs: ["testol"],
        genes: ["TEST1"],
        origin: "germline" as const,
        ...row,
      })),
    },
  ],
});
const tagged = (knowledge: ReturnType<typeof buildKnowledge>) =>
  ask(knowledge).notes.filter((note) => note.reasons.some((reason) => reason.kind === "label-tag"));

describe("a label that ClinPGx has tagged", () => {
  it("is told under its agency with its tag", () => {
    expect(
      tagged(buildKnowledge(rows({ tag: "Actionable PGx", advice: ["dosing"], date: "2024-01-02" }))),
    ).toMatchObject([
      {
        id: "label-fda-pa1",
        kind: "label",
        origin: "germline",
        certainty: "label",
        action: "change-dose",
        level: { scale: "ClinPGx label tag", value: "Actionable PGx" },
      },
    ]);
  });

  it("claims no action of its own when it only informs", () => {
    expect(tagged(buildKnowledge(rows({ tag: "Informative PGx" })))[0]?.action).toBe("no-action-advised");
  });

  it("about a tumour never answers a germline question", () => {
    expect(tagged(buildKnowledge(rows({ tag: "Testing Required", origin: "tumour" })))).toMatchObject([
      { kind: "tumour-marker", answersQuestion: false },
    ]);
  });

  it("is left out where a curated fact of the same agency and gene stands", () => {
    expect(
      tagged(buildKnowledge({ ...rows({ tag: "Actionable PGx" }), labels: [label({ facts: [labelFact({})] })] })),
    ).toEqual([]);
  });

  it("about another gene is not told", () => {
    expect(tagged(buildKnowledge(rows({ genes: ["TEST2"] })))).toEqual([]);
  });
});
