import { describe, expect, it } from "vitest";
import { joinRelease, type Knowledge } from "@/lib/knowledge";
import type { Release } from "@/lib/schema";
import { annotation, finding, guideline, label, labelFact } from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { ask, noteOf, type Question } from "@/tests/builders/question";
import {
  genotypeText,
  release,
  releaseAnnotation,
  releaseEvidence,
  releaseGuideline,
  releaseLabel,
  releaseVariant,
} from "@/tests/builders/release";

const joined = (imported: Partial<Release>, records: ContentRecords = {}): Knowledge =>
  joinRelease(buildKnowledge(records), release(imported));
const given = (...values: readonly string[]): Question => ({
  results: values.map((value) => ({ gene: "TEST1", value })),
});

describe("an imported annotation is an association like a curated one", () => {
  it.each([
    ["1A", "supported"],
    ["1B", "supported"],
    ["2A", "supported"],
    ["2B", "supported"],
    ["3", "research-only"],
    ["4", "against"],
  ] as const)("level %s is %s", (level, certainty) => {
    const note = noteOf(ask(joined({ annotations: [releaseAnnotation({ level, score: 7.5 })] })), "clinpgx-1");
    expect(note).toMatchObject({
      kind: "association",
      origin: "germline",
      action: "no-guidance-held",
      certainty,
      level: { scale: "ClinPGx", value: level, score: 7.5 },
      answersQuestion: true,
    });
  });

  it("keeps the release's date, licence, category, population and where the variant lies", () => {
    const note = noteOf(
      ask(
        joined({
          annotations: [releaseAnnotation({ categories: ["Toxicity"], population: "Pediatric" })],
          variants: [releaseVariant()],
        }),
      ),
      "clinpgx-1",
    );
    expect(note).toMatchObject({
      population: "Pediatric",
      variants: [{ rsid: "rs1", grch38: { chromosome: "3", positionOneBased: 1000 } }],
    });
    expect(note.release).toMatchObject({
      date: "2026-01-05",
      licence: { name: "CC BY-SA 4.0" },
      categories: ["Toxicity"],
      genotypes: ["CC", "CT", "TT"],
      quotations: [],
    });
  });

  it("decides the bottom line where nothing else speaks, and never asks for an act", () => {
    expect(ask(joined({ annotations: [releaseAnnotation({ level: "2A" })] })).bottomLines).toMatchObject([
      { code: "research-only", action: "no-guidance-held", certainty: "supported" },
    ]);
  });
});

