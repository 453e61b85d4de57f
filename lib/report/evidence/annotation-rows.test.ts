import { describe, expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { annotation, finding, guideline } from "@/tests/builders/content";
import { buildKnowledge, type ContentRecords } from "@/tests/builders/knowledge";
import { release, releaseAnnotation, releaseEvidence, releaseLabel } from "@/tests/builders/release";
import { levelCounts, papersByMarker } from "./annotation-figures";
import { annotationRows, variantNames } from "./annotation-rows";
import { shortMarker } from "../words/marker";
import { byLetter, drugHoldings, geneHoldings, isHolding } from "./holdings";

const TODAY = "2026-11-24";
const curated: ContentRecords = {
  annotations: [
    annotation({ id: "own", clinpgxId: "1", level: "3", score: 1.5, genes: ["TEST1"], variants: [{ rsid: "rs1" }] }),
  ],
  findings: [finding({ id: "paper", annotation: "own", direction: "decreased" })],
};
const imported = release({
  annotations: [
    releaseAnnotation({
      clinpgxId: "1",
      level: "2B",
      evidence: [releaseEvidence(), releaseEvidence({ id: "12", pmid: "2", score: -1, direction: "not-associated" })],
    }),
    releaseAnnotation({ clinpgxId: "2", level: "1A", score: 90, population: "Pediatric", drugs: ["othertol"] }),
    releaseAnnotation({ clinpgxId: "3", level: "4", genes: [], variants: ["rs9"] }),
  ],
  labels: [releaseLabel({ drugs: ["othertol"], genes: ["TEST1"] })],
});

describe("the evidence table has each graded statement once", () => {
  const rows = annotationRows(joinRelease(buildKnowledge(curated), imported), TODAY);

  it("the surest first", () => {
    expect(rows.map((row) => [row.id, row.level])).toEqual([
      ["clinpgx-2", "1A"],
      ["own", "3"],
      ["clinpgx-3", "4"],
    ]);
  });

  it("a curated row leads with its own level, and says where the release has another", () => {
    expect(rows.find((row) => row.id === "own")).toMatchObject({
      isCurated: true,
      level: "3",
      score: 1.5,
      levelInRelease: "2B",
      papers: { supporting: 1, noEffect: 1 },
      directions: ["increased", "not-associated"],
    });
    expect(rows.find((row) => row.id === "clinpgx-2")).toMatchObject({
      isCurated: false,
      levelInRelease: null,
      population: "Pediatric",
      certainty: { code: "supported" },
      hasGuideline: false,
    });
  });

  it("every row has its caveats", () => {
    expect(rows.map((row) => row.caveats.length).every((count) => count > 0)).toBe(true);
    expect(rows.find((row) => row.id === "clinpgx-2")?.caveats.map((caveat) => caveat.code)).toContain("imported");
  });

  it("without an import the sides of papers are not known, and never counted as none", () => {
    expect(annotationRows(buildKnowledge(curated), TODAY)).toMatchObject([
      { id: "own", url: null, papers: null, directions: ["decreased"] },
    ]);
  });
});

describe("a marker is named so that it can be looked up", () => {
  it.each([
    [{ rsid: "rs1" }, ["rs1"]],
    [{ allele: "*22", rsid: "rs35599367" }, ["TEST1*22", "rs35599367"]],
    [{ name: "TEST1*4" }, ["TEST1*4"]],
  ])("%j is %j", (variant, names) => {
    expect(variantNames(variant, ["TEST1"])).toEqual(names);
  });

  it("a long list of alleles is cut and counted", () => {
    const alleles = ["*1", "*2", "*3", "*4", "*5"].map((allele) => ({ name: `TEST1${allele}` }));
    expect(shortMarker(["TEST1"], alleles.slice(0, 4))).toBe("TEST1 *1, *2, *3, *4");
    expect(shortMarker(["TEST1"], alleles)).toBe("TEST1 *1, *2, *3 and 2 more");
  });
});

describe("the pictures count what the rows hold", () => {
  const knowledge = joinRelease(
    buildKnowledge(),
    release({
      annotations: [
        releaseAnnotation({
          clinpgxId: "1",
          categories: ["Efficacy"],
          evidence: [releaseEvidence({ pmid: "1", score: 1 }), releaseEvidence({ pmid: "2", score: 2 })],
        }),
        releaseAnnotation({
          clinpgxId: "2",
          categories: ["Toxicity"],
          level: "2A",
          evidence: [releaseEvidence({ pmid: "1", score: -3 })],
        }),
        releaseAnnotation({ clinpgxId: "3", variants: ["rs7"], evidence: [] }),
      ],
    }),
  );
  const rows = annotationRows(knowledge, TODAY);

  it("annotations by level, with the levels that have none", () => {
    expect(levelCounts(rows).map(({ level, annotations }) => `${level} ${annotations}`)).toEqual([
      "1A 0",
      "1B 0",
      "2A 1",
      "2B 0",
      "3 2",
      "4 0",
    ]);
  });

  it("a paper on a marker once, where its weightiest row stands", () => {
    expect(papersByMarker(rows, knowledge)).toEqual([
      { marker: "TEST1 rs1", papers: { supporting: 1, against: 1, noEffect: 0, notWeighed: 0 }, total: 2 },
    ]);
  });
});

describe("the lists of drugs and genes say what we hold", () => {
  const knowledge = joinRelease(buildKnowledge({ ...curated, guidelines: [guideline()] }), imported);
  const rows = annotationRows(knowledge, TODAY);

  it("guidance, annotations and labels of a drug and of a gene", () => {
    expect(drugHoldings(knowledge, rows).find((one) => one.id === "testol")).toMatchObject({
      hasGuidance: true,
      annotations: 2,
      labels: 0,
    });
    expect(drugHoldings(knowledge, rows).find((one) => one.id === "othertol")).toMatchObject({
      hasGuidance: false,
      hasPage: false,
      annotations: 1,
      labels: 1,
    });
    expect(geneHoldings(knowledge, rows).find((one) => one.id === "TEST1")).toMatchObject({
      hasGuidance: true,
      annotations: 2,
      labels: 1,
    });
  });

  it("every drug and gene has one place, under its letter", () => {
    const letters = byLetter(drugHoldings(knowledge, rows));
    expect(
      letters
        .flatMap(({ holdings }) => holdings)
        .map((one) => one.id)
        .sort(),
    ).toEqual(Object.keys(knowledge.drugs).sort());
    expect(
      letters.every(({ letter, holdings }) => holdings.every((one) => one.name.toUpperCase().startsWith(letter))),
    ).toBe(true);
  });

  it("a list narrowed to a kind has nothing else", () => {
    expect(
      drugHoldings(knowledge, rows)
        .filter((one) => isHolding(one, "guidance"))
        .map((one) => one.id),
    ).toEqual(["testol"]);
    expect(
      drugHoldings(knowledge, rows)
        .filter((one) => isHolding(one, "labels"))
        .map((one) => one.id),
    ).toEqual(["othertol"]);
  });
});
