/** The grid, the grades and the pathway of the pages to learn by, over the real content. */
import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import { gradesOf, gridGenes, pathwayChoices, phenotypeGrid } from "@/lib/teaching";

describe("the grid of a gene", () => {
  it("says in each cell what the whole knowledge says", () => {
    const grid = phenotypeGrid(knowledge, "CYP2C19");
    const [row] = grid?.rows.filter((one) => one.drug === "citalopram") ?? [];
    expect(row?.cells.map((cell) => cell.term)).toEqual(grid?.terms);
    for (const cell of row?.cells ?? []) {
      const advice = adviseOn(
        { drugs: ["citalopram"], genes: ["CYP2C19"], results: [{ gene: "CYP2C19", value: cell.term }] },
        knowledge,
        knowledge.date,
      );
      const line = advice.ok ? advice.value.bottomLines[0] : undefined;
      expect([cell.term, cell.action?.code ?? null]).toEqual([
        cell.term,
        line?.code === "guideline" ? line.action : null,
      ]);
    }
  });

  it("never shows a result without a row as no change", () => {
    const silent =
      phenotypeGrid(knowledge, "CYP2C19")
        ?.rows.flatMap((row) => row.cells)
        .filter((cell) => cell.kind !== "answer") ?? [];
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.filter((cell) => cell.action !== null)).toEqual([]);
  });

  it("can be drawn of every gene that a guideline looks up", () => {
    expect(gridGenes(knowledge)).toEqual(expect.arrayContaining(["CYP2C19", "CYP2D6", "DPYD", "HLA-B", "TPMT"]));
  });
});

describe("the grades of one pair", () => {
  it("stand on several scales, each named, and none for an unknown pair", () => {
    const grades = gradesOf(knowledge, "clopidogrel", "CYP2C19");
    expect(new Set(grades.map((grade) => grade.scale)).size).toBeGreaterThan(3);
    expect(grades.filter((grade) => grade.scale === "CPIC strength").map((grade) => grade.value)).toEqual(
      expect.arrayContaining(["Strong", "Moderate", "No recommendation"]),
    );
    expect(gradesOf(knowledge, "no-such-drug", "CYP2C19")).toEqual([]);
  });
});

describe("the mTOR pathway", () => {
  const pathway = knowledge.pathways["mtor"];
  const choices = pathway === undefined ? [] : pathwayChoices(pathway, knowledge);

  it("offers every drug and gene of the picture, each with where it acts", () => {
    expect(choices.filter((one) => one.kind === "drug").map((one) => one.id)).toEqual([
      "everolimus",
      "sirolimus",
      "temsirolimus",
    ]);
    expect(choices.filter((one) => one.acts.length === 0)).toEqual([]);
  });

  it("marks each statement with its origin, so that no tumour study reads as a germline one", () => {
    const mtor = choices.find((one) => one.id === "MTOR");
    expect(mtor?.statements.find((one) => one.id === "clinpgx-1451410280")?.origin).toBe("Germline");
    expect(mtor?.statements.find((one) => one.id === "tumour-mtor-two-mutations-urothelial")?.origin).toBe("Tumour");
  });
});
