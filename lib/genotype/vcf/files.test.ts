import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bgzip } from "@/tests/builders/bgzip";
import { observe, readAll, seenAt, UNPACKERS } from "@/tests/builders/read-text";
import { chunksOf, definedAt, vcfLine, vcfText } from "@/tests/builders/vcf";
import type { SampleObservation } from "../observation";
import { LONGEST_LINE_BYTES } from "./line-scanner";
import { readVcf } from "./read-vcf";

const POSITIONS = [
  definedAt(100, "A", ["G"]),
  definedAt(200, "CTA", ["C", "CTATA"], 4),
  definedAt(300, "G", ["C"]),
  definedAt(400, "T", ["TA"], 2),
];
const LINES = [
  vcfLine({ position: 100, reference: "A", alternates: "G", samples: ["0/1"] }),
  vcfLine({ position: 200, reference: "CTA", alternates: "C,CTATA", samples: ["1/2"] }),
  vcfLine({ position: 290, reference: "T", alternates: "<NON_REF>", info: "END=320", samples: ["0/0"] }),
  vcfLine({ position: 400, reference: "T", alternates: "TA", samples: ["0|1"] }),
];
const TEXT = vcfText(LINES);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function codeOf(file: Uint8Array | string): Promise<string> {
  const read = await readAll(file, POSITIONS);
  return read.ok ? "read" : (read.problems[0]?.code ?? "none");
}

const sorted = (observation: SampleObservation): unknown => ({
  positions: [...observation.positions].sort((a, b) => a.positionOneBased - b.positionOneBased),
  warnings: observation.warnings.map((warning) => `${warning.positionOneBased} ${warning.code}`).sort(),
});

describe("a VCF", () => {
  it("is read alike plain, with gzip and with bgzip, and whatever its end of line", async () => {
    const plain = await observe(TEXT, POSITIONS);
    expect(POSITIONS.map((position) => seenAt(plain, position.positionOneBased))).toEqual([
      "A/G",
      "C/CTATA",
      "G/G",
      "T|TA",
    ]);
    for (const file of [
      gzipSync(TEXT),
      bgzip(bytes(TEXT)),
      bgzip(bytes(TEXT), 50),
      bytes(TEXT.replaceAll("\n", "\r\n")),
      bytes(`\uFEFF${TEXT}`),
    ]) {
      expect(await observe(file, POSITIONS)).toEqual(plain);
    }
  });

  it("is read alike wherever its chunks are cut", async () => {
    const plain = await observe(TEXT, POSITIONS);
    for (let size = 1; size <= 80; size += 1) expect(await observe(TEXT, POSITIONS, size)).toEqual(plain);
    const packed = bgzip(bytes(TEXT), 60);
    for (let size = 1; size <= 80; size += 1) expect(await observe(packed, POSITIONS, size)).toEqual(plain);
    const whole = bytes(TEXT);
    for (let cutAt = 1; cutAt < whole.length; cutAt += 1) {
      const two = async function* (): AsyncGenerator<Uint8Array, void> {
        yield await Promise.resolve(whole.subarray(0, cutAt));
        yield whole.subarray(cutAt);
      };
      const read = await readVcf(two(), { positions: POSITIONS, samples: null, unpackers: UNPACKERS });
      expect(read.ok && read.value.observe(0)).toEqual(plain);
    }
  });

  it("says the same in any order of lines, with or without the prefix of chromosomes, and with any padding", async () => {
    const plain = sorted(await observe(TEXT, POSITIONS));
    // Reference bases from 195 on, as the definitions above know them.
    const bases = "GGGGGCTATATAGGGG";
    const padded = (before: number, after: number): string =>
      vcfLine({
        position: 200 - before,
        reference: bases.slice(5 - before, 8 + after),
        alternates: `${bases.slice(5 - before, 6)}${bases.slice(8, 8 + after)},${bases.slice(5 - before, 8)}TA${bases.slice(8, 8 + after)}`,
        samples: ["1/2"],
      });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.boolean(),
        fc.nat(5),
        fc.nat(5),
        async (order, hasPrefix, before, after) => {
          const lines = order.map((at) => (at === 1 ? padded(before, after) : (LINES[at] ?? "")));
          const text = vcfText(lines.map((line) => (hasPrefix ? line : line.replace(/^chr/, ""))));
          expect(sorted(await observe(text, POSITIONS))).toEqual(plain);
        },
      ),
    );
  });

  it("shows the same of a sample in any order of samples", async () => {
    const genotypes: Readonly<Record<string, string>> = { A: "0/1", B: "1/1", C: "./.", D: "0|1", E: "1" };
    const shown = async (names: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
      const read = await readAll(
        vcfText(
          [
            vcfLine({
              position: 100,
              reference: "A",
              alternates: "G",
              samples: names.map((name) => genotypes[name] ?? ""),
            }),
          ],
          { samples: names },
        ),
        POSITIONS,
      );
      if (!read.ok) throw new Error("refused");
      return Object.fromEntries(read.value.samples.map((name, at) => [name, sorted(read.value.observe(at))]));
    };
    const plain = await shown(Object.keys(genotypes));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(genotypes), { minLength: 1 }), async (names) => {
        for (const [name, observation] of Object.entries(await shown(names))) expect(observation).toEqual(plain[name]);
      }),
    );
  });

  it("without some of its lines shows less, and never anything else", async () => {
    const whole = await observe(TEXT, POSITIONS);
    await fc.assert(
      fc.asyncProperty(fc.subarray(LINES, { minLength: 1 }), async (lines) => {
        const part = await observe(vcfText(lines), POSITIONS);
        for (const position of part.positions) expect(whole.positions).toContainEqual(position);
        expect(part.positions.length).toBe(lines.length);
      }),
    );
  });
});

