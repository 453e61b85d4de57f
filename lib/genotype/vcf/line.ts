import { DOT, SEMICOLON, TAB, placeOf, textOf, wholeNumber } from "./bytes";
import { formatPlaces, readGenotypes, type FormatPlaces, type Genotypes } from "./genotype";
import type { VcfHeader } from "./header";
import { FIXED_COLUMNS } from "./layout";
import type { LineFault } from "./refusals";

/** One data line that stands at or over a defined position. */
export interface VcfLine {
  readonly lineOneBased: number;
  readonly positionOneBased: number;
  /** Last base the line speaks of: END of a block, or the last base of REF. */
  readonly endOneBased: number;
  /** In upper case. */
  readonly reference: string;
  /** In upper case; none for a dot. */
  readonly alternates: readonly string[];
  /** FILTER where it names a reason, else null. */
  readonly filter: string | null;
  /** Whether FORMAT has AD and AD is looked at. */
  readonly hasDepths: boolean;
  readonly genotypes: Genotypes;
}

/** Where a line's first columns lie, found without reading them. */
export interface LineHead {
  readonly positionOneBased: number;
  readonly endOneBased: number;
}

/** Places of the columns that are read. */
const REF = 3;
const ALT = 4;
const FILTER = 6;
const FORMAT = 8;

const LESS_THAN = 60;
const END_KEY = [69, 78, 68, 61];

/**
 * Returns the last base that a line speaks of. Only lines without ALT, or with
 * a symbolic one, may speak of more than their REF, so only theirs is INFO
 * searched for END. `from` is the first byte after POS and its tab.
 */
export function endOf(bytes: Uint8Array, from: number, until: number, positionOneBased: number): number {
  const reference = placeOf(bytes, TAB, from, until) + 1;
  const alternate = placeOf(bytes, TAB, reference, until) + 1;
  const last = positionOneBased + alternate - reference - 2;
  let isSymbolic = false;
  let at = alternate;
  for (; at < until && bytes[at] !== TAB; at += 1) {
    if (bytes[at] === LESS_THAN || (bytes[at] === DOT && at === alternate)) isSymbolic = true;
  }
  if (!isSymbolic) return last;
  const filter = placeOf(bytes, TAB, at + 1, until);
  const info = placeOf(bytes, TAB, filter + 1, until) + 1;
  return Math.max(last, endInInfo(bytes, info, until) ?? 0);
}

function endInInfo(bytes: Uint8Array, from: number, until: number): number | null {
  let at = from;
  while (at < until && bytes[at] !== TAB) {
    if (END_KEY.every((byte, offset) => bytes[at + offset] === byte)) {
      let end = at + END_KEY.length;
      while (end < until && bytes[end] !== TAB && bytes[end] !== SEMICOLON) end += 1;
      return wholeNumber(bytes, at + END_KEY.length, end);
    }
    while (at < until && bytes[at] !== TAB && bytes[at] !== SEMICOLON) at += 1;
    if (bytes[at] === SEMICOLON) at += 1;
  }
  return null;
}

export interface LineReader {
  read(bytes: Uint8Array, from: number, until: number, head: LineHead, lineOneBased: number): VcfLine | LineFault;
}

/** Returns a reader of data lines for a header and the samples wanted of it. Columns that say nothing to us are passed over. */
export function lineReader(header: VcfHeader, wanted: Int32Array): LineReader {
  const formats = new Map<string, FormatPlaces>();
  // Where each column of the line at hand begins.
  const starts = new Int32Array(FIXED_COLUMNS + 1);
  const kept = wanted.reduce((most, place) => Math.max(most, place + 1), 0);
  const placesOf = (format: string): FormatPlaces => {
    const known = formats.get(format);
    if (known !== undefined) return known;
    const places = formatPlaces(format, header.readsDepths);
    // FORMAT is one of a few texts in a file; a file that makes up new ones is not remembered without end.
    if (formats.size < 1000) formats.set(format, places);
    return places;
  };
  return {
    read(bytes, from, until, head, lineOneBased) {
      let found = 1;
      starts[0] = from;
      for (let at = from; found <= FIXED_COLUMNS && at < until; at += 1) {
        if (bytes[at] !== TAB) continue;
        starts[found] = at + 1;
        found += 1;
      }
      if (found <= FIXED_COLUMNS) return { kind: "columns", found };
      const samplesFrom = starts[FIXED_COLUMNS] ?? until;
      const places = placesOf(column(bytes, starts, FORMAT));
      const alternate = column(bytes, starts, ALT);
      const alternates = alternate === "." || alternate === "" ? [] : alternate.toUpperCase().split(",");
      const genotypes = readGenotypes(bytes, {
        from: samplesFrom,
        until,
        places,
        samples: header.samples.length,
        wanted,
        kept,
        alternates: alternates.length,
      });
      if (genotypes === "columns") return { kind: "columns", found: columnsIn(bytes, from, until) };
      if (genotypes === "allele-index") return { kind: "allele-index", alternates: alternates.length };
      if (genotypes === "genotype-form") return { kind: "genotype-form" };
      const filter = column(bytes, starts, FILTER);
      return {
        lineOneBased,
        positionOneBased: head.positionOneBased,
        endOneBased: head.endOneBased,
        reference: column(bytes, starts, REF).toUpperCase(),
        alternates,
        filter: filter === "" || filter === "." || filter === "PASS" ? null : filter,
        hasDepths: places.depths >= 0,
        genotypes,
      };
    },
  };
}

function column(bytes: Uint8Array, starts: Int32Array, place: number): string {
  return textOf(bytes, starts[place] ?? 0, (starts[place + 1] ?? 1) - 1);
}

/** Returns how many columns a line has. */
export function columnsIn(bytes: Uint8Array, from: number, until: number): number {
  let count = 1;
  for (let at = from; at < until; at += 1) if (bytes[at] === TAB) count += 1;
  return count;
}
