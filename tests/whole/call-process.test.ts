/** The command line as its reader runs it: one process, files on all cores. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { vcfLine, vcfText } from "../builders/vcf";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "haplonote-many-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(
  words: readonly string[],
): Promise<{ readonly status: number; readonly written: string; readonly told: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, ".config/haplonote.mjs"), ...words],
      { cwd: ROOT, maxBuffer: 1e9 },
      (error, written, told) => resolve({ status: error === null ? 0 : Number(error.code), written, told }),
    );
  });
}

// A first run makes the program and compiles the content.
describe("many files in one run", { timeout: 120_000 }, () => {
  const GENOTYPES = ["0/0", "0/1", "1/1"];
  const files = Array.from({ length: 30 }, (_, at) => {
    const path = join(folder, `${at}.vcf`);
    // Files of very different length, so that later ones are ready before earlier ones.
    const filler = Array.from({ length: at % 5 === 0 ? 20_000 : 1 }, (_line, line) =>
      vcfLine({ chromosome: "chr1", position: 1000 + line, reference: "A", alternates: "G", samples: ["0/1"] }),
    );
    const line = vcfLine({
      chromosome: "chr10",
      position: 94781859,
      reference: "G",
      alternates: "A",
      samples: [GENOTYPES[at % 3] ?? "0/0"],
    });
    writeFileSync(path, at === 13 ? "no VCF\n" : vcfText([...filler, line], { samples: [`S${at}`] }));
    return path;
  });

  test("come out whole and in the order they were named, with the one at fault in its place", async () => {
    const { status, written, told } = await run(["call", ...files]);
    expect(status).toBe(2);
    const lines = written
      .trimEnd()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as {
            file: string;
            sample?: string;
            genes?: { gene: string; coverage: { seen: number } | null }[];
          },
      );
    expect(lines.map((line) => line.file)).toEqual(files);
    expect(lines.map((line) => line.sample ?? "refused")).toEqual(
      files.map((_, at) => (at === 13 ? "refused" : `S${at}`)),
    );
    expect(
      lines.filter(
        (line) =>
          line.sample !== undefined && line.genes?.find((gene) => gene.gene === "CYP2C19")?.coverage?.seen !== 1,
      ),
    ).toEqual([]);
    expect(told.trimEnd().split("\n")).toHaveLength(1);
    expect(told).toContain("13.vcf: Found");
    for (const file of [files[1], files[2]]) {
      const alone = await run(["call", file ?? ""]);
      expect(lines.find((line) => line.file === file)).toEqual(JSON.parse(alone.written));
    }
  });

  test("are refused together when the words are wrong, with exit 2 and nothing printed", async () => {
    expect(await run(["call"])).toMatchObject({ status: 2, written: "" });
  });
});
