/** The command line as readers run it: one bundled program, where a package that needs another way of loading shows only when it is used. */
import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fromKeptBytes, toKeptBytes } from "@/lib/node/kept/kept-text";
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

it("answers from what the first run kept, and runs that begin at once do not harm each other", async () => {
  const fresh = join(folder, "fresh");
  const list = (): Promise<string> =>
    new Promise((resolve, reject) =>
      execFile(
        process.execPath,
        [".config/haplonote.mjs", "knowledge", "list"],
        { env: { ...process.env, HAPLONOTE_STORE: fresh }, maxBuffer: 1e9 },
        (error, written) => (error === null ? resolve(written) : reject(error)),
      ),
    );
  const [first, ...others] = await Promise.all([list(), list(), list()]);
  expect(others).toEqual([first, first]);
  const [name, ...more] = readdirSync(join(fresh, "kept"));
  expect([name?.endsWith(".kept"), more]).toEqual([true, []]);
  expect(await list()).toBe(first);

  // What is read shows itself by a day that no content has.
  const path = join(fresh, "kept", name ?? "");
  const kept = fromKeptBytes(readFileSync(path));
  if (kept === null) throw new Error("what was kept cannot be read");
  writeFileSync(path, toKeptBytes({ ...kept, date: "2001-01-01" }));
  expect(JSON.parse(await list())).toMatchObject({ date: "2001-01-01" });
}, 240_000);
