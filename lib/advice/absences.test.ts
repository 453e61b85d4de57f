import { describe, expect, it } from "vitest";
import { drug, drugClass, finding, guideline, recommendation, search } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, noteOf, result } from "@/tests/builders/question";

const silences = (advice: ReturnType<typeof ask>) => advice.notes.filter((note) => note.kind === "absence");

describe("a silence is dated and told apart", () => {
  it("says where we looked and found nothing", () => {
    const knowledge = buildKnowledge({
      searches: [search({ id: "cpic" }), search({ id: "dpwg", body: "DPWG", sources: ["test-list"] })],
    });
    expect(noteOf(ask(knowledge), "absence-testol-test1")).toMatchObject({
      absence: "not-in-knowledge",
      certainty: "none-found",
      action: "no-guidance-held",
      answersQuestion: true,
      genes: ["TEST1"],
      searches: ["cpic", "dpwg"],
      sources: ["test-database", "test-list"],
      leadSource: "test-database",
      level: null,
    });
    expect(ask(knowledge).searches).toEqual(["cpic", "dpwg"]);
  });

  it("tells a pair that a body listed from one it never listed, and takes no ranking for a judgement", () => {
    const knowledge = buildKnowledge({
      searches: [
        search({ id: "none", body: "DPWG" }),
        search({
          id: "listed",
          result: "listed-without-recommendation",
          level: { scale: "CPIC", value: "C", status: "Provisional" },
        }),
      ],
    });
    const advice = ask(knowledge);
    expect(noteOf(advice, "absence-testol-test1")).toMatchObject({
      absence: "listed-without-recommendation",
      level: { scale: "CPIC", value: "C", score: null },
      searches: ["none", "listed"],
    });
    expect(advice.bottomLines[0]).toMatchObject({
      code: "listed-without-recommendation",
      action: "no-guidance-held",
      notes: ["absence-testol-test1"],
    });
  });

  it("tells a pair nobody looked for from both", () => {
    const advice = ask(buildKnowledge());
    expect(noteOf(advice, "absence-testol-test1")).toMatchObject({
      absence: "not-in-knowledge",
      searches: [],
      sources: [],
      leadSource: "none",
    });
    expect(advice.searches).toEqual([]);
  });

  it("does not count a search that found something as a silence, but lists it", () => {
    const advice = ask(buildKnowledge({ searches: [search({ id: "found", result: "found" })] }));
    expect(noteOf(advice, "absence-testol-test1").searches).toEqual([]);
    expect(advice.searches).toEqual(["found"]);
  });

  it("is not told of a gene that a guideline covers", () => {
    const knowledge = buildKnowledge({ guidelines: [guideline()], searches: [search({ genes: [] })] });
    expect(silences(ask(knowledge, { genes: ["TEST1", "TEST2"] })).map((note) => note.id)).toEqual([
      "absence-testol-test2",
    ]);
  });

  it("is told of the drug as a whole when no gene was asked about and no guideline covers it", () => {
    const searches = [search({ id: "whole", genes: [] }), search({ id: "pair" })];
    expect(noteOf(ask(buildKnowledge({ searches }), { genes: [] }), "absence-testol-any-gene")).toMatchObject({
      genes: [],
      searches: ["whole"],
    });
    expect(silences(ask(buildKnowledge({ searches, guidelines: [guideline()] }), { genes: [] }))).toEqual([]);
  });
});

describe("a search covers the pairs it was made for", () => {
  const knowledge = buildKnowledge({
    drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] }), drug("sibtol", { classes: ["testols"] })],
    searches: [
      search({ id: "own" }),
      search({ id: "of-the-class", drugs: ["testols"] }),
      search({ id: "everything", drugs: [], genes: [] }),
      search({ id: "sibling", drugs: ["sibtol"] }),
      search({ id: "other-gene", genes: ["TEST2"] }),
    ],
  });

  it("covers the drug through its class and through an open list, never through a sibling or another gene", () => {
    expect(ask(knowledge).searches).toEqual(["own", "of-the-class", "everything"]);
  });

  it("covers each gene asked about", () => {
    expect(ask(knowledge, { genes: ["TEST2"] }).searches).toEqual(["everything", "other-gene"]);
  });
});

describe("a guideline that needs another gene is not silence", () => {
  const both = recommendation({ id: "both", lookup: { TEST1: "Poor Metabolizer", TEST2: "Poor Metabolizer" } });
  const knowledge = buildKnowledge({ guidelines: [guideline({ genes: ["TEST1", "TEST2"], recommendations: [both] })] });

  it("names the gene that is missing", () => {
    const advice = ask(knowledge, { genes: [], results: [result("TEST1", "PM")] });
    expect(noteOf(advice, "absence-testol-cpic-needs-test2")).toMatchObject({
      absence: "needs-another-gene",
      when: "TEST2",
      genes: ["TEST1", "TEST2"],
      sources: ["guideline-paper"],
    });
  });

  it("leaves the action open: it hangs on the other result", () => {
    const advice = ask(knowledge, { genes: [], results: [result("TEST1", "PM")] });
    expect(advice.bottomLines[0]).toMatchObject({
      code: "guideline-needs-result",
      action: null,
      notes: ["absence-testol-cpic-needs-test2"],
    });
  });

  it("is not told when both results are there, when none is, or when a row asks for one gene alone", () => {
    const alone = buildKnowledge({
      guidelines: [guideline({ genes: ["TEST1", "TEST2"], recommendations: [both, recommendation({ id: "alone" })] })],
    });
    expect(silences(ask(knowledge, { results: [result("TEST1", "PM"), result("TEST2", "PM")] }))).toEqual([]);
    expect(silences(ask(knowledge))).toEqual([]);
    expect(silences(ask(alone, { results: [result("TEST1", "PM")] }))).toEqual([]);
  });
});

describe("a guideline without a row for the result is not silence either", () => {
  const knowledge = buildKnowledge({ guidelines: [guideline()], findings: [finding()] });
  const advice = ask(knowledge, { results: [result("TEST1", "Rapid Metabolizer")] });

  it("never says that no guideline covers the pair", () => {
    expect(advice.bottomLines[0]?.code).toBe("guideline-silent-on-result");
    expect(silences(advice)).toEqual([]);
  });

  it("decides no action", () => {
    expect(advice.bottomLines[0]?.action).toBeNull();
  });
});
