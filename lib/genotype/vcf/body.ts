import type { Problem } from "@/lib/schema";
import type { BuildEvidence } from "./build";
import { TAB, placeOf, textOf, wholeNumber } from "./bytes";
import { fitOf, type Fit } from "./fit";
import { chromosomeName, type VcfHeader } from "./header";
import { FIXED_COLUMNS } from "./layout";
import { columnsIn, endOf, lineReader, type LineHead, type VcfLine } from "./line";
import { firstAtLeast, sitesWithin, type ChromosomeIndex, type PositionIndex } from "./position-index";
import { cutFile, faultProblem, noDataLine, tooManyLines } from "./refusals";
import type { Site } from "./spelling";

/** The data lines of a file, read one by one. */
export interface BodyReader {
  /** Takes a line, as a stretch of bytes that are good during the call only; returns why the file is refused, or null. */
  take(bytes: Uint8Array, from: number, until: number, lineOneBased: number): Problem | null;
  /** Returns what is wrong with a last line that no end of line closed, before it is taken. */
  checkLast(bytes: Uint8Array, from: number, until: number, lineOneBased: number): Problem | null;
  /** What the lines say of each position, in no order. */
  readonly fits: ReadonlyMap<Site, readonly Fit[]>;
  readonly evidence: Readonly<BuildEvidence>;
}

/** More lines than this for one defined position are no genome. */
const MOST_LINES_AT_A_POSITION = 200;

/**
 * Returns a reader of data lines. Lines that reach no defined position are
 * passed over after their first columns; the others are kept until the end.
 */
export function bodyReader({
  header,
  index,
  wanted,
}: {
  readonly header: VcfHeader;
  readonly index: PositionIndex;
  readonly wanted: Int32Array;
}): BodyReader {
  const columns = header.samples.length + FIXED_COLUMNS;
  const lines = lineReader(header, wanted);
  const chromosomeAt = chromosomeFinder(index);
  const fits = new Map<Site, Fit[]>();
  const evidence: BuildEvidence = { agreeing: 0, disagreeing: 0, onGrch37: 0 };

  const keep = (
    chromosome: ChromosomeIndex,
    bytes: Uint8Array,
    from: number,
    until: number,
    head: LineHead,
    lineOneBased: number,
  ): Problem | null => {
    const line = lines.read(bytes, from, until, head, lineOneBased);
    if ("kind" in line) return faultProblem(line, lineOneBased, chromosome.chromosome, head.positionOneBased, columns);
    weigh(evidence, chromosome, line);
    for (const site of sitesWithin(chromosome, head.positionOneBased, head.endOneBased)) {
      const fit = fitOf(site, line);
      if (fit === null) continue;
      const known = fits.get(site);
      if (known === undefined) fits.set(site, [fit]);
      else if (known.length >= MOST_LINES_AT_A_POSITION) return tooManyLines(lineOneBased, known.length, site);
      else known.push(fit);
    }
    return null;
  };

  return {
    fits,
    evidence,
    checkLast(bytes, from, until, lineOneBased) {
      const found = columnsIn(bytes, from, until);
      return found === columns ? null : cutFile(lineOneBased, found, columns);
    },
    take(bytes, from, until, lineOneBased) {
      const chromosomeEnd = placeOf(bytes, TAB, from, until);
      const positionEnd = placeOf(bytes, TAB, chromosomeEnd + 1, until);
      const positionOneBased = wholeNumber(bytes, chromosomeEnd + 1, positionEnd);
      if (positionOneBased === null || positionEnd >= until) return noDataLine(lineOneBased);
      const chromosome = chromosomeAt(bytes, from, chromosomeEnd);
      const start = chromosome?.starts[firstAtLeast(chromosome.ends, positionOneBased)];
      if (chromosome === null || start === undefined) return null;
      const endOneBased = endOf(bytes, positionEnd + 1, until, positionOneBased);
      return start > endOneBased
        ? null
        : keep(chromosome, bytes, from, until, { positionOneBased, endOneBased }, lineOneBased);
    },
  };
}

/** Lines of one chromosome follow each other, so the name of the last one is compared before it is looked up. */
function chromosomeFinder(
  index: PositionIndex,
): (bytes: Uint8Array, from: number, until: number) => ChromosomeIndex | null {
  let name = new Uint8Array(0);
  let last: ChromosomeIndex | null = null;
  return (bytes, from, until) => {
    let isSame = name.length === until - from;
    for (let at = 0; isSame && at < name.length; at += 1) isSame = name[at] === bytes[from + at];
    if (isSame) return last;
    name = bytes.slice(from, until);
    last = index.chromosomes.get(chromosomeName(textOf(bytes, from, until))) ?? null;
    return last;
  };
}

/** Counts what a line says of the build, by the first base of REF; an indel may be anchored elsewhere, so on GRCh37 all must fit. */
function weigh(evidence: BuildEvidence, chromosome: ChromosomeIndex, line: VcfLine): void {
  const here = chromosome.sites[firstAtLeast(chromosome.siteStarts, line.positionOneBased)];
  if (here?.startOneBased === line.positionOneBased) {
    if (line.reference[0] === here.bases[0]) evidence.agreeing += 1;
    else evidence.disagreeing += 1;
  }
  const older = chromosome.onGrch37.get(line.positionOneBased)?.position;
  if (
    older !== undefined &&
    line.reference === older.reference &&
    line.alternates.some((bases) => older.alternates.includes(bases))
  )
    evidence.onGrch37 += 1;
}
