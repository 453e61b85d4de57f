import type { DefinedPosition } from "../observation";
import { positionOnGrch37 } from "./build";
import { siteOf, type Site } from "./spelling";

/** The defined positions of one chromosome, in the order of their starts. */
export interface ChromosomeIndex {
  readonly chromosome: string;
  readonly sites: readonly Site[];
  /** Where the same positions lie on GRCh37, to know a file on that build by. */
  readonly probes: readonly { readonly positionOneBased: number; readonly site: Site }[];
  /** Stretches worth reading, apart from each other and in order: starts and ends by turns. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface PositionIndex {
  readonly sites: readonly Site[];
  readonly chromosomes: ReadonlyMap<string, ChromosomeIndex>;
}

/** Returns the defined positions sorted for look-up; at most one for each chromosome and position is expected. */
export function indexPositions(positions: readonly DefinedPosition[]): PositionIndex {
  const sites = positions.map(siteOf);
  const byChromosome = new Map<string, Site[]>();
  for (const site of sites) {
    const list = byChromosome.get(site.position.chromosome);
    if (list === undefined) byChromosome.set(site.position.chromosome, [site]);
    else list.push(site);
  }
  return { sites, chromosomes: new Map([...byChromosome].map(([chromosome, list]) => [chromosome, indexChromosome(chromosome, list)])) };
}

function indexChromosome(chromosome: string, list: readonly Site[]): ChromosomeIndex {
  const sites = [...list].sort((a, b) => a.startOneBased - b.startOneBased);
  const probes = sites.flatMap((site) => {
    const positionOneBased = positionOnGrch37(chromosome, site.startOneBased);
    return positionOneBased === null ? [] : [{ positionOneBased, site }];
  });
  const spans = [
    ...sites.map((site): [number, number] => [site.startOneBased, site.endOneBased]),
    ...probes.map(({ positionOneBased }): [number, number] => [positionOneBased, positionOneBased]),
  ].sort((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = apart.at(-1);
    if (last !== undefined && start <= last[1] + 1) last[1] = Math.max(last[1], end);
    else apart.push([start, end]);
  }
  return { chromosome, sites, probes, starts: Int32Array.from(apart, ([start]) => start), ends: Int32Array.from(apart, ([, end]) => end) };
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
  return index.sites.filter((site) => site.startOneBased <= end && site.endOneBased >= start);
}
