import { describe, expect, it } from "vitest";
import type { EvaluatedPair } from "@/lib/schema";
import {
  caution,
  evaluatedPair,
  finding,
  guideline,
  label,
  labelFact,
  recommendation,
  search,
} from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { reportOf, result, type Question } from "@/tests/builders/question";

const line = (records: ContentRecords, question: Question = {}) => {
  const [first] = reportOf(buildKnowledge(records), question).bottomLines;
  if (first === undefined) throw new Error("no bottom line");
  return first;
};

describe("each outcome is put in words that say what to do first", () => {
  it("a guideline whose result is known: body, condition and steps", () => {
    const worded = line(
      {
        guidelines: [
          guideline({
            recommendations: [
              recommendation({ action: "change-dose", steps: [{ kind: "increase-dose", percent: [50, 100] }] }),
            ],
          }),
        ],
      },
      { results: [result("TEST1", "PM")] },
    );
    expect(worded).toMatchObject({
      code: "guideline",
      action: { code: "change-dose" },
      certainty: { code: "guideline-strong" },
    });
    expect(worded.headline).toMatch(/^CPIC, TEST1 Poor Metabolizer \(adults\): Increase the dose to 1\.5 to 2 times/);
  });

  it("a row for one group of patients: which group, and what the body says of the others", () => {
    const row = (id: string, population: string, strength: "Strong" | "Moderate") =>
      recommendation({ id, population, strength, action: "avoid", steps: [{ kind: "avoid" }] });
    const worded = line(
      {
        guidelines: [
          guideline({ recommendations: [row("heart", "stents", "Strong"), row("brain", "stroke", "Moderate")] }),
        ],
      },
      { results: [result("TEST1", "PM")] },
    );
    expect(worded.headline).toBe("CPIC, TEST1 Poor Metabolizer (stents): Avoid the drug.");
    expect(worded.lines[0]).toBe("CPIC on other groups of patients: stroke: avoid (moderate).");
  });

  it("a guideline that keeps the drug beside a label that asks for another: both", () => {
    const records = (steps: "standard-dosing" | "avoid"): ContentRecords => ({
      guidelines: [
        guideline({
          recommendations: [
            recommendation({ action: steps === "avoid" ? "avoid" : "no-change", steps: [{ kind: steps }] }),
          ],
        }),
      ],
      labels: [
        label({
          facts: [
            labelFact({
              topic: "biomarker",
              genes: ["TEST1"],
              origin: "germline",
              tag: "Actionable PGx",
              action: "change-drug",
            }),
          ],
        }),
      ],
    });
    const told = /The label of FDA marks advice on the dose or another drug with TEST1/;
    expect(line(records("standard-dosing"), { results: [result("TEST1", "PM")] }).lines.join(" ")).toMatch(told);
    expect(line(records("avoid"), { results: [result("TEST1", "PM")] }).lines.join(" ")).not.toMatch(told);
  });

  it("a result that may as well be another, with other advice: no action, and the condition first", () => {
    const rows = [
      recommendation({
        id: "normal",
        lookup: { TEST1: "Normal Metabolizer" },
        action: "no-change",
        steps: [{ kind: "standard-dosing" }],
      }),
      recommendation({ id: "poor", action: "avoid", steps: [{ kind: "avoid" }] }),
    ];
    const worded = line(
      { guidelines: [guideline({ recommendations: rows })] },
      {
        results: [{ gene: "TEST1", diplotype: "*1/*1", open: [{ diplotype: "*2/*2", standsFor: [], settledBy: [] }] }],
      },
    );
    expect(worded.action).toBeNull();
    expect(worded.headline).toMatch(/^Only if the reported result holds: CPIC, TEST1 Normal Metabolizer/);
  });

  it("a guideline whose result is not known: no action yet", () => {
    const worded = line({
      guidelines: [
        guideline(),
        guideline({ id: "two", body: "DPWG", recommendations: [recommendation({ id: "two-row" })] }),
      ],
    });
    expect(worded).toMatchObject({ code: "guideline-needs-result", action: null });
    expect(worded.headline).toMatch(/CPIC and DPWG have guidance on testol and TEST1.*depends on the result/);
    expect(worded.headline).not.toMatch(/do not change/i);
  });

  it("a gene of the guidance without a result, beside others: true also of a result that could not be read", () => {
    const worded = line({ guidelines: [guideline()] }, { genes: [], results: [result("TEST2", "Poor Metabolizer")] });
    expect(worded.headline).toContain("CPIC has guidance on testol and TEST1, for which no result could be used.");
    expect(worded.headline).not.toMatch(/not tested/);
  });

  it("a guideline that needs another gene: which one", () => {
    const both = recommendation({ lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" } });
    const worded = line(
      { guidelines: [guideline({ genes: ["TEST1", "TEST2"], recommendations: [both] })] },
      { results: [result("TEST1", "PM")] },
    );
    expect(worded).toMatchObject({ code: "guideline-needs-result", action: null });
    expect(worded.headline).toMatch(/result for TEST2/);
    expect(worded.headline).not.toMatch(/do not change|nothing|no guideline/i);
  });

  it("a guideline without a row for the result: never as if no guideline covered the pair", () => {
    const worded = line(
      { guidelines: [guideline()], findings: [finding()] },
      { results: [result("TEST1", "Rapid Metabolizer")] },
    );
    expect(worded).toMatchObject({ code: "guideline-silent-on-result", action: null });
    expect(worded.headline).toMatch(/CPIC.*testol and TEST1.*no row for TEST1 Rapid Metabolizer/);
    expect(worded.headline).not.toMatch(/no guideline covers|found nothing|do not change/i);
  });

  it("a pair that was ranked: never as if somebody had evaluated it", () => {
    const worded = line({
      levels: [
        {
          id: "test-levels",
          scale: "CPIC",
          sources: ["test-database"],
          reviewed: "2026-11-20",
          pairs: [["TEST1", "testol", "B", "Provisional"]],
        },
      ],
    });
    expect(worded).toMatchObject({ code: "listed-without-recommendation", action: { code: "no-guidance-held" } });
    expect(worded.headline).toMatch(
      /^No guidance held on testol and TEST1: CPIC lists testol and TEST1 at level B \(provisional\) and has published no recommendation/,
    );
    expect(worded.headline).toMatch(/does not mean that the genotype has no effect/);
    expect(worded.headline).not.toMatch(/do not change|evaluated/i);
  });

  it("what a body concluded: on the pair it looked at and no other, and an instruction only where it gave one", () => {
    const judged = (verdict: EvaluatedPair["verdict"], genes = ["TEST1"]) =>
      line({ evaluated: [evaluatedPair({ verdict })] }, { genes }).headline;
    expect(judged("no-action-needed")).toMatch(
      /^DPWG \(2020\) on testol with TEST1: .*no need to act.* Do not change treatment because of the TEST1 genotype\.$/,
    );
    expect(judged("insufficient-evidence")).toMatch(/too little evidence for a recommendation\.$/);
    expect(judged("no-recommendation")).not.toMatch(/do not change/i);
    expect(judged("no-action-needed", ["TEST1", "TEST2"])).toMatch(
      /because of the TEST1 genotype\. No guidance held on TEST2\./,
    );
  });

  it("counts a mixed-arm study apart, and never takes its size for the drug's", () => {
    const worded = line({
      findings: [
        finding({ id: "own", n: null }),
        finding({ id: "mixed", arm: "mixed-arms", n: 269, variants: [{ rsid: "rs22" }] }),
      ],
    });
    expect(worded.lines.join(" ")).toMatch(/Research only.*how many people were studied is not reported here/);
    expect(worded.lines.join(" ")).toMatch(/1 further note: not specific to the drug/);
    expect(worded.lines.join(" ")).not.toMatch(/269/);
  });

  it("research only: no guideline, do not change treatment", () => {
    const worded = line({
      findings: [finding({ n: 24 })],
      searches: [search(), search({ id: "dpwg", body: "DPWG", date: "2026-11-24" })],
    });
    expect(worded).toMatchObject({
      code: "research-only",
      action: { code: "no-action-advised" },
      certainty: { code: "research-only" },
    });
    expect(worded.headline).toMatch(
      /No guideline covers testol and TEST1\. Do not change treatment because of the TEST1 genotype/,
    );
    expect(worded.lines.join(" ")).toMatch(
      /Research only: nothing that ClinPGx has graded; 1 paper; the largest study with a known size has 24 people/,
    );
    expect(worded.lines.join(" ")).toMatch(
      /Looked for guidance in CPIC and DPWG, last on 2026-11-24\. That no change follows .* is our own judgement/,
    );
  });

  it("nothing found: silence gives no instruction and no reassurance", () => {
    const worded = line({ searches: [search()] });
    expect(worded).toMatchObject({
      code: "nothing-found",
      action: { code: "no-guidance-held" },
      certainty: { code: "none-found" },
    });
    expect(worded.headline).toMatch(/^No guidance held on testol and TEST1\. That does not mean/);
    expect(worded.headline).not.toMatch(/do not change/i);
  });

  it("no gene asked about: a germline gene at large", () => {
    expect(line({}, { genes: [] }).headline).toMatch(/testol and a germline gene/);
  });
});

describe("what stands behind the bottom line", () => {
  it("says when the number of people is not known", () => {
    expect(line({ findings: [finding({ n: null })] }).lines.join(" ")).toMatch(/not reported here/);
  });

  it("names what to watch instead of a genotype", () => {
    const watched = line({ cautions: [caution(), caution({ id: "liver", topic: "hepatic" })] }).lines.join(" ");
    expect(watched).toMatch(/watch instead of a genotype: the drug's trough level and liver function/);
  });

  it("tells that a tumour test on the label is another question", () => {
    const lines = line({ labels: [label({ facts: [labelFact({ origin: "tumour", genes: ["TEST2"] })] })] }).lines.join(
      " ",
    );
    expect(lines).toMatch(/tumour tests \(TEST2\).*another question than a germline genotype/);
  });

  it("names no body where a guideline answers", () => {
    expect(line({ guidelines: [guideline()], searches: [search()] }).lines.join(" ")).not.toMatch(
      /Looked for guidance/,
    );
  });
});
