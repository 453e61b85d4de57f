/** What is kept of all content answers as what is compiled: the same knowledge, and the same words of every command. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "@/lib/node/command-line";
import { fromKeptBytes, toKeptBytes } from "@/lib/node/kept/kept-text";
import { compileFrom } from "@/lib/node/load-knowledge";
import { finding, guidelineByTest1 } from "@/tests/builders/content";
import { contentTexts } from "@/tests/builders/knowledge";
import { annotationTexts } from "@/tests/builders/release-texts";
import { zipOf } from "@/tests/builders/zip";
import { vcfText } from "@/tests/builders/vcf";

const root = mkdtempSync(join(tmpdir(), "haplonote-kept-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("all content comes back as it was compiled, in value and in the order of its keys", async () => {
  const compiled = await compileFrom(process.cwd());
  if (!compiled.ok) throw new Error("the content does not compile");
  const again = fromKeptBytes(toKeptBytes(compiled.knowledge));
  expect(JSON.stringify(again)).toBe(JSON.stringify(compiled.knowledge));
  expect(again).toStrictEqual(compiled.knowledge);
});

describe("every command says the same of what is kept, with and without an import", () => {
  const genome = join(root, "one.vcf");
  const commands: readonly (readonly string[])[] = [
    ["advise", "--drug", "testol", "--gene", "TEST1", "--result", "TEST1=Poor Metabolizer"],
    ["advise", "--drug", "testol", "--format", "json"],
    ["advise", "--drug", "testoll"],
    ["advise", "--stdin"],
    ["report", "--drug", "testol", "nothingol", "--format", "json"],
    ["report", "--drug", "testol", "--format", "html"],
    ["phenotype", "TEST1", "Poor Metabolizer"],
    ["phenotype", "TEST1", "*9/*9"],
    ["phenotype", "--stdin"],
    ["call", genome],
    ["call", genome, "--drug", "testol"],
    ["call", genome, "--drug", "testoll"],
    ["knowledge", "list"],
    ["knowledge", "check"],
  ];

  async function run(words: readonly string[], program: string | null): Promise<object> {
    const said: string[] = [];
    const status = await runCommand(words, {
      root,
      store: join(root, "store"),
      program,
      today: () => "2026-11-24",
      readInput: async function* () {
        yield* ['{"drugs": ["testol"], "genes": ["TEST1"]}', "TEST1\tPoor Metabolizer", "no request"];
      },
      readFile: () => Promise.reject(new Error("no such file")),
      write: async (text) => void said.push(`out: ${text}`),
      tell: (text) => void said.push(`err: ${text}`),
      showProgress: () => undefined,
    });
    return { status, said };
  }

  it.each(["without", "with"])("%s", async (imported) => {
    const texts = contentTexts({ findings: [finding()], guidelines: [guidelineByTest1("testol", {})] });
    for (const { path, text } of texts) {
      mkdirSync(dirname(join(root, "content", path)), { recursive: true });
      writeFileSync(join(root, "content", path), text);
    }
    writeFileSync(genome, vcfText([], { samples: ["S1"] }));
    if (imported === "with") {
      writeFileSync(join(root, "a.zip"), await zipOf(annotationTexts("2026")));
      expect(await run(["knowledge", "import", join(root, "a.zip")], null)).toMatchObject({ status: 0 });
    }
    for (const words of commands) {
      const compiled = await run(words, null);
      expect(await run(words, "this test")).toEqual(compiled);
      expect(await run(words, "this test")).toEqual(compiled);
      expect(compiled).not.toMatchObject({ status: 1 });
    }
  });
});