describe("a result picks the text of its genotype, and the strand is handled with care", () => {
  it.each([
    ["rs1 C/T", "CT"],
    ["rs1 T/C", "CT"],
    ["rs1 CC", "CC"],
  ])("%s picks %s", (value, genotype) => {
    const note = noteOf(ask(joined({ annotations: [releaseAnnotation()] }), given(value)), "clinpgx-1");
    expect(note.release?.quotations).toEqual([genotypeText(genotype)]);
    expect(note.matched).toBe(value.replace("CC", "C/C"));
  });

  it("a missing base is one, however the release writes it", () => {
    const texts = [genotypeText("DEL/T"), genotypeText("T/T")];
    expect(
      noteOf(ask(joined({ annotations: [releaseAnnotation({ texts })] }), given("rs1 T/del")), "clinpgx-1").release
        ?.quotations,
    ).toEqual([genotypeText("DEL/T")]);
  });

  it("bases that fit on the other strand alone pick nothing and are pointed out", () => {
    const note = noteOf(ask(joined({ annotations: [releaseAnnotation()] }), given("rs1 G/A")), "clinpgx-1");
    expect(note.release?.quotations).toEqual([]);
    expect(note.caveats).toContainEqual({
      code: "other-strand",
      facts: { given: "G/A", alleles: "C/T", turned: "C/T" },
    });
  });

  it("bases at an A/T variant pick their text with a warning, since both strands read alike", () => {
    const note = noteOf(
      ask(
        joined({ annotations: [releaseAnnotation({ texts: ["AA", "AT", "TT"].map((one) => genotypeText(one)) })] }),
        given("rs1 A/A"),
      ),
      "clinpgx-1",
    );
    expect(note.release?.quotations).toEqual([genotypeText("AA")]);
    expect(note.caveats.map((caveat) => caveat.code)).toContain("strand-ambiguous");
  });

  it("the known alleles of the variant tell the strand where the texts name too few", () => {
    const knowledge = joined({
      annotations: [releaseAnnotation({ texts: [genotypeText("CC")] })],
      variants: [releaseVariant({ alleles: ["C", "T"] })],
    });
    expect(noteOf(ask(knowledge, given("rs1 A/A")), "clinpgx-1").caveats.map((caveat) => caveat.code)).toContain(
      "other-strand",
    );
    expect(noteOf(ask(knowledge, given("rs1 T/T")), "clinpgx-1").caveats.map((caveat) => caveat.code)).toContain(
      "genotype-not-listed",
    );
  });

  it("runs of bases and missing runs are compared as whole alleles", () => {
    const knowledge = joined({
      annotations: [releaseAnnotation({ texts: ["TTA/TTA", "TTA/del", "del/del"].map((one) => genotypeText(one)) })],
    });
    expect(noteOf(ask(knowledge, given("rs1 del/TTA")), "clinpgx-1").release?.quotations).toEqual([
      genotypeText("TTA/del"),
    ]);
    expect(noteOf(ask(knowledge, given("rs1 TAA/TAA")), "clinpgx-1").caveats.map((caveat) => caveat.code)).toContain(
      "other-strand",
    );
  });

  it("a diplotype picks the text of the whole, else those of its alleles", () => {
    const knowledge = joined({
      annotations: [
        releaseAnnotation({
          clinpgxId: "1",
          variants: ["TEST1*1", "TEST1*2"],
          texts: [genotypeText("*1"), genotypeText("*2")],
        }),
        releaseAnnotation({
          clinpgxId: "2",
          variants: ["TEST1*1", "TEST1*2"],
          texts: [genotypeText("*1/*2"), genotypeText("*1")],
        }),
      ],
    });
    expect(noteOf(ask(knowledge, given("*2/*1")), "clinpgx-1").release?.quotations.map((one) => one.genotype)).toEqual([
      "*1",
      "*2",
    ]);
    expect(noteOf(ask(knowledge, given("*2/*1")), "clinpgx-2").release?.quotations.map((one) => one.genotype)).toEqual([
      "*1/*2",
    ]);
  });

  it("what the result is about comes first", () => {
    const knowledge = joined({
      annotations: [
        releaseAnnotation({ clinpgxId: "1", variants: ["rs7"], level: "2A" }),
        releaseAnnotation({ clinpgxId: "2", variants: ["rs1"] }),
      ],
    });
    expect(
      ask(knowledge, given("rs1 C/C"))
        .notes.filter((note) => note.kind === "association")
        .map((note) => note.id),
    ).toEqual(["clinpgx-2", "clinpgx-1"]);
  });

  it("the bases of a variant never stand for a phenotype", () => {
    const advice = ask(joined({ annotations: [releaseAnnotation()] }, { guidelines: [guideline()] }), given("rs1 C/C"));
    expect(advice.notes.filter((note) => note.kind === "recommendation").map((note) => note.fit)).toEqual(["untested"]);
    expect(advice.bottomLines).toMatchObject([{ code: "guideline-needs-result", action: null }]);
  });

  it("the same variant with other bases is a contradiction; another variant is not", () => {
    const knowledge = joined({ annotations: [releaseAnnotation()] });
    expect(ask(knowledge, given("rs1 C/C", "rs1 C/T")).problems.map((problem) => problem.code)).toEqual([
      "results-contradict",
    ]);
    expect(ask(knowledge, given("rs1 C/T", "rs1 T/C", "rs7 A/A")).problems).toEqual([]);
  });

  it("a variant that no statement is about is said to be unknown, never ignored", () => {
    const advice = ask(joined({ annotations: [releaseAnnotation()] }), given("rs999 C/C"));
    expect(noteOf(advice, "absence-testol-rs999")).toMatchObject({
      kind: "absence",
      absence: "not-in-knowledge",
      variants: [{ rsid: "rs999" }],
    });
  });
});

