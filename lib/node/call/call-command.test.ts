import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gzipSync } from "node:zlib";
import { bgzip } from "@/tests/builders/bgzip";
import { vcfLine, vcfText } from "@/tests/builders/vcf";
import { callCommand, type CallSurroundings } from "./call-command";

const folder = mkdtempSync(join(tmpdir(), "haplonote-call-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** CYP3A5 on GRCh38, and the genotype of rs776746 of each sample. */
function file(
  name: string,
  genotypes: Readonly<Record<string, string>>,
  pack: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): string {
  const path = join(folder, name);
  const samples = Object.values(genotypes);
  const reference = (position: number, bases: string, alternates: string): string =>
    vcfLine({ chromosome: "chr7", position, reference: bases, alternates, samples: samples.map(() => "0/0") });
  const lines = [
    reference(99652770, "T", "TA"),
    reference(99665212, "C", "T"),
    reference(99660516, "C", "T"),
    vcfLine({ chromosome: "chr7", position: 99672916, reference: "T", alternates: "C", samples }),
    reference(99676198, "G", "A"),
  ];
  writeFileSync(path, pack(new TextEncoder().encode(vcfText(lines, { samples: Object.keys(genotypes) }))));
  return path;
}

const one = file("one.vcf", { S1: "0/1" });
const packed = file("packed.vcf.gz", { S2: "1/1" }, (bytes) => gzipSync(bytes));
const blocked = file("blocked.vcf.bgz", { S3: "0/0" }, (bytes) => bgzip(bytes));
const three = file("three.vcf", { A: "0/1", B: "./.", C: "1/1" });
const cut = join(folder, "cut.vcf.bgz");
writeFileSync(cut, bgzip(new TextEncoder().encode(vcfText([]))).subarray(0, -28));

async function run(
  words: readonly string[],
  around: Partial<CallSurroundings> = {},
): Promise<{ readonly status: number; readonly written: string; readonly told: string }> {
  let written = "";
  let told = "";
  const status = await callCommand(words, {
    root: process.cwd(),
    store: join(folder, "store"),
    program: "this test",
    today: () => "2026-11-24",
    write: (text) => {
      written += text;
      return Promise.resolve();
    },
    tell: (text) => {
      told += `${text}\n`;
    },
    ...around,
  });
  return { status, written, told };
}

interface Line {
  readonly file: string;
  readonly sample?: string;
  readonly problems: readonly { readonly code: string }[];
  readonly genes?: readonly {
    readonly gene: string;
    readonly state: string;
    readonly diplotypes: readonly string[];
    readonly phenotype: string | null;
    readonly coverage: { readonly seen: number; readonly defined: number; readonly missing: readonly object[] } | null;
  }[];
}

const linesOf = (written: string): readonly Line[] =>
  written
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
const cyp3a5 = (line: Line | undefined): string =>
  line?.genes?.find((gene) => gene.gene === "CYP3A5")?.diplotypes.join() ?? "none";

describe("call", () => {
  it("gives one line of JSON for a sample, with every gene and its coverage", async () => {
    const { status, written, told } = await run([one]);
    expect([status, told]).toEqual([0, ""]);
    const [line, ...others] = linesOf(written);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ file: one, sample: "S1", build: "GRCh38" });
    expect(line?.genes?.find((gene) => gene.gene === "CYP3A5")).toMatchObject({
      state: "called",
      diplotypes: ["*1/*3"],
      phenotype: "Intermediate Metabolizer",
      coverage: { seen: 5, defined: 5, missing: [] },
    });
    expect(line?.genes?.find((gene) => gene.gene === "CYP2D6")?.state).toBe("not-callable");
    expect(line?.genes?.find((gene) => gene.gene === "TPMT")).toMatchObject({
      state: "not-tested",
      diplotypes: [],
      phenotype: null,
    });
  });

  it("reads files of every packing in one run, in their order, and goes on past one at fault", async () => {
    const { status, written, told } = await run([blocked, cut, packed, join(folder, "absent.vcf"), one]);
    expect(status).toBe(2);
    const lines = linesOf(written);
    expect(lines.map(cyp3a5)).toEqual(["*1/*1", "none", "*3/*3", "none", "*1/*3"]);
    expect(lines.map((line) => line.problems.map((problem) => problem.code).join())).toEqual([
      "",
      "file-cut",
      "",
      "file-unreadable",
      "",
    ]);
    expect(told.trimEnd().split("\n")).toHaveLength(2);
    expect(told).toMatch(/cut\.vcf\.bgz: Found .*; expected .*\. .*absent\.vcf: Found no such file/s);
  });

  it("calls each sample of a file of several, or those that are named", async () => {
    const all = await run([three]);
    expect(linesOf(all.written).map((line) => [line.sample, cyp3a5(line)])).toEqual([
      ["A", "*1/*3"],
      ["B", expect.any(String)],
      ["C", "*3/*3"],
    ]);
    const named = await run([three, "--sample", "C"]);
    expect(linesOf(named.written).map((line) => line.sample)).toEqual(["C"]);
    const unknown = await run([three, "--sample", "D"]);
    expect(unknown.status).toBe(2);
    expect(unknown.told).toMatch(/Did you mean one of these: A, B, C/);
  });

  it("never calls a sample plainly whose deciding position is missing", async () => {
    const { written } = await run([three, "--sample", "B"]);
    const gene = linesOf(written)[0]?.genes?.find((other) => other.gene === "CYP3A5");
    expect(gene?.state).not.toBe("called");
    expect(gene?.coverage).toMatchObject({ seen: 4, missing: [{ position: 99672916, rsid: "rs776746" }] });
  });

  it("says for a drug whether what was left open matters, and which position would settle it", async () => {
    const { status, written } = await run([three, "--sample", "B", "--drug", "tacrolimus"]);
    expect(status).toBe(0);
    const { advice } = JSON.parse(written) as {
      readonly advice: {
        readonly sensitivities: readonly {
          readonly drug: string;
          readonly verdict: string;
          readonly settledBy: readonly string[];
        }[];
      };
    };
    expect(advice.sensitivities).toMatchObject([
      { drug: "tacrolimus", verdict: "differs", settledBy: ["CYP3A5: rs776746"] },
    ]);
    const whole = await run([one, "--drug", "tacrolimus"]);
    expect(
      (JSON.parse(whole.written) as { readonly advice: { readonly sensitivities: readonly object[] } }).advice
        .sensitivities,
    ).toEqual([]);
  });

  it("refuses a drug it does not know before any file is read", async () => {
    const { status, written, told } = await run([one, "--drug", "tacrolimuss"]);
    expect([status, written]).toEqual([2, ""]);
    expect(told).toMatch(/tacrolimus/);
  });

  it("puts results that were given in place of what the file shows, and tells those it cannot read", async () => {
    const results = join(folder, "results.tsv");
    writeFileSync(results, "CYP2D6\t*1/*4\nCYP3A5\t*99/*99\nTPMT\n");
    const { status, written, told } = await run([one, "--results", results]);
    expect(status).toBe(2);
    expect(told).toMatch(/TPMT without a result/);
    expect(told).toMatch(/\*99/);
    const genes = linesOf(written)[0]?.genes ?? [];
    expect(genes.find((gene) => gene.gene === "CYP2D6")).toMatchObject({
      source: "given",
      state: "called",
      diplotypes: ["*1/*4"],
      phenotype: "Intermediate Metabolizer",
    });
    expect(genes.find((gene) => gene.gene === "CYP3A5")).toMatchObject({ source: "file", diplotypes: ["*1/*3"] });
    for (const words of [
      [three, "--results", results],
      [one, packed, "--results", results],
    ]) {
      const refused = await run(words);
      expect(refused.status).toBe(2);
      expect(refused.told).toMatch(/results of one person/);
    }
    expect((await run([one, "--results", join(folder, "absent.tsv")])).told).toMatch(/no such file/);
  });

  it("gives one JSON value with --format json: the sample, or a list of several", async () => {
    expect(JSON.parse((await run([one, "--format", "json"])).written)).toMatchObject({ sample: "S1" });
    const several = JSON.parse((await run([three, cut, "--format", "json"])).written) as Line[];
    expect(several.map((line) => line.sample ?? "refused")).toEqual(["A", "B", "C", "refused"]);
  });

  it("gives the field's table with --format tsv, one head for all files", async () => {
    const { written } = await run([one, three, "--format", "tsv"]);
    const rows = written
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"));
    expect(rows[1]?.slice(0, 3)).toEqual(["Gene", "Source Diplotype", "Phenotype"]);
    const cells = rows.filter((row) => row[0] === "CYP3A5").map((row) => [row[1], row.at(-3), row.at(-2)]);
    expect(cells).toEqual([
      ["*1/*3", "called", "S1"],
      ["*1/*3", "called", "A"],
      [expect.any(String), expect.not.stringMatching(/^called$/), "B"],
      ["*3/*3", "called", "C"],
    ]);
    // The last column is what else fits, so that the table can be read back with its doubt.
    expect(rows[1]?.at(-1)).toBe("Open");
    expect(rows.find((row) => row[0] === "TPMT")?.slice(1, 3)).toEqual(["", ""]);
    expect(await run([cut, "--format", "tsv"])).toMatchObject({ status: 2, written: "" });
    expect((await run([cut, one, "--format", "tsv"])).written).toMatch(/^Haplonote[^\n]*\nGene\t/);
  });

  it.each([
    [[], /no file/],
    [[one, "--format", "xml"], /xml.*json, jsonl, tsv/],
    [[one, "--colour"], /no option of call/],
    [[folder], /a folder/],
  ])("refuses %j with exit 2 and what to do", async (words, expected) => {
    const { status, written, told } = await run(words);
    expect(status).toBe(2);
    if (words[0] !== folder) expect(written).toBe("");
    expect(told).toMatch(expected);
  });

  it("shows its progress on a terminal and clears it, and nowhere else", async () => {
    const shown: string[] = [];
    await run([one, three], { show: (line) => shown.push(line) });
    expect(shown.at(-1)).toBe("");
    expect(shown.at(-2)).toMatch(/^\[#+\] 100 % of \d/);
  });

  it("gives the genotype of a variant that evidence compares, in a gene without definitions", async () => {
    const path = join(folder, "mtor.vcf");
    writeFileSync(
      path,
      vcfText([vcfLine({ chromosome: "1", position: 11238733, reference: "T", alternates: "C", samples: ["0/1"] })]),
    );
    expect(JSON.parse((await run([path])).written)).toMatchObject({
      variants: [{ rsid: "rs2024627", genotype: "T/C" }],
    });
    expect(JSON.parse((await run([one])).written)).toMatchObject({
      variants: [
        { rsid: "rs10264272", genotype: "C/C" },
        { rsid: "rs776746", genotype: "T/C" },
      ],
    });
  });

  // CPIC 2017 on warfarin: a lower dose with the A allele of rs12777823 in people of African ancestry.
  it("gives the genotype of a variant that guidance names beside the alleles of a gene", async () => {
    const path = join(folder, "beside.vcf");
    const line = { chromosome: "chr10", position: 94645745, reference: "G", alternates: "A", samples: ["0/1"] };
    writeFileSync(path, vcfText([vcfLine(line)]));
    expect(JSON.parse((await run([path])).written)).toMatchObject({
      variants: [{ rsid: "rs12777823", genotype: "G/A" }],
    });
  });

  it("names combinations only in research mode", async () => {
    const path = join(folder, "combination.vcf");
    writeFileSync(
      path,
      vcfText([
        vcfLine({ chromosome: "chr22", position: 42126611, reference: "C", alternates: "G", samples: ["0/1"] }),
      ]),
    );
    const state = async (...words: readonly string[]): Promise<string | undefined> =>
      linesOf((await run([path, ...words])).written)[0]?.genes?.find((gene) => gene.gene === "CYP2D6")?.state;
    expect(await state()).toBe("not-callable");
    expect(await state("--research")).not.toBe("not-callable");
  });
});
