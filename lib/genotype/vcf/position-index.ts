import type { DefinedPosition } from "../observation";
import { positionOnGrch37 } from "./build";
import { siteOf, type Site } from "./spelling";

/** The defined positions of one chromosome, in the order of their starts. */
export interface ChromosomeIndex {
  readonly chromosome: string;
  readonly sites: readonly Site[];
  /** Starts of `sites`, for look-up. */
  readonly siteStarts: Int32Array;
  /** Length of the longest stretch of a site. */
  readonly longest: number;
  /** Sites by where they lie on GRCh37, to know a file on that build by. */
  readonly onGrch37: ReadonlyMap<number, Site>;
  /** Stretches worth reading, apart from each other and in order: starts and ends by turns. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface PositionIndex {
  readonly sites: readonly Site[];
  readonly chromosomes: ReadonlyMap<string, ChromosomeIndex>;
}

// Derived from a list that does not change, so keeping it changes nothing a caller can see.
const indexes = new WeakMap<readonly DefinedPosition[], PositionIndex>();

/** Returns the defined positions sorted for look-up; at most one for each chromosome and position is expected. */
export function indexPositions(positions: readonly DefinedPosition[]): PositionIndex {
  const known = indexes.get(positions);
  if (known !== undefined) return known;
  const made = makeIndex(positions);
  indexes.set(positions, made);
  return made;
}

function makeIndex(positions: readonly DefinedPosition[]): PositionIndex {
  const sites = positions.map(siteOf);
  const byChromosome = new Map<string, Site[]>();
  for (const site of sites) {
    const list = byChromosome.get(site.position.chromosome);
    if (list === undefined) byChromosome.set(site.position.chromosome, [site]);
    else list.push(site);
  }
  return {
    sites,
    chromosomes: new Map(
      [...byChromosome].map(([chromosome, list]) => [chromosome, indexChromosome(chromosome, list)]),
    ),
  };
}

function indexChromosome(chromosome: string, list: readonly Site[]): ChromosomeIndex {
  const sites = [...list].sort((a, b) => a.startOneBased - b.startOneBased);
  const onGrch37 = new Map(
    sites.flatMap((site): [number, Site][] => {
      const positionOneBased = positionOnGrch37(chromosome, site.startOneBased);
      return positionOneBased === null ? [] : [[positionOneBased, site]];
    }),
  );
  const spans = [
    ...sites.map((site): [number, number] => [site.startOneBased, site.endOneBased]),
    ...[...onGrch37.keys()].map((positionOneBased): [number, number] => [positionOneBased, positionOneBased]),
  ].sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = apart.at(-1);
    if (last !== undefined && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  const siteStarts = Int32Array.from(sites, (site) => site.startOneBased);
  const longest = sites.reduce((most, site) => Math.max(most, site.bases.length), 0);
  return {
    chromosome,
    sites,
    siteStarts,
    longest,
    onGrch37,
    starts: Int32Array.from(apart, ([start]) => start),
    ends: Int32Array.from(apart, ([, end]) => end),
  };
}

/** Returns the first place in a rising list whose value is at least `least`; the list's length when none is. */
export function firstAtLeast(values: Int32Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the sites whose stretch meets the one from `start` to `end`. */
export function sitesWithin(index: ChromosomeIndex, start: number, end: number): readonly Site[] {
  const found: Site[] = [];
  for (let at = firstAtLeast(index.siteStarts, start - index.longest + 1); at < index.sites.length; at += 1) {
    const site = index.sites[at];
    if (site === undefined || site.startOneBased > end) break;
    if (site.endOneBased >= start) found.push(site);
  }
  return found;
}
