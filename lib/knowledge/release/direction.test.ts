import { describe, expect, it } from "vitest";
import { directionOf } from "./direction";

describe("an evidence row points where its own sentence says", () => {
  it.each([
    [
      "Genotype CC is associated with increased response to testol in people with Pain as compared to genotype TT.",
      "increased",
    ],
    ["Genotypes CT + TT are associated with decreased clearance of testol in healthy individuals.", "decreased"],
    ["Allele C was associated with a significantly increased risk of Cough when treated with testol.", "increased"],
    ["Allele C is associated with higher dose of testol.", "increased"],
    ["TEST1 *2/*2 is associated with a reduced dose of testol as compared to TEST1 *1/*1.", "decreased"],
    ["TEST1 *2 is associated with Drug Hypersensitivity when treated with testol.", "associated"],
    ["Allele A is associated with response to testol.", "associated"],
    ["Allele A is associated with lack of increased benefit from testol.", "associated"],
    ["Annotation of a guideline for testol and TEST1", "not-stated"],
    ["No patients had the allele.", "not-stated"],
    ["", "not-stated"],
  ])("%s → %s", (sentence, direction) => {
    expect(directionOf(sentence)).toBe(direction);
  });
});

describe("a row that found nothing is never read as the effect it looked for", () => {
  it.each([
    "Genotype CC is not associated with increased risk of Cough when treated with testol.",
    "Genotypes CC + CT are not associated with decreased clearance of testol.",
    "Allele T was not significantly associated with increased response to testol.",
    "Alleles C + T were significantly not associated with response to testol.",
    "Allele T is NOT associated with increased response.",
    "Allele T is not\nassociated with increased response.",
  ])("%s", (sentence) => {
    expect(directionOf(sentence)).toBe("not-associated");
  });
});

describe("two measures that go opposite ways are not told as one", () => {
  it("reads both directions as associated", () => {
    expect(
      directionOf(
        "Allele G is associated with decreased dose and increased risk of bleeding when treated with testol.",
      ),
    ).toBe("associated");
  });

  it("takes no direction from brackets, circumstances or comparisons", () => {
    expect(
      directionOf("TEST1 *2 is associated with decreased exposure (lower AUC and increased clearance) of testol."),
    ).toBe("decreased");
    expect(
      directionOf(
        "TEST1 *2 is associated with increased metabolism of testol in patients with decreased concentrations.",
      ),
    ).toBe("increased");
    expect(
      directionOf(
        "Allele T is associated with increased response when treated with testol as compared to people with decreased function.",
      ),
    ).toBe("increased");
  });
});
