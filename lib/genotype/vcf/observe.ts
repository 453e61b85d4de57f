import type { ObservationWarning, ObservationWarningCode, ObservedPosition } from "../observation";
import { isStructural, mayHide, type Fit } from "./fit";
import { ABSENT, HAS_NO_READS, HAS_TOO_MANY, IS_PHASED, MISSING, READS_CONTRADICT, READS_UNREADABLE } from "./genotype";
import { mergeReadings, type Reading } from "./merge";
import type { Site } from "./spelling";

/** What one sample shows at one defined position: null where the file does not tell. */
export interface SiteObservation {
  readonly observed: ObservedPosition | null;
  readonly warnings: readonly ObservationWarning[];
}

type Read =
  | { readonly kind: "read"; readonly reading: Reading }
  /** The line has no genotype for the sample; another line may. */
  | { readonly kind: "silent" }
  /** The line has one that must not be used; no other line may stand in for it. */
  | { readonly kind: "refused" };

type Warn = (code: ObservationWarningCode, found: string) => void;

/** Returns what a sample, by its place, shows at one defined position. */
export type SiteObserver = (sample: number) => SiteObservation;

/** Chromosomes that a person may have once. */
const HAPLOID: readonly string[] = ["chrM", "chrMT", "chrY"];

const NO_WARNINGS: readonly ObservationWarning[] = [];

/**
 * Returns an observer of one position. Where one line speaks of it, samples
 * with the same genotype share one observation, which is made once.
 */
export function siteObserver(site: Site, fits: readonly Fit[]): SiteObserver {
  const [fit, ...others] = fits;
  if (fit === undefined || others.length > 0) return (sample) => observeSite(site, fits, sample);
  let known: Map<number, SiteObservation> | null = null;
  const { alleles, flags, phaseSets } = fit.line.genotypes;
  const isPlain =
    (fit.kind === "definition" || fit.kind === "own") &&
    fit.line.filter === null &&
    (fit.kind === "definition" || !site.hasIndel || fit.namesIndel) &&
    !HAPLOID.includes(site.position.chromosome);
  return (sample) => {
    if (phaseSets !== null && phaseSets[sample] !== null) return observeSite(site, fits, sample);
    const first = alleles[sample * 2] ?? MISSING;
    const second = alleles[sample * 2 + 1] ?? MISSING;
    const flag = flags[sample] ?? 0;
    const key = ((first + 2) * 65536 + second + 2) * 32 + flag;
    const before = known?.get(key);
    if (before !== undefined) return before;
    const made =
      (isPlain && (flag & ~IS_PHASED) === 0 ? plainObservation(site, fit, first, second, flag) : null) ??
      observeSite(site, fits, sample);
    known ??= new Map();
    known.set(key, made);
    return made;
  };
}

/** Returns the observation of two documented alleles on a line without a fault, which most are; null where there is more to say. */
function plainObservation(site: Site, fit: Fit, first: number, second: number, flag: number): SiteObservation | null {
  const one = documentedBases(site, fit, first);
  const two = documentedBases(site, fit, second);
  if (one === null || two === null) return null;
  const { chromosome, positionOneBased } = site.position;
  return {
    observed: { chromosome, positionOneBased, alleles: [one, two], isPhased: (flag & IS_PHASED) !== 0, phaseSet: null },
    warnings: NO_WARNINGS,
  };
}

function documentedBases(site: Site, { spelled }: Fit, allele: number): string | null {
  if (allele === 0) return site.position.reference;
  const known = allele < 0 ? undefined : spelled[allele - 1];
  return known?.kind === "documented" ? known.bases : null;
}

/**
 * Returns what a sample shows at a defined position, from every line that
 * speaks of it. A position that no line covers, or whose line cannot be
 * trusted, is null: missing, never reference.
 */
