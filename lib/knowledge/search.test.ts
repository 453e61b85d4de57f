import { describe, expect, it } from "vitest";
import { drug, drugClass, gene } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { nameEntries } from "./names";
import { createNameSearch } from "./search";

const names = createNameSearch(
  nameEntries(
    buildKnowledge({
      drugs: [
        drugClass("testols", { name: "TEST inhibitors" }),
        drug("testolimus", {
          classes: ["testols"],
          brands: [{ name: "Afinotest", sources: ["label-testol"] }],
          synonyms: ["RAD-T"],
        }),
        drug("testolimusine"),
        drug("quintol", { synonyms: ["Ésterol"] }),
      ],
      genes: [gene("TEST1", { previousSymbols: ["FRAPT1"], aliases: ["P-test"], name: "test kinase" }), gene("XQ7")],
    }),
  ),
);
const idsOf = (query: string, limit = 10): readonly string[] => names.find(query, limit).map((hit) => hit.entry.id);

describe("a reader who types finds the name", () => {
  it.each([
    ["afin", "testolimus", "the beginning of a brand"],
    ["Afinotest", "testolimus", "a brand"],
    ["rad t", "testolimus", "a synonym without its hyphen"],
    ["ESTEROL", "quintol", "a synonym without its accent, in capitals"],
    ["test inhib", "testols", "the beginning of a class name"],
    ["frapt1", "TEST1", "a former symbol"],
    ["p–test", "TEST1", "an alias with another dash"],
    ["kinase", "TEST1", "a word of the full name"],
    ["testolimos", "testolimus", "one typing error"],
    ["tesstolimos", "testolimus", "two typing errors in a long name"],
    ["quntol", "quintol", "a letter left out of a short name"],
  ])("finds by “%s” %s (%s)", (query, id) => {
    expect(idsOf(query)).toContain(id);
  });

  it("puts the exact name before longer ones that begin alike", () => {
    expect(idsOf("testolimus")[0]).toBe("testolimus");
    expect(idsOf("testolimusine")[0]).toBe("testolimusine");
  });

  it("puts an exact brand or alias before names that merely begin alike", () => {
    const close = createNameSearch(
      nameEntries(buildKnowledge({ drugs: [drug("novatol"), drug("quintol", { synonyms: ["Nova"] })] })),
    );
    expect(close.find("nova", 2).map((hit) => hit.entry.id)).toEqual(["quintol", "novatol"]);
  });

  it("finds the members by their class", () => {
    expect(idsOf("TEST inhibitors")[0]).toBe("testols");
    expect(idsOf("TEST inhibitors")).toContain("testolimus");
  });

  it("says by which name it found, and nothing when the label itself matched", () => {
    expect(names.find("afin", 1)[0]?.matched).toEqual({ text: "Afinotest", what: "brand" });
    expect(names.find("testolimus", 1)[0]?.matched).toBeNull();
    expect(names.find("testolimos", 1)[0]?.matched).toBeNull();
  });

  it("gives at most as many as asked", () => {
    expect(idsOf("test", 2)).toHaveLength(2);
  });

  it.each(["", "   ", "---", "...", "\u0301"])("gives nothing for the empty query %j", (query) => {
    expect(idsOf(query)).toEqual([]);
  });

  it("forgives no slip in a very short query", () => {
    expect(idsOf("xq8")).toEqual([]);
  });

  it("gives nothing for a strange name, and survives an absurdly long one", () => {
    expect(idsOf("zzzzzzzz")).toEqual([]);
    expect(idsOf("x".repeat(100_000))).toEqual([]);
  });
});
