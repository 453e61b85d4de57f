/**
 * How fast genome files are read, and in how much memory. Every input is made
 * here: no file of a person, and the same bytes each time.
 */
import { execFileSync } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { callSample, definedPositions, readVcf } from "@/lib/genotype";
import { compileFrom } from "@/lib/node/load-knowledge";
import { meaningOf } from "@/lib/phenotype";
import { bgzip } from "../builders/bgzip";
import { chance, genomeLines } from "../builders/genome-lines";
import { UNPACKERS } from "../builders/read-text";
import { chunksOf, vcfLine, vcfText } from "../builders/vcf";
import { measure, printMedians } from "./measure";

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");
const { alleleDefinitions, phenotypes } = compiled.knowledge;
const positions = definedPositions(alleleDefinitions);
const folder = mkdtempSync(join(tmpdir(), "haplonote-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const mega = (bytes: number): number => Math.round(bytes / 1e6);

const panel = (samples: number): string => {
  const next = chance(3);
  const lines = positions.map(({ chromosome, positionOneBased, reference, alternates }) =>
    vcfLine({
      chromosome,
      position: positionOneBased,
      reference,
      alternates: alternates.join(","),
      samples: Array.from({ length: samples }, () => (next() < 0.01 ? "0/1" : "0/0")),
    }),
  );
  return vcfText(lines, { samples: Array.from({ length: samples }, (_, at) => `S${at}`) });
};

const read = async (bytes: Uint8Array, chunk = 1024 * 1024): Promise<number> => {
  const file = await readVcf(chunksOf(bytes, chunk), { positions, samples: null, unpackers: UNPACKERS });
  if (!file.ok) throw new Error(file.problems[0]?.code);
  return file.value.observe(0).positions.length;
};

const callAll = async (bytes: Uint8Array): Promise<number> => {
  const file = await readVcf(chunksOf(bytes, 1024 * 1024), { positions, samples: null, unpackers: UNPACKERS });
  if (!file.ok) throw new Error(file.problems[0]?.code);
  let calls = 0;
  for (const place of file.value.samples.keys())
    for (const call of callSample(alleleDefinitions, file.value.observe(place)))
      calls += meaningOf(phenotypes[call.gene], call).recommended.length;
  return calls;
};

/** Writes a plain file of about a gigabyte, without holding it. */
async function bigFile(path: string): Promise<number> {
  const out = createWriteStream(path);
  out.write(vcfText([]));
  let held: string[] = [];
  for (const line of genomeLines(positions, 8_600_000, 1)) {
    held.push(line);
    if (held.length < 20_000) continue;
    if (!out.write(`${held.join("\n")}\n`)) await once(out, "drain");
    held = [];
  }
  out.end(held.length === 0 ? "" : `${held.join("\n")}\n`);
  await once(out, "finish");
  return statSync(path).size;
}

/** Returns seconds and the most memory (MB) of a whole process that calls files. */
function wholeProcess(files: readonly string[]): { readonly milliseconds: number; readonly megabytes: number } {
  const program = `const { performance } = require("node:perf_hooks"); const start = performance.now(); const { spawn } = require("node:child_process");
    const child = spawn(process.execPath, [".config/haplonote.mjs", "call", ...process.argv.slice(1)], { stdio: "ignore" });
    child.on("exit", () => console.log(JSON.stringify([performance.now() - start, process.resourceUsage().maxRSS])));`;
  const inner = `process.on("exit", () => require("node:fs").writeFileSync(process.env.PEAK_TO, String(process.resourceUsage().maxRSS)));`;
  const peak = join(folder, "peak");
  writeFileSync(join(folder, "peak.cjs"), inner);
  const [milliseconds = Number.NaN] = JSON.parse(
    execFileSync(process.execPath, ["-e", program, ...files], {
      encoding: "utf8",
      env: { ...process.env, PEAK_TO: peak, NODE_OPTIONS: `--require ${join(folder, "peak.cjs")}` },
    }),
  ) as number[];
  return { milliseconds, megabytes: Math.round(Number(execFileSync("cat", [peak], { encoding: "utf8" })) / 1000) };
}

const fifty = new TextEncoder().encode(vcfText([...genomeLines(positions, 395_000, 1)]));
const oneSample = new TextEncoder().encode(panel(1));
const twoHundred = new TextEncoder().encode(panel(200));
const eightHundred = new TextEncoder().encode(panel(800));
const packed = bgzip(fifty);
const zipped = gzipSync(fifty);
const preprocessed = join(folder, "sample.vcf");
writeFileSync(preprocessed, oneSample);
wholeProcess([preprocessed]);

printMedians([
  [
    `read ${mega(fifty.length)} MB of plain VCF, one sample, every defined position among 395,000 lines`,
    await measure(10, () => read(fifty)),
  ],
  [`read the same as bgzip (${mega(packed.length)} MB)`, await measure(10, () => read(packed))],
  [`read the same as gzip (${mega(zipped.length)} MB)`, await measure(10, () => read(zipped))],
  [
    `read, call and look up a preprocessed sample (${positions.length} positions, one in a hundred heterozygous), warm`,
    await measure(50, () => callAll(oneSample)),
  ],
  [
    `200 samples in one pass (${mega(twoHundred.length)} MB), read, called and looked up`,
    await measure(5, () => callAll(twoHundred)),
  ],
  [`800 samples in one pass (${mega(eightHundred.length)} MB)`, await measure(3, () => callAll(eightHundred))],
  [
    "a whole process: call of the preprocessed sample",
    await measure(7, () =>
      execFileSync(process.execPath, [".config/haplonote.mjs", "call", preprocessed], { stdio: "ignore" }),
    ),
  ],
  [
    "the same through npm run",
    await measure(5, () =>
      execFileSync("npm", ["run", "-s", "haplonote", "--", "call", preprocessed], { stdio: "ignore" }),
    ),
  ],
  [
    "a whole process: 40 such files on all cores",
    await measure(3, () =>
      execFileSync(process.execPath, [".config/haplonote.mjs", "call", ...new Array<string>(40).fill(preprocessed)], {
        stdio: "ignore",
      }),
    ),
  ],
]);

const big = join(folder, "big.vcf");
const size = await bigFile(big);
const { milliseconds, megabytes } = wholeProcess([big]);
console.log(
  `${(milliseconds / 1000).toFixed(2).padStart(9)} s  (once)    call of a plain file of ${mega(size)} MB: ${Math.round(mega(size) / (milliseconds / 1000))} MB/s, ${megabytes} MB of memory at most`,
);
