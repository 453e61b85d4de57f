import { describe, expect, it } from "vitest";
import { CLINPGX_LEVELS } from "@/lib/schema";
import {
  annotation,
  drug,
  drugClass,
  finding,
  guideline,
  recommendation,
  type FindingInput,
} from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, codesOf, noteOf } from "@/tests/builders/question";

const graded = (overrides: Parameters<typeof annotation>[0] = {}, study: Partial<FindingInput> = {}) =>
  buildKnowledge({
    annotations: [annotation(overrides)],
    findings: [finding({ annotation: "test-annotation", ...study })],
  });
const family = [
  drugClass("testols"),
  drug("testol", { classes: ["testols"] }),
  drug("sibtol", { classes: ["testols"] }),
  drug("stranger"),
];

describe("evidence without a guideline asks for no act", () => {
  it("makes ClinPGx level 3 research only, and instructs nobody where no search of ours looked for guidance", () => {
    const advice = ask(graded());
    expect(noteOf(advice, "test-annotation")).toMatchObject({
      kind: "association",
      origin: "germline",
      answersQuestion: true,
      certainty: "research-only",
      action: "no-action-advised",
      level: { scale: "ClinPGx", value: "3", score: 1.5 },
      strength: null,
      steps: [],
    });
    expect(advice.bottomLines[0]).toMatchObject({
      code: "research-only",
      action: "no-guidance-held",
      certainty: "research-only",
      notes: ["test-annotation"],
    });
  });

  it.each(CLINPGX_LEVELS)("asks for no act at level %s", (level) => {
    const advice = ask(graded({ level }));
    expect(noteOf(advice, "test-annotation").action).toBe(
      /^[12]/.test(level) ? "no-guidance-held" : "no-action-advised",
    );
    expect(advice.bottomLines[0]?.action).toBe("no-guidance-held");
  });

  it("tells the papers, what they report, and the largest number", () => {
    const knowledge = buildKnowledge({
      annotations: [annotation({ papers: 3 })],
      findings: [
        finding({ id: "yes", annotation: "test-annotation", n: 20 }),
        finding({ id: "no", annotation: "test-annotation", source: "pmid-2", direction: "no-association", n: 300 }),
        finding({ id: "unseen", annotation: "test-annotation", source: "pmid-3", direction: "not-seen", n: null }),
      ],
    });
    expect(noteOf(ask(knowledge), "test-annotation").reasons).toEqual([
      { kind: "graded", scale: "ClinPGx", value: "3", score: 1.5, papers: 3 },
      { kind: "studies", papers: ["pmid-1", "pmid-2", "pmid-3"], found: 1, notFound: 1, notSeen: 1, largestN: 300 },
    ]);
  });

  it("names the release first and every paper after it", () => {
    expect(noteOf(ask(graded()), "test-annotation")).toMatchObject({
      leadSource: "test-database",
      sources: ["test-database", "pmid-1"],
      findings: ["test-finding"],
    });
  });
});

describe("evidence beside a guideline", () => {
  const study = finding({ drugs: ["testol"] });

  it("is not called uncovered when a guideline names the drug among others and the gene among others", () => {
    const wide = guideline({ drugs: ["othertol", "testol"], genes: ["TEST2", "TEST1"] });
    expect(
      codesOf(noteOf(ask(buildKnowledge({ findings: [study], guidelines: [wide] })), "test-finding")),
    ).not.toContain("no-guideline");
  });

  it("is called uncovered when the guideline is on another gene or another drug", () => {
    for (const elsewhere of [
      guideline({ genes: ["TEST2"], recommendations: [recommendation({ lookup: { TEST2: "Poor Metabolizer" } })] }),
      guideline({ drugs: ["othertol"] }),
    ]) {
      expect(
        codesOf(noteOf(ask(buildKnowledge({ findings: [study], guidelines: [elsewhere] })), "test-finding")),
      ).toContain("no-guideline");
    }
  });
});

