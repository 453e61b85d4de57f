/** Facts may be carried over from the reference texts; sentences may not. The texts themselves lie beside the repository. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, it } from "vitest";

const TOOL = "../shared/tools/originality";
const PYTHON = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);

it("no run of words in our prose stands in the reference texts too", ({ skip }) => {
  if (!existsSync(TOOL)) return skip("the reference texts are not beside this repository");
  if (PYTHON === undefined) return skip("there is no Python to read the reference texts with");
  const { status, stdout, stderr } = spawnSync(PYTHON, [TOOL], { encoding: "utf8", maxBuffer: 10_000_000 });
  expect({ status, said: `${stdout}${stderr}`.trim().split("\n").slice(-20) }).toEqual({
    status: 0,
    said: [expect.stringMatching(/^0 runs of/)],
  });
}, 120_000);
