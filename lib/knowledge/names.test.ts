import { describe, expect, it } from "vitest";
import { drug, drugClass, gene } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { nameEntries, normaliseName } from "./names";

describe("two spellings of one name meet", () => {
  it.each([
    ["Testol", "testol", "case"],
    ["TÉSTOL", "testol", "accents"],
    ["te\u0301stol", "testol", "accents as marks of their own"],
    ["test-ol", "test ol", "a hyphen"],
    ["test\u2013ol", "test ol", "an en dash"],
    ["test\u2011ol", "test ol", "a hyphen that does not break"],
    ["  test \t ol ", "test ol", "blanks"],
    ["test\u00a0ol", "test ol", "a blank that does not break"],
    ["test_ol", "test ol", "an underscore"],
    ["ｔｅｓｔｏｌ", "testol", "full-width letters"],
  ])("reads %j as %j (%s)", (written, meant) => {
    expect(normaliseName(written)).toBe(meant);
  });

  it("keeps letters apart that only look alike", () => {
    expect(normaliseName("tеstol")).not.toBe("testol");
  });
});

describe("every name the knowledge holds can be typed", () => {
  const entries = nameEntries(
    buildKnowledge({
      drugs: [
        drugClass("testols", { name: "TEST inhibitors" }),
        drug("testol", {
          classes: ["testols"],
          brands: [{ name: "Afinotest", sources: ["label-testol"] }],
          synonyms: ["RAD-T"],
        }),
      ],
      genes: [gene("TEST1", { previousSymbols: ["OLD1"], aliases: ["NICK1"], name: "test kinase" })],
    }),
  );

  it("lists drugs and classes first, then genes, each by name", () => {
    expect(entries.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      "class TEST inhibitors",
      "drug testol",
      "gene TEST1",
      "gene TEST2",
    ]);
  });

  it("says what each other name is", () => {
    expect(entries.find(({ id }) => id === "testol")?.others).toEqual([
      { text: "Afinotest", what: "brand" },
      { text: "RAD-T", what: "synonym" },
      { text: "TEST inhibitors", what: "class" },
    ]);
    expect(entries.find(({ id }) => id === "TEST1")?.others).toEqual([
      { text: "test kinase", what: "full name" },
      { text: "OLD1", what: "former symbol" },
      { text: "NICK1", what: "alias" },
    ]);
  });
});
