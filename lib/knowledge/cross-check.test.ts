import { describe, expect, it } from "vitest";
import { CAVEATS, CERTAINTIES } from "@/lib/schema";
import {
  annotation,
  caution,
  drug,
  drugClass,
  exclusion,
  finding,
  gene,
  guideline,
  interactionList,
  label,
  labelFact,
  pathway,
  phenoconversionMethod,
  phenotypeMethod,
  recommendation,
  scoredMethod,
  search,
  source,
} from "@/tests/builders/content";
import {
  buildKnowledge,
  contentTexts,
  issuesOf,
  testTerms,
  type ContentRecords,
  type ContentText,
} from "@/tests/builders/knowledge";

function lineOf(texts: readonly ContentText[], path: string, marker: string, occurrence = 1): number {
  const lines = texts.find((file) => file.path === path)?.text.split("\n") ?? [];
  return lines.flatMap((line, index) => (line.includes(marker) ? [index + 1] : []))[occurrence - 1] ?? 0;
}

/** A sound folder in which one id was replaced by one that exists nowhere. */
function renamed(records: ContentRecords, path: string, before: string, after: string): readonly ContentText[] {
  const texts = contentTexts(records);
  if (!texts.some((file) => file.path === path && file.text.includes(before)))
    throw new Error(`${path} holds no ${before}`);
  return texts.map((file) => (file.path === path ? { path, text: file.text.replace(before, after) } : file));
}

