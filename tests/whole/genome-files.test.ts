/**
 * Real files: two genomes as they were called, against the same genomes as the
 * reference caller's preprocessor left them; and the reference caller's
 * example, gene by gene, against its own report.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  callSample,
  definedPositions,
  type ObservedPosition,
  type SampleObservation,
  type VcfFile,
} from "@/lib/genotype";
import { knowledge } from "@/tests/builders/shipped";
import { runCommand } from "@/lib/node/command-line";
import { CALL_COLUMNS } from "@/lib/report";
import { bgzip } from "../builders/bgzip";
import { readAll } from "../builders/read-text";
import { surroundingsWith } from "../builders/surroundings";
import { exampleGenomeText, exampleReportLines, outsideCallText } from "../conformance/example-report";
import { textOf, type GenomeFile } from "../conformance/genome-lines";
import { readMovableChanges } from "../conformance/movable-changes";
import { preprocessedText, rawGenome } from "../conformance/sequenced-genomes";

const positions = definedPositions(knowledge.alleleDefinitions);

async function read(bytes: Uint8Array | string): Promise<VcfFile> {
  const file = await readAll(bytes, positions);
  if (!file.ok) throw new Error(file.problems.map((problem) => problem.code).join());
  return file.value;
}

/** A genome as a sequencing centre hands it over: packed by bgzip, in several blocks. */
const packed = (genome: GenomeFile): Uint8Array => bgzip(Buffer.from(textOf(genome)), 4096);

function sampleOf(file: VcfFile, name: string): SampleObservation {
  return file.observe(file.samples.indexOf(name));
}

const key = (position: ObservedPosition): string => `${position.chromosome}:${position.positionOneBased}`;
const genotype = (position: ObservedPosition): string =>
  [...position.alleles]
    .map((bases) => bases ?? ".")
    .sort()
    .join("/");

describe("two raw genomes", () => {
  /** How many positions both files of a genome cover, and those the raw one covers alone: defined after the other was made. */
  const RAW: readonly (readonly [chromosome: string, both: number, rawAlone: readonly string[]])[] = [
    ["chr1", 46, []],
    ["chr10", 44, ["chr10:94942240", "chr10:94949184", "chr10:94972194"]],
    [
      "chr12",
      17,
      ["chr12:21141575", "chr12:21172675", "chr12:21172735", "chr12:21178653", "chr12:21178926", "chr12:21224840"],
    ],
  ];

  describe.each(RAW)("%s", (chromosome, both, rawAlone) => {
    test.each(["NA18526", "NA18565"])(
      "%s shows what its preprocessed file shows, wherever both cover a position",
      async (name) => {
        const raw = await read(packed(rawGenome(chromosome)));
        expect(raw.build).toBe("GRCh38");
        const ours = sampleOf(raw, name).positions;
        const preprocessed = new Map(
          sampleOf(await read(preprocessedText(name)), name).positions.map((position) => [key(position), position]),
        );
        const differences = ours.flatMap((position) => {
          const other = preprocessed.get(key(position));
          return other === undefined || genotype(other) === genotype(position)
            ? []
            : [`${key(position)} ${genotype(position)} not ${genotype(other)}`];
        });
        expect(differences).toEqual([]);
        expect(ours.filter((position) => preprocessed.has(key(position))).length).toBe(both);
        expect(
          ours
            .map(key)
            .filter((place) => !preprocessed.has(place))
            .sort(),
        ).toEqual(rawAlone);
        expect(
          [...preprocessed.keys()].filter(
            (place) => place.startsWith(`${chromosome}:`) && !ours.some((position) => key(position) === place),
          ),
        ).toEqual([]);
      },
    );

    test("shows nothing at a position without a line of its own", async () => {
      const genome = rawGenome(chromosome);
      const raw = await read(packed(genome));
      const lines = new Set(genome.lines.map((line) => `${line.chromosome}:${line.positionOneBased}`));
      for (const sample of raw.samples) {
        expect(
          sampleOf(raw, sample)
            .positions.map(key)
            .filter((place) => !lines.has(place)),
        ).toEqual([]);
      }
    });
  });

  test("genes whose positions are in other files are not tested, and none is called reference without a position", async () => {
    const raw = await read(packed(rawGenome("chr10")));
    const calls = callSample(knowledge.alleleDefinitions, sampleOf(raw, "NA18526"));
    expect(calls.filter((call) => call.coverage.seen > 0).map((call) => call.gene)).toEqual(["CYP2C19", "CYP2C9"]);
    for (const call of calls.filter((one) => one.coverage.seen === 0)) {
      expect(["not-tested", "not-callable"]).toContain(call.state);
      expect(call.diplotypes).toEqual([]);
    }
  });
});

