/** The command line as readers run it: one bundled program, where a package that needs another way of loading shows only when it is used. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { annotationTexts } from "@/tests/builders/release-texts";
import { zipOf } from "@/tests/builders/zip";

const folder = mkdtempSync(join(tmpdir(), "haplonote-program-"));
const store = join(folder, "store");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: readonly string[]) {
  return spawnSync(process.execPath, [".config/haplonote.mjs", ...words], {
    encoding: "utf8",
    env: { ...process.env, HAPLONOTE_STORE: store },
  });
}

it("imports an archive and answers from it", async () => {
  const archive = join(folder, "clinicalAnnotations.zip");
  writeFileSync(archive, await zipOf(annotationTexts("2025")));
  const imported = run("knowledge", "import", archive);
  expect([imported.status, imported.stderr.includes("Error")]).toEqual([0, false]);
  expect(existsSync(join(store, "release.json"))).toBe(true);
  const answered = run("advise", "--drug", "testol", "--format", "json");
  expect(answered.status).toBe(0);
  expect(JSON.parse(answered.stdout)).toMatchObject({ question: { drugs: [{ id: "testol" }] } });
}, 120_000);

it("calls a genome file", () => {
  const file = join(folder, "one.vcf");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    "##fileformat=VCFv4.2\n##contig=<ID=chr7,assembly=GRCh38>\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1\nchr7\t99672916\trs776746\tT\tC\t.\tPASS\t.\tGT\t1/1\n",
  );
  const called = run("call", file);
  expect(called.status).toBe(0);
  expect(JSON.parse(called.stdout)).toMatchObject({ sample: "S1", build: "GRCh38" });
}, 120_000);
