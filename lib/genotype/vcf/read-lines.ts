import type { Problem } from "@/lib/schema";
import type { DefinedPosition, ObservationWarning, ObservedPosition, SampleObservation } from "../observation";
import { buildOfBases, type BuildEvidence } from "./build";
import { HASH, TAB, placeOf, textOf, wholeNumber } from "./bytes";
import { fitOf, type Fit } from "./fit";
import { chromosomeName, headerReader, type FileWarning, type VcfHeader } from "./header";
import { FIXED_COLUMNS } from "./layout";
import { columnsIn, endOf, lineReader, type LineHead, type LineReader, type VcfLine } from "./line";
import { lineScanner } from "./line-scanner";
import { siteObserver, type SiteObserver } from "./observe";
import { firstAtLeast, indexPositions, sitesWithin, type ChromosomeIndex } from "./position-index";
import { cutFile, faultProblem, fileEnded, lineTooLong, noData, noDataLine, otherBuild, sampleUnknown, textBeforeColumns, tooManyLines } from "./refusals";
import type { Site } from "./spelling";

/** What was read of a file. Nothing of it is kept but the lines at defined positions. */
export interface VcfFile {
  /** "4.2". */
  readonly version: string;
  /** GRCh38 when the header or the reference bases say so; null when neither does. Other builds are refused. */
  readonly build: "GRCh38" | null;
  readonly warnings: readonly FileWarning[];
  readonly linesRead: number;
  /** The wanted samples, in the order of the file. */
  readonly samples: readonly string[];
  /** Returns what one of `samples` shows at the defined positions; throws a RangeError for a place that is none. */
  observe(sample: number): SampleObservation;
}

export interface ReadLinesOptions {
  readonly positions: readonly DefinedPosition[];
  /** Samples to read, by name; null reads them all. */
  readonly samples: readonly string[] | null;
}

export interface VcfLineReader {
  /** How many sample columns the header names; 0 before its end. */
  sampleCount(): number;
  push(chunk: Uint8Array): Problem | null;
  end(): { readonly ok: true; readonly value: VcfFile } | { readonly ok: false; readonly problems: readonly Problem[] };
}

/** More lines than this for one defined position are no genome. */
const MOST_LINES_AT_A_POSITION = 200;

/**
 * Returns a reader of the bytes of one VCF, in chunks of any size. Lines that
 * reach no defined position are passed over after their first columns; the
 * others are kept until the end. Any fault of a line that is read refuses the
 * file, since a broken line tells that others may be missing.
 */
