import { describe, expect, it } from "vitest";
import { reportOf, result } from "@/tests/builders/question";
import { richKnowledge } from "@/tests/builders/worlds";
import { notesOf, toAdviceJson } from "./to-json";

const rich = richKnowledge();

interface Contract {
  readonly knowledge: { readonly version: string; readonly sources: readonly object[] };
  readonly bottomLine: { readonly action: string | null };
  readonly bottomLines: readonly { readonly drug: string }[];
  readonly notes: readonly Readonly<Record<string, unknown>>[];
}
const json = (question: Parameters<typeof reportOf>[1] = {}): Contract =>
  JSON.parse(JSON.stringify(toAdviceJson(reportOf(rich, question)))) as Contract;

describe("the JSON keeps its contract", () => {
  it("holds every promised part of an advice", () => {
    expect(Object.keys(json())).toEqual(
      expect.arrayContaining([
        "knowledge",
        "question",
        "results",
        "bottomLine",
        "notes",
        "disagreements",
        "searched",
        "limits",
      ]),
    );
    expect(Object.keys(json().knowledge)).toEqual(expect.arrayContaining(["version", "hash", "date", "sources"]));
  });

  it.each(["recommendation", "association", "tumour-marker", "interaction", "absence"])(
    "holds every promised part of a note of kind %s",
    (kind) => {
      const note = json({ genes: ["TEST1", "TEST2"] }).notes.find((one) => one["kind"] === kind);
      expect(Object.keys(note ?? {})).toEqual(
        expect.arrayContaining([
          "id",
          "kind",
          "drug",
          "genes",
          "origin",
          "source",
          "population",
          "when",
          "action",
          "steps",
          "strength",
          "certainty",
          "level",
          "text",
          "reasons",
          "caveats",
          "citations",
        ]),
      );
    },
  );

  it("gives codes, not words, for closed lists", () => {
    const note = json().notes[0];
    expect(note).toMatchObject({
      id: "test1-rs1",
      origin: "germline",
      action: "no-action-advised",
      certainty: "research-only",
      level: { scale: "ClinPGx", value: "3" },
    });
  });

  it("gives each caveat its code and text, each citation what finds it", () => {
    const note = notesOf(reportOf(rich))[0];
    expect(json().notes[0]?.["caveats"]).toEqual(note?.caveats.map(({ code, text }) => ({ code, text })));
    expect(json().notes[0]?.["citations"]).toContainEqual(
      expect.objectContaining({ pmid: "1", doi: null, title: "Title of pmid-1", year: 2020 }),
    );
  });

  it("is plain data: nothing is lost on the way through text", () => {
    const plain = toAdviceJson(reportOf(rich, { genes: ["TEST1", "TEST2"], results: [result("TEST2", "PM")] }));
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });

  it("gives the notes in the order in which they are read", () => {
    expect(json({ genes: ["TEST1", "TEST2"] }).notes.map((note) => note["kind"])).toEqual([
      "recommendation",
      "recommendation",
      "recommendation",
      "association",
      "association",
      "absence",
      "interaction",
      "interaction",
      "interaction",
      "association",
      "association",
      "tumour-marker",
      "tumour-marker",
      "tumour-marker",
    ]);
  });

  it("leaves the action open as null, never as a word for normal", () => {
    expect(json({ genes: ["TEST2"] }).bottomLine.action).toBeNull();
  });

  it("has a bottom line for each drug", () => {
    expect(json({ drugs: ["testol", "othertol"] }).bottomLines.map((line) => line.drug)).toEqual([
      "testol",
      "othertol",
    ]);
  });
});