export function observeSite(site: Site, fits: readonly Fit[], sample: number): SiteObservation {
  const warnings: ObservationWarning[] = [];
  const { chromosome, positionOneBased, reference, alternates } = site.position;
  const expected = `${reference}>${alternates.join(",")}`;
  const warn: Warn = (code, found) => {
    if (!warnings.some((one) => one.code === code && one.found === found))
      warnings.push({ code, chromosome, positionOneBased, found, expected });
  };
  const found = observedAt(site, fits, sample, warn);
  return { observed: found === null ? null : { chromosome, positionOneBased, ...found }, warnings };
}

function observedAt(site: Site, fits: readonly Fit[], sample: number, warn: Warn): Reading | null {
  const isHidden = fits.filter((fit) => fit.kind === "over").some((fit) => hides(site, fit, sample, warn));
  const speaking = fits.filter((fit) => fit.kind === "definition" || fit.kind === "own");
  // A line from elsewhere that disagrees is of interest only where no line of the position says better.
  const misfits = fits.filter(
    (fit) => fit.kind === "misfit" && (speaking.length === 0 || fit.line.positionOneBased === site.startOneBased),
  );
  misfits.forEach((fit) => warn("reference-mismatch", wordsOf(fit)));
  const blocks = fits.filter((fit) => fit.kind === "block");
  const here = [...speaking, ...misfits, ...blocks].filter((fit) => fit.line.positionOneBased === site.startOneBased);
  if (here.length > 1 && here.length > blocks.length) warn("position-twice", `${here.length} lines`);
  if (isHidden) return null;
  for (const kind of ["definition", "own"] as const) {
    const reads = speaking
      .filter((fit) => fit.kind === kind)
      .map((fit) => ({ fit, read: readLine(site, fit, sample, warn) }));
    if (reads.some(({ read }) => read.kind === "refused")) return null;
    const readings = reads.flatMap(({ fit, read }) => (read.kind === "read" ? [{ fit, reading: read.reading }] : []));
    if (readings.length === 0) continue;
    if (kind === "own" && site.hasIndel && !readings.some(({ fit }) => fit.namesIndel))
      warn("indel-not-tested", readings.map(({ fit }) => wordsOf(fit)).join(" and "));
    const merged = mergeReadings(site, readings);
    if (merged === null) warn("lines-disagree", `${readings.length} lines`);
    return merged;
  }
  return observedInBlocks(site, blocks, sample, warn);
}

/** Whether the sample has a change that may hide the position; a deletion over a single base that has a line of its own is only told. */
function hides(site: Site, fit: Fit, sample: number, warn: Warn): boolean {
  const isCarried = allelesOf(fit, sample).some((allele) => allele > 0 && mayHide(fit.line, fit.spelled, allele - 1));
  if (isCarried) warn("structural-alternate", wordsOf(fit));
  return isCarried && (site.hasIndel || isStructural(fit.line));
}

function readLine(site: Site, fit: Fit, sample: number, warn: Warn): Read {
  const alleles = allelesOf(fit, sample);
  const flags = fit.line.genotypes.flags[sample] ?? 0;
  if (alleles.every((allele) => allele === MISSING)) {
    warn("genotype-missing", wordsOf(fit));
    return { kind: "silent" };
  }
  if ((flags & HAS_TOO_MANY) !== 0) return refuse(warn, "too-many-alleles", fit);
  if ((flags & READS_UNREADABLE) !== 0) warn("read-counts-unreadable", wordsOf(fit));
  if ((flags & READS_CONTRADICT) !== 0) return refuse(warn, "reads-contradict-genotype", fit);
  const bases: (string | null)[] = [];
  for (const allele of alleles) {
    if (allele === MISSING) {
      bases.push(null);
      continue;
    }
    const spelled = allele === 0 ? undefined : fit.spelled[allele - 1];
    if (spelled?.kind === "unreadable" && spelled.isOverlapping) return refuse(warn, "structural-alternate", fit);
    if (spelled?.kind === "undocumented") warn("undocumented-base", spelled.bases);
    bases.push(spelled === undefined || spelled.kind === "unreadable" ? site.position.reference : spelled.bases);
  }
  const ploidy = fitPloidy(site, bases, fit, warn);
  if (ploidy.kind !== "read") return ploidy;
  if (fit.line.filter !== null) warn("filter-failed", fit.line.filter);
  const isPhased = (flags & IS_PHASED) !== 0;
  return {
    kind: "read",
    reading: {
      alleles: ploidy.alleles,
      isPhased,
      phaseSet: isPhased ? (fit.line.genotypes.phaseSets?.[sample] ?? null) : null,
    },
  };
}

