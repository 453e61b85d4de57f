import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import { notesOf, reportOn, type TraceBox, type TraceKind, type WordedNote } from "@/lib/report";
import type { AdviceRequest, NoteKind } from "@/lib/schema";

function notesTo(request: Partial<AdviceRequest>): readonly WordedNote[] {
  const advice = adviseOn({ drugs: [], genes: [], results: [], ...request }, knowledge, knowledge.date);
  if (!advice.ok) throw new Error("a question that can be asked");
  return notesOf(reportOn(advice.value, knowledge));
}
const kindsOf = (trace: readonly TraceBox[]): readonly TraceKind[] => trace.map((box) => box.kind);
const everolimus = notesTo({ drugs: ["everolimus"], genes: ["MTOR"] });
const clopidogrel = notesTo({ drugs: ["clopidogrel"], results: [{ gene: "CYP2C19", diplotype: "*1/*2" }] });
const codeine = notesTo({ drugs: ["codeine"], results: [{ gene: "CYP2D6", diplotype: "*1/*2x2" }] });
const find = (notes: readonly WordedNote[], test: (note: WordedNote) => boolean): WordedNote => {
  const note = notes.find(test);
  if (note === undefined) throw new Error("no such note");
  return note;
};

describe("the road to a note is complete", () => {
  it("from variant by allele and function to phenotype, row and source for a gene read by functions", () => {
    const { trace } = find(clopidogrel, (note) => note.kind === "recommendation" && note.fit === "holds");
    expect(kindsOf(trace)).toEqual(["variant", "given", "allele", "function", "phenotype", "statement", "source"]);
    expect(trace[0]?.text).toContain("rs4244285");
    expect(trace.find((box) => box.kind === "phenotype")?.text).toBe("CYP2C19: Intermediate Metabolizer");
  });

  it("by the activity score for a gene read by scores, with the copies added up", () => {
    const { trace } = find(codeine, (note) => note.id === "cpic-opioids-codeine-ultrarapid");
    expect(kindsOf(trace)).toEqual([
      "variant",
      "given",
      "allele",
      "function",
      "score",
      "phenotype",
      "statement",
      "source",
    ]);
    expect(trace.find((box) => box.kind === "score")).toMatchObject({ text: "3", rule: "The values add up: 1 + 2." });
    expect(trace.find((box) => box.kind === "phenotype")?.rule).toBe("Scores of 2.5 and more mean this.");
  });

  it("with the variants of an allele in each of its copies, and none for what may be the reference as well", () => {
    const { trace } = find(codeine, (note) => note.id === "cpic-opioids-codeine-ultrarapid");
    expect(trace[0]?.text).toContain("*1: none of those looked for");
    expect(trace[0]?.text).toMatch(/\*2x2: .*rs16947 A/);
    expect(trace[0]?.text).not.toMatch(/rs\d+ [RYSWKMBDHVN]\b/);
  });

  it.each<readonly [NoteKind, readonly TraceKind[], readonly WordedNote[]]>([
    ["association", ["variant", "study", "grade", "statement", "source"], everolimus],
    ["absence", ["measured", "looked", "statement", "source"], everolimus],
    ["interaction", ["measured", "statement", "source"], everolimus],
    ["label", ["variant", "label", "grade", "statement", "source"], clopidogrel],
  ])("for a note of the kind %s", (kind, kinds, notes) => {
    expect(kindsOf(find(notes, (note) => note.kind === kind && note.text !== "").trace)).toEqual(kinds);
  });

  it("for a tumour marker, and says that it answers no germline question", () => {
    const { trace } = find(everolimus, (note) => note.id === "afinitor-fda-receptors");
    expect(kindsOf(trace)).toEqual(["measured", "label", "grade", "statement", "source"]);
    expect(trace.find((box) => box.kind === "statement")?.rule).toBe(
      "A test of the tumour answers no germline question.",
    );
  });

  it("with a link on every box, and a rule on every box but the first", () => {
    for (const note of [...everolimus, ...clopidogrel, ...codeine]) {
      expect(note.trace.length).toBeGreaterThan(2);
      expect(note.trace.filter((box) => box.href === null)).toEqual([]);
      expect(
        note.trace.slice(1).filter((box) => box.rule === null && box.kind !== "given" && box.kind !== "variant"),
      ).toEqual([]);
      expect(note.trace.filter((box) => box.text.trim() === "")).toEqual([]);
    }
  });
});

describe("a gene nobody tested", () => {
  it("is a box that says so, and no phenotype is claimed for it", () => {
    const [note] = notesTo({ drugs: ["clopidogrel"] }).filter(
      (one) => one.kind === "recommendation" && one.when !== null,
    );
    expect(note?.trace[0]?.text).toContain("not tested");
    expect(note?.trace.find((box) => box.kind === "phenotype")?.rule).toBe("The row would speak for this result.");
  });
});
