import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotation, drug, exclusion, finding, gene, guideline } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, codesOf, noteOf, refusal, result, TODAY } from "@/tests/builders/question";
import { richKnowledge } from "@/tests/builders/worlds";
import type { Advice } from "./advice";

const rich = richKnowledge();

describe("a question that cannot be understood gets problems, never part of an answer", () => {
  it("names every problem at once, each at its own field", () => {
    const problems = refusal(rich, {
      drugs: ["testol", "nodrug", ""],
      genes: ["NOGENE1"],
    });
    expect(problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      "drug-unknown drugs.1",
      "drug-empty drugs.2",
      "gene-unknown genes.0",
    ]);
  });

  it("shows two results that contradict each other and decides nothing", () => {
    const advice = ask(rich, {
      genes: ["TEST2"],
      results: [result("TEST2", "Poor Metabolizer"), result("test2", "NM")],
    });
    const [problem, ...others] = advice.problems;
    expect(others).toEqual([]);
    expect(advice.results.map(({ phenotype }) => phenotype)).toEqual(["Poor Metabolizer", "Normal Metabolizer"]);
    expect(advice.bottomLines[0]).toMatchObject({ code: "guideline-needs-result", action: null });
    expect(problem).toMatchObject({ code: "results-contradict", path: ["results"] });
    expect(problem?.found).toContain("Poor Metabolizer");
    expect(problem?.found).toContain("Normal Metabolizer");
  });

  it("lets one bad result hide none of the others", () => {
    const advice = ask(rich, {
      genes: [],
      results: [
        result("TEST1", "Fast Metabolizer"),
        { gene: "TEST1", diplotype: "*1/*9" },
        result("NOGENE2", "PM"),
        result("TEST2", "PM"),
      ],
    });
    expect(advice.problems.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      "phenotype-unknown results.0.phenotype",
      "allele-unknown results.1.diplotype",
      "gene-unknown results.2.gene",
    ]);
    expect(advice.bottomLines[0]).toMatchObject({ code: "guideline", notes: ["cpic-poor", "dpwg-poor"] });
  });

  it("takes a diplotype and its own phenotype for one result", () => {
    const advice = ask(rich, { genes: [], results: [{ gene: "TEST2", diplotype: "*2/*2" }, result("TEST2", "PM")] });
    expect(advice.problems).toEqual([]);
    expect(advice.bottomLines[0]?.code).toBe("guideline");
  });

  it("takes the same result given twice, in two spellings, for one", () => {
    expect(
      ask(rich, { genes: ["TEST2"], results: [result("TEST2", "Poor Metaboliser"), result("TEST2", "PM")] })
        .bottomLines[0]?.code,
    ).toBe("guideline");
  });
});

describe("a question is understood as it was meant", () => {
  it("asks about a gene whose result was given", () => {
    const advice = ask(rich, { genes: [], results: [result("TEST2", "PM")] });
    expect(advice.question.genes).toEqual([{ id: "TEST2", matchedAs: null, fromResult: true }]);
    expect(advice.notes.filter((note) => note.kind === "recommendation").map((note) => note.id)).toEqual([
      "cpic-poor",
      "dpwg-poor",
    ]);
  });

  it("gives the same notes by the brand as by the generic name, and says how it understood", () => {
    const byBrand = ask(rich, { drugs: ["afinotest"] });
    const byName = ask(rich);
    expect(byBrand.question.drugs).toEqual([{ id: "testol", matchedAs: "Afinotest" }]);
    expect({ ...byBrand, question: null }).toEqual({ ...byName, question: null });
  });

  it("counts a drug or gene named twice once", () => {
    const advice = ask(rich, { drugs: ["testol", "Afinotest", "TESTOL"], genes: ["TEST1", "test1"] });
    expect(advice.question).toEqual({
      drugs: [{ id: "testol", matchedAs: null }],
      genes: [{ id: "TEST1", matchedAs: null, fromResult: false }],
      coMedication: [],
      results: [],
      setting: null,
      populations: [],
    });
    expect(advice.bottomLines).toHaveLength(1);
  });

  it("tells the version, the day and the setting", () => {
    const advice = ask(rich, { setting: "oncology" }, "2027-01-01");
    expect(advice).toMatchObject({
      asOf: "2027-01-01",
      knowledge: { version: rich.version, hash: rich.hash, date: rich.date },
      question: { setting: "oncology" },
    });
  });

  it("keeps how a result was understood", () => {
    expect(ask(rich, { results: [result("TEST2", "EM")] }).results).toMatchObject([
      {
        gene: "TEST2",
        phenotype: "Normal Metabolizer",
        terms: ["Normal Metabolizer"],
        state: "called",
        understoodFrom: "EM",
      },
    ]);
  });

  it("answers the same question the same way", () => {
    expect(ask(rich)).toEqual(ask(rich));
  });
});