describe("a cut file", () => {
  it("is refused wherever bgzip was cut, between two blocks as well", async () => {
    const packed = bgzip(bytes(TEXT), 60);
    for (let length = 20; length < packed.length; length += 1)
      expect(await codeOf(packed.subarray(0, length))).toBe("file-cut");
  });

  it("is refused wherever gzip was cut", async () => {
    const packed = gzipSync(TEXT);
    for (let length = 20; length < packed.length; length += 1)
      expect(await codeOf(packed.subarray(0, length))).toBe("file-cut");
  });

  it("is refused when its last line lacks columns, and told when only the end of line is missing", async () => {
    const last = TEXT.lastIndexOf("\n", TEXT.length - 2) + 1;
    for (let length = last + 2; length < TEXT.lastIndexOf("\t"); length += 1)
      expect(await codeOf(TEXT.slice(0, length))).toBe("file-cut");
    expect(await codeOf(TEXT.slice(0, -2))).toBe("genotype-form");
    const read = await readAll(TEXT.slice(0, -1), POSITIONS);
    expect(read.ok && read.value.warnings.map((warning) => warning.code)).toEqual(["no-final-newline"]);
    expect(read.ok && seenAt(read.value.observe(0), 400)).toBe("T|TA");
  });

  it("is refused when it ends within the header", async () => {
    expect(await codeOf(TEXT.slice(0, TEXT.indexOf("#CHROM")))).toBe("file-cut");
  });
});

