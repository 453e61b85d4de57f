import { describe, expect, it } from "vitest";
import { glossaryParts } from "./glossary-parts";

const term = (id: string, name: string, also: readonly string[] = []) => ({
  id,
  term: name,
  also: [...also],
  text: `What ${name} means.`,
  sources: ["test"],
});
const glossary = [
  term("allele", "allele", ["alleles"]),
  term("star-allele", "star allele", ["star alleles"]),
  term("cpic", "CPIC"),
];
const marked = (text: string, seen: ReadonlySet<string> = new Set()) =>
  glossaryParts(text, glossary, seen).flatMap((part) => (part.term === null ? [] : [`${part.text}=${part.term.id}`]));

describe("a text opens its terms", () => {
  it("once each, the longer before the shorter", () => {
    expect(marked("A star allele is an allele, and an allele is one of two.")).toEqual([
      "star allele=star-allele",
      "allele=allele",
    ]);
  });
  it("as whole words alone", () => {
    expect(marked("Allelic and multi-allele are no terms; cpic in small letters is not the body.")).toEqual([]);
  });
  it("and not again where the page has opened one", () => {
    expect(marked("CPIC and an allele", new Set(["allele"]))).toEqual(["CPIC=cpic"]);
  });
  it("without losing a letter", () => {
    const text = "Star alleles: CPIC, allele.";
    expect(
      glossaryParts(text, glossary, new Set())
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