function fitPloidy(
  site: Site,
  bases: readonly (string | null)[],
  fit: Fit,
  warn: Warn,
): Exclude<Read, { kind: "read" }> | { readonly kind: "read"; readonly alleles: readonly (string | null)[] } {
  const { chromosome, reference } = site.position;
  if (HAPLOID.includes(chromosome)) {
    const [one, ...others] = new Set(bases.filter((allele) => allele !== null));
    return one === undefined || others.length > 0
      ? refuse(warn, "too-many-alleles", fit)
      : { kind: "read", alleles: [one] };
  }
  const isHalf = bases.length === 1 || bases.includes(null);
  if (!isHalf || chromosome === "chrX") return { kind: "read", alleles: bases };
  warn("half-genotype", wordsOf(fit));
  // Half a reference tells nothing of the other half; half a change is a change.
  if (bases.every((allele) => allele === null || allele === reference)) return { kind: "silent" };
  return { kind: "read", alleles: bases.length === 1 ? [...bases, null] : bases };
}

/** A block tells of the reference when it covers every base that the definition names; several blocks may do so together. */
function observedInBlocks(site: Site, blocks: readonly Fit[], sample: number, warn: Warn): Reading | null {
  const covered = new Set<number>();
  const used: Fit[] = [];
  for (const fit of blocks) {
    const alleles = allelesOf(fit, sample);
    if (alleles.every((allele) => allele === MISSING)) warn("genotype-missing", wordsOf(fit));
    else if (alleles.some((allele) => allele > 0)) return refuseBlock(warn, fit);
    else if (alleles.includes(MISSING)) warn("half-genotype", wordsOf(fit));
    else if (((fit.line.genotypes.flags[sample] ?? 0) & HAS_NO_READS) !== 0) warn("no-reads", wordsOf(fit));
    else {
      used.push(fit);
      for (
        let at = Math.max(site.startOneBased, fit.line.positionOneBased);
        at <= Math.min(site.referenceEndOneBased, fit.line.endOneBased);
        at += 1
      )
        covered.add(at);
    }
  }
  const [first] = used;
  if (first === undefined) return null;
  if (covered.size < site.position.reference.length) {
    warn("partly-covered", `${covered.size} of ${site.position.reference.length} bases`);
    return null;
  }
  used.forEach((fit) => (fit.line.filter === null ? undefined : warn("filter-failed", fit.line.filter)));
  const alleles = allelesOf(first, sample).map(() => site.position.reference);
  const ploidy = fitPloidy(site, alleles, first, warn);
  return ploidy.kind === "read" ? { alleles: ploidy.alleles, isPhased: alleles.length === 1, phaseSet: null } : null;
}

function refuseBlock(warn: Warn, fit: Fit): null {
  warn("structural-alternate", wordsOf(fit));
  return null;
}

function refuse(warn: Warn, code: ObservationWarningCode, fit: Fit): { readonly kind: "refused" } {
  warn(code, wordsOf(fit));
  return { kind: "refused" };
}

function allelesOf(fit: Fit, sample: number): readonly number[] {
  const { alleles } = fit.line.genotypes;
  const first = alleles[sample * 2] ?? MISSING;
  const second = alleles[sample * 2 + 1] ?? MISSING;
  return second === ABSENT ? [first] : [first, second];
}

/** Says a line by its REF and ALT, cut where they are long; never a genotype. */
function wordsOf({ line }: Fit): string {
  const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
  return `${cut(line.reference)}>${cut(line.alternates.join(",") || ".")}`;
}
