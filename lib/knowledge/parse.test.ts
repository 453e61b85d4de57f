import { describe, expect, it } from "vitest";
import { finding, gene } from "@/tests/builders/content";
import { contentTexts, issuesOf, type ContentText } from "@/tests/builders/knowledge";

/** One file of a sound content folder with a text in it replaced. */
function broken(
  path: string,
  before: string,
  after: string,
  texts = contentTexts({ findings: [finding()] }),
): readonly ContentText[] {
  if (!texts.some((file) => file.path === path && file.text.includes(before)))
    throw new Error(`${path} holds no ${before}`);
  return texts.map((file) => (file.path === path ? { path, text: file.text.replace(before, after) } : file));
}

/** One-based line of the first line of a file that holds `marker`. */
function lineOf(texts: readonly ContentText[], path: string, marker: string): number {
  const lines = texts.find((file) => file.path === path)?.text.split("\n") ?? [];
  return lines.findIndex((line) => line.includes(marker)) + 1;
}

describe("a content file that does not fit its shape stops the build", () => {
  it("accepts a sound folder", () => {
    expect(issuesOf(contentTexts({ findings: [finding()] }))).toEqual([]);
  });

  it.each([
    {
      fault: "an unknown key",
      path: "genes/TEST1.yaml",
      before: "depth: page",
      after: "depth: page\ncolour: red",
      at: "symbol:",
      found: 'unknown "colour" at the file',
      expected: "only the keys of the schema",
    },
    {
      fault: "an unknown key deep inside",
      path: "evidence/test.yaml",
      before: "rsid: rs1",
      after: "rsid: rs1\n        colour: red",
      at: "rsid: rs1",
      found: 'unknown "colour" at "findings.0.variants.0"',
      expected: "only the keys of the schema",
    },
    {
      fault: "a value outside a closed list",
      path: "genes/TEST1.yaml",
      before: "depth: page",
      after: "depth: deep",
      at: "depth: deep",
      found: '"deep" at "depth"',
      expected: "one of page, listed",
    },
    {
      fault: "a missing field",
      path: "evidence/test.yaml",
      before: "    regimen: testol 10 mg a day\n",
      after: "",
      at: "id: test-finding",
      found: 'nothing at "findings.0.regimen"',
      expected: "string",
    },
    {
      fault: "a PubMed id that is not quoted",
      path: "sources/test.yaml",
      before: 'pmid: "1"',
      after: "pmid: 1",
      at: "pmid: 1",
      found: '1 at "',
      expected: "string",
    },
    {
      fault: "a date in another form",
      path: "genes/TEST1.yaml",
      before: "reviewed: 2026-11-20",
      after: "reviewed: 20 Nov 2026",
      at: "reviewed:",
      found: '"20 Nov 2026" at "reviewed"',
      expected: "a date such as",
    },
    {
      fault: "an id that is not kebab-case",
      path: "evidence/test.yaml",
      before: "id: test-finding",
      after: "id: Test_Finding",
      at: "id: Test_Finding",
      found: '"Test_Finding"',
      expected: "a kebab-case id",
    },
    {
      fault: "prose with a blank at its end",
      path: "genes/TEST1.yaml",
      before: "name: full name of TEST1",
      after: 'name: "full name "',
      at: "name:",
      found: '"full name "',
      expected: "text without leading or trailing blanks",
    },
    {
      fault: "prose of two paragraphs",
      path: "genes/TEST1.yaml",
      before: "name: full name of TEST1",
      after: 'name: "one\\ntwo"',
      at: "name:",
      found: '"one\\ntwo"',
      expected: "one paragraph without line breaks",
    },
    {
      fault: "a list of sources that is empty",
      path: "genes/TEST1.yaml",
      before: "identifierSources:\n  - test-database",
      after: "identifierSources: []",
      at: "identifierSources:",
      found: "a list of 0",
      expected: "at least one source id",
    },
    {
      fault: "bases without their strand",
      path: "evidence/test.yaml",
      before: "rsid: rs1",
      after: "rsid: rs1\n        effectBases: T",
      at: "rsid: rs1",
      found: "a mapping",
      expected: "a strand beside the bases",
    },
    {
      fault: "a variant without any name",
      path: "evidence/test.yaml",
      before: "rsid: rs1",
      after: "strand: plus",
      at: "strand: plus",
      found: "a mapping",
      expected: "an rsid, an allele or a name",
    },
    {
      fault: "a file that holds nothing",
      path: "genes/TEST1.yaml",
      before: "",
      after: "# ",
      at: "",
      found: "at the file",
      expected: "object",
      whole: "# only a comment\n",
    },
    {
      fault: "a mapping where a list belongs",
      path: "cautions/test.yaml",
      before: "[]",
      after: "id: one",
      at: "id: one",
      found: "a mapping at the file",
      expected: "array",
    },
  ])(
    "names the file, the line, the finding and the expectation for $fault",
    ({ path, before, after, at, found, expected, whole }) => {
      const texts =
        whole === undefined
          ? broken(path, before, after)
          : contentTexts().map((file) => (file.path === path ? { path, text: whole } : file));
      const [issue, ...others] = issuesOf(texts);
      expect(others).toEqual([]);
      expect(issue?.file).toBe(path);
      expect(issue?.line).toBe(Math.max(1, lineOf(texts, path, at)));
      expect(issue?.found).toContain(found);
      expect(issue?.expected).toContain(expected);
    },
  );

  it.each(["drafts/notes.yaml", "readme.yaml", "constructor/notes.yaml", "toString.yaml"])(
    "names a stray file (%s), so that nothing is silently passed over",
    (path) => {
      const [issue] = issuesOf([...contentTexts(), { path, text: "a: 1\n" }]);
      expect(issue).toMatchObject({ file: path, line: 1 });
      expect(issue?.found).toContain(path.split("/")[0]);
      expect(issue?.expected).toContain("genes");
    },
  );

  it("names every fault of every file at once", () => {
    const texts = broken(
      "genes/TEST2.yaml",
      "depth: page",
      "depth: deep",
      broken("genes/TEST1.yaml", "depth: page", "depth: deep\ncolour: red"),
    );
    expect(issuesOf(texts).map((issue) => issue.file)).toEqual([
      "genes/TEST1.yaml",
      "genes/TEST1.yaml",
      "genes/TEST2.yaml",
    ]);
  });

  it("does not blame the files that name a record which could not be read", () => {
    const texts = broken("genes/TEST1.yaml", "depth: page", "depth: deep");
    expect(issuesOf(texts)).toHaveLength(1);
  });

  it("reads defaults as empty, never as a fact", () => {
    expect(issuesOf(contentTexts({ genes: [gene("TEST1")] }))).toEqual([]);
  });
});