export function vcfLineReader({ positions, samples }: ReadLinesOptions): VcfLineReader {
  const index = indexPositions(positions);
  const fits = new Map<Site, Fit[]>();
  const evidence: BuildEvidence = { agreeing: 0, disagreeing: 0, onGrch37: 0 };
  const reading = headerReader();
  const warnings: FileWarning[] = [];
  let body: { readonly header: VcfHeader; readonly lines: LineReader; readonly kept: readonly string[] } | null = null;
  let linesRead = 0;
  let hasData = false;
  let lastChromosome: { readonly bytes: Uint8Array; readonly index: ChromosomeIndex | null } | null = null;

  const takeHeader = (bytes: Uint8Array, from: number, until: number): Problem | null => {
    // A first line that is no text is not shown to a decoder, nor to the reader.
    const text = textOf(bytes, from, Math.min(until, linesRead === 1 ? from + 200 : until)).replace(/^\uFEFF/, "");
    if (!text.startsWith("#CHROM") && linesRead > 1 && bytes[from] !== HASH) return textBeforeColumns(linesRead);
    if (!text.startsWith("#CHROM") || linesRead === 1) return reading.take(text);
    const header = reading.finish(textOf(bytes, from, until));
    if (!header.ok) return header.problems[0] ?? null;
    const chosen = chooseSamples(header.value, samples);
    if ("code" in chosen) return chosen;
    body = { header: header.value, lines: lineReader(header.value, chosen.wanted), kept: chosen.kept };
    warnings.push(...header.value.warnings);
    return null;
  };

  const chromosomeAt = (bytes: Uint8Array, from: number, until: number): ChromosomeIndex | null => {
    if (lastChromosome !== null && lastChromosome.bytes.length === until - from && lastChromosome.bytes.every((byte, at) => byte === bytes[from + at])) return lastChromosome.index;
    lastChromosome = { bytes: bytes.slice(from, until), index: index.chromosomes.get(chromosomeName(textOf(bytes, from, until))) ?? null };
    return lastChromosome.index;
  };

  const takeLine = (bytes: Uint8Array, from: number, until: number, isClosed: boolean): Problem | null => {
    linesRead += 1;
    if (body === null) return takeHeader(bytes, from, until);
    if (from === until) return null;
    hasData = true;
    const chromosomeEnd = placeOf(bytes, TAB, from, until);
    const positionEnd = placeOf(bytes, TAB, chromosomeEnd + 1, until);
    const positionOneBased = wholeNumber(bytes, chromosomeEnd + 1, positionEnd);
    if (positionOneBased === null || positionEnd >= until) return noDataLine(linesRead, isClosed);
    if (!isClosed) {
      const columns = columnsIn(bytes, from, until);
      if (columns !== body.header.samples.length + FIXED_COLUMNS) return cutFile(linesRead, columns, body.header.samples.length + FIXED_COLUMNS);
      warnings.push({ code: "no-final-newline", found: `line ${linesRead} without an end of line`, expected: "an end of line after the last line" });
    }
    const chromosome = chromosomeAt(bytes, from, chromosomeEnd);
    if (chromosome === null) return null;
    const next = firstAtLeast(chromosome.ends, positionOneBased);
    const start = chromosome.starts[next];
    if (start === undefined) return null;
    const endOneBased = endOf(bytes, positionEnd + 1, until, positionOneBased);
    if (start > endOneBased) return null;
    return keep(chromosome, body.lines, bytes, from, until, { positionOneBased, endOneBased });
  };

  const keep = (chromosome: ChromosomeIndex, lines: LineReader, bytes: Uint8Array, from: number, until: number, head: LineHead): Problem | null => {
    const line = lines.read(bytes, from, until, head, linesRead);
    if ("kind" in line) return faultProblem(line, linesRead, chromosome.chromosome, head.positionOneBased, (body?.header.samples.length ?? 0) + FIXED_COLUMNS);
    weigh(evidence, chromosome, line);
    for (const site of sitesWithin(chromosome, head.positionOneBased, head.endOneBased)) {
      const fit = fitOf(site, line);
      if (fit === null) continue;
      const known = fits.get(site);
      if (known === undefined) fits.set(site, [fit]);
      else if (known.length >= MOST_LINES_AT_A_POSITION) return tooManyLines(linesRead, known.length, site);
      else known.push(fit);
    }
    return null;
  };

  const scanner = lineScanner<Problem>({ take: takeLine, tooLong: () => lineTooLong(linesRead + 1) });
  return {
    sampleCount: () => body?.header.samples.length ?? 0,
    push: (chunk) => scanner.push(chunk),
    end() {
      const fault = scanner.end();
      if (fault !== null) return { ok: false, problems: [fault] };
      if (body === null) return { ok: false, problems: [fileEnded(linesRead)] };
      if (!hasData) return { ok: false, problems: [noData()] };
      const { header, kept } = body;
      const byBases = buildOfBases(evidence);
      if (byBases !== null && byBases !== "GRCh38") return { ok: false, problems: [otherBuild(byBases, "reference bases at known positions")] };
      const build = header.build === "GRCh38" || byBases === "GRCh38" ? "GRCh38" : null;
      if (build === null) warnings.push({ code: "build-unknown", found: "no build in the header and too few known positions to tell", expected: "GRCh38" });
      if (fits.size === 0) warnings.push({ code: "no-defined-position", found: `no known position in ${linesRead} lines`, expected: "lines, or reference blocks, at positions that allele definitions name" });
      if (!header.isDepthDeclared && [...fits.values()].some((list) => list.some((fit) => fit.line.hasDepths))) warnings.push({ code: "read-counts-undeclared", found: "AD without a FORMAT line in the header", expected: "##FORMAT=<ID=AD,Number=R,…>" });
      const observers = index.sites.flatMap((site) => {
        const list = fits.get(site);
        return list === undefined ? [] : [siteObserver(site, list)];
      });
      return { ok: true, value: { version: header.version, build, warnings, linesRead, samples: kept, observe: (sample) => observeSample(kept, sample, observers) } };
    },
  };
}

function observeSample(samples: readonly string[], sample: number, observers: readonly SiteObserver[]): SampleObservation {
  const name = samples[sample];
  if (name === undefined) throw new RangeError("genotype: the file has no sample at this place");
  const positions: ObservedPosition[] = [];
  const warnings: ObservationWarning[] = [];
  for (const observe of observers) {
    const { observed, warnings: told } = observe(sample);
    if (observed !== null) positions.push(observed);
    if (told.length > 0) warnings.push(...told);
  }
  return { sample: name, positions, warnings };
}

function chooseSamples(header: VcfHeader, samples: readonly string[] | null): Problem | { readonly wanted: Int32Array; readonly kept: readonly string[] } {
  const missing = samples?.find((name) => !header.samples.includes(name));
  if (missing !== undefined) return sampleUnknown(missing, header.samples);
  const kept = samples === null ? header.samples : header.samples.filter((name) => samples.includes(name));
  const places = new Map(kept.map((name, at) => [name, at]));
  return { kept, wanted: Int32Array.from(header.samples, (name) => places.get(name) ?? -1) };
}

/** Counts what a line says of the build, by the first base of REF; an indel may be anchored elsewhere, so on GRCh37 all must fit. */
function weigh(evidence: BuildEvidence, chromosome: ChromosomeIndex, line: VcfLine): void {
  const here = chromosome.sites[firstAtLeast(chromosome.siteStarts, line.positionOneBased)];
  if (here?.startOneBased === line.positionOneBased) {
    if (line.reference[0] === here.bases[0]) evidence.agreeing += 1;
    else evidence.disagreeing += 1;
  }
  const older = chromosome.onGrch37.get(line.positionOneBased)?.position;
  if (older !== undefined && line.reference === older.reference && line.alternates.some((bases) => older.alternates.includes(bases))) evidence.onGrch37 += 1;
}