describe("a study of a mixed arm is not evidence on the drug", () => {
  it("is marked as not specific to the drug", () => {
    const note = noteOf(ask(graded({}, { arm: "mixed-arms", regimen: "testol or othertol" })), "test-annotation");
    expect(note.caveats.find((caveat) => caveat.code === "not-specific-to-drug")?.facts).toEqual({
      regimen: "testol or othertol",
    });
  });

  it("stands behind a study of the drug alone, even when it is the one that was graded", () => {
    const knowledge = buildKnowledge({
      annotations: [annotation()],
      findings: [
        finding({ annotation: "test-annotation", arm: "mixed-arms" }),
        finding({ id: "alone", variants: [{ rsid: "rs2" }], source: "pmid-2" }),
      ],
    });
    expect(
      ask(knowledge)
        .notes.slice(0, 2)
        .map((note) => note.id),
    ).toEqual(["alone", "test-annotation"]);
  });
});

describe("the origin guard", () => {
  const knowledge = buildKnowledge({
    findings: [
      finding({ id: "tumour", origin: "tumour" }),
      finding({ id: "expression", origin: "expression", source: "pmid-2" }),
    ],
  });

  it.each(["tumour", "expression"] as const)("never lets a %s study answer a germline question", (id) => {
    const note = noteOf(ask(knowledge), id);
    expect(note).toMatchObject({ kind: "tumour-marker", origin: id, answersQuestion: false });
    expect(codesOf(note)).toContain("tumour-not-germline");
  });

  it("never lets one decide the bottom line", () => {
    expect(ask(knowledge).bottomLines[0]).toMatchObject({
      code: "nothing-found",
      certainty: "none-found",
      notes: ["absence-testol-test1"],
    });
  });

  it("never joins a germline and a tumour study of one variant in one note", () => {
    const mixed = buildKnowledge({
      findings: [finding({ id: "germline" }), finding({ id: "tumour", origin: "tumour", source: "pmid-2" })],
    });
    expect(noteOf(ask(mixed), "germline").findings).toEqual(["germline"]);
    expect(noteOf(ask(mixed), "tumour").findings).toEqual(["tumour"]);
    expect(ask(mixed).bottomLines[0]?.notes).toEqual(["germline"]);
  });

  it("keeps every tumour study a note of its own", () => {
    const two = buildKnowledge({
      findings: [finding({ id: "one", origin: "tumour" }), finding({ id: "two", origin: "tumour", source: "pmid-2" })],
    });
    expect(
      ask(two)
        .notes.filter((note) => note.kind === "tumour-marker")
        .map((note) => note.id),
    ).toEqual(["one", "two"]);
  });
});

describe("evidence about another drug", () => {
  const knowledge = buildKnowledge({
    drugs: family,
    findings: [
      finding({ id: "sibling", drugs: ["sibtol"] }),
      finding({ id: "of-the-class", drugs: ["testols"], source: "pmid-2" }),
      finding({ id: "elsewhere", drugs: ["stranger"], source: "pmid-3" }),
    ],
  });

  it.each(["sibling", "of-the-class"])(
    "is shown when the gene was asked about, marked as extrapolated, and never answers (%s)",
    (id) => {
      const note = noteOf(ask(knowledge), id);
      expect(note.answersQuestion).toBe(false);
      expect(codesOf(note)).toContain("extrapolated-drug");
    },
  );

  it("is not shown when no gene was asked about", () => {
    expect(ask(knowledge, { genes: [] }).notes.filter((note) => note.kind === "association")).toEqual([]);
  });

  it("is shown when a sibling is one of several drugs studied", () => {
    const several = buildKnowledge({ drugs: family, findings: [finding({ drugs: ["stranger", "sibtol"] })] });
    expect(noteOf(ask(several), "test-finding").answersQuestion).toBe(false);
  });

  it("never decides the bottom line", () => {
    expect(ask(knowledge).bottomLines[0]?.code).toBe("nothing-found");
  });

  it("is not shown when the drugs share no class", () => {
    expect(ask(knowledge).notes.map((note) => note.id)).not.toContain("elsewhere");
  });

  it("is direct for a question about the class", () => {
    const advice = ask(knowledge, { drugs: ["testols"], genes: [] });
    for (const id of ["sibling", "of-the-class"]) {
      expect(noteOf(advice, id).answersQuestion).toBe(true);
      expect(codesOf(noteOf(advice, id))).not.toContain("extrapolated-drug");
    }
    expect(advice.bottomLines[0]?.code).toBe("research-only");
  });
});

