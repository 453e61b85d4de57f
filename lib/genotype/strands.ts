import { ABSENT, allows, UNDOCUMENTED, type GeneSample } from "./gene-sample";
import type { CompiledAllele, CompiledDefinition } from "./compile-definition";

/** One copy of a gene: the code of its base at every position. */
export interface Strand {
  readonly codes: Int8Array;
  /** Which of the two written alleles each base is, for bases that have no code. */
  readonly isSecond: Uint8Array;
}

/** Beyond this many free groups there are more arrangements than anybody reads. */
const MOST_FREE_GROUPS = 9;

/** Returns whether the arrangements of the sample's groups are few enough to list. */
export function canListArrangements(sample: GeneSample): boolean {
  return sample.blocks.length <= MOST_FREE_GROUPS;
}

/**
 * Returns every way to lay the groups out on two copies, each once: the first
 * group keeps its place, for the two copies have no order. Only for callers
 * that name each arrangement; matching needs none of this.
 */
export function arrangements(sample: GeneSample): readonly (readonly [Strand, Strand])[] {
  const free = Math.max(0, sample.blocks.length - 1);
  return Array.from({ length: 2 ** free }, (_, pattern) => {
    const codes = [sample.first.slice(), sample.second.slice()] as const;
    const isSecond = [new Uint8Array(codes[0].length), new Uint8Array(codes[0].length).fill(1)] as const;
    for (const [group, positions] of sample.blocks.entries()) {
      if (group === 0 || ((pattern >>> (group - 1)) & 1) === 0) continue;
      for (const position of positions) {
        [codes[0][position], codes[1][position]] = [
          sample.second[position] ?? ABSENT,
          sample.first[position] ?? ABSENT,
        ];
        [isSecond[0][position], isSecond[1][position]] = [1, 0];
      }
    }
    return [
      { codes: codes[0], isSecond: isSecond[0] },
      { codes: codes[1], isSecond: isSecond[1] },
    ];
  });
}

/** Returns the alleles that some arrangement may carry, so that the others are looked at once and not in every arrangement. */
export function carriable(sample: GeneSample, alleles: readonly CompiledAllele[]): readonly CompiledAllele[] {
  return alleles.filter((allele) =>
    allele.entries.every(
      ({ position, mask }) =>
        sample.first[position] === ABSENT ||
        allows(mask, sample.first[position]) ||
        allows(mask, sample.second[position]),
    ),
  );
}

/**
 * Returns the sets of alleles that together explain a copy without sharing a
 * position, one set for each way to read it. Larger alleles are placed first
 * and take their parts with them (`*6` leaves no room for `*4` and `*9`); two
 * of equal size that share a position, as when what tells them apart was not
 * seen, head a set each.
 *
 * @source PharmCAT 3.1.1, NamedAlleleMatcher 201, "Combinations and Partial Alleles"
 */
export function combinationsOn(
  strand: Strand,
  alleles: readonly CompiledAllele[],
): readonly (readonly CompiledAllele[])[] {
  const carried = alleles
    .map((allele) => ({ allele, core: allele.entries.filter((entry) => strand.codes[entry.position] !== ABSENT) }))
    .filter(
      ({ allele, core }) =>
        !allele.isReference &&
        core.length > 0 &&
        core.every((entry) => allows(entry.mask, strand.codes[entry.position])),
    )
    .sort((a, b) => b.core.length - a.core.length);
  const sets: (typeof carried)[] = [];
  for (const one of carried) {
    const positions = new Set(one.core.map((entry) => entry.position));
    const clashes = sets.map((set) => set.filter((other) => other.core.some((entry) => positions.has(entry.position))));
    const open = sets.filter((_, i) => clashes[i]?.length === 0);
    for (const set of open) set.push(one);
    const isPartOfLarger = clashes.flat().some((other) => other.core.length !== one.core.length);
    if (open.length === 0 && !isPartOfLarger) sets.push([one]);
  }
  return sets.map((set) => set.map(({ allele }) => allele));
}

/** Returns the name of a copy's base where it is not the reference base: `g.94781859G>A`; `g.94781859?` when it is not given. */
export function changeName(compiled: CompiledDefinition, sample: GeneSample, strand: Strand, index: number): string {
  const position = compiled.positions[index];
  const code = strand.codes[index] ?? ABSENT;
  const place = `g.${position?.positionOneBased ?? 0}`;
  if (code === UNDOCUMENTED)
    return `${place}${position?.reference ?? ""}>${sample.undocumented.get(index)?.[strand.isSecond[index] ?? 0] ?? "?"}`;
  const bases = [...(position?.codes.keys() ?? [])][code];
  return bases === undefined ? `${place}?` : `${place}${position?.reference ?? ""}>${bases}`;
}

/** Returns the name of several things on one copy: in square brackets when there is more than one. */
export function bracketed(names: readonly string[]): string {
  const [only = "", ...others] = names;
  return others.length === 0 ? only : `[${names.join(" + ")}]`;
}
