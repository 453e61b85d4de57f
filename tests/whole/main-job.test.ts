/**
 * The main job, over the real content: everolimus and MTOR, and tacrolimus
 * and CYP3A5 as the pair that does have a guideline.
 */
import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import { notesOf, reportOn, toAdviceJson, toText, type Report, type WordedNote } from "@/lib/report";
import { CERTAINTIES, type AdviceRequest } from "@/lib/schema";

function reportOf(request: Partial<AdviceRequest>): Report {
  const advice = adviseOn({ drugs: [], genes: [], results: [], ...request }, knowledge, "2026-11-24");
  if (!advice.ok) throw new Error(advice.problems.map((problem) => problem.code).join(", "));
  return reportOn(advice.value, knowledge);
}
const codesOf = (note: WordedNote | undefined): readonly string[] => note?.caveats.map((caveat) => caveat.code) ?? [];

describe("everolimus and MTOR", () => {
  const report = reportOf({ drugs: ["everolimus"], genes: ["MTOR"] });
  const notes = notesOf(report);
  const germlineMtor = notes.filter(
    (note) => note.genes.includes("MTOR") && note.origin.code === "germline" && note.kind !== "absence",
  );
  const about = (marker: string): WordedNote | undefined => germlineMtor.find((note) => note.heading.includes(marker));

  it("lead with the graded association of rs2024627: research only, no action", () => {
    const [lead] = notes;
    expect(lead).toMatchObject({
      kind: "association",
      genes: ["MTOR"],
      origin: { code: "germline" },
      answersQuestion: true,
      level: { scale: "ClinPGx", value: "3" },
      certainty: { code: "research-only" },
      action: { code: "no-action-advised" },
    });
    expect(lead?.heading).toContain("rs2024627");
    expect(lead?.citations.map((citation) => citation.pmid)).toContain("32015456");
  });

  it("end in no change of treatment on the genotype", () => {
    expect(report.bottomLines).toEqual([
      expect.objectContaining({
        code: "research-only",
        action: expect.objectContaining({ code: "no-action-advised" }) as object,
        certainty: expect.objectContaining({ code: "research-only" }) as object,
      }),
    ]);
  });

  it("give no MTOR germline note a higher certainty or another action", () => {
    const researchOnly = CERTAINTIES.indexOf("research-only");
    expect(germlineMtor.length).toBeGreaterThan(1);
    for (const note of germlineMtor) {
      expect(CERTAINTIES.indexOf(note.certainty.code)).toBeGreaterThanOrEqual(researchOnly);
      expect(note.action.code).toBe("no-action-advised");
    }
  });

  it("mark the mixed arm of rs1135172 as not specific to everolimus", () => {
    expect(about("rs1135172")).toBeDefined();
    expect(codesOf(about("rs1135172"))).toContain("not-specific-to-drug");
  });

  it("show no effect size for PMID 32015456, which we could not see", () => {
    expect(codesOf(about("rs2024627"))).toContain("effect-not-seen");
    const studies = report.studies.filter((study) => study.citation.pmid === "32015456");
    expect(studies.length).toBeGreaterThan(0);
    expect(studies.flatMap((study) => study.effectLines)).toEqual([]);
  });

  it.each(["ERBB2", "ESR1"])("hold the tumour marker %s, and never as an answer to the germline question", (gene) => {
    const markers = notes.filter((note) => note.genes.includes(gene));
    expect(markers.filter((note) => note.origin.code === "tumour").length).toBeGreaterThan(0);
    for (const note of markers) {
      expect(note).toMatchObject({ kind: "tumour-marker", answersQuestion: false });
      expect(codesOf(note)).toContain("tumour-not-germline");
    }
    expect(report.evidence.flatMap((note) => note.genes)).not.toContain(gene);
  });

  it("hold the dated absence of CPIC and DPWG guidance", () => {
    expect(report.absences.map((note) => note.genes)).toContainEqual(["MTOR"]);
    const text = report.absences.map((note) => note.text).join(" ");
    expect(text).toMatch(/CPIC.*\d{4}-\d{2}-\d{2}/);
    expect(text).toMatch(/DPWG.*\d{4}-\d{2}-\d{2}/);
    expect(report.searched.every((line) => /^\d{4}-\d{2}-\d{2}$/.test(line.date))).toBe(true);
  });

  it.each(["exposure", "interaction", "hepatic"] as const)("say what to watch instead: %s", (topic) => {
    expect(report.watch.map((note) => note.topic)).toContain(topic);
  });

  it("give the same notes by the brand Afinitor", () => {
    const byBrand = reportOf({ drugs: ["Afinitor"], genes: ["MTOR"] });
    expect(byBrand.question.drugs).toEqual([expect.objectContaining({ id: "everolimus", matchedAs: "Afinitor" })]);
    expect({ ...byBrand, question: null }).toEqual({ ...report, question: null });
  });

  it("give the same notes by the former symbol FRAP1", () => {
    const byFormer = reportOf({ drugs: ["everolimus"], genes: ["FRAP1"] });
    expect({ ...byFormer, question: null }).toEqual({ ...report, question: null });
  });

  it.each(["oncology", "transplantation", "tsc", "other"] as const)(
    "ask for no act in the setting %s either",
    (setting) => {
      const [line] = reportOf({ drugs: ["everolimus"], genes: ["MTOR"], setting }).bottomLines;
      expect(line).toMatchObject({ code: "research-only", action: { code: "no-action-advised" } });
    },
  );

  it("cite a source for every statement", () => {
    expect(notes.filter((note) => note.citations.length === 0).map((note) => note.id)).toEqual([]);
  });

  it("fit plain text of 80 columns and plain JSON", () => {
    expect(
      Math.max(
        ...toText(report)
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
    expect(JSON.parse(JSON.stringify(toAdviceJson(report)))).toEqual(toAdviceJson(report));
  });
});

describe("tacrolimus and CYP3A5", () => {
  const request = { drugs: ["tacrolimus"], genes: ["CYP3A5"] };
  const rowOf = (report: Report, body: string): WordedNote | undefined =>
    report.recommendations.find((note) => note.source === body);

  it("give CPIC's Strong recommendation to raise the starting dose of a Normal Metabolizer", () => {
    const report = reportOf({ ...request, results: [{ gene: "CYP3A5", phenotype: "Normal Metabolizer" }] });
    const row = rowOf(report, "CPIC");
    expect(row).toMatchObject({
      strength: "Strong",
      certainty: { code: "guideline-strong" },
      action: { code: "change-dose" },
      origin: { code: "germline" },
      answersQuestion: true,
    });
    expect(row?.steps).toContainEqual(expect.objectContaining({ kind: "start-dose", percent: [50, 100] }));
    expect(row?.stepLines.join(" ")).toContain("1.5 to 2 times the standard dose");
    expect(report.bottomLines[0]).toMatchObject({
      code: "guideline",
      action: { code: "change-dose" },
      certainty: { code: "guideline-strong" },
    });
    expect(notesOf(report)[0]?.id).toBe(row?.id);
  });

  it("read the older term and the short form as the same result", () => {
    const standard = reportOf({ ...request, results: [{ gene: "CYP3A5", phenotype: "Normal Metabolizer" }] });
    for (const phenotype of ["Extensive Metaboliser", "EM", "NM"]) {
      expect(reportOf({ ...request, results: [{ gene: "CYP3A5", phenotype }] }).recommendations).toEqual(
        standard.recommendations,
      );
    }
  });

  it("keep the standard dose of a Poor Metabolizer", () => {
    const row = rowOf(reportOf({ ...request, results: [{ gene: "CYP3A5", phenotype: "Poor Metabolizer" }] }), "CPIC");
    expect(row).toMatchObject({ strength: "Strong", action: { code: "no-change" } });
    expect(row?.steps.map((step) => step.kind)).toContain("standard-dosing");
  });

  it("give DPWG's rows beside CPIC's", () => {
    expect(rowOf(reportOf(request), "DPWG")).toBeDefined();
  });

  it("decide nothing before the result is known", () => {
    expect(reportOf(request).bottomLines[0]).toMatchObject({ code: "guideline-needs-result", action: null });
  });

  it("never say that no guideline covers the pair, whatever the result", () => {
    const [line] = reportOf({ ...request, results: [{ gene: "CYP3A5", phenotype: "Rapid Metabolizer" }] }).bottomLines;
    expect(line).toMatchObject({ code: "guideline-needs-result", action: null });
  });
});

describe("names that a physician types", () => {
  it.each([
    ["Afinitor", "everolimus"],
    ["Zortress", "everolimus"],
    ["Votubia", "everolimus"],
    ["Rapamune", "sirolimus"],
    ["rapamycin", "sirolimus"],
    ["Torisel", "temsirolimus"],
    ["Prograf", "tacrolimus"],
    ["mTOR inhibitors", "mtor-inhibitors"],
  ])("%s is %s", (name, id) => {
    expect(reportOf({ drugs: [name], genes: ["MTOR"] }).question.drugs[0]?.id).toBe(id);
  });
});

/**
 * A tripwire, not a target: it names everything the content covers, so that
 * nothing leaves or enters unnoticed. When it fails,
 * 1. look at the difference: is each new or missing name meant?
 * 2. if so, change the list here in the commit that changes the content, and
 *    say in that commit's message why the coverage changed;
 * 3. if not, mend the content (a misspelt id, a status left at draft).
 * A pair stands here once some published annotation, finding or guideline
 * names both the drug (or class) and the gene.
 */
