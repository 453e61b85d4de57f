import { describe, expect, it } from "vitest";
import { annotation, finding, guideline, label, labelFact, recommendation, search } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, result } from "@/tests/builders/question";

const poor = { TEST1: "Poor Metabolizer" };
const rows = (...list: readonly Parameters<typeof recommendation>[0][]) =>
  buildKnowledge({ guidelines: [guideline({ recommendations: list.map((one) => recommendation(one)) })] });
const lineOf = (knowledge: Parameters<typeof ask>[0], question: Parameters<typeof ask>[1] = {}) =>
  ask(knowledge, question).bottomLines[0];

describe("the bottom line rests on what answers the question", () => {
  it("takes a guideline's action once its result is known", () => {
    expect(lineOf(rows({}), { results: [result("TEST1", "PM")] })).toEqual({
      drug: "testol",
      genes: ["TEST1"],
      code: "guideline",
      action: "avoid",
      certainty: "guideline-strong",
      notes: ["test-row-poor"],
      untested: [],
    });
  });

  it("leaves the action open while the result is not known", () => {
    expect(lineOf(rows({}))).toMatchObject({
      code: "guideline-needs-result",
      action: null,
      certainty: "guideline-strong",
    });
  });

  it("lets the surest row lead, whatever the others ask for", () => {
    const knowledge = rows(
      { id: "optional", lookup: poor, strength: "Optional", action: "avoid" },
      { id: "strong", lookup: poor, strength: "Strong", action: "monitor" },
    );
    expect(lineOf(knowledge, { results: [result("TEST1", "PM")] })).toMatchObject({
      action: "monitor",
      certainty: "guideline-strong",
      notes: ["strong", "optional"],
    });
  });

  it("lets the row that asks most lead among equally sure ones", () => {
    const knowledge = rows(
      { id: "watch", lookup: poor, action: "monitor" },
      { id: "avoid", lookup: poor, action: "avoid" },
    );
    expect(lineOf(knowledge, { results: [result("TEST1", "PM")] })).toMatchObject({
      action: "avoid",
      notes: ["avoid", "watch"],
    });
  });

  it("prefers a guideline to any evidence", () => {
    const knowledge = buildKnowledge({
      guidelines: [guideline()],
      annotations: [annotation({ level: "1A" })],
      findings: [finding({ annotation: "test-annotation" })],
    });
    expect(lineOf(knowledge, { results: [result("TEST1", "PM")] })).toMatchObject({
      code: "guideline",
      notes: ["test-row-poor"],
    });
  });

  it("calls evidence without a guideline research, with the certainty of what leads", () => {
    const knowledge = buildKnowledge({
      annotations: [annotation({ level: "2A" })],
      findings: [finding({ annotation: "test-annotation" })],
    });
    expect(lineOf(knowledge)).toMatchObject({
      code: "research-only",
      action: "no-guidance-held",
      certainty: "supported",
    });
  });

  it("says that nothing follows from the genotype only by a dated search of ours beside evidence that we read", () => {
    const findings = [finding()];
    const looked = (over = {}) => lineOf(buildKnowledge({ findings, searches: [search(over)] }));
    expect(looked()).toMatchObject({ code: "research-only", action: "no-action-advised" });
    // A search for another gene, none at all, or no evidence beside it is silence, and silence never instructs.
    expect(looked({ genes: ["TEST2"] })?.action).toBe("no-guidance-held");
    expect(lineOf(buildKnowledge({ findings }))?.action).toBe("no-guidance-held");
    expect(lineOf(buildKnowledge({ searches: [search()] }))?.action).toBe("no-guidance-held");
    const both = { genes: ["TEST1", "TEST2"] };
    expect(lineOf(buildKnowledge({ findings, searches: [search()] }), both)?.action).toBe("no-guidance-held");
    const supported = { annotations: [annotation({ level: "2A" })], searches: [search()] };
    const graded = buildKnowledge({ ...supported, findings: [finding({ annotation: "test-annotation" })] });
    expect(lineOf(graded)?.action).toBe("no-guidance-held");
  });

  it("tells a listed pair before the research on it", () => {
    const knowledge = buildKnowledge({
      findings: [finding()],
      searches: [search({ result: "listed-without-recommendation" })],
    });
    expect(lineOf(knowledge)).toMatchObject({
      code: "research-only",
      action: "no-action-advised",
      certainty: "research-only",
      notes: ["absence-testol-test1", "test-finding"],
    });
  });

  it("never lets a panel hide guidance on a gene that nobody tested", () => {
    const knowledge = buildKnowledge({ guidelines: [guideline()] });
    const panel = { results: [result("TEST2", "Poor Metabolizer")] };
    expect(lineOf(knowledge, { ...panel, genes: [] })).toMatchObject({
      code: "guidance-not-tested",
      action: null,
      certainty: "guideline-strong",
      untested: [{ gene: "TEST1", bodies: ["CPIC"] }],
    });
    // Whoever names the gene asks about it alone.
    expect(lineOf(knowledge, { ...panel, genes: ["TEST2"] })).toMatchObject({
      code: "nothing-found",
      action: "no-guidance-held",
      untested: [],
    });
  });

  it("says that nothing was found when nothing was", () => {
    expect(lineOf(buildKnowledge())).toEqual({
      drug: "testol",
      genes: ["TEST1"],
      code: "nothing-found",
      action: "no-guidance-held",
      certainty: "none-found",
      notes: ["absence-testol-test1"],
      untested: [],
    });
  });

  it("takes a germline label fact as an answer", () => {
    const knowledge = buildKnowledge({ labels: [label({ facts: [labelFact({})] })] });
    expect(lineOf(knowledge)).toMatchObject({ certainty: "label", notes: ["test-label-fact"] });
  });

  it("never says “do not change” where a label asks for something and no guideline speaks", () => {
    const knowledge = buildKnowledge({ labels: [label({ facts: [labelFact({ tag: "Actionable PGx" })] })] });
    expect(lineOf(knowledge)).toMatchObject({ code: "label-only", action: null, certainty: "label" });
  });

  it("lets the gene that asks most lead, whatever is surer of another", () => {
    const knowledge = buildKnowledge({
      guidelines: [
        guideline({ recommendations: [recommendation({ action: "no-change", strength: "Strong" })] }),
        guideline({
          id: "other",
          body: "DPWG",
          genes: ["TEST2"],
          recommendations: [
            recommendation({
              id: "other-poor",
              lookup: { TEST2: "Poor Metabolizer" },
              strength: "Not graded",
              action: "avoid",
            }),
          ],
        }),
      ],
    });
    expect(lineOf(knowledge, { genes: [], results: [result("TEST1", "PM"), result("TEST2", "PM")] })).toMatchObject({
      code: "guideline",
      action: "avoid",
      notes: ["other-poor", "test-row-poor"],
    });
  });

  it("has one line for each drug", () => {
    const knowledge = buildKnowledge({ guidelines: [guideline({ drugs: ["othertol"] })] });
    const lines = ask(knowledge, { drugs: ["testol", "othertol"], results: [result("TEST1", "PM")] }).bottomLines;
    expect(lines.map(({ drug, code }) => `${drug} ${code}`)).toEqual(["testol nothing-found", "othertol guideline"]);
  });
});