describe("ungraded studies", () => {
  it("of one marker, drug, kind of outcome and setting share a note", () => {
    const knowledge = buildKnowledge({
      findings: [
        finding({ id: "one", remarks: ["First."] }),
        finding({ id: "two", source: "pmid-2", remarks: ["Second."] }),
      ],
    });
    expect(noteOf(ask(knowledge), "one")).toMatchObject({
      findings: ["one", "two"],
      certainty: "research-only",
      level: null,
      remarks: ["First.", "Second."],
      sources: ["pmid-1", "test-database", "pmid-2"],
    });
  });

  it("say a remark of several of them once", () => {
    const knowledge = buildKnowledge({
      findings: [
        finding({ id: "one", remarks: ["On the gene strand.", "First."] }),
        finding({ id: "two", source: "pmid-2", remarks: ["On the gene strand."] }),
      ],
    });
    expect(noteOf(ask(knowledge), "one").remarks).toEqual(["On the gene strand.", "First."]);
  });

  it("share a note whatever the order in which they name genes, variants and drugs", () => {
    const variants = [{ rsid: "rs1" }, { rsid: "rs2" }];
    const one = finding({ id: "one", genes: ["TEST1", "TEST2"], variants, drugs: ["testol", "othertol"] });
    const two = finding({
      id: "two",
      genes: ["TEST2", "TEST1"],
      variants: [...variants].reverse(),
      drugs: ["othertol", "testol"],
      source: "pmid-2",
    });
    expect(noteOf(ask(buildKnowledge({ findings: [one, two] })), "one").findings).toEqual(["one", "two"]);
  });

  it.each<[string, Partial<FindingInput>]>([
    ["another variant", { variants: [{ rsid: "rs2" }] }],
    ["another gene", { genes: ["TEST1", "TEST2"] }],
    ["another kind of outcome", { outcomeKind: "toxicity" }],
    ["another setting", { setting: "transplantation" }],
    ["a result that was not seen", { direction: "not-seen" }],
  ])("of %s stand apart", (_, difference) => {
    const knowledge = buildKnowledge({
      findings: [finding({ id: "one" }), finding({ id: "two", source: "pmid-2", ...difference })],
    });
    expect(noteOf(ask(knowledge), "two").findings).toEqual(["two"]);
  });

  it("that contradict each other are conflicting, and say so", () => {
    const knowledge = buildKnowledge({
      findings: [finding({ id: "yes" }), finding({ id: "no", source: "pmid-2", direction: "no-association" })],
    });
    const note = noteOf(ask(knowledge), "yes");
    expect(note.certainty).toBe("conflicting");
    expect(codesOf(note)).toContain("conflicting-studies");
  });

  it("whose result was not seen are told as such", () => {
    const note = noteOf(
      ask(buildKnowledge({ findings: [finding({ direction: "not-seen", effects: [] })] })),
      "test-finding",
    );
    expect(codesOf(note)).toContain("result-not-seen");
    expect(codesOf(note)).not.toContain("effect-not-seen");
  });

  it("that report no association are told as carefully as the others", () => {
    const note = noteOf(ask(buildKnowledge({ findings: [finding({ direction: "no-association" })] })), "test-finding");
    expect(note).toMatchObject({ kind: "association", certainty: "research-only", answersQuestion: true });
    expect(note.reasons).toContainEqual(expect.objectContaining({ found: 0, notFound: 1 }));
  });
});