describe("the reference caller's example", () => {
  const folder = mkdtempSync(join(tmpdir(), "haplonote-example-"));
  const EXAMPLE = join(folder, "example.vcf");
  const RESULTS = join(folder, "results.tsv");
  beforeAll(() => {
    writeFileSync(EXAMPLE, exampleGenomeText());
    writeFileSync(RESULTS, outsideCallText("example"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the two tables say differently, and why. */
  const DIFFERENT: Readonly<Record<string, string>> = {
    "CYP4F2 Haplotype 1 Function": "the reference caller prints the word null where it has no function",
    "CYP4F2 Haplotype 2 Function": "the reference caller prints the word null where it has no function",
    "IFNL3 Phenotype": "the reference caller has no phenotype; ours is the genotype, which guidance is matched by",
    "IFNL3 Recommendation Lookup Phenotype":
      "the reference caller has no phenotype; ours is the genotype, which guidance is matched by",
  };

  test("gives its own report, gene by gene and cell by cell", async () => {
    const { around, written, told } = surroundingsWith([]);
    expect(await runCommand(["call", EXAMPLE, "--results", RESULTS, "--format", "tsv"], around)).toBe(0);
    expect(told).toEqual([]);
    const table = (lines: readonly string[]): ReadonlyMap<string, readonly string[]> =>
      new Map(lines.map((line) => line.split("\t")).map((cells) => [cells[0] ?? "", cells]));
    const ours = table(written.join("").trimEnd().split("\n").slice(2));
    const theirs = exampleReportLines();
    const columns = (theirs[1] ?? "").split("\t");
    expect(CALL_COLUMNS.slice(0, columns.length)).toEqual(columns);
    const differences = [...table(theirs.slice(2))].flatMap(([gene, cells]) =>
      columns.flatMap((column, at) =>
        (ours.get(gene)?.[at] ?? "no row").trim() === (cells[at] ?? "").trim() ? [] : [`${gene} ${column}`],
      ),
    );
    expect(differences.filter((difference) => !Object.hasOwn(DIFFERENT, difference))).toEqual([]);
    expect(differences.length).toBe(Object.keys(DIFFERENT).length);
    expect([...ours.keys()].filter((gene) => !table(theirs.slice(2)).has(gene)).sort()).toEqual([
      "HLA-A",
      "HLA-B",
      "MT-RNR1",
    ]);
  });

  test("finds every position of every gene, and each reference", async () => {
    const { around, written } = surroundingsWith([]);
    expect(await runCommand(["call", EXAMPLE], around)).toBe(0);
    const answer = JSON.parse(written.join("")) as {
      sample: string;
      build: string;
      genes: {
        gene: string;
        state: string;
        diplotypes: string[];
        coverage: { seen: number; defined: number; missing: object[] } | null;
      }[];
    };
    expect(answer).toMatchObject({ sample: "Sample_1", build: "GRCh38" });
    for (const gene of answer.genes.filter((one) => one.state !== "not-callable" && one.state !== "not-tested")) {
      expect({ gene: gene.gene, ...gene.coverage }).toEqual({
        gene: gene.gene,
        seen: gene.coverage?.defined,
        defined: gene.coverage?.defined,
        missing: [],
      });
      expect(gene.diplotypes).toHaveLength(1);
    }
    expect(answer.genes.find((gene) => gene.gene === "CYP2D6")).toMatchObject({
      state: "not-callable",
      diplotypes: [],
    });
  });
});

describe("how far a change may move", () => {
  const changes = readMovableChanges().filter(({ gene }) => knowledge.alleleDefinitions[gene] !== undefined);

  // HGVS writes a change at its right end, VCF at its left.
  test.each(changes.map((change) => [`${change.gene} ${change.positionOneBased}`, change] as const))(
    "%s: as far as its HGVS name says",
    (_place, { chromosome, positionOneBased, reference, changed, kind, hgvsFromOneBased }) => {
      const position = positions.find(
        (one) => one.chromosome === chromosome && one.positionOneBased === positionOneBased,
      );
      // A duplication is named by the bases that stand before the copy; a deletion by those that go.
      const length = Math.abs(changed.length - reference.length);
      const leftmost =
        kind === "del" ? positionOneBased + changed.length : positionOneBased + reference.length - length;
      expect(position?.movableBases ?? 0).toBe(hgvsFromOneBased - leftmost);
    },
  );

  test("is known of more than thirty changes", () => {
    expect(changes.length).toBeGreaterThan(30);
  });
});