describe("where curated content covers the same statement", () => {
  const records: ContentRecords = {
    annotations: [annotation({ id: "own", clinpgxId: "1", level: "3", score: 1.5, text: "Our own sentence." })],
    findings: [finding({ id: "paper", annotation: "own" })],
  };

  it("the curated note leads and the imported one stands under it, once", () => {
    const advice = ask(
      joined({ annotations: [releaseAnnotation({ clinpgxId: "1", level: "2B" })] }, records),
      given("rs1 C/C"),
    );
    expect(advice.notes.filter((note) => note.kind === "association").map((note) => note.id)).toEqual(["own"]);
    expect(noteOf(advice, "own")).toMatchObject({
      statement: "Our own sentence.",
      level: { value: "3", score: 1.5 },
      matched: "rs1 C/C",
      release: { level: "2B", quotations: [genotypeText("CC")] },
    });
  });

  it("without an import the curated answer stays as it is, and the genotype is still held against its bases", () => {
    const own: ContentRecords = {
      ...records,
      annotations: [
        annotation({ id: "own", variants: [{ rsid: "rs1", effectBases: "C", otherBases: "T", strand: "plus" }] }),
      ],
    };
    const plain = ask(buildKnowledge(own));
    const note = noteOf(ask(buildKnowledge(own), given("rs1 C/C")), "own");
    expect(note).toEqual({ ...noteOf(plain, "own"), matched: "rs1 C/C" });
    expect(noteOf(ask(buildKnowledge(own), given("rs1 G/G")), "own").caveats.map((caveat) => caveat.code)).toContain(
      "other-strand",
    );
  });

  it("a label we hold is not listed twice, and a new one joins the others", () => {
    const labels = [
      releaseLabel({ clinpgxId: "PA2", agency: "EMA", hasDosing: true }),
      releaseLabel({ clinpgxId: "PA3", agency: "FDA" }),
    ];
    const advice = ask(
      joined(
        { labels },
        {
          labels: [
            label({
              facts: [labelFact({ genes: ["TEST1"], origin: "germline", topic: "biomarker", tag: "Actionable PGx" })],
            }),
          ],
        },
      ),
    );
    expect(advice.notes.filter((note) => note.kind === "label").map((note) => note.id)).toEqual(
      expect.arrayContaining(["label-ema-pa2"]),
    );
    expect(advice.notes.some((note) => note.id === "label-fda-pa3")).toBe(false);
  });
});

describe("a guideline that the release lists and we have not transcribed", () => {
  it("is named, and never counts as nothing found", () => {
    const advice = ask(joined({ guidelines: [releaseGuideline({ clinpgxId: "PA9", body: "RNPGx" })] }));
    expect(noteOf(advice, "listed-pa9")).toMatchObject({
      kind: "absence",
      absence: "not-in-knowledge",
      reasons: [{ kind: "listed-guideline", body: "RNPGx" }],
    });
    expect(advice.bottomLines).toMatchObject([{ code: "guideline-not-held", action: null }]);
  });

  it.each([
    ["one we hold by its id", releaseGuideline({ clinpgxId: "PA9", body: "DPWG" }), [guideline({ clinpgx: ["PA9"] })]],
    ["one of the same body on the pair under a new id", releaseGuideline({ clinpgxId: "PA10" }), [guideline()]],
    ["one without a recommendation", releaseGuideline({ body: "RNPGx", givesRecommendation: false }), []],
    ["one on another gene", releaseGuideline({ body: "RNPGx", genes: ["TEST2"] }), []],
  ] as const)("%s is not", (_, listed, guidelines) => {
    expect(
      ask(joined({ guidelines: [listed] }, { guidelines: [...guidelines] })).notes.filter((note) =>
        note.id.startsWith("listed-"),
      ),
    ).toEqual([]);
  });
});

describe("papers stand on sides by one rule", () => {
  it.each([
    [
      "a score above 0 supports",
      [releaseEvidence({ score: 2 })],
      { supporting: 1, against: 0, noEffect: 0, notWeighed: 0 },
    ],
    [
      "no association is no effect, whatever its score",
      [releaseEvidence({ score: -1.5, direction: "not-associated" })],
      { supporting: 0, against: 0, noEffect: 1, notWeighed: 0 },
    ],
    [
      "a score below 0 with an association speaks against",
      [releaseEvidence({ score: -1 })],
      { supporting: 0, against: 1, noEffect: 0, notWeighed: 0 },
    ],
    [
      "no score is not weighed",
      [
        releaseEvidence({ score: 0 }),
        releaseEvidence({ pmid: "2", score: null }),
        releaseEvidence({ pmid: "3", unscored: "In vitro" }),
      ],
      { supporting: 0, against: 0, noEffect: 0, notWeighed: 3 },
    ],
    [
      "a paper counts once, where its weightiest row stands",
      [releaseEvidence({ score: 0.5 }), releaseEvidence({ id: "12", score: -3 })],
      { supporting: 0, against: 1, noEffect: 0, notWeighed: 0 },
    ],
    [
      "a guideline is no paper",
      [releaseEvidence({ type: "guideline", pmid: null, score: 100 })],
      { supporting: 0, against: 0, noEffect: 0, notWeighed: 0 },
    ],
  ] as const)("%s", (_, evidence, sides) => {
    expect(
      noteOf(ask(joined({ annotations: [releaseAnnotation({ evidence: [...evidence] })] })), "clinpgx-1").release
        ?.papers,
    ).toEqual(sides);
  });
});
