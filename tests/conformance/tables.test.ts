/** Our tables say where they come from, stay small, and are what the reference gives, where it lies beside the project. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DefinedPosition, VcfFile } from "@/lib/genotype";
import { readAll } from "../builders/read-text";
import { readBadInputs } from "./bad-inputs";
import { exampleGenomeText } from "./example-report";
import { textOf } from "./genome-lines";
import { readCases } from "./matcher-cases";
import { TABLES } from "./rebuild";
import { hasReference, referenceBytes, referenceText } from "./reference";
import { PREPROCESSED, preprocessedText, rawGenome, RAW_CHROMOSOMES } from "./sequenced-genomes";
import { readTable, tableNames, tablePath, tableText } from "./table";

const MOST_BYTES = 2_000_000;

/** Every defined position that the cases' genomes have a line at. */
const POSITIONS: readonly DefinedPosition[] = readTable("positions.tsv").rows.map(
  ([, chromosome = "", position, reference = "", alternates = ""]) => ({
    chromosome,
    positionOneBased: Number(position),
    rsid: null,
    reference,
    alternates: alternates.split(","),
  }),
);

type Taken = readonly [path: string, ours: string, definitions: readonly DefinedPosition[] | null];

/** Every genome of our tables, with the file of the reference it was taken from. */
function genomesTaken(): readonly Taken[] {
  const bad = new Map(
    (JSON.parse(referenceText("cases/bad-input.json")) as readonly { id: string; file: string | null }[]).map(
      ({ id, file }) => [id, file],
    ),
  );
  return [
    ...readCases().flatMap(({ id, vcf }): readonly Taken[] =>
      vcf === null ? [] : [[`cases/vcf/${id}.vcf`, vcf, null]],
    ),
    ...readBadInputs().flatMap(({ id, file, positions }): readonly Taken[] => {
      const path = bad.get(id);
      return file === null || path == null ? [] : [[`cases/${path}`, textOf(file), positions]];
    }),
    ...PREPROCESSED.map((sample): Taken => [
      `reference/samples/${sample}.preprocessed.vcf`,
      preprocessedText(sample),
      null,
    ]),
    ...RAW_CHROMOSOMES.map((chromosome): Taken => [
      `reference/samples/PharmCAT_tutorial_get-rm_wgs_30x_grch38_${chromosome}.vcf.bgz`,
      textOf(rawGenome(chromosome)),
      null,
    ]),
    ["reference/samples/pharmcat.example.vcf", exampleGenomeText(), null],
  ];
}

describe("the tables of facts", () => {
  it.each(tableNames())("%s names its source, date and licence, and has rows", (name) => {
    const { holds, source, date, licence, rows } = readTable(name);
    for (const said of [holds, source, licence]) expect(said.length).toBeGreaterThan(2);
    expect(date).toMatch(/^20\d\d(-\d\d){0,2}$/);
    expect(rows.length).toBeGreaterThan(0);
  });

  it("are all made by the script, and small enough to read", () => {
    expect(tableNames()).toEqual(Object.keys(TABLES).sort());
    const bytes = tableNames().reduce((sum, name) => sum + readFileSync(tablePath(name)).length, 0);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});

// Nobody needs the reference; who has it learns when a table no longer is what it says.
if (hasReference) {
  it.each(Object.entries(TABLES))("%s is what the reference gives", async (name, make) => {
    expect(readFileSync(tablePath(name), "utf8") === tableText(await make())).toBe(true);
  });

  describe("a genome out of a table shows what the file it was taken from shows", () => {
    const genomes = genomesTaken();

    it("in all of them", () => {
      expect(genomes.length).toBeGreaterThan(300);
    });

    it.each(genomes)("%s", async (path, ours, definitions) => {
      const theirs = await readAll(referenceBytes(path), definitions ?? POSITIONS);
      const written = await readAll(ours, definitions ?? POSITIONS);
      expect(written.ok).toBe(theirs.ok);
      if (!written.ok || !theirs.ok) return;
      const shown = (file: VcfFile) =>
        file.samples.map((_, at) => {
          const { positions, warnings } = file.observe(at);
          return { positions, warnings };
        });
      expect(shown(written.value)).toEqual(shown(theirs.value));
      // The sentence of a warning counts the lines of the header too, and ours is shorter.
      expect(written.value.warnings.map(({ code }) => code)).toEqual(theirs.value.warnings.map(({ code }) => code));
    });
  });
}
