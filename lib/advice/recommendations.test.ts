import { describe, expect, it } from "vitest";
import { drug, drugClass, guideline, recommendation } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, codesOf, noteOf, result } from "@/tests/builders/question";

const poor = recommendation({ id: "poor" });
const normal = recommendation({
  id: "normal",
  lookup: { TEST1: "Normal Metabolizer" },
  action: "no-change",
  steps: [{ kind: "standard-dosing" }],
});
const knowledge = buildKnowledge({
  drugs: [
    drugClass("testols"),
    drug("testol", { classes: ["testols"] }),
    drug("sibtol", { classes: ["testols"] }),
    drug("stranger"),
  ],
  guidelines: [
    guideline({
      recommendations: [poor, normal],
      updated: "2026-03-01",
    }),
  ],
  levels: [
    {
      id: "test-levels",
      scale: "CPIC",
      sources: ["test-database"],
      reviewed: "2026-11-20",
      pairs: [["TEST1", "testol", "A", "Final"]],
    },
  ],
});
const rowsOf = (question: Parameters<typeof ask>[1]): readonly string[] =>
  ask(knowledge, question)
    .notes.filter((note) => note.kind === "recommendation")
    .map((note) => note.id);

describe("a guideline row speaks only where it holds", () => {
  it("gives the row of the result and no other", () => {
    expect(rowsOf({ results: [result("TEST1", "Poor Metabolizer")] })).toEqual(["poor"]);
    expect(rowsOf({ results: [result("TEST1", "Normal Metabolizer")] })).toEqual(["normal"]);
  });

  it("never gives the row of “Poor” for a “Likely Poor” result", () => {
    expect(rowsOf({ results: [result("TEST1", "Likely Poor Metabolizer")] })).toEqual([]);
  });

  it("never reads an indeterminate result as normal", () => {
    expect(rowsOf({ results: [result("TEST1", "Indeterminate")] })).toEqual([]);
  });

  it("gives every row, each under its condition, when no result was given", () => {
    expect(rowsOf({})).toEqual(expect.arrayContaining(["poor", "normal"]));
    expect(noteOf(ask(knowledge), "poor").when).toBe("TEST1 Poor Metabolizer");
  });

  it("gives every row when no gene was asked about", () => {
    expect([...rowsOf({ genes: [] })].sort()).toEqual(["normal", "poor"]);
  });

  it("gives no row when another gene was asked about", () => {
    expect(rowsOf({ genes: ["TEST2"] })).toEqual([]);
  });

  it("is not extended to a sibling or a stranger", () => {
    expect(rowsOf({ drugs: ["sibtol"] })).toEqual([]);
    expect(rowsOf({ drugs: ["stranger"] })).toEqual([]);
  });

  it("is told of a class through the member it names", () => {
    const note = noteOf(ask(knowledge, { drugs: ["testols"] }), "poor");
    expect(note).toMatchObject({ drug: "testols", about: ["testol"], answersQuestion: true });
  });

  it("is not drawn from a class down to a member", () => {
    const classOnly = buildKnowledge({
      drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] })],
      guidelines: [guideline({ drugs: ["testols"] })],
    });
    expect(ask(classOnly).notes.filter((note) => note.kind === "recommendation")).toEqual([]);
  });
});

describe("a guideline row carries what its body wrote", () => {
  const note = noteOf(ask(knowledge, { results: [result("TEST1", "PM")] }), "poor");

  it("keeps strength, action, steps, population and the pair's level", () => {
    expect(note).toMatchObject({
      kind: "recommendation",
      origin: "germline",
      answersQuestion: true,
      strength: "Strong",
      certainty: "guideline-strong",
      action: "avoid",
      steps: [{ kind: "avoid" }],
      population: "adults",
      level: { scale: "CPIC", value: "A", score: null },
      sources: ["guideline-paper"],
      leadSource: "guideline-paper",
      statement: null,
      absence: null,
    });
  });

  it("dates itself by its last update", () => {
    expect(note.reasons).toEqual([
      expect.objectContaining({
        kind: "guideline-row",
        body: "CPIC",
        year: 2026,
        strength: "Strong",
        lookup: { TEST1: "Poor Metabolizer" },
      }),
    ]);
  });

  it("warns of an update in progress and of old age", () => {
    const old = buildKnowledge({
      guidelines: [
        guideline({ year: 2012, updateInProgress: { text: "Being revised.", sources: ["guideline-paper"] } }),
      ],
    });
    expect(codesOf(noteOf(ask(old), "test-row-poor"))).toEqual(["update-in-progress", "old-review-date"]);
  });

  it("is bound to a setting when the row is", () => {
    const bound = buildKnowledge({
      guidelines: [guideline({ recommendations: [recommendation({ setting: "transplantation" })] })],
    });
    expect(noteOf(ask(bound), "test-row-poor").settings).toEqual(["transplantation"]);
  });
});

describe("a row about two genes needs both", () => {
  const both = recommendation({ id: "both", lookup: { TEST2: "Poor Metabolizer", TEST1: "Poor Metabolizer" } });
  const pair = buildKnowledge({ guidelines: [guideline({ genes: ["TEST1", "TEST2"], recommendations: [both] })] });
  const rows = (results: readonly ReturnType<typeof result>[]): readonly string[] =>
    ask(pair, { genes: ["TEST1", "TEST2"], results: [...results] })
      .notes.filter((note) => note.kind === "recommendation")
      .map((note) => note.id);

  it("holds when both results do", () => {
    expect(rows([result("TEST1", "PM"), result("TEST2", "PM")])).toEqual(["both"]);
  });

  it("does not hold when one is missing or differs", () => {
    expect(rows([result("TEST1", "PM")])).toEqual([]);
    expect(rows([result("TEST1", "PM"), result("TEST2", "NM")])).toEqual([]);
  });

  it("is shown under its whole condition when there is no result", () => {
    expect(rows([])).toEqual(["both"]);
  });

  it("reads the same in whatever order the file names the genes", () => {
    expect(noteOf(ask(pair), "both")).toMatchObject({
      when: "TEST1 Poor Metabolizer and TEST2 Poor Metabolizer",
      genes: ["TEST1", "TEST2"],
    });
  });
});
