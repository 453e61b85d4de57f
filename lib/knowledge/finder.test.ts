import { describe, expect, it } from "vitest";
import { annotation, drug, drugClass, finding, gene, phenotypeMethod } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { release, releaseAnnotation, releaseDrug } from "@/tests/builders/release";
import { createFinder } from "./finder";
import { joinRelease } from "./join-release";
import { markerEntries } from "./markers";
import { nameEntries } from "./names";

const knowledge = joinRelease(
  buildKnowledge({
    drugs: [
      drugClass("testols", { name: "TEST inhibitors" }),
      drug("testol", { classes: ["testols"], brands: [{ name: "Afinotest", sources: ["label-testol"] }] }),
    ],
    genes: [gene("TEST1", { previousSymbols: ["FRAPT1"] })],
    annotations: [annotation({ id: "own", clinpgxId: "1", genes: ["TEST1"], variants: [{ rsid: "rs12" }] })],
    findings: [
      finding({ id: "paper", annotation: "own" }),
      finding({ id: "study", genes: ["TEST2"], variants: [{ rsid: "rs777" }] }),
    ],
    phenotypes: [phenotypeMethod("TEST1")],
  }),
  release({
    annotations: [
      releaseAnnotation({ clinpgxId: "1", variants: ["rs12"] }),
      releaseAnnotation({ clinpgxId: "2", variants: ["rs123"], drugs: ["farol"], phenotypes: ["Test Neoplasms"] }),
      releaseAnnotation({
        clinpgxId: "3",
        variants: ["TEST9*4", "TEST9*41", "rs123"],
        genes: ["TEST9"],
        drugs: ["farol"],
      }),
    ],
    drugs: [releaseDrug("farol", { name: "farol", tradeNames: ["Distantia"] })],
  }),
);
const finder = createFinder(nameEntries(knowledge), markerEntries(knowledge));
const first = (query: string): unknown => finder.find(query, 5)[0];

describe("one box finds whatever a reader types", () => {
  it.each([
    ["testol", "drug", "testol"],
    ["Afino", "drug", "testol"],
    ["distantia", "drug", "farol"],
    ["TEST inhib", "class", "testols"],
    ["frapt1", "gene", "TEST1"],
    ["rs123", "variant", "rs123"],
    ["RS777", "variant", "rs777"],
    ["TEST9*4", "allele", "TEST9*4"],
    ["test9 *4", "allele", "TEST9*4"],
    ["test neopl", "phenotype", "Test Neoplasms"],
  ])("“%s” leads to the %s %s", (query, kind, id) => {
    expect(first(query)).toMatchObject({ kind, id, isNear: false });
  });

  it("says by which name it found, and how many annotations there are", () => {
    expect(first("Afinotest")).toMatchObject({ matched: { text: "Afinotest", what: "brand" } });
    expect(first("testol")).toMatchObject({ matched: null, annotations: null });
    expect(first("rs123")).toMatchObject({ genes: ["TEST1", "TEST9"], annotations: 2 });
    expect(first("rs12")).toMatchObject({ id: "rs12", annotations: 1 });
  });

  it("the very name stands before longer ones", () => {
    expect(finder.find("TEST9*4", 5).map((found) => found.label)).toEqual(["TEST9*4", "TEST9*41"]);
    expect(finder.find("rs12", 5).map((found) => found.label)).toEqual(["rs12", "rs123"]);
  });
});

describe("a slip is forgiven in a name, and marked", () => {
  it("offers the nearest drug as near", () => {
    expect(first("testal")).toMatchObject({ id: "testol", isNear: true });
  });

  it.each(["rs124", "rs1233", "TEST9*5"])("never offers another variant for %s", (query) => {
    expect(finder.find(query, 5).filter((found) => found.kind === "variant" || found.kind === "allele")).toEqual([]);
  });

  it.each(["", "  ", "***", "zzzzzzzz", "x".repeat(10_000)])("finds nothing for %j", (query) => {
    expect(finder.find(query, 5)).toEqual([]);
  });

  it("gives at most as many as asked", () => {
    expect(finder.find("test", 2)).toHaveLength(2);
  });
});
