import { describe, expect, it } from "vitest";
import { caution, source } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { createBibliography, sourceName } from "./citations";

const knowledge = buildKnowledge({
  sources: [
    source("doi-only", { kind: "paper", doi: "10.1000/xyz", publisher: "Journal" }),
    source("web-page", { kind: "web", url: "https://example.org/page", publisher: "Example" }),
  ],
  cautions: [caution({ sources: ["pmid-1", "pmid-2", "doi-only", "web-page", "test-database"] })],
});

describe("sources are numbered in the order in which they are first named", () => {
  it("gives each source one number, however often it is named", () => {
    const bibliography = createBibliography(knowledge);
    expect(bibliography.cite(["pmid-2", "pmid-1"]).map((citation) => citation.number)).toEqual([1, 2]);
    expect(bibliography.cite(["pmid-1", "doi-only", "pmid-2"]).map((citation) => citation.number)).toEqual([2, 3, 1]);
    expect(bibliography.all().map(({ id, number }) => `${number} ${id}`)).toEqual([
      "1 pmid-2",
      "2 pmid-1",
      "3 doi-only",
    ]);
  });

  it("cites a source once, however often the things cited together name it", () => {
    const cited = createBibliography(knowledge).cite(["pmid-2", "pmid-1", "pmid-2"]);
    expect(cited.map((citation) => citation.id)).toEqual(["pmid-2", "pmid-1"]);
  });

  it("gives no citation for a source we do not hold", () => {
    const bibliography = createBibliography(knowledge);
    expect(bibliography.cite(["none", "nowhere"])).toEqual([]);
    expect(bibliography.all()).toEqual([]);
  });

  it("starts anew for each report", () => {
    createBibliography(knowledge).cite(["pmid-1", "pmid-2"]);
    expect(createBibliography(knowledge).cite(["pmid-2"])[0]?.number).toBe(1);
  });
});

describe("a citation says where to find the source and how closely we read it", () => {
  it.each([
    ["pmid-1", "https://pubmed.ncbi.nlm.nih.gov/1/"],
    ["doi-only", "https://doi.org/10.1000/xyz"],
    ["web-page", "https://example.org/page"],
    ["test-database", null],
  ])("%s: %s", (id, url) => {
    expect(createBibliography(knowledge).cite([id])[0]).toMatchObject({
      url,
      licence: "Facts only",
      accessed: "2026-11-23",
      read: "read in full",
    });
  });

  it.each([
    ["pmid-1", "PMID 1"],
    ["doi-only", "DOI 10.1000/xyz"],
    ["web-page", "Example"],
    ["nowhere", "none"],
  ])("names %s shortly as “%s”", (id, name) => {
    expect(sourceName(knowledge, id)).toBe(name);
  });
});
