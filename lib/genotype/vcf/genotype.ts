import { BAR, COLON, COMMA, DOT, SLASH, TAB, ZERO, placeOf, textOf, wholeNumber } from "./bytes";

/** Numbers of a line by sample: packed where there are many samples, since a file of thousands holds them for each position. */
type Numbers = number[] | Int16Array;

/** A typed array costs more to make than a few numbers do. */
const FEW_NUMBERS = 32;

/** The genotypes of one line. */
export interface Genotypes {
  /** Two for each sample: the allele as GT numbers it, or MISSING or ABSENT. */
  readonly alleles: Readonly<ArrayLike<number>>;
  readonly flags: Readonly<ArrayLike<number>>;
  /** PS of each sample; null when no sample has any. */
  readonly phaseSets: readonly (string | null)[] | null;
}

/** A dot in GT. */
export const MISSING = -1;
/** The second half of a haploid GT. */
export const ABSENT = -2;

export const IS_PHASED = 1;
/** Three alleles or more. */
export const HAS_TOO_MANY = 2;
/** GT has two alleles, AD has reads of one. */
export const READS_CONTRADICT = 4;
export const READS_UNREADABLE = 8;
/** No read covers the line: DP or MIN_DP is zero. */
export const HAS_NO_READS = 16;

/** Where FORMAT says each of the values stands that we read; -1 where it has none. */
export interface FormatPlaces {
  readonly genotype: number;
  readonly phaseSet: number;
  readonly phaseList: number;
  readonly depths: number;
  readonly coverage: number;
}

/** Returns the places of the values we read; AD is left out where the header says that it counts something else. */
export function formatPlaces(format: string, readsDepths: boolean): FormatPlaces {
  const keys = format.split(":");
  const least = keys.indexOf("MIN_DP");
  return {
    genotype: keys.indexOf("GT"),
    phaseSet: keys.indexOf("PS"),
    phaseList: keys.indexOf("PSL"),
    depths: readsDepths ? keys.indexOf("AD") : -1,
    coverage: least >= 0 ? least : keys.indexOf("DP"),
  };
}

export type GenotypeFault = "columns" | "genotype-form" | "allele-index";

/**
 * Returns the genotypes of the wanted samples of one line, or what is wrong
 * with the line. `from` is the first byte of the first sample's column.
 */
export function readGenotypes(
  bytes: Uint8Array,
  {
    from,
    until,
    places,
    samples,
    wanted,
    kept,
    alternates,
  }: {
    readonly from: number;
    readonly until: number;
    readonly places: FormatPlaces;
    /** How many sample columns the header names. */
    readonly samples: number;
    /** For each column the place of its sample among the wanted ones, or -1. */
    readonly wanted: Int32Array;
    /** How many samples are wanted. */
    readonly kept: number;
    /** How many ALT alleles the line has. */
    readonly alternates: number;
  },
): Genotypes | GenotypeFault {
  const alleles = numbers(kept * 2, MISSING);
  const flags = numbers(kept, 0);
  let phaseSets: (string | null)[] | null = null;
  let at = from;
  for (let column = 0; column < samples; column += 1) {
    if (at > until) return "columns";
    const end = placeOf(bytes, TAB, at, until);
    const sample = wanted[column] ?? -1;
    const plain = sample >= 0 && places.genotype === 0 && end - at === 3 ? plainGenotype(bytes, at, alternates) : 0;
    if (plain !== 0) {
      alleles[sample * 2] = (bytes[at] ?? 0) - ZERO;
      alleles[sample * 2 + 1] = (bytes[at + 2] ?? 0) - ZERO;
      flags[sample] = plain === BAR ? IS_PHASED : 0;
    } else if (sample >= 0) {
      const one = readOne(bytes, at, end, places, alternates);
      if (typeof one === "string") return one;
      alleles[sample * 2] = one.first;
      alleles[sample * 2 + 1] = one.second;
      flags[sample] = one.flags;
      if (one.phaseSet !== null) {
        phaseSets ??= new Array<string | null>(kept).fill(null);
        phaseSets[sample] = one.phaseSet;
      }
    }
    at = end + 1;
  }
  return at === until + 1 ? { alleles, flags, phaseSets } : "columns";
}

function numbers(count: number, value: number): Numbers {
  return count <= FEW_NUMBERS ? new Array<number>(count).fill(value) : new Int16Array(count).fill(value);
}

/** Returns the separator when the column is two digits of alleles that exist and nothing else, as most columns are; 0 otherwise. */
function plainGenotype(bytes: Uint8Array, at: number, alternates: number): number {
  const first = (bytes[at] ?? 0) - ZERO;
  const second = (bytes[at + 2] ?? 0) - ZERO;
  const separator = bytes[at + 1] ?? 0;
  const isPlain = first >= 0 && second >= 0 && first <= 9 && second <= 9 && first <= alternates && second <= alternates;
  return isPlain && (separator === SLASH || separator === BAR) ? separator : 0;
}