describe("a damaged or dangerous file", () => {
  it("is refused when a packed block was changed", async () => {
    const packed = bgzip(bytes(TEXT), 60);
    for (let at = 18; at < packed.length - 28; at += 7) {
      const changed = packed.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(["packing-damaged", "file-cut"]).toContain(await codeOf(changed));
    }
  });

  it("of several gzip parts is refused as such where the unpacker takes the first alone", async () => {
    const gunzip = async function* (): AsyncGenerator<Uint8Array, void> {
      yield await Promise.resolve(bytes(TEXT));
      throw new TypeError("Junk found after end of compressed data.");
    };
    const read = await readVcf(chunksOf(gzipSync(TEXT)), {
      positions: POSITIONS,
      samples: null,
      unpackers: { ...UNPACKERS, gunzip },
    });
    expect(read.ok ? null : read.problems[0]?.code).toBe("gzip-joined");
  });

  it("is refused for a line longer than any genome has, and holds no more than that", async () => {
    const start = bytes(vcfText(["chr1\t100\t.\tA\tG\t.\t.\t"]).trimEnd());
    const chunk = new Uint8Array(1024 * 1024).fill(65);
    const endless = async function* (): AsyncGenerator<Uint8Array, void> {
      yield await Promise.resolve(start);
      for (let sent = 0; sent < 2 * LONGEST_LINE_BYTES; sent += chunk.length) yield chunk;
    };
    const read = await readVcf(endless(), { positions: POSITIONS, samples: null, unpackers: UNPACKERS });
    expect(read.ok ? null : read.problems[0]?.code).toBe("line-too-long");
  });

  it("is refused when it unpacks to hundreds of times its size", async () => {
    const start = bytes(TEXT);
    const line = bytes(`chr9\t5\t${"A".repeat(1024 * 1024)}\n`);
    const gunzip = async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
      for await (const chunk of source) expect(chunk.length).toBeLessThan(1000);
      yield start;
      for (;;) yield line;
    };
    const read = await readVcf(chunksOf(gzipSync(TEXT)), {
      positions: POSITIONS,
      samples: null,
      unpackers: { ...UNPACKERS, gunzip },
    });
    expect(read.ok ? null : read.problems[0]?.code).toBe("packing-ratio");
  });

  it.each<[string, Uint8Array | string]>([
    ["file-empty", ""],
    ["file-empty", gzipSync("")],
    ["not-vcf", "hello\n"],
    ["not-vcf", "##fileformat=BCF\n"],
    ["not-vcf", new Uint8Array([0, 1, 2, 3, 255, 254])],
    ["not-vcf", "%PDF-1.7\n"],
    ["not-vcf", "CRAM\x03\x00"],
    ["not-vcf", bgzip(bytes("BAM\x01rest"))],
    ["not-vcf", gzipSync("BCF\x02\x02rest")],
    ["not-vcf", "PK\x03\x04rest"],
    ["not-vcf", "@HD\tVN:1.6\n"],
    ["not-vcf", "# rsid\tchromosome\tposition\tgenotype\nrs4477212\t1\t82154\tAA\n"],
    ["not-vcf", '{"resourceType": "Bundle"}'],
    ["vcf-version", TEXT.replace("v4.2", "v3.3")],
    ["vcf-version", TEXT.replace("v4.2", "v4.9")],
    ["no-data", vcfText([])],
    ["no-data", `${vcfText([])}\n\n`],
    ["no-sample", TEXT.replace("\tFORMAT\tS1", "").replaceAll(/\tGT\t\S+$/gm, "")],
    ["vcf-columns", "##fileformat=VCFv4.2\n#CHROM\tPOS\nchr1\t100\n"],
    ["vcf-columns", TEXT.replaceAll("\t", " ")],
    ["vcf-columns", TEXT.replace("\t0/1", "\t0/1\t0/0")],
    ["vcf-columns", TEXT.replace("##reference=GRCh38", "chr1\t100")],
    ["sample-twice", vcfText([], { samples: ["S1", "S1"] })],
    ["vcf-line", TEXT.replace("chr1\t290", "chr1\ttwo hundred")],
    [
      "vcf-line",
      TEXT.replace("##reference", `##note=${"x".repeat(600)}\n##reference`).replace(
        "chr1\t290",
        "\x00\x01\x02\nchr1\t290",
      ),
    ],
    ["allele-index", TEXT.replace("\t0/1", "\t0/2")],
    ["genotype-form", TEXT.replace("\t0/1", "\tA/G")],
    ["genotype-form", TEXT.replace("\t0/1", "\t0/")],
    ["position-repeated", vcfText(new Array<string>(300).fill(LINES[0] ?? ""))],
  ])("is refused as %s", async (code, file) => {
    expect(await codeOf(file)).toBe(code);
  });

  it("says nothing of what it holds when it is refused", async () => {
    const read = await readAll(TEXT.replace("\t0/1", "\tSECRET"), POSITIONS);
    expect(JSON.stringify(read)).not.toContain("SECRET");
  });
});

