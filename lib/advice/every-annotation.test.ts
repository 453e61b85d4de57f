import { describe, expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { annotation, finding, guideline } from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { release, releaseAnnotation } from "@/tests/builders/release";
import { everyAnnotation } from "./every-annotation";

const curated: ContentRecords = {
  annotations: [annotation({ id: "own", clinpgxId: "1" })],
  findings: [finding({ id: "paper", annotation: "own" })],
};
const TODAY = "2026-11-24";

describe("every graded annotation has one note, whatever the question", () => {
  it("curated ones lead, and what the release holds on them stands under them, not beside", () => {
    const knowledge = joinRelease(
      buildKnowledge(curated),
      release({
        annotations: [releaseAnnotation({ clinpgxId: "2" }), releaseAnnotation({ clinpgxId: "1", level: "2A" })],
      }),
    );
    expect(everyAnnotation(knowledge, TODAY).map((note) => [note.id, note.release?.clinpgxId])).toEqual([
      ["own", "1"],
      ["clinpgx-2", "2"],
    ]);
  });

  it("without an import there are the curated ones alone", () => {
    expect(everyAnnotation(buildKnowledge(curated), TODAY).map((note) => note.id)).toEqual(["own"]);
  });

  it("an annotation of several drugs is told once, and has a guideline when one of them has", () => {
    const records: ContentRecords = { guidelines: [guideline()] };
    const knowledge = joinRelease(
      buildKnowledge(records),
      release({
        annotations: [
          releaseAnnotation({ drugs: ["othertol", "testol"] }),
          releaseAnnotation({ clinpgxId: "2", drugs: ["othertol"] }),
        ],
      }),
    );
    const notes = everyAnnotation(knowledge, TODAY);
    expect(notes.map((note) => note.id)).toEqual(["clinpgx-1", "clinpgx-2"]);
    expect(notes.map((note) => note.caveats.some((caveat) => caveat.code === "no-guideline"))).toEqual([false, true]);
  });

  it("tumour annotations are no part of it", () => {
    const tumour: ContentRecords = {
      annotations: [annotation({ id: "own" })],
      findings: [
        finding({
          annotation: "own",
          origin: "tumour",
          design: "tumour-biomarker-analysis",
          tumourTypes: ["test tumour"],
        }),
      ],
    };
    expect(everyAnnotation(buildKnowledge(tumour), TODAY)).toEqual([]);
  });
});
