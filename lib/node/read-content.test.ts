import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readContent, readYaml } from "./read-content";

describe("a file that is not sound YAML is named with its line", () => {
  it.each([
    ["a list that is not closed", "symbol: TEST1\naliases: [A, B\n", 3],
    ["a key given twice", "symbol: TEST1\nname: one\nname: two\n", 3],
    ["a tab as indent", "symbol: TEST1\nidentifiers:\n\tncbi: 1\n", 3],
    ["two documents in one", "a: 1\n---\nb: 2\n", 2],
    ["a quotation that is not closed", 'symbol: TEST1\nname: "one\n', 3],
    ["a star allele without quotes", "symbol: TEST1\nalleles:\n  - *22\n", 3],
  ])("names %s", (_, text, line) => {
    const { file, issues } = readYaml("genes/TEST1.yaml", text);
    expect(file).toBeNull();
    expect(issues[0]?.file).toBe("genes/TEST1.yaml");
    expect(issues[0]?.line).toBe(line);
    expect(issues[0]?.found).not.toMatch(/at line/);
    expect(issues[0]?.expected).not.toBe("");
  });

  it("tells the curator to quote a star allele", () => {
    const { issues } = readYaml("genes/TEST1.yaml", "allele: *22\n");
    expect(issues).toEqual([
      expect.objectContaining({
        found: expect.stringContaining("*22") as string,
        expected: expect.stringContaining("quotes") as string,
      }),
    ]);
  });

  it.each(["notes.md", "genes/TEST1.yml", "genes/TEST1.json"])("refuses %s: content is .yaml only", (path) => {
    expect(readYaml(path, "a: 1").issues).toEqual([
      { file: path, line: 1, found: "a file that is not .yaml", expected: "YAML files only in content/" },
    ]);
  });
});

describe("a part of a file is found again by its line", () => {
  const { file } = readYaml(
    "genes/TEST1.yaml",
    "# comment\nsymbol: TEST1\nidentifiers:\n  ncbi: '1'\nlist:\n  - id: one\n  - id: two\n",
  );

  it.each([
    [[], 2],
    [["symbol"], 2],
    [["identifiers", "ncbi"], 4],
    [["list", 1, "id"], 7],
    [["list", 1, "absent"], 7],
    [["identifiers", "absent", "deeper"], 4],
    [["absent"], 2],
  ])("finds %j on line %d", (path, line) => {
    expect(file?.lineOf(path)).toBe(line);
  });

  it("keeps dates, numbers in quotes and the word no as they are written", () => {
    expect(readYaml("a.yaml", 'day: 2026-11-24\npmid: "1"\nword: no\n').file?.data).toEqual({
      day: "2026-11-24",
      pmid: "1",
      word: "no",
    });
  });
});

describe("a content folder is read whole", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "haplonote-content-"));
    await mkdir(join(folder, "genes"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("gives files in the order of their paths, without hidden ones", async () => {
    await writeFile(join(folder, "genes", "B.yaml"), "a: 1\n");
    await writeFile(join(folder, "genes", "A.yaml"), "a: 1\n");
    await writeFile(join(folder, "genes", ".hidden"), "{");
    await writeFile(join(folder, "terms.yaml"), "a: 1\n");
    const { files, issues } = await readContent(folder);
    expect(files.map((file) => file.path)).toEqual(["genes/A.yaml", "genes/B.yaml", "terms.yaml"]);
    expect(issues).toEqual([]);
  });

  it("names every file that is at fault", async () => {
    await writeFile(join(folder, "genes", "A.yaml"), "a: [\n");
    await writeFile(join(folder, "notes.txt"), "hello");
    const { issues } = await readContent(folder);
    expect(issues.map((issue) => issue.file)).toEqual(["genes/A.yaml", "notes.txt"]);
  });
});
