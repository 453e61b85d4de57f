import type { Fit } from "./fit";
import type { Site } from "./spelling";

/** The alleles one line gives for a sample, in the form of the definition. */
export interface Reading {
  readonly alleles: readonly (string | null)[];
  readonly isPhased: boolean;
  readonly phaseSet: string | null;
}

/**
 * Returns what several lines for one position say together, or null when they
 * cannot all be true. Programs split a site of several ALT into a line for
 * each, where 0 means "none of this line's": 0/1 and 0/1 are then both changes,
 * one on each copy.
 */
export function mergeReadings(
  site: Site,
  readings: readonly { readonly fit: Fit; readonly reading: Reading }[],
): Reading | null {
  const [first, ...others] = [...readings].sort(byText);
  if (first === undefined) return null;
  if (others.length === 0) return first.reading;
  const { reference } = site.position;
  const ploidy = first.reading.alleles.length;
  if (others.some(({ reading }) => reading.alleles.length !== ploidy)) return null;
  const changes = changesOf(readings, reference);
  if (changes === null) return null;
  const total = [...changes.values()].reduce((sum, count) => sum + count, 0);
  if (total > ploidy) return null;
  if (readings.every(({ reading }) => reading.isPhased || isAlike(reading)))
    return mergePhased(
      readings.map(({ reading }) => reading),
      reference,
      ploidy,
    );
  const order = [...site.position.alternates];
  const found = [...changes]
    .sort(([a], [b]) => rank(order, a) - rank(order, b) || (a < b ? -1 : 1))
    .flatMap(([bases, count]) => new Array<string>(count).fill(bases));
  const rest = readings.some(({ reading }) => reading.alleles.includes(null)) ? null : reference;
  return {
    alleles: [...new Array<string | null>(ploidy - total).fill(rest), ...found],
    isPhased: false,
    phaseSet: null,
  };
}

function rank(order: readonly string[], bases: string): number {
  const at = order.indexOf(bases);
  return at < 0 ? order.length : at;
}

/** Returns how often each change is there; null when two lines that name the same change count it differently. */
function changesOf(
  readings: readonly { readonly fit: Fit; readonly reading: Reading }[],
  reference: string,
): ReadonlyMap<string, number> | null {
  const counts = new Map<string, number>();
  for (const { fit, reading } of readings) {
    const named = new Set(
      fit.spelled.flatMap((spelled) =>
        spelled.kind === "documented" || spelled.kind === "undocumented" ? [spelled.bases] : [],
      ),
    );
    for (const bases of named) {
      if (bases === reference) continue;
      const count = reading.alleles.filter((allele) => allele === bases).length;
      const before = counts.get(bases);
      if (before !== undefined && before !== count) return null;
      counts.set(bases, count);
    }
  }
  return new Map([...counts].filter(([, count]) => count > 0));
}

function mergePhased(readings: readonly Reading[], reference: string, ploidy: number): Reading | null {
  const alleles: (string | null)[] = [];
  for (let at = 0; at < ploidy; at += 1) {
    const here = new Set(readings.map((reading) => reading.alleles[at] ?? null));
    const changes = [...here].filter((bases) => bases !== null && bases !== reference);
    if (changes.length > 1) return null;
    alleles.push(changes[0] ?? (here.has(reference) && !here.has(null) ? reference : null));
  }
  const [set = null, ...otherSets] = new Set(
    readings.filter((reading) => !isAlike(reading)).map(({ phaseSet }) => phaseSet),
  );
  const isPhased = otherSets.length === 0 && readings.some((reading) => reading.isPhased);
  // Two sets on one position are free against each other.
  return { alleles, isPhased, phaseSet: isPhased ? set : null };
}

/** Two copies alike fit any phase. */
function isAlike({ alleles }: Reading): boolean {
  return alleles.every((bases) => bases !== null && bases === alleles[0]);
}

/** Whatever the order of the lines, the same one comes first. */
function byText(
  a: { readonly fit: Fit; readonly reading: Reading },
  b: { readonly fit: Fit; readonly reading: Reading },
): number {
  const text = ({ fit: { line }, reading }: { readonly fit: Fit; readonly reading: Reading }): string =>
    `${line.positionOneBased} ${line.reference} ${line.alternates.join(",")} ${reading.alleles.join("/")}`;
  return text(a) < text(b) ? -1 : 1;
}
