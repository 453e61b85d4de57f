import type { Outcome, Problem } from "@/lib/schema";
import type { DefinedPosition, ObservationWarning, ObservedPosition, SampleObservation } from "../observation";
import { bodyReader, type BodyReader } from "./body";
import { buildOfBases } from "./build";
import { HASH, textOf } from "./bytes";
import { headerReader, type FileWarning, type VcfHeader } from "./header";
import { lineScanner } from "./line-scanner";
import { siteObserver, type SiteObserver } from "./observe";
import { indexPositions, type PositionIndex } from "./position-index";
import { fileEnded, lineTooLong, noData, onlyCopies, otherBuild, sampleUnknown, textBeforeColumns } from "./refusals";

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
  end(): Outcome<VcfFile>;
}

interface Body {
  readonly header: VcfHeader;
  readonly reader: BodyReader;
  readonly kept: readonly string[];
}

/**
 * Returns a reader of the bytes of one VCF, in chunks of any size. Any fault
 * of a line that is read refuses the file, since a broken line tells that
 * others may be missing.
 */
export function vcfLineReader({ positions, samples }: ReadLinesOptions): VcfLineReader {
  const index = indexPositions(positions);
  const reading = headerReader();
  const warnings: FileWarning[] = [];
  let body: Body | null = null;
  let linesRead = 0;
  let hasData = false;

  const takeHeader = (bytes: Uint8Array, from: number, until: number): Problem | null => {
    // A first line may be anything; of one that is no text the decoder sees a little only.
    const text = textOf(bytes, from, Math.min(until, linesRead === 1 ? from + 200 : until)).replace(/^\uFEFF/, "");
    if (linesRead === 1) return reading.take(text);
    if (bytes[from] !== HASH) return textBeforeColumns(linesRead);
    if (!text.startsWith("#CHROM")) return reading.take(text);
    const header = reading.finish(text);
    if (!header.ok) return header.problems[0] ?? null;
    const chosen = chooseSamples(header.value, samples);
    if ("code" in chosen) return chosen;
    body = {
      header: header.value,
      reader: bodyReader({ header: header.value, index, wanted: chosen.wanted }),
      kept: chosen.kept,
    };
    return null;
  };

  const take = (bytes: Uint8Array, from: number, until: number, isClosed: boolean): Problem | null => {
    linesRead += 1;
    if (body === null) return takeHeader(bytes, from, until);
    if (from === until) return null;
    hasData = true;
    if (isClosed) return body.reader.take(bytes, from, until, linesRead);
    const cut = body.reader.checkLast(bytes, from, until, linesRead);
    if (cut !== null) return cut;
    warnings.push({
      code: "no-final-newline",
      found: `line ${linesRead} without an end of line`,
      expected: "an end of line after the last line",
    });
    return body.reader.take(bytes, from, until, linesRead);
  };

  const scanner = lineScanner<Problem>({ take, tooLong: () => lineTooLong(linesRead + 1) });
  return {
    sampleCount: () => body?.header.samples.length ?? 0,
    push: (chunk) => scanner.push(chunk),
    end() {
      const fault = scanner.end();
      if (fault !== null) return { ok: false, problems: [fault] };
      if (body === null) return { ok: false, problems: [fileEnded(linesRead)] };
      return hasData ? fileOf(body, index, linesRead, warnings) : { ok: false, problems: [noData()] };
    },
  };
}

function fileOf(
  { header, reader, kept }: Body,
  index: PositionIndex,
  linesRead: number,
  told: readonly FileWarning[],
): Outcome<VcfFile> {
  if (header.isOfCopies && reader.fits.size === 0) return { ok: false, problems: [onlyCopies()] };
  const byBases = buildOfBases(reader.evidence, header.build === "GRCh38");
  if (byBases !== null && byBases !== "GRCh38")
    return { ok: false, problems: [otherBuild(byBases, "reference bases at known positions")] };
  const build = header.build === "GRCh38" || byBases === "GRCh38" ? "GRCh38" : null;
  const warnings: FileWarning[] = [...header.warnings, ...told];
  if (build === null)
    warnings.push({
      code: "build-unknown",
      found: "no build in the header and too few known positions to tell",
      expected: "GRCh38",
    });
  if (reader.fits.size === 0)
    warnings.push({
      code: "no-defined-position",
      found: `no known position in ${linesRead} lines`,
      expected: "lines, or reference blocks, at positions that allele definitions name",
    });
  const usesDepths = [...reader.fits.values()].some((fits) => fits.some((fit) => fit.line.hasDepths));
  if (usesDepths && !header.isDepthDeclared)
    warnings.push({
      code: "read-counts-undeclared",
      found: "AD without a FORMAT line in the header",
      expected: "##FORMAT=<ID=AD,Number=R,…>",
    });
  const observers = index.sites.flatMap((site) => {
    const fits = reader.fits.get(site);
    return fits === undefined ? [] : [siteObserver(site, fits)];
  });
  return {
    ok: true,
    value: {
      version: header.version,
      build,
      warnings,
      linesRead,
      samples: kept,
      observe: (sample) => observeSample(kept, sample, observers),
    },
  };
}

function observeSample(
  samples: readonly string[],
  sample: number,
  observers: readonly SiteObserver[],
): SampleObservation {
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

function chooseSamples(
  header: VcfHeader,
  samples: readonly string[] | null,
): Problem | { readonly wanted: Int32Array; readonly kept: readonly string[] } {
  const missing = samples?.find((name) => !header.samples.includes(name));
  if (missing !== undefined) return sampleUnknown(missing, header.samples);
  const kept = samples === null ? header.samples : header.samples.filter((name) => samples.includes(name));
  const places = new Map(kept.map((name, at) => [name, at]));
  return { kept, wanted: Int32Array.from(header.samples, (name) => places.get(name) ?? -1) };
}
