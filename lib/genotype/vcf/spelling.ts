import type { DefinedPosition } from "../observation";

/** A defined position with the reference bases known around it, made once for all lines. */
export interface Site {
  readonly position: DefinedPosition;
  /** Place in the list the reader was given. */
  readonly index: number;
  readonly startOneBased: number;
  /** Last base of REF. */
  readonly referenceEndOneBased: number;
  /** Last base of the stretch along which the change may be written. */
  readonly endOneBased: number;
  /** Reference bases from `startOneBased` to `endOneBased`. */
  readonly bases: string;
  /** The stretch as each allele of the definition leaves it, REF first, with the allele. */
  readonly documented: ReadonlyMap<string, string>;
  /** Each ALT of the definition as it reads in its own form: most lines are written like that. */
  readonly asWritten: ReadonlyMap<string, Spelled>;
  /** Whether every allele of the definition has one base, so that a single base decides. */
  readonly isSingleBase: boolean;
  readonly hasIndel: boolean;
}

/** How one allele of a line reads in the form of a definition. */
export type Spelled =
  | { readonly kind: "documented" | "undocumented"; readonly bases: string }
  /** The change lies outside the bases that the definition speaks of. */
  | { readonly kind: "elsewhere"; readonly bases: string }
  /** Symbolic, ambiguous, or reaching beyond what can be compared. */
  | { readonly kind: "unreadable"; readonly isOverlapping: boolean };

const PLAIN_BASES = /^[ACGT]+$/;

/** Returns a defined position made ready for comparison. */
export function siteOf(position: DefinedPosition, index: number): Site {
  const reference = position.reference.toUpperCase();
  const alternates = position.alternates.map((bases) => bases.toUpperCase());
  const bases = reference + stretchAfter(reference, alternates, position.movableBases ?? 0);
  const tail = bases.slice(reference.length);
  const alleles = [reference, ...alternates];
  return {
    position,
    index,
    startOneBased: position.positionOneBased,
    referenceEndOneBased: position.positionOneBased + reference.length - 1,
    endOneBased: position.positionOneBased + bases.length - 1,
    bases,
    documented: new Map(alleles.map((allele) => [allele + tail, allele])),
    asWritten: new Map(alternates.map((bases) => [bases, { kind: "documented", bases }])),
    isSingleBase: alleles.every((allele) => allele.length === 1),
    hasIndel: alternates.some((allele) => allele.length !== reference.length),
  };
}

/**
 * Returns the reference bases that follow REF as far as the change may move.
 * An insertion or deletion that may move right by n bases repeats itself along
 * these n bases, so the repeated unit tells them.
 */
function stretchAfter(reference: string, alternates: readonly string[], movableBases: number): string {
  if (movableBases === 0) return "";
  const changed = alternates.find((bases) => bases.length !== reference.length);
  if (changed === undefined) return "";
  const [short, long] = changed.length < reference.length ? [changed, reference] : [reference, changed];
  if (!long.startsWith(short)) return "";
  const unit = long.slice(short.length);
  const known = reference.length - short.length;
  return Array.from({ length: movableBases }, (_, at) => unit[(known + at) % unit.length] ?? "").join("");
}

/** One change of a line, cut to the bases that differ. */
interface Change {
  /** First base changed; for an insertion the base it stands before. */
  readonly fromOneBased: number;
  readonly removed: number;
  readonly added: string;
}

/** Returns the line's REF and ALT without the bases they share at their ends: the end first, so that what is left stands leftmost. */
export function changeOf(positionOneBased: number, reference: string, alternate: string): Change {
  let end = 0;
  const shorter = Math.min(reference.length, alternate.length);
  while (end < shorter && reference[reference.length - 1 - end] === alternate[alternate.length - 1 - end]) end += 1;
  let start = 0;
  while (start < shorter - end && reference[start] === alternate[start]) start += 1;
  return {
    fromOneBased: positionOneBased + start,
    removed: reference.length - end - start,
    added: alternate.slice(start, alternate.length - end),
  };
}

/**
 * Returns one ALT of a line in the form of the definition, whatever the two
 * are anchored on or padded with. Both are applied to the stretch of reference
 * that the definition knows, and the results compared, so that a repeat
 * written at its right end is the same as at its left.
 * @source Tan, Abecasis and Kang 2015, "Unified representation of genetic variants" (PMID 25701572)
 */
export function spell(site: Site, positionOneBased: number, reference: string, alternate: string): Spelled {
  if (!PLAIN_BASES.test(alternate)) {
    return {
      kind: "unreadable",
      isOverlapping:
        positionOneBased <= site.referenceEndOneBased && positionOneBased + reference.length > site.startOneBased,
    };
  }
  const change = changeOf(positionOneBased, reference, alternate);
  const own = site.bases.slice(0, site.referenceEndOneBased - site.startOneBased + 1);
  return change.removed === change.added.length ? replaced(site, own, change) : resized(site, own, change);
}

/** Replaced bases are compared one by one, and only where the definition's REF stands. */
function replaced(site: Site, own: string, change: Change): Spelled {
  let bases = "";
  for (let at = 0; at < own.length; at += 1)
    bases += change.added[site.startOneBased + at - change.fromOneBased] ?? own[at] ?? "";
  if (bases === own) return { kind: "elsewhere", bases: own };
  return { kind: site.documented.has(bases + site.bases.slice(own.length)) ? "documented" : "undocumented", bases };
}

function resized(site: Site, own: string, change: Change): Spelled {
  const from = change.fromOneBased - site.startOneBased;
  const until = from + change.removed;
  if (until <= 0 || from >= site.bases.length + (change.removed === 0 ? 1 : 0))
    return { kind: "elsewhere", bases: own };
  const touchesReference = from < own.length + (change.removed === 0 ? 1 : 0);
  if (from < 0 || until > site.bases.length) {
    return touchesReference || site.hasIndel
      ? { kind: "unreadable", isOverlapping: true }
      : { kind: "elsewhere", bases: own };
  }
  // Bases put in after a single base leave that base as it was.
  if (site.isSingleBase && change.removed === 0) return { kind: "elsewhere", bases: own };
  const after = site.bases.slice(0, from) + change.added + site.bases.slice(until);
  const documented = site.documented.get(after);
  if (documented !== undefined) return { kind: "documented", bases: documented };
  const tail = site.bases.slice(own.length);
  if (after.length > tail.length && after.endsWith(tail))
    return { kind: "undocumented", bases: after.slice(0, after.length - tail.length) };
  return touchesReference || site.hasIndel
    ? { kind: "unreadable", isOverlapping: true }
    : { kind: "elsewhere", bases: own };
}

/** Whether the bases of a line's REF are those of the definition wherever the two overlap. */
export function agreesWithReference(site: Site, positionOneBased: number, reference: string): boolean {
  const from = Math.max(site.startOneBased, positionOneBased);
  const until = Math.min(site.endOneBased, positionOneBased + reference.length - 1);
  for (let at = from; at <= until; at += 1) {
    if (site.bases[at - site.startOneBased] !== reference[at - positionOneBased]) return false;
  }
  return true;
}
