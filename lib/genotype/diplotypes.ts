import type { CompiledAllele, CompiledDefinition } from "./compile-definition";
import type { Diplotype } from "./gene-call";
import { ABSENT, allows, type GeneSample } from "./gene-sample";
import { compareAlleles } from "./natural-order";

/** How one allele fits one sample. Bit b of `forward` says that it fits the copy written first in group b; `reverse`, the other. */
interface Fit {
  readonly allele: CompiledAllele;
  readonly forward: Uint32Array;
  readonly reverse: Uint32Array;
  /** Positions that score whichever way the groups lie. */
  readonly fixedScore: number;
  /** Positions of either-base entries that score only on a copy with a variant base: [group, forward, reverse]. */
  readonly openScores: readonly (readonly [group: number, forward: number, reverse: number])[];
}

/**
 * Returns every diplotype that fits the sample, best score first, then by
 * name. Groups of heterozygous positions are independent, so a pair fits when
 * in each group one allele fits one copy and the other allele the other: no
 * arrangement is ever enumerated, however many there are.
 *
 * The score counts the positions named by both alleles that were seen. An
 * entry that allows several bases counts only on a copy that is not reference
 * there, in the arrangement that scores best.
 *
 * @source PharmCAT 3.1.1, NamedAlleleMatcher 101, "Scoring" and "Missing Positions"
 */
export function fittingDiplotypes(compiled: CompiledDefinition, sample: GeneSample): readonly Diplotype[] {
  const fits = compiled.alleles.map((allele) => fitOf(allele, sample)).filter((fit): fit is Fit => fit !== null);
  const found: Diplotype[] = [];
  for (const [i, one] of fits.entries()) {
    if (sample.isHaploid) {
      found.push({ alleles: [one.allele.name], score: one.fixedScore });
      continue;
    }
    for (const other of fits.slice(i)) {
      if (isComplementary(one, other))
        found.push({ alleles: [one.allele.name, other.allele.name], score: scoreOf(one, other) });
    }
  }
  return found.sort(byScoreThenName);
}

/** Orders diplotypes: higher score first, then the first allele's name, then the second's. */
export function byScoreThenName(a: Diplotype, b: Diplotype): number {
  return (
    (b.score ?? 0) - (a.score ?? 0) ||
    compareAlleles(a.alleles[0] ?? "", b.alleles[0] ?? "") ||
    compareAlleles(a.alleles[1] ?? "", b.alleles[1] ?? "")
  );
}

/** Returns whether any position that the definition names for the allele was seen. */
export function wasLookedFor(allele: CompiledAllele, sample: GeneSample): boolean {
  return allele.entries.some((entry) => sample.first[entry.position] !== ABSENT);
}

function fitOf(allele: CompiledAllele, sample: GeneSample): Fit | null {
  const { first, second, blocks } = sample;
  if (sample.homozygousVariants.some((position) => !allows(allele.masks[position], first[position]))) return null;
  let fixedScore = 0;
  const openEntries: number[] = [];
  for (const { position, mask, isWobble } of allele.entries) {
    const [left, right] = [first[position], second[position]];
    if (left === ABSENT) continue;
    if (left === right) {
      if (!allows(mask, left)) return null;
      if (!isWobble || left !== 0) fixedScore += 1;
    } else if (isWobble) openEntries.push(position);
    else fixedScore += 1;
  }
  if (fixedScore === 0 && openEntries.length === 0 && !wasLookedFor(allele, sample)) return null;

  const words = Math.ceil(blocks.length / 32);
  const forward = new Uint32Array(words);
  const reverse = new Uint32Array(words);
  const openScores: [number, number, number][] = [];
  for (const [group, positions] of blocks.entries()) {
    const fitsFirst = positions.every((position) => allows(allele.masks[position], first[position]));
    const fitsSecond = positions.every((position) => allows(allele.masks[position], second[position]));
    if (!fitsFirst && !fitsSecond) return null;
    const word = group >>> 5;
    if (fitsFirst) forward[word] = (forward[word] ?? 0) | (1 << (group & 31));
    if (fitsSecond) reverse[word] = (reverse[word] ?? 0) | (1 << (group & 31));
    const open = openEntries.filter((position) => positions.includes(position));
    if (open.length > 0)
      openScores.push([
        group,
        open.filter((position) => first[position] !== 0).length,
        open.filter((position) => second[position] !== 0).length,
      ]);
  }
  return { allele, forward, reverse, fixedScore, openScores };
}

function isComplementary(one: Fit, other: Fit): boolean {
  return one.forward.every((forward, word) => {
    const reverse = one.reverse[word] ?? 0;
    // A fit has a bit for every group in one of the two, so together they name all groups.
    return (
      ((forward & (other.reverse[word] ?? 0)) | (reverse & (other.forward[word] ?? 0))) >>> 0 ===
      (forward | reverse) >>> 0
    );
  });
}

function scoreOf(one: Fit, other: Fit): number {
  const groups = new Map<number, [forward: number, reverse: number]>();
  const add = (group: number, forward: number, reverse: number): void => {
    const sums = groups.get(group) ?? [0, 0];
    groups.set(group, [sums[0] + forward, sums[1] + reverse]);
  };
  for (const [group, forward, reverse] of one.openScores) add(group, forward, reverse);
  // The other allele lies on the other copy.
  for (const [group, forward, reverse] of other.openScores) add(group, reverse, forward);
  let score = one.fixedScore + other.fixedScore;
  for (const [group, [forward, reverse]] of groups) {
    const canForward = hasBit(one.forward, group) && hasBit(other.reverse, group);
    const canReverse = hasBit(one.reverse, group) && hasBit(other.forward, group);
    score += canForward && canReverse ? Math.max(forward, reverse) : canForward ? forward : reverse;
  }
  return score;
}

function hasBit(words: Uint32Array, group: number): boolean {
  return (((words[group >>> 5] ?? 0) >>> (group & 31)) & 1) === 1;
}
