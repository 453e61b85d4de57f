/**
 * Bad input, as the reference caller's tests and source list it: each entry
 * gets the same answer from us or a better one, and says which.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  callSample,
  definedPositions,
  type DefinedPosition,
  type SampleObservation,
  type VcfFile,
} from "@/lib/genotype";
import { readOutsideCalls, readResult } from "@/lib/intake";
import { runCommand } from "@/lib/node/command-line";
import { knowledge } from "@/tests/builders/shipped";
import type { Outcome } from "@/lib/schema";
import { readAll, seenAt, warnedAt } from "../builders/read-text";
import { definedAt, vcfLine, vcfText } from "../builders/vcf";
import { surroundingsWith } from "../builders/surroundings";
import { readBadInputs } from "../conformance/bad-inputs";
import { textOf } from "../conformance/genome-lines";

const entries = new Map(readBadInputs().map((entry) => [entry.id, entry]));

const shipped = definedPositions(knowledge.alleleDefinitions);

const folder = mkdtempSync(join(tmpdir(), "haplonote-bad-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(id: string): Promise<Outcome<VcfFile>> {
  const entry = entries.get(id);
  if (entry?.file === null || entry === undefined) throw new Error(`${id} has no file`);
  return readAll(textOf(entry.file), entry.positions ?? shipped);
}

async function observe(id: string, sample = 0): Promise<SampleObservation> {
  const file = await read(id);
  if (!file.ok) throw new Error(`${id} was refused`);
  return file.value.observe(sample);
}

const warned = (observation: SampleObservation): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [...new Set(observation.warnings.map((warning) => warning.positionOneBased))]
      .sort((a, b) => a - b)
      .map((position) => [String(position), warnedAt(observation, position)]),
  );

async function codeOf(
  text: string,
  positions: readonly DefinedPosition[] = [definedAt(100, "A", ["G"])],
): Promise<string | undefined> {
  const file = await readAll(text, positions);
  return file.ok ? "read" : file.problems[0]?.code;
}

/** What one line at a defined base shows, and what we say of it. */
async function lineShows(
  line: Partial<Parameters<typeof vcfLine>[0]>,
  position = definedAt(100, "A", ["G"]),
): Promise<string> {
  const file = await readAll(
    vcfText([
      vcfLine({
        position: 100,
        reference: "A",
        alternates: "G",
        samples: ["0/1"],
        chromosome: position.chromosome,
        ...line,
      }),
    ]),
    [position],
  );
  if (!file.ok) return file.problems[0]?.code ?? "";
  return [seenAt(file.value.observe(0), 100), ...warnedAt(file.value.observe(0), 100)].join(" ");
}

async function call(
  ...words: readonly string[]
): Promise<{ readonly status: number; readonly told: string; readonly written: string }> {
  const { around, written, told } = surroundingsWith([]);
  const status = await runCommand(["call", ...words], around);
  return { status, told: told.join("\n"), written: written.join("") };
}

/** An outside-calls line is refused: by its form, or because no such result exists. */
function refusesOutside(line: string): void {
  const { calls, problems } = readOutsideCalls(line, knowledge.phenotypes);
  const results = calls.map(({ gene, alleles }) =>
    readResult(knowledge, { gene, diplotype: alleles?.join("/") ?? "" }, []),
  );
  expect(problems.length + results.filter((result) => !result.ok).length).toBeGreaterThan(0);
  expect(results.filter((result) => result.ok)).toEqual([]);
}

/** How our answer relates to the reference caller's, and the check of it. */
interface Answer {
  readonly is: "the same" | "better";
  /** What we do otherwise, and why; empty where we do the same. */
  readonly because: string;
  readonly check: () => Promise<void> | void;
}

const same = (check: Answer["check"]): Answer => ({ is: "the same", because: "", check });
const better = (because: string, check: Answer["check"]): Answer => ({ is: "better", because, check });