describe("what answers the question stands first", () => {
  it("puts graded germline evidence first, then what to watch, then other drugs, tumour tests last", () => {
    expect(ask(rich).notes.map((note) => note.id)).toEqual([
      "test1-rs1",
      "test1-rs2-mixed",
      "absence-testol-test1",
      "label-interaction",
      "watch-liver",
      "watch-trough",
      "test1-sibtol",
      "test1-class",
      "label-tumour",
      "test1-tumour",
      "test1-expression",
    ]);
  });

  it("puts guideline rows before all evidence", () => {
    expect(
      ask(rich, { genes: ["TEST1", "TEST2"] })
        .notes.slice(0, 4)
        .map((note) => note.kind),
    ).toEqual(["recommendation", "recommendation", "recommendation", "association"]);
  });

  it("orders graded evidence by level and then by score, ungraded after it", () => {
    const graded = (id: string, level: "1A" | "3" | "4", score: number) =>
      annotation({ id, level, score, variants: [{ rsid: "rs7" }] });
    const knowledge = buildKnowledge({
      annotations: [
        graded("four", "4", 9),
        graded("three-low", "3", 1),
        graded("three-high", "3", 2.5),
        graded("one", "1A", 100),
      ],
      findings: [
        finding({ id: "ungraded", source: "pmid-9" }),
        ...["four", "three-low", "three-high", "one"].map((id, i) =>
          finding({ id: `${id}-paper`, annotation: id, source: `pmid-${i + 1}` }),
        ),
      ],
    });
    expect(
      ask(knowledge)
        .notes.map((note) => note.id)
        .slice(0, 5),
    ).toEqual(["one", "three-high", "three-low", "four", "ungraded"]);
  });

  it("puts evidence from the setting asked about before evidence from another", () => {
    const knowledge = buildKnowledge({
      findings: [
        finding({ id: "oncology" }),
        finding({ id: "transplant", setting: "transplantation", source: "pmid-2", variants: [{ rsid: "rs2" }] }),
      ],
    });
    expect(
      ask(knowledge, { setting: "transplantation" })
        .notes.map((note) => note.id)
        .slice(0, 2),
    ).toEqual(["transplant", "oncology"]);
    expect(codesOf(noteOf(ask(knowledge, { setting: "transplantation" }), "oncology"))).toContain(
      "indirect-population",
    );
  });
});

describe("the order in which a reader names things changes nothing", () => {
  /** The same advice with every list that has no order of its own sorted. */
  function sorted(advice: Advice): unknown {
    const byText = <T>(list: readonly T[]): readonly T[] =>
      [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return {
      notes: byText(advice.notes),
      lines: byText(
        advice.bottomLines.map((line) => ({ ...line, genes: [...line.genes].sort(), notes: [...line.notes].sort() })),
      ),
      disagreements: byText(advice.disagreements),
      searches: byText(advice.searches),
      inferences: byText(advice.inferences),
      exclusions: byText(advice.exclusions),
      otherGenes: byText(advice.otherGenes),
      results: byText(advice.results),
    };
  }
  const all = <T>(values: T[]) => fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length });

  it("for drugs, genes and results", () => {
    const results = [result("TEST2", "PM"), result("TEST1", "NM")];
    const expected = sorted(
      ask(rich, { drugs: ["testol", "sibtol", "othertol"], genes: ["TEST1", "TEST2", "TEST3"], results }),
    );
    fc.assert(
      fc.property(
        all(["testol", "sibtol", "othertol"]),
        all(["TEST1", "TEST2", "TEST3"]),
        all(results),
        (drugs, genes, given) => {
          expect(sorted(ask(rich, { drugs, genes, results: given }))).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("for the leading note and the bottom line of each drug", () => {
    fc.assert(
      fc.property(all(["TEST1", "TEST2", "TEST3"]), (genes) => {
        const advice = ask(rich, { genes });
        expect(advice.notes[0]?.id).toBe("cpic-poor");
        expect(advice.bottomLines[0]).toMatchObject({ code: "guideline-needs-result", action: null });
      }),
    );
  });

  it("gives each drug of several the answer it gets alone", () => {
    const together = ask(rich, { drugs: ["testol", "sibtol"] });
    for (const id of ["testol", "sibtol"]) {
      const alone = ask(rich, { drugs: [id] });
      expect(together.notes.filter((note) => note.drug === id)).toEqual(alone.notes);
      expect(together.bottomLines.find((line) => line.drug === id)).toEqual(alone.bottomLines[0]);
    }
  });
});

describe("what lies beside the question", () => {
  it("names other genes with something to say on the drug, most first, without tumour genes", () => {
    expect(ask(rich).otherGenes).toEqual([{ drug: "testol", gene: "TEST2", notes: 3 }]);
    expect(ask(rich, { genes: ["TEST3"] }).otherGenes).toEqual([
      { drug: "testol", gene: "TEST2", notes: 3 },
      { drug: "testol", gene: "TEST1", notes: 2 },
    ]);
    expect(ask(rich, { genes: [] }).otherGenes).toEqual([]);
  });

  it("names markers that were looked at and kept out, for the gene or the drug asked about", () => {
    expect(ask(rich).exclusions).toEqual(["test-exclusion"]);
    expect(ask(rich, { genes: [] }).exclusions).toEqual(["test-exclusion"]);
    expect(ask(rich, { genes: ["TEST2"] }).exclusions).toEqual([]);
    expect(ask(rich, { drugs: ["othertol"] }).exclusions).toEqual([]);
  });

  it("names a marker kept out of every drug's evidence only for its gene", () => {
    const knowledge = buildKnowledge({ exclusions: [exclusion({ drugs: [] })] });
    expect(ask(knowledge).exclusions).toEqual(["test-exclusion"]);
    expect(ask(knowledge, { genes: [] }).exclusions).toEqual([]);
  });

  it("finds no gene or drug by a name that every object holds", () => {
    expect(refusal(rich, { drugs: ["constructor"], genes: ["__proto__"] }).map((problem) => problem.code)).toEqual([
      "drug-unknown",
      "gene-unknown",
    ]);
  });

  it("answers for a drug and a gene of which we hold nothing but the names", () => {
    const knowledge = buildKnowledge({ drugs: [drug("emptytol")], genes: [gene("TEST9")], guidelines: [guideline()] });
    const advice = ask(knowledge, { drugs: ["emptytol"], genes: ["TEST9"] }, TODAY);
    expect(advice.notes.map((note) => note.kind)).toEqual(["absence"]);
  });
});
