import { describe, expect, it } from "vitest";
import { caution, drug, drugClass, label, labelFact, type LabelFactInput } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, codesOf, noteOf } from "@/tests/builders/question";

const withFact = (fact: Partial<LabelFactInput>) => buildKnowledge({ labels: [label({ facts: [labelFact(fact)] })] });
const ids = (advice: ReturnType<typeof ask>): readonly string[] => advice.notes.map((note) => note.id);

describe("a tumour test on a label", () => {
  const knowledge = withFact({
    origin: "tumour",
    genes: ["TEST2"],
    tag: "Testing Required",
    onBiomarkerList: true,
    settings: ["oncology"],
  });

  it.each([[["TEST1"]], [["TEST2"]], [[]]])("is told beside a question about %j and never answers it", (genes) => {
    const note = noteOf(ask(knowledge, { genes }), "test-label-fact");
    expect(note).toMatchObject({
      kind: "tumour-marker",
      origin: "tumour",
      answersQuestion: false,
      certainty: "label",
      level: { scale: "ClinPGx label tag", value: "Testing Required", score: null },
    });
    expect(codesOf(note)).toContain("tumour-not-germline");
  });

  it("never decides the bottom line, even for the very gene it names", () => {
    expect(ask(knowledge, { genes: ["TEST2"] }).bottomLines[0]).toMatchObject({
      code: "nothing-found",
      certainty: "none-found",
    });
  });

  it("says which agency and product it comes from", () => {
    expect(noteOf(ask(knowledge), "test-label-fact").reasons).toEqual([
      { kind: "label", agency: "FDA", product: "Testol tablets", tag: "Testing Required", onBiomarkerList: true },
    ]);
  });

  it("is marked when it belongs to another setting", () => {
    expect(codesOf(noteOf(ask(knowledge, { setting: "transplantation" }), "test-label-fact"))).toContain(
      "other-setting",
    );
    expect(codesOf(noteOf(ask(knowledge, { setting: "oncology" }), "test-label-fact"))).not.toContain("other-setting");
  });
});

describe("a germline fact on a label", () => {
  const knowledge = withFact({ action: "monitor", tag: "Actionable PGx" });

  it("answers a question about its gene or about any gene", () => {
    expect(noteOf(ask(knowledge), "test-label-fact")).toMatchObject({
      kind: "label",
      answersQuestion: true,
      certainty: "label",
      action: "monitor",
    });
    expect(ids(ask(knowledge, { genes: [] }))).toContain("test-label-fact");
  });

  it("is not told beside a question about another gene", () => {
    expect(ids(ask(knowledge, { genes: ["TEST2"] }))).not.toContain("test-label-fact");
  });

  it("claims no action of its own when the label states none", () => {
    expect(noteOf(ask(withFact({})), "test-label-fact").action).toBe("no-action-advised");
  });

  it("belongs to the drugs of the label alone", () => {
    const siblings = buildKnowledge({
      drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] }), drug("sibtol", { classes: ["testols"] })],
      labels: [label()],
    });
    expect(ids(ask(siblings, { drugs: ["sibtol"] }))).not.toContain("test-label-fact");
    expect(ids(ask(siblings, { drugs: ["testols"] }))).toContain("test-label-fact");
  });

  it("warns when it was read in a copy", () => {
    expect(codesOf(noteOf(ask(withFact({ read: "secondary-copy" })), "test-label-fact"))).toEqual(["secondary-copy"]);
  });
});

describe("what to watch instead of a genotype", () => {
  it.each([
    ["exposure", "monitor"],
    ["interaction", "change-dose"],
    ["hepatic", "change-dose"],
  ] as const)("is told from the label for %s, whatever gene was asked, and never answers", (topic, action) => {
    const note = noteOf(
      ask(withFact({ topic, genes: [], origin: "not-genetic" }), { genes: ["TEST2"] }),
      "test-label-fact",
    );
    expect(note).toMatchObject({
      kind: "interaction",
      topic,
      action,
      origin: "not-genetic",
      genes: [],
      answersQuestion: false,
      certainty: "label",
    });
  });

  it("keeps the action and the steps that the label states", () => {
    const steps: LabelFactInput["steps"] = [{ kind: "max-dose", dose: { value: 5, unit: "mg/day" } }];
    expect(
      noteOf(
        ask(withFact({ topic: "interaction", genes: [], origin: "not-genetic", action: "avoid", steps })),
        "test-label-fact",
      ),
    ).toMatchObject({ action: "avoid", steps });
  });

  it.each(["indication", "dose", "administration"] as const)("is not drawn from what a label says of %s", (topic) => {
    expect(ids(ask(withFact({ topic, genes: [], origin: "not-genetic" })))).not.toContain("test-label-fact");
  });

  it("claims a label's word only when a label states it", () => {
    const knowledge = buildKnowledge({
      cautions: [
        caution({ id: "paper", sources: ["pmid-1"] }),
        caution({ id: "labelled", sources: ["pmid-1", "label-testol"] }),
      ],
    });
    expect(noteOf(ask(knowledge), "paper")).toMatchObject({
      kind: "interaction",
      certainty: "research-only",
      answersQuestion: false,
      action: "monitor",
    });
    expect(noteOf(ask(knowledge), "labelled").certainty).toBe("label");
  });

  it("is bound to its drugs, its genes and its class", () => {
    const knowledge = buildKnowledge({
      drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] }), drug("sibtol", { classes: ["testols"] })],
      cautions: [
        caution({ id: "own" }),
        caution({ id: "of-the-class", match: { drugs: ["testols"] } }),
        caution({ id: "of-a-gene", match: { drugs: ["testol"], genes: ["TEST2"] } }),
        caution({ id: "of-a-sibling", match: { drugs: ["sibtol"] } }),
        caution({ id: "of-all", match: {} }),
      ],
    });
    expect([...ids(ask(knowledge))].filter((id) => id.startsWith("o")).sort()).toEqual([
      "of-all",
      "of-the-class",
      "own",
    ]);
    expect(ids(ask(knowledge, { genes: ["TEST2"] }))).toContain("of-a-gene");
  });

  it("is marked when it belongs to another setting", () => {
    const knowledge = buildKnowledge({
      cautions: [caution({ match: { drugs: ["testol"], settings: ["transplantation"] } })],
    });
    expect(codesOf(noteOf(ask(knowledge, { setting: "oncology" }), "test-caution"))).toEqual(["other-setting"]);
  });
});

describe("a warning against a wrong inference", () => {
  const knowledge = buildKnowledge({
    cautions: [
      caution({
        id: "of-the-pair",
        purpose: "inference",
        topic: "reading",
        match: { drugs: ["testol"], genes: ["TEST1"] },
      }),
      caution({
        id: "of-transplantation",
        purpose: "inference",
        topic: "reading",
        match: { drugs: ["testol"], settings: ["transplantation"] },
      }),
    ],
  });

  it("is a limit of the answer, never a note", () => {
    const advice = ask(knowledge);
    expect(advice.inferences).toEqual(["of-the-pair", "of-transplantation"]);
    expect(ids(advice)).not.toContain("of-the-pair");
  });

  it("is bound to its genes and its setting", () => {
    expect(ask(knowledge, { genes: ["TEST2"] }).inferences).toEqual(["of-transplantation"]);
    expect(ask(knowledge, { setting: "oncology" }).inferences).toEqual(["of-the-pair"]);
    expect(ask(knowledge, { setting: "transplantation" }).inferences).toEqual(["of-the-pair", "of-transplantation"]);
  });
});