const ANSWERS: Readonly<Record<string, Answer>> = {
  "partial-genotypes": same(async () => {
    const seen = await observe("partial-genotypes");
    expect(["97079005", "97079071", "97079076", "97079077"].map((position) => seenAt(seen, Number(position)))).toEqual([
      ".|T",
      "A|.",
      "missing",
      "missing",
    ]);
    expect(warned(seen)).toEqual({
      97079005: ["half-genotype"],
      97079071: ["half-genotype"],
      97079076: ["half-genotype"],
      97079077: ["half-genotype"],
    });
  }),
  "structural-alt": better(
    "<*> stands for any other allele and is on every line of a gVCF: only a sample that has it is warned of",
    async () => {
      const seen = await observe("structural-alt");
      expect([1, 2, 3, 4, 5, 6].map((position) => seenAt(seen, position))).toEqual([
        "TG/TG",
        "T/T",
        "TG/T",
        "missing",
        "missing",
        "missing",
      ]);
      expect(warned(seen)).toEqual({
        4: ["structural-alternate"],
        5: ["structural-alternate"],
        6: ["structural-alternate"],
      });
    },
  ),
  filters: better("no warning for a <*> that the sample does not have", async () => {
    const seen = await observe("filters");
    expect(warned(seen)).toEqual({
      94938683: ["reference-mismatch"],
      94938828: ["filter-failed", "undocumented-base"],
      94941897: ["filter-failed"],
      94941915: ["filter-failed"],
      94941982: ["reference-mismatch"],
    });
    expect([94938683, 94941982].map((position) => seenAt(seen, position))).toEqual(["missing", "missing"]);
    expect(seenAt(seen, 94949281)).toBe("GA/G");
  }),
  "filters-no-definition": better(
    "a REF is compared with a definition, never judged by a filter code; the code is told",
    async () => {
      const codes = warned(await observe("filters-no-definition"));
      for (const position of [94938683, 94938828, 94941897, 94941915, 94941982])
        expect(codes[position]).toContain("filter-failed");
    },
  ),
  "ad-contradicts-gt": same(async () => {
    const seen = await observe("ad-contradicts-gt");
    expect(warned(seen)).toEqual({ 94942254: ["reads-contradict-genotype"], 94942255: ["reads-contradict-genotype"] });
    expect([94942254, 94942255].map((position) => seenAt(seen, position))).toEqual(["missing", "missing"]);
    expect([94942230, 94942249].map((position) => seenAt(seen, position))).toEqual(["C/T", "G/G"]);
  }),
  "ad-number-unknown": same(async () => {
    const file = await read("ad-number-unknown");
    expect(file.ok && file.value.warnings).toEqual([]);
    expect(file.ok && file.value.observe(0).warnings).toEqual([]);
  }),
  "ad-number-invalid": same(async () => {
    const file = await read("ad-number-invalid");
    expect(file.ok && file.value.warnings.map((warning) => warning.code)).toEqual(["read-counts-number"]);
    expect(file.ok && file.value.observe(0).warnings).toEqual([]);
  }),
  "ad-undeclared": same(async () => {
    const file = await read("ad-undeclared");
    expect(file.ok && file.value.warnings.map((warning) => warning.code)).toEqual(["read-counts-undeclared"]);
    expect(file.ok && file.value.observe(0).warnings.map((warning) => warning.code)).toEqual([
      "reads-contradict-genotype",
      "reads-contradict-genotype",
    ]);
  }),
  "gt-index-too-high": same(async () => {
    const file = await read("gt-index-too-high");
    expect(file.ok ? null : file.problems[0]).toMatchObject({
      code: "allele-index",
      found: expect.stringContaining("chr2:233760233") as string,
    });
  }),
  "not-a-vcf": better(
    "the bytes decide, not the name: a VCF named .txt is read, and other files are told apart",
    async () => {
      const text = join(folder, "named.txt");
      writeFileSync(
        text,
        vcfText([vcfLine({ position: 97078987, reference: "G", alternates: "T", samples: ["0/1"] })]),
      );
      expect((await call(text)).status).toBe(0);
      writeFileSync(text, "just words\n");
      for (const path of [text, folder, join(folder, "absent.vcf")]) {
        const { status, told } = await call(path);
        expect(status).toBe(2);
        expect(told).toMatch(/Found .*; expected .*VCF/);
      }
    },
  ),
  "ref-mismatch": better(
    "a single base without ALT is no wrong REF: it covers one base of the deletion, which is too little to exclude it",
    async () => {
      const seen = await observe("ref-mismatch");
      expect(warned(seen)).toEqual({ 94942205: ["partly-covered"], 94949281: ["partly-covered"] });
      expect([94942205, 94949281].map((position) => seenAt(seen, position))).toEqual(["missing", "missing"]);
      expect(seen.positions.length).toBe(64);
    },
  ),
  "multi-sample-other-column": same(async () => {
    expect((await observe("multi-sample-other-column", 1)).warnings).toEqual([]);
  }),
  "sort-error": same(async () => {
    const seen = await observe("sort-error");
    expect(Object.keys(warned(seen)).length).toBeGreaterThanOrEqual(34);
    const cyp2d6 = callSample(knowledge.alleleDefinitions, seen, {
      findCombinations: true,
      callStructuralGenes: true,
    }).find((one) => one.gene === "CYP2D6");
    expect(cyp2d6?.diplotypes.length).toBeGreaterThanOrEqual(10);
  }),
  "phasing-mix": same(async () => {
    const seen = await observe("phasing-mix");
    expect(seen.positions.map((position) => position.alleles.length)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(seen.warnings).toEqual([]);
  }),
  "phase-set": same(async () => {
    const [first, second] = [await observe("phase-set", 0), await observe("phase-set", 1)];
    expect(first.positions.filter((position) => position.phaseSet !== null).length).toBe(6);
    expect([40991367, 40991381].map((position) => seenAt(first, position))).toEqual(["A|A@40991224", "A|A"]);
    expect(second.positions.filter((position) => position.phaseSet !== null)).toEqual([]);
  }),
  "multi-sample": better("every sample is called in one pass unless one is named", async () => {
    const file = await read("multi-sample");
    expect(file.ok && file.value.samples).toEqual(["Sample_1", "Sample_2"]);
    expect(file.ok && seenAt(file.value.observe(0), 233760233)).toBe("CATAT/CATATAT");
    expect(file.ok && seenAt(file.value.observe(1), 233760233)).toBe("CATATAT/C");
  }),
  "duplicate-second-is-bad": same(async () => {
    const seen = await observe("duplicate-second-is-bad");
    expect(seenAt(seen, 48037782)).toBe("AGGAGTC/AGGAGTCGGAGTC");
    expect(warnedAt(seen, 48037782)).toContain("position-twice");
    expect(callSample(knowledge.alleleDefinitions, seen).find((one) => one.gene === "NUDT15")?.diplotypes.length).toBe(
      1,
    );
  }),
  "duplicate-first-is-bad": same(async () => {
    const seen = await observe("duplicate-first-is-bad");
    expect(seenAt(seen, 48037782)).toBe("AGGAGTC/AGGAGTCGGAGTC");
    expect(warnedAt(seen, 48037782)).toEqual(["position-twice", "reference-mismatch"]);
    expect(callSample(knowledge.alleleDefinitions, seen).find((one) => one.gene === "NUDT15")?.diplotypes.length).toBe(
      1,
    );
  }),
  "no-input": same(async () => {
    const { status, told } = await call();
    expect(status).toBe(2);
    expect(told).toMatch(/no file.*call FILE/);
  }),
  "batch-no-args": same(async () => {
    expect((await call("--format", "tsv")).status).toBe(2);
  }),
  "batch-empty-dir": same(async () => {
    const { status, told } = await call(folder);
    expect(status).toBe(2);
    expect(told).toMatch(/Found a folder; expected a VCF file\. Name the files in it/);
  }),
  "outside-call-three-alleles": better("the line is refused and the file's other lines are kept", () => {
    const { calls, problems } = readOutsideCalls("CYP2C19\t*3/*4/*2\nCYP2D6\t*1/*3\n", knowledge.phenotypes);
    expect(problems.map((problem) => problem.code)).toEqual(["outside-call-too-many-alleles"]);
    expect(calls.map((one) => one.gene)).toEqual(["CYP2D6"]);
  }),
  "outside-call-bad-1": same(() => refusesOutside("CYP2D6")),
  "outside-call-bad-2": same(() => refusesOutside("CYP2D6\t")),
  "outside-call-bad-3": same(() => refusesOutside("CYP2D6\t   ")),
  "outside-call-bad-4": same(() => refusesOutside("CYP2D6\tCYP2D6 *1/CYP2D6 *2/CYP2D6 *3")),
  "outside-call-wrong-hla-prefix": same(() => refusesOutside("HLA-A\tB*02:02/*02:01")),
  "src-no-sample-column": better("told at the line of columns, before any data", async () => {
    expect(
      await codeOf(
        "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\nchr1\t100\t.\tA\tG\t.\t.\t.\n",
      ),
    ).toBe("no-sample");
  }),
  "src-mixed-assemblies": better("two patches of one build are one build", async () => {
    const withContigs = (...names: readonly string[]): Promise<string | undefined> =>
      codeOf(
        vcfText([vcfLine({ position: 100, reference: "A", samples: ["0/0"] })], {
          header: names.map((name, at) => `##contig=<ID=chr${at + 1},assembly=${name}>`),
        }),
      );
    expect(await withContigs("GRCh38.p13", "GRCh37.p13")).toBe("mixed-builds");
    expect(await withContigs("one", "another")).toBe("mixed-builds");
    expect(await withContigs("GRCh38.p13", "GRCh38.p14")).toBe("read");
  }),
  "src-unknown-sample": better("the samples that are there are named", async () => {
    const file = await readAll(vcfText([]), [definedAt(100, "A", ["G"])], { samples: ["X"] });
    expect(file.ok ? null : file.problems[0]).toMatchObject({ code: "sample-unknown", nearest: ["S1"] });
  }),
  "src-no-gt": same(async () =>
    expect(await lineShows({ format: "DP", samples: ["30"] })).toBe("missing genotype-missing"),
  ),
  "src-all-missing-gt": same(async () =>
    expect(await lineShows({ samples: ["./."] })).toBe("missing genotype-missing"),
  ),
  "src-more-than-two": better(
    "which two of three alleles are the person's nobody can say: the position is missing",
    async () => {
      expect(await lineShows({ samples: ["0/1/1"] })).toBe("missing too-many-alleles");
    },
  ),
  "src-haploid-chrom-two": better(
    "two unlike alleles of a chromosome that a person has once are missing, not the first of them",
    async () => {
      const position = { ...definedAt(100, "A", ["G"]), chromosome: "chrM" };
      expect(await lineShows({ samples: ["0/1"] }, position)).toBe("missing too-many-alleles");
      expect(await lineShows({ samples: ["1/1"] }, position)).toBe("G");
      expect(await lineShows({ samples: ["./1"] }, position)).toBe("G");
    },
  ),
  "src-single-on-chrX": same(async () => {
    const position = { ...definedAt(100, "A", ["G"]), chromosome: "chrX" };
    expect(await lineShows({ samples: ["0"] }, position)).toBe("A");
    expect(await lineShows({ samples: ["1"] }, position)).toBe("G");
    expect(await lineShows({ samples: ["0/."] }, position)).toBe("A/.");
  }),
  "src-ref-structural": same(async () =>
    expect(await lineShows({ reference: "<DEL>" })).toBe("missing reference-mismatch"),
  ),
  "src-ref-n": same(async () => expect(await lineShows({ reference: "N" })).toBe("missing reference-mismatch")),
  "src-ref-other": same(async () => expect(await lineShows({ reference: "R" })).toBe("missing reference-mismatch")),
  "src-alt-n": better("no warning when the sample does not have it", async () => {
    expect(await lineShows({ alternates: "N" })).toBe("missing structural-alternate");
    expect(await lineShows({ alternates: "G,N" })).toBe("A/G");
  }),
  "src-alt-star": better("no warning when the sample does not have it", async () => {
    expect(await lineShows({ alternates: "*" })).toBe("missing structural-alternate");
    expect(await lineShows({ alternates: "G,*" })).toBe("A/G");
  }),
  "src-alt-other": better("no warning when the sample does not have it", async () => {
    expect(await lineShows({ alternates: "Y" })).toBe("missing structural-alternate");
    expect(await lineShows({ alternates: "G,Y" })).toBe("A/G");
  }),
  "src-indel-expected-no-alt": same(async () => {
    expect(await lineShows({ reference: "AC", alternates: ".", samples: ["0/0"] }, definedAt(100, "AC", ["A"]))).toBe(
      "AC/AC indel-not-tested",
    );
  }),
  "src-indel-expected-snp-found": same(async () => {
    expect(await lineShows({ alternates: "G", samples: ["0/0"] }, definedAt(100, "A", ["AT"]))).toBe(
      "A/A indel-not-tested",
    );
    expect(await lineShows({ alternates: "G", samples: ["0/1"] }, definedAt(100, "A", ["AT"]))).toBe(
      "A/G indel-not-tested undocumented-base",
    );
  }),
  "src-ad-not-a-number": same(async () => {
    expect(await lineShows({ format: "GT:AD", samples: ["0/1:a,b"] })).toBe("A/G read-counts-unreadable");
  }),
  "src-position-not-of-interest": same(async () => {
    expect(await codeOf(vcfText([vcfLine({ position: 5, reference: "A", alternates: "G", samples: ["0/1"] })]))).toBe(
      "read",
    );
  }),
  "src-chrom-without-chr": better("10 and chr10 are one chromosome", async () => {
    expect(await lineShows({ chromosome: "1" })).toBe("A/G");
  }),
  "requirement-1": better(
    "a file on another build is known by its header or its bases, and refused with what to do",
    async () => {
      expect(await codeOf(vcfText([], { header: ["##contig=<ID=chr1,length=249250621>"] }))).toBe("other-build");
      expect(
        await codeOf(
          vcfText(
            [vcfLine({ chromosome: "10", position: 96541616, reference: "G", alternates: "A", samples: ["0/1"] })],
            { header: [] },
          ),
          shipped,
        ),
      ).toBe("other-build");
    },
  ),
  "requirement-2": better(
    "a reference block of a gVCF covers its positions; nothing else stands for an absent line",
    async () => {
      expect(await lineShows({ position: 99 })).toBe("missing");
      expect(await lineShows({ position: 90, alternates: "<NON_REF>", info: "END=110", samples: ["0/0"] })).toBe("A/A");
    },
  ),
  "requirement-3": better("both are compared along the reference bases that the definition knows", async () => {
    expect(await lineShows({ position: 99, reference: "CA", alternates: "CG" })).toBe("A/G");
  }),
  "requirement-4": better(
    "a deletion may be anchored or padded in any way; REF=TCT ALT=. alone is no deletion and excludes none",
    async () => {
      const deletion = definedAt(100, "ATC", ["A"], 1);
      expect(await lineShows({ position: 100, reference: "ATCT", alternates: "AT" }, deletion)).toBe("ATC/A");
      expect(await lineShows({ position: 101, reference: "TCT", alternates: "T" }, deletion)).toBe("ATC/A");
      expect(await lineShows({ position: 101, reference: "TCT", alternates: ".", samples: ["0/1"] }, deletion)).toBe(
        "allele-index",
      );
    },
  ),
  "requirement-5": better("see src-chrom-without-chr", async () => {
    expect(await lineShows({ chromosome: "CHR1" })).toBe("A/G");
  }),
  "qual-filter": better("a record that failed its filter is used, and the filter is told", async () => {
    expect(await lineShows({ filter: "LowQual" })).toBe("A/G filter-failed");
  }),
};

describe("bad input of the reference caller", () => {
  test("all 52 entries have an answer, and each better one says why", () => {
    expect([...entries.keys()].sort()).toEqual(Object.keys(ANSWERS).sort());
    expect(entries.size).toBe(52);
    expect(Object.values(ANSWERS).filter((answer) => (answer.is === "better") !== (answer.because !== ""))).toEqual([]);
  });

  test.each(Object.entries(ANSWERS).map(([id, answer]) => [titleOf(id, answer), answer.check] as const))(
    "%s",
    async (_title, check) => {
      await check();
      expect.hasAssertions();
    },
  );
});

function titleOf(id: string, { is, because }: Answer): string {
  return because === "" ? `${id} (${is})` : `${id} (${is}): ${because}`;
}