const full: ContentRecords = {
  drugs: [drugClass("testols"), drug("testol", { classes: ["testols"] }), drug("spare")],
  genes: [gene("TEST1", { pathway: "test-pathway" }), gene("TEST3")],
  annotations: [annotation()],
  findings: [finding({ annotation: "test-annotation" })],
  guidelines: [
    guideline({
      recommendations: [
        recommendation({
          steps: [
            { kind: "use-alternative", drugs: ["spare"], classes: ["testols"] },
            { kind: "test-first", gene: "TEST3" },
          ],
        }),
      ],
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
  labels: [label()],
  cautions: [caution()],
  searches: [search()],
  exclusions: [exclusion()],
  pathways: [pathway()],
};

describe("an id that resolves to nothing stops the build", () => {
  it("accepts a folder in which every id resolves", () => {
    expect(issuesOf(contentTexts(full))).toEqual([]);
  });

  it.each([
    ["source", "genes/TEST1.yaml", "- test-database", "- nowhere", "nowhere"],
    ["source", "evidence/test.yaml", "source: pmid-1", "source: nowhere", "nowhere"],
    ["source", "labels/test-label.yaml", "- label-testol", "- nowhere", "nowhere"],
    ["gene", "evidence/test.yaml", "- TEST1", "- NOWHERE1", "NOWHERE1"],
    ["gene", "guidelines/test-guideline.yaml", "gene: TEST3", "gene: NOWHERE1", "NOWHERE1"],
    ["gene", "levels/test-levels.yaml", "- TEST1", "- NOWHERE1", "NOWHERE1"],
    ["gene", "pathways/test-pathway.yaml", "gene: TEST1", "gene: NOWHERE1", "NOWHERE1"],
    ["drug", "evidence/test.yaml", "- testol", "- nowhere", "nowhere"],
    ["drug", "searches/test.yaml", "- testol", "- nowhere", "nowhere"],
    ["drug", "cautions/test.yaml", "- testol", "- nowhere", "nowhere"],
    ["drug", "guidelines/test-guideline.yaml", "- spare", "- nowhere", "nowhere"],
    ["drug", "levels/test-levels.yaml", "- testol", "- nowhere", "nowhere"],
    ["class", "guidelines/test-guideline.yaml", "- testols", "- nowhere", "nowhere"],
    ["class", "drugs/testol.yaml", "- testols", "- spare", "spare"],
    ["pathway", "genes/TEST1.yaml", "pathway: test-pathway", "pathway: nowhere", "nowhere"],
    ["annotation", "evidence/test.yaml", "annotation: test-annotation", "annotation: nowhere", "nowhere"],
  ])("names a %s that %s asks for in vain (%s → %s)", (kind, path, before, after, id) => {
    const texts = renamed(full, path, before, after);
    const issue = issuesOf(texts).find((one) => one.found === `the ${kind} "${id}"`);
    expect(issue).toMatchObject({
      file: path,
      line: lineOf(texts, path, after),
      expected: `the id of a ${kind} that exists in content/`,
    });
  });
});

describe("an id stands for one thing", () => {
  it("names the place where a duplicate id was first used", () => {
    const texts = contentTexts({ findings: [finding(), finding({ source: "pmid-2" })] });
    const first = lineOf(texts, "evidence/test.yaml", "id: test-finding");
    expect(issuesOf(texts)).toEqual([
      {
        file: "evidence/test.yaml",
        line: lineOf(texts, "evidence/test.yaml", "id: test-finding", 2),
        found: `"test-finding", already used in evidence/test.yaml:${first}`,
        expected: "an id of its own",
      },
    ]);
  });

  it("keeps one space of anchors for statements, findings, rows, label facts, searches and cautions", () => {
    const texts = contentTexts({
      findings: [finding({ id: "same" })],
      cautions: [caution({ id: "same" })],
      searches: [search({ id: "same" })],
      labels: [label({ facts: [labelFact({ id: "same" })] })],
      guidelines: [guideline({ recommendations: [recommendation({ id: "same" })] })],
      exclusions: [exclusion({ id: "test1-summary" })],
    });
    const found = issuesOf(texts).map((issue) => issue.found);
    expect(found.filter((text) => text.startsWith('"same", already used in evidence/test.yaml:'))).toHaveLength(4);
    expect(
      found.filter((text) => text.startsWith('"test1-summary", already used in evidence/test.yaml:')),
    ).toHaveLength(1);
  });

  it("refuses a second source of the same id", () => {
    const texts = contentTexts({ sources: [source("test-database"), source("test-database", { title: "Another" })] });
    expect(issuesOf(texts)[0]?.found).toContain('"test-database", already used in sources/test.yaml:1');
  });

  it("asks that a file be named as its id", () => {
    const texts = contentTexts().map((file) =>
      file.path === "genes/TEST1.yaml" ? { ...file, path: "genes/TESTX.yaml" } : file,
    );
    expect(issuesOf(texts)).toEqual([
      {
        file: "genes/TESTX.yaml",
        line: 1,
        found: 'the id "TEST1" in a file named TESTX.yaml',
        expected: "a file named TEST1.yaml",
      },
    ]);
  });
});

describe("a record nobody can reach stops the build", () => {
  it.each<[string, ContentRecords, string, string]>([
    [
      "a source that no fact names",
      { sources: [source("lonely")] },
      "sources/test.yaml",
      'the source "lonely", which no fact names',
    ],
    [
      "a listed gene that no fact names",
      { genes: [gene("TEST5", { depth: "listed" })] },
      "genes/TEST5.yaml",
      "the gene TEST5, which no fact names",
    ],
    [
      "a class without members",
      { drugs: [drugClass("lonely-class")] },
      "drugs/lonely-class.yaml",
      'the class "lonely-class" without members',
    ],
    [
      "a pathway that no gene shows",
      { pathways: [pathway()] },
      "pathways/test-pathway.yaml",
      'the pathway "test-pathway", which no gene shows',
    ],
  ])("names %s", (_, records, file, found) => {
    const texts = contentTexts(records);
    expect(issuesOf(texts)).toEqual([
      expect.objectContaining({
        file,
        found,
        line: lineOf(texts, file, file.startsWith("genes") ? "symbol: " : "id: "),
      }),
    ]);
  });

  it("lets a listed gene stand once a finding names it", () => {
    expect(
      issuesOf(
        contentTexts({
          genes: [gene("TEST5", { depth: "listed", summary: [], context: [], pharmacogenetics: [] })],
          findings: [finding({ genes: ["TEST5"] })],
        }),
      ),
    ).toEqual([]);
  });
});

describe("a table of products", () => {
  const table = (codes: string[]): ContentRecords => ({
    drugs: [drug("testol", { identifiers: { rxnorm: "11" } }), drug("restol")],
    rxnorm: [
      {
        id: "test-products",
        sources: ["test-database"],
        reviewed: "2026-11-20",
        products: [
          { drug: "testol", codes },
          { drug: "restol", codes: ["22"], onSkin: ["33"] },
        ],
      },
    ],
  });

  it("gives a combination product all its ingredients and marks what stays on the skin", () => {
    expect(buildKnowledge(table(["22", "44"])).products).toEqual({
      22: { drugs: ["restol", "testol"], onSkin: false },
      33: { drugs: ["restol"], onSkin: true },
      44: { drugs: ["testol"], onSkin: false },
    });
  });

  it.each([
    ["the code of an ingredient", ["11"], "11 for testol, the code of the ingredient testol"],
    ["a code twice for one drug", ["44", "44"], "44 for testol, a code that stands twice"],
  ])("refuses %s", (_, codes, found) => {
    expect(issuesOf(contentTexts(table(codes)))).toEqual([
      expect.objectContaining({ file: "rxnorm/test-products.yaml", found }),
    ]);
  });
});

describe("facts that contradict themselves stop the build", () => {
  it("counts the papers told under an annotation against the number it states", () => {
    const texts = contentTexts({
      annotations: [annotation({ papers: 2 })],
      findings: [finding({ annotation: "test-annotation" })],
    });
    expect(issuesOf(texts)).toEqual([
      {
        file: "evidence/test.yaml",
        line: lineOf(texts, "evidence/test.yaml", "papers: 2"),
        found: "1 papers among its findings",
        expected: 'the 2 that its "papers" says',
      },
    ]);
  });

  it("counts two findings of one paper as one paper", () => {
    const texts = contentTexts({
      annotations: [annotation({ papers: 1 })],
      findings: [
        finding({ annotation: "test-annotation" }),
        finding({ id: "other-outcome", annotation: "test-annotation", outcome: "rash" }),
      ],
    });
    expect(issuesOf(texts)).toEqual([]);
  });

  it("refuses a finding under an annotation of another gene", () => {
    const texts = contentTexts({
      annotations: [annotation()],
      findings: [finding({ genes: ["TEST2"], annotation: "test-annotation" })],
    });
    expect(issuesOf(texts)).toEqual([
      expect.objectContaining({
        file: "evidence/test.yaml",
        found: '"TEST2"',
        expected: "a gene of test-annotation (TEST1)",
      }),
    ]);
  });

  it.each([
    [2, [2.5, 3]],
    [2, [1, 1.9]],
  ] as const)("refuses an effect of %d outside its own interval %j", (value, [low, high]) => {
    const texts = contentTexts({
      findings: [finding({ effects: [{ label: "response", measure: "odds-ratio", value, interval: [low, high] }] })],
    });
    expect(issuesOf(texts)).toEqual([
      {
        file: "evidence/test.yaml",
        line: lineOf(texts, "evidence/test.yaml", "interval:") + 1,
        found: `${value} with interval ${low} to ${high}`,
        expected: "a value inside its own interval",
      },
    ]);
  });

  it("accepts an effect on the edge of its interval, and one without an interval", () => {
    const texts = contentTexts({
      findings: [
        finding({
          effects: [
            { label: "a", measure: "odds-ratio", value: 2, interval: [2, 3] },
            { label: "b", measure: "odds-ratio", value: 2 },
          ],
        }),
      ],
    });
    expect(issuesOf(texts)).toEqual([]);
  });

  it.each(["summary", "context", "pharmacogenetics"] as const)("asks a gene with a page for its %s", (section) => {
    expect(issuesOf(contentTexts({ genes: [gene("TEST1", { [section]: [] })] }))).toEqual([
      {
        file: "genes/TEST1.yaml",
        line: 1,
        found: `no "${section}" for TEST1`,
        expected: "all three sections on a gene with a page",
      },
    ]);
  });

  it("refuses a guideline row about a gene the guideline does not cover", () => {
    const texts = contentTexts({
      guidelines: [
        guideline({ genes: ["TEST2"], recommendations: [recommendation({ lookup: { TEST1: "Poor Metabolizer" } })] }),
      ],
    });
    expect(issuesOf(texts)).toEqual([
      expect.objectContaining({
        found: "TEST1",
        expected: "a gene of this guideline (TEST2)",
        line: lineOf(texts, "guidelines/test-guideline.yaml", "TEST1:"),
      }),
    ]);
  });

  it.each(["Poor metabolizer", "Poor Metaboliser", "poor metabolizer", "Extensive Metabolizer"])(
    "refuses the phenotype “%s”, which no result could match",
    (phenotype) => {
      const texts = contentTexts({
        guidelines: [guideline({ recommendations: [recommendation({ lookup: { TEST1: phenotype } })] })],
      });
      expect(issuesOf(texts).map((issue) => issue.line)).toEqual([
        lineOf(texts, "guidelines/test-guideline.yaml", phenotype),
      ]);
    },
  );

  it("refuses an arrow of a pathway that ends at no box", () => {
    const texts = contentTexts({
      genes: [gene("TEST1", { pathway: "test-pathway" })],
      pathways: [
        pathway({
          edges: [{ from: "one", to: "three", kind: "binds", text: "To nowhere.", sources: ["test-database"] }],
        }),
      ],
    });
    expect(issuesOf(texts)).toEqual([
      {
        file: "pathways/test-pathway.yaml",
        line: lineOf(texts, "pathways/test-pathway.yaml", "to: three"),
        found: '"three"',
        expected: "the id of a box of this pathway",
      },
    ]);
  });
});

describe("every closed-list value has its word", () => {
  it("asks for the terms when there are none", () => {
    expect(issuesOf(contentTexts().filter((file) => file.path !== "terms.yaml"))).toEqual([
      { file: "terms.yaml", line: 1, found: "no terms", expected: "the words for every closed list" },
    ]);
  });

  it.each(CERTAINTIES)("asks for a word for the certainty %s", (certainty) => {
    const terms = testTerms();
    delete terms.certainties[certainty];
    const texts = contentTexts({ terms });
    expect(issuesOf(texts)).toEqual([
      {
        file: "terms.yaml",
        line: lineOf(texts, "terms.yaml", "certainties:") + 1,
        found: `no word for "${certainty}"`,
        expected: "a word and a meaning under certainties",
      },
    ]);
  });

  it.each(CAVEATS)("asks for a word for the caveat %s", (caveat) => {
    const terms = testTerms();
    delete terms.caveats[caveat];
    expect(issuesOf(contentTexts({ terms }))).toEqual([
      expect.objectContaining({ file: "terms.yaml", found: expect.stringContaining(caveat) as string }),
    ]);
  });

  it("asks for a word for an action", () => {
    const terms = testTerms();
    delete terms.actions["avoid"];
    expect(issuesOf(contentTexts({ terms }))).toEqual([
      expect.objectContaining({ file: "terms.yaml", found: expect.stringContaining("avoid") as string }),
    ]);
  });
});

describe("what is said of drugs that act on an enzyme", () => {
  const sound: ContentRecords = {
    interactions: [interactionList()],
    phenotypes: [scoredMethod("TEST1")],
    phenoconversions: [phenoconversionMethod("TEST1")],
  };
  const issues = (records: ContentRecords) =>
    issuesOf(contentTexts({ ...sound, ...records })).map(({ found }) => found);
  const lines = (change: NonNullable<Parameters<typeof phenoconversionMethod>[1]>) =>
    issues({ phenoconversions: [phenoconversionMethod("TEST1", change)] });

  it("is sound as it stands", () => {
    expect(issues({})).toEqual([]);
  });

  it("names a drug only once for a target and kind", () => {
    const twice = { drug: "strongtol", target: "CYP2D6", kind: "inhibitor", strength: "weak" } as const;
    expect(issues({ interactions: [interactionList({ entries: [{ ...twice, strength: "strong" }, twice] })] })).toEqual(
      ["strongtol CYP2D6 inhibitor twice"],
    );
  });

  it("grades enzymes and no transporter", () => {
    expect(
      issues({
        interactions: [
          interactionList({
            entries: [
              { drug: "strongtol", target: "P-gp", kind: "inhibitor", strength: "strong" },
              { drug: "weaktol", target: "CYP3A", kind: "inhibitor", strength: "not-graded" },
            ],
          }),
        ],
      }),
    ).toEqual(['"strong" for P-gp', '"not-graded" for CYP3A']);
  });

  it("leaves no gap between the lines of scores, and no term the gene does not have", () => {
    const [poor, intermediate, normal, ultrarapid] = phenoconversionMethod("TEST1").lines ?? [];
    if (poor === undefined || intermediate === undefined || normal === undefined || ultrarapid === undefined)
      throw new Error("the builder has four lines");
    expect(lines({ lines: [poor, { ...intermediate, below: 1 }, normal, ultrarapid] })).toEqual([
      "a gap or an overlap before Normal Metabolizer",
    ]);
    expect(lines({ lines: [poor, intermediate, normal] })).toEqual(["an end after Normal Metabolizer"]);
    expect(lines({ lines: [poor, intermediate, normal, { ...ultrarapid, term: "Flying" }] })).toEqual(['"Flying"']);
  });

  it("scales no gene without a score, and speaks of none we cannot read", () => {
    expect(issues({ phenotypes: [phenotypeMethod("TEST1")] })).toEqual(["scale-activity-score"]);
    expect(issues({ genes: [gene("TEST9")], phenoconversions: [phenoconversionMethod("TEST9")] })).toEqual(["TEST9"]);
  });
});
