import { describe, expect, it } from "vitest";
import { drug } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { MOST_DRUGS, parseDrugList } from "./drug-list";

const many = Array.from(
  { length: 200 },
  (_, i) => `manytol${String.fromCharCode(97 + Math.floor(i / 20))}${String.fromCharCode(97 + (i % 20))}`,
);
const knowledge = buildKnowledge({
  drugs: [
    drug("testol", { brands: [{ name: "Afinotest", sources: ["label-testol"] }] }),
    drug("othertol"),
    drug("comma-tol", { name: "commatol (acid), plain" }),
    ...many.map((id) => drug(id)),
  ],
});
const parse = (text: string) => parseDrugList(knowledge, text);
const idsOf = (text: string) => parse(text).drugs.map(({ id, mark }) => (mark === null ? id : `${id} ${mark}`));

describe("a list of drugs", () => {
  it.each([
    ["lines", "testol\nothertol\n", ["testol", "othertol"]],
    ["commas and semicolons", "testol, othertol; commatol (acid), plain", ["testol", "othertol"]],
    ["a name with a comma of its own", "commatol (acid), plain", ["comma-tol"]],
    ["bullets and numbers", "- testol\n2. othertol", ["testol", "othertol"]],
    ["doses after the names", "testol 20 mg once daily\nothertol, 5 mg", ["testol", "othertol"]],
    ["a drug named twice, once by its brand", "Afinotest\ntestol", ["testol"]],
    ["marks beside the names", "testol (current)\nothertol - planned", ["testol current", "othertol planned"]],
    ["marks before the names", "planned: testol\nothertol", ["testol planned", "othertol"]],
    [
      "quotation marks of any kind around the names",
      "“testol”\n'othertol' (planned)\n\"commatol (acid), plain\"",
      ["testol", "othertol planned", "comma-tol"],
    ],
    ["cells in quotation marks", '"testol","othertol"', ["testol", "othertol"]],
    ["headings", "Current medication:\ntestol\nPlanned:\nothertol", ["testol current", "othertol planned"]],
  ])("with %s", (_, text, expected) => {
    expect(idsOf(text).slice(0, expected.length)).toEqual(expected);
  });

  it("says by which brand a drug was found", () => {
    expect(parse("Afinotest").drugs).toEqual([
      { id: "testol", name: "testol", matchedAs: "Afinotest", mark: null, isHeld: true, dose: null },
    ]);
  });

  it("points out what it does not know with its line and the nearest names, and keeps the rest", () => {
    const { drugs, problems } = parse("testol\ntestal\nothertol");
    expect(drugs.map(({ id }) => id)).toEqual(["testol", "othertol"]);
    expect(problems).toEqual([
      expect.objectContaining({
        code: "drug-unknown",
        line: 2,
        nearest: expect.arrayContaining(["testol"]) as string[],
      }),
    ]);
  });

  it("reads two hundred up to the bound and names how many are left, and from where", () => {
    const { drugs, problems } = parse(many.join("\n"));
    expect(drugs).toHaveLength(MOST_DRUGS);
    expect(problems).toEqual([
      expect.objectContaining({
        code: "drugs-too-many",
        line: MOST_DRUGS + 1,
        found: "200 drugs",
        remedy: expect.stringContaining("150") as string,
      }),
    ]);
  });
});
