/** What `npm pack` makes is the command line whole: it runs where nothing else is, and says what it says here. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { annotationTexts } from "@/tests/builders/release-texts";
import { vcfLine, vcfText } from "@/tests/builders/vcf";
import { zipOf } from "@/tests/builders/zip";

const folder = mkdtempSync(join(tmpdir(), "haplonote-package-"));
const empty = join(folder, "empty");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: string, words: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  return { status, stdout, stderr };
}

let tarball = "";
let listed: readonly string[] = [];
beforeAll(() => {
  mkdirSync(empty);
  const packed = run("npm", ["pack", "--json", "--pack-destination", empty], process.cwd());
  if (packed.status !== 0) throw new Error(packed.stderr);
  const [made] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf("["))) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  tarball = `./${made.filename}`;
  listed = made.files.map(({ path }) => path);
}, 240_000);

/** Offline and with a cache of its own: whatever it needs must be in the tarball. */
const byNpx = (...words: readonly string[]): Ran =>
  run("npx", ["--yes", "--offline", tarball, ...words], empty, { npm_config_cache: join(folder, "cache") });

/** What npx starts, without npx: it takes two seconds a call to find the program it unpacked. */
const packaged = (...words: readonly string[]): Ran =>
  run(process.execPath, [join(unpacked(), "dist", "haplonote.mjs"), ...words], empty);

/** Where npx unpacked the tarball. */
function unpacked(): string {
  const [made = ""] = readdirSync(join(folder, "cache", "_npx"));
  return realpathSync(join(folder, "cache", "_npx", made, "node_modules", "haplonote"));
}
const here = (...words: readonly string[]): Ran =>
  run(process.execPath, [".config/haplonote.mjs", ...words], process.cwd(), { HAPLONOTE_STORE: join(folder, "store") });

it("holds the program, its knowledge and the licences, and neither libraries nor sources", () => {
  expect(listed).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "NOTICE",
      "README.md",
      "dist/LICENCES.txt",
      "dist/calls.kept",
      "dist/haplonote.mjs",
      "dist/whole.kept",
      "package.json",
    ]),
  );
  expect(
    listed.filter((path) => !/^(LICENSE|NOTICE|README\.md|package\.json|dist\/[\w.-]+\.(mjs|kept|txt))$/.test(path)),
  ).toEqual([]);
});

it("answers in a folder of its own as the checkout does, and leaves nothing there", () => {
  const genome = (name: string, genotype: string): string => {
    const path = join(folder, name);
    const line = { chromosome: "chr7", position: 99672916, reference: "T", alternates: "C", samples: [genotype] };
    writeFileSync(path, vcfText([vcfLine(line)], { samples: ["S1"] }));
    return path;
  };
  const [one, two] = [genome("one.vcf", "1/1"), genome("two.vcf", "0/1")];
  expect(byNpx("advise", "--drug", "everolimus", "--gene", "MTOR")).toEqual(
    here("advise", "--drug", "everolimus", "--gene", "MTOR"),
  );
  for (const words of [
    ["advise", "--drug", "everolimos"],
    ["phenotype", "CYP2C19", "*2/*2"],
    ["call", one, two],
    ["call", one, "--drug", "tacrolimus"],
  ])
    expect(packaged(...words)).toEqual(here(...words));
  expect(packaged()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^usage: haplonote COMMAND/) as string });
  expect(packaged("knowledge", "check")).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^as it was packed: knowledge /) as string,
  });
  expect(readdirSync(empty)).toHaveLength(1);
}, 240_000);

it("takes a release in, into the folder it is run in", async () => {
  writeFileSync(join(folder, "clinicalAnnotations.zip"), await zipOf(annotationTexts("2025")));
  expect(packaged("knowledge", "import", join(folder, "clinicalAnnotations.zip")).status).toBe(0);
  for (let runs = 0; runs < 2; runs += 1) {
    const { status, stdout } = packaged("advise", "--drug", "testol", "--format", "json");
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { question: { drugs: [{ id: "testol" }] } }]);
  }
  expect(readdirSync(join(empty, ".knowledge")).sort()).toEqual(["kept", "release.json"]);
}, 240_000);