interface One {
  readonly first: number;
  readonly second: number;
  readonly flags: number;
  readonly phaseSet: string | null;
}

const NO_GENOTYPE: One = { first: MISSING, second: MISSING, flags: 0, phaseSet: null };

function readOne(
  bytes: Uint8Array,
  from: number,
  until: number,
  places: FormatPlaces,
  alternates: number,
): One | GenotypeFault {
  const genotype = valueAt(bytes, from, until, places.genotype);
  if (genotype === null) return NO_GENOTYPE;
  const read = readAlleles(bytes, genotype.from, genotype.until, alternates);
  if (typeof read === "string") return read;
  let flags = read.flags | readsFlag(bytes, from, until, places.depths, read);
  const coverage = valueAt(bytes, from, until, places.coverage);
  if (coverage !== null && wholeNumber(bytes, coverage.from, coverage.until) === 0) flags |= HAS_NO_READS;
  if ((flags & IS_PHASED) === 0 || read.second === ABSENT) return { ...read, flags, phaseSet: null };
  const phaseSet = phaseSetAt(bytes, from, until, places);
  // Two halves in two sets are not phased against each other.
  return phaseSet === "differs" ? { ...read, flags: flags & ~IS_PHASED, phaseSet: null } : { ...read, flags, phaseSet };
}

/** Returns the alleles of a GT such as 0/1, 1|0, ./., 1 or, since version 4.4, |0/1. */
function readAlleles(
  bytes: Uint8Array,
  from: number,
  until: number,
  alternates: number,
): { first: number; second: number; flags: number } | GenotypeFault {
  const lead = bytes[from];
  let at = lead === SLASH || lead === BAR ? from + 1 : from;
  let isPhased = true;
  let first = ABSENT;
  let second = ABSENT;
  let ploidy = 0;
  while (at <= until) {
    let end = at;
    while (end < until && bytes[end] !== SLASH && bytes[end] !== BAR) end += 1;
    const isMissing = end === at + 1 && bytes[at] === DOT;
    const allele = isMissing ? MISSING : singleOrWhole(bytes, at, end);
    if (allele === null) return "genotype-form";
    if (allele > alternates) return "allele-index";
    if (ploidy === 0) first = allele;
    else if (ploidy === 1) second = allele;
    ploidy += 1;
    if (end < until && bytes[end] === SLASH) isPhased = false;
    if (end === until) break;
    at = end + 1;
  }
  return { first, second, flags: (isPhased ? IS_PHASED : 0) | (ploidy > 2 ? HAS_TOO_MANY : 0) };
}

function singleOrWhole(bytes: Uint8Array, from: number, until: number): number | null {
  if (until - from !== 1) return wholeNumber(bytes, from, until);
  const digit = (bytes[from] ?? 0) - ZERO;
  return digit >= 0 && digit <= 9 ? digit : null;
}

/**
 * Some programs write every site they looked at as heterozygous and leave the
 * truth to AD: reads of one allele alone contradict two alleles in GT.
 */
function readsFlag(
  bytes: Uint8Array,
  from: number,
  until: number,
  place: number,
  alleles: { first: number; second: number },
): number {
  if (alleles.first < 0 || alleles.second < 0) return 0;
  const depths = valueAt(bytes, from, until, place);
  if (depths === null) return 0;
  let withReads = 0;
  let at = depths.from;
  while (at <= depths.until) {
    const end = placeOf(bytes, COMMA, at, depths.until);
    const isDot = end === at + 1 && bytes[at] === DOT;
    const count = isDot ? 0 : wholeNumber(bytes, at, end);
    if (count === null) return READS_UNREADABLE;
    if (count > 0) withReads += 1;
    at = end + 1;
  }
  return withReads === 1 && alleles.first !== alleles.second ? READS_CONTRADICT : 0;
}

function phaseSetAt(bytes: Uint8Array, from: number, until: number, places: FormatPlaces): string | null {
  const set = valueAt(bytes, from, until, places.phaseSet);
  if (set !== null) return textOf(bytes, set.from, set.until);
  const list = valueAt(bytes, from, until, places.phaseList);
  if (list === null) return null;
  const [one = ".", two = "."] = textOf(bytes, list.from, list.until).split(",");
  return one === two ? one : "differs";
}

/** Returns where the value at a place of FORMAT stands, or null when it is missing, a dot, or dropped from the end. */
function valueAt(
  bytes: Uint8Array,
  from: number,
  until: number,
  place: number,
): { from: number; until: number } | null {
  if (place < 0) return null;
  let at = from;
  for (let skipped = 0; skipped < place; skipped += 1) {
    at = placeOf(bytes, COLON, at, until) + 1;
    if (at > until) return null;
  }
  const end = placeOf(bytes, COLON, at, until);
  if (end === at || (end === at + 1 && bytes[at] === DOT)) return null;
  return { from: at, until: end };
}
