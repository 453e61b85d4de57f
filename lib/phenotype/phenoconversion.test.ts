import { describe, expect, it } from "vitest";
import { interactionList, phenoconversionMethod, phenotypeMethod, scoredMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { phenoconvert, type Phenoconversion } from "./phenoconversion";
import { readResult } from "@/lib/intake";
import { notTested, type ReadResult } from "./result";

const knowledge = buildKnowledge({
  phenotypes: [scoredMethod("TEST1"), phenotypeMethod("TEST2"), phenotypeMethod("TEST3")],
  interactions: [interactionList()],
  phenoconversions: [
    phenoconversionMethod("TEST1"),
    {
      ...phenoconversionMethod("TEST2"),
      target: "CYP2C19",
      method: "none",
      factors: undefined,
      lines: [],
      induction: "possible",
    },
  ],
});

function result(gene: string, value: string): ReadResult {
  const read = readResult(knowledge, { gene, value }, []);
  if (!read.ok) throw new Error(read.problems[0]?.code);
  return read.value;
}
function convert(value: string, others: readonly string[], gene = "TEST1"): Phenoconversion {
  const found = phenoconvert(knowledge, result(gene, value), others);
  if (found === null) throw new Error("nothing acts on the gene");
  return found;
}
const expectedOf = (value: string, ...others: string[]): readonly unknown[] => {
  const { expected, expectedScore, shifts } = convert(value, others);
  return [expected?.phenotype ?? null, expectedScore?.value ?? null, shifts];
};

/** CPIC, opioids 2021: 0 with a strong inhibitor, half with a moderate one; lines of its table 4. */
describe("a score beside an inhibitor of its enzyme", () => {
  it.each([
    ["*1/*1", "strongtol", "Poor Metabolizer", 0, "yes"],
    ["*1x3/*1", "strongtol", "Poor Metabolizer", 0, "yes"],
    ["*2/*2", "strongtol", "Poor Metabolizer", 0, "no"],
    ["*1/*1", "moderatol", "Intermediate Metabolizer", 1, "yes"],
    ["*1/*9", "moderatol", "Intermediate Metabolizer", 0.625, "yes"],
    ["*2/*9", "moderatol", "Intermediate Metabolizer", 0.125, "yes"],
    ["*1x3/*1", "moderatol", "Normal Metabolizer", 2, "yes"],
    ["*2/*2", "moderatol", "Poor Metabolizer", 0, "no"],
    ["*1/*1", "weaktol", "Normal Metabolizer", 2, "no"],
  ])("%s with %s is %s, score %d", (diplotype, drug, term, score, shifts) => {
    expect(expectedOf(diplotype, drug)).toEqual([term, score, shifts]);
  });

  it("never falls between the lines, whatever the score", () => {
    for (let quarters = 0; quarters <= 60; quarters += 1) {
      for (const drug of ["strongtol", "moderatol"]) {
        const { expected } = convert(`AS ${quarters / 4}`, [drug]);
        expect(expected?.terms).toHaveLength(1);
      }
    }
  });

  it("reads a phenotype without a score by every score it may stand for", () => {
    expect(expectedOf("Normal Metabolizer", "moderatol")).toEqual(["Intermediate Metabolizer", null, "yes"]);
    expect(convert("Ultrarapid Metabolizer", ["moderatol"]).expected).toMatchObject({
      state: "ambiguous",
      terms: [],
      possibleTerms: ["Normal Metabolizer", "Ultrarapid Metabolizer"],
    });
  });

  it("keeps a score known from below only from below", () => {
    expect(convert("*1/*1xN", ["moderatol"]).expected).toMatchObject({
      state: "ambiguous",
      possibleTerms: ["Normal Metabolizer", "Ultrarapid Metabolizer"],
    });
  });

  it("gives an unknown result an outcome with a strong inhibitor alone: nothing times anything is nothing", () => {
    for (const genetic of [notTested("TEST1"), result("TEST1", "*1/*3")]) {
      expect(phenoconvert(knowledge, genetic, ["strongtol"])).toMatchObject({
        expected: { phenotype: "Poor Metabolizer" },
        shifts: "yes",
      });
      expect(phenoconvert(knowledge, genetic, ["moderatol"])).toMatchObject({ expected: null, shifts: "unknown" });
    }
  });

  it("lets no row be decided by a score that no genotype has", () => {
    expect(convert("*1/*9", ["moderatol"])).toMatchObject({
      expected: { activityScore: null },
      expectedScore: { value: 0.625 },
      caveats: ["score-between-rows"],
    });
  });

  it("leaves the genetic result exactly as it was read", () => {
    const genetic = result("TEST1", "*1/*1");
    const before = JSON.stringify(genetic);
    expect(phenoconvert(knowledge, genetic, ["strongtol"])?.genetic).toBe(genetic);
    expect(JSON.stringify(genetic)).toBe(before);
  });
});

describe("several drugs that act on one enzyme", () => {
  it("the strongest decides, in whatever order they are named, and all are named", () => {
    const one = convert("*1/*1", ["weaktol", "moderatol", "strongtol"]);
    expect(one).toEqual(convert("*1/*1", ["strongtol", "weaktol", "moderatol"]));
    expect(one.by.map(({ drug }) => drug)).toEqual(["strongtol", "moderatol", "weaktol"]);
    expect(one).toMatchObject({ expected: { phenotype: "Poor Metabolizer" }, caveats: ["several-interacting-drugs"] });
  });
});

describe("a gene without an accepted method", () => {
  it.each(["strongtol", "moderatol", "weaktol", "inductol"])(
    "keeps its phenotype beside %s, and says that it may shift",
    (drug) => {
      expect(convert("Normal Metabolizer", [drug], "TEST2")).toMatchObject({
        expected: null,
        expectedScore: null,
        shifts: "unknown",
        method: { kind: "none", factor: null },
      });
    },
  );

  it("names source, list and day of each drug that acts", () => {
    const one = convert("Normal Metabolizer", ["inductol"], "TEST2");
    expect(one.by).toEqual([
      expect.objectContaining({
        drug: "inductol",
        kind: "inducer",
        strength: "strong",
        date: "2026-05-29",
        read: "secondary-copy",
        sources: ["test-list"],
      }),
    ]);
    expect(one.sources).toEqual(["guideline-rule", "test-list"]);
  });
});

describe("nothing is said", () => {
  it.each([
    ["of a drug that acts on another enzyme", "TEST1", ["inductol"]],
    ["without other drugs", "TEST1", []],
    ["of a gene no content speaks of", "TEST3", ["strongtol"]],
  ])("%s", (_, gene, others) => {
    expect(phenoconvert(knowledge, result(gene, "Normal Metabolizer"), others)).toBeNull();
  });
});