describe("the build", () => {
  const withHeader = (...header: readonly string[]): Promise<string> => codeOf(vcfText(LINES, { header }));

  it.each([
    ["read", ["##reference=file:///data/Homo_sapiens_assembly38.fasta"]],
    ["read", ["##contig=<ID=chr1,length=248956422>"]],
    ["read", ["##contig=<ID=1,length=248956422,assembly=GRCh38.p13>", "##contig=<ID=2,length=242193529,assembly=b38>"]],
    ["read", ["##contig=<ID=chr1,length=248956422>", "##reference=hg19.fa"]],
    ["read", ["##contig=<ID=chr1,assembly=ours>"]],
    ["other-build", ["##reference=file:///refs/hs37d5.fa"]],
    ["other-build", ["##reference=hg19"]],
    ["other-build", ["##contig=<ID=1,length=249250621>"]],
    ["other-build", ["##contig=<ID=chrX,assembly=GRCh37.p13>"]],
    ["other-build", ["##contig=<ID=chr1,length=247249719,assembly=NCBI36>"]],
    ["other-build", ["##contig=<ID=chr1,length=248387328>"]],
    ["mixed-builds", ["##contig=<ID=chr1,length=248956422>", "##contig=<ID=chr2,length=243199373>"]],
    ["mixed-builds", ["##contig=<ID=chr1,assembly=ours>", "##contig=<ID=chr2,assembly=theirs>"]],
  ])("is %s for %j", async (code, header) => {
    expect(await withHeader(...header)).toBe(code);
  });

  it("is told when nothing says it", async () => {
    const read = await readAll(vcfText(LINES, { header: [] }), POSITIONS);
    expect(read.ok && read.value.build).toBe(null);
    expect(read.ok && read.value.warnings.map((warning) => warning.code)).toEqual(["build-unknown"]);
  });

  const cyp2c19 = [94761900, 94780653, 94781859, 94842866, 94775507].map((position, at) => ({
    chromosome: "chr10",
    positionOneBased: position,
    rsid: null,
    reference: ["C", "G", "G", "A", "G"][at] ?? "A",
    alternates: [["T", "A", "A", "G", "A"][at] ?? "A"],
  }));
  const on = (shift: number, reference: (own: string) => string): string =>
    vcfText(
      cyp2c19.map((position) =>
        vcfLine({
          chromosome: "10",
          position: position.positionOneBased + shift,
          reference: reference(position.reference),
          alternates: position.alternates.join(","),
          samples: ["0/1"],
        }),
      ),
      { header: [] },
    );

  it("is known by the reference bases at known positions", async () => {
    const right = await readAll(
      on(0, (own) => own),
      cyp2c19,
    );
    expect(right.ok && right.value.build).toBe("GRCh38");
    // rs4244285 lies at 96,541,616 on GRCh37.
    const older = await readAll(
      on(1_759_757, (own) => own),
      cyp2c19,
    );
    expect(older.ok ? null : older.problems[0]).toMatchObject({
      code: "other-build",
      found: expect.stringContaining("GRCh37") as string,
    });
    // A header that says otherwise is not believed against five positions, but against one.
    const stated = (text: string): string => text.replace("##FORMAT", "##reference=GRCh38\n##FORMAT");
    expect(await readAll(stated(on(1_759_757, (own) => own)), cyp2c19)).toMatchObject({ ok: false });
    expect(
      await readAll(
        stated(
          vcfText(
            [vcfLine({ chromosome: "10", position: 96541616, reference: "G", alternates: "A", samples: ["0/1"] })],
            { header: [] },
          ),
        ),
        cyp2c19,
      ),
    ).toMatchObject({ ok: true });
    const other = await readAll(
      on(0, (own) => (own === "G" ? "C" : "G")),
      cyp2c19,
    );
    expect(other.ok ? null : other.problems[0]?.code).toBe("other-build");
  });
});

describe("the reader's surroundings", () => {
  it("tells how many bytes were read, and stops when asked", async () => {
    const told: number[] = [];
    const options = {
      positions: POSITIONS,
      samples: null,
      unpackers: UNPACKERS,
      onProgress: (read: number) => told.push(read),
    };
    await readVcf(chunksOf(TEXT, 100), options);
    expect(told.at(-1)).toBe(bytes(TEXT).length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    const stopped = await readVcf(chunksOf(TEXT, 10), { ...options, isCancelled: () => told.length > 3 });
    expect(stopped.ok ? null : stopped.problems[0]?.code).toBe("reading-cancelled");
  });

  it("passes on a fault of the platform as it is, packed or not", async () => {
    const broken = async function* (start: Uint8Array): AsyncGenerator<Uint8Array, void> {
      yield await Promise.resolve(start);
      throw new Error("disk");
    };
    for (const start of [bytes(TEXT), gzipSync(TEXT), bgzip(bytes(TEXT))]) {
      await expect(
        readVcf(broken(start), { positions: POSITIONS, samples: null, unpackers: UNPACKERS }),
      ).rejects.toThrow("disk");
    }
  });

  it("takes any unpacker, one that answers later too", async () => {
    const later = {
      ...UNPACKERS,
      inflateRaw: async (packed: Uint8Array, length: number) => await UNPACKERS.inflateRaw(packed, length),
    };
    const read = await readVcf(chunksOf(bgzip(bytes(TEXT), 60)), {
      positions: POSITIONS,
      samples: null,
      unpackers: later,
    });
    expect(read.ok && read.value.observe(0).positions.length).toBe(4);
  });
});
