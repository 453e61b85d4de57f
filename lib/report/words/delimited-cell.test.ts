/** Whoever opens one of our tables in a spreadsheet runs nothing that somebody typed as a name. */
import { describe, expect, it } from "vitest";
import { csvCell, fromInert, inert, tsvCell } from "./delimited-cell";

const RUNNING = ["=1+1", "+49", "-2", "@SUM(A1)", "'=x", "''-y", "\t=1", "\r=1"];

describe("a text that a spreadsheet would run", () => {
  it.each(RUNNING)("%j begins with an apostrophe, and comes back as it was", (text) => {
    expect(inert(text)).toBe(`'${text}`);
    expect(fromInert(inert(text))).toBe(text);
  });

  it.each(RUNNING)("%j is inert in every form of table", (text) => {
    for (const cell of [csvCell(text).replace(/^"/, ""), tsvCell(text)]) expect(cell).toMatch(/^(?:'| )/);
  });
});

describe("every other cell", () => {
  it.each(["CYP2C19", "*1/*2", "1.5", "don't", "'quoted'", ""])("%j stays as it is", (text) => {
    expect([csvCell(text), tsvCell(text), fromInert(text)]).toEqual([text, text, text]);
  });

  it("that is a number stays one, and a text with commas, quotes or blanks around it is quoted", () => {
    expect([-2, "a,b", 'a "b"', " a"].map(csvCell)).toEqual(["-2", '"a,b"', '"a ""b"""', '" a"']);
  });

  it("of a table parted by tabs keeps to its line", () => {
    expect(tsvCell("a\tb\r\nc")).toBe("a b c");
  });
});
