/** Facts may be carried over from the reference texts; sentences may not. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { referencePath } from "../conformance/reference";
import { readTable, tableNames } from "../conformance/table";

/** As many words in a row as the tool takes for a sentence carried over. */
const WORDS = 12;
const TOOL = referencePath("tools/originality");
const PYTHON = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
const OURS = ["content", "app", "lib", "tests", "docs", "README.md", "CONTRIBUTING.md", "SECURITY.md"].filter((path) =>
  existsSync(path),
);

const RUN = new RegExp(`(?:[a-z]+[ ,;.]+){${WORDS - 1}}[a-z]+`, "i");
/** What a list of names does not have in it, and hardly a sentence of that length lacks. */
const VERB = /\b(?:is|are|was|were|be|been|may|can|should|must|has|have|had|do|does|did)\b/i;

it.each(tableNames())("%s holds facts, no sentences", (name) => {
  const { rows } = readTable(name);
  expect(rows.flat().filter((cell) => RUN.test(cell) && VERB.test(cell))).toEqual([]);
});

// The reference texts lie beside the project on some machines only.
if (existsSync(TOOL) && PYTHON !== undefined)
  it("no run of words in our prose stands in the reference texts too", () => {
    const { status, stdout, stderr } = spawnSync(PYTHON, [TOOL, ...OURS], {
      encoding: "utf8",
      maxBuffer: 10_000_000,
    });
    expect({ status, said: `${stdout}${stderr}`.trim().split("\n").slice(-20) }).toEqual({
      status: 0,
      said: [expect.stringMatching(/^0 runs of/)],
    });
  }, 120_000);
