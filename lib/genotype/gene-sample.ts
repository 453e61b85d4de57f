import type { CallWarning, CoveredPosition } from "./gene-call";
import { bitOf, type CompiledDefinition, type CompiledPosition } from "./compile-definition";
import type { ObservedPosition } from "./observation";

/** Not in the input, or not usable. */
export const ABSENT = -1;
/** A base that the definition does not document. */
export const UNDOCUMENTED = -2;
/** The base of one copy is not given. */
export const NOT_GIVEN = -3;

/** One gene of one sample, base by base, as codes of the compiled definition. */
export interface GeneSample {
  readonly first: Int8Array;
  readonly second: Int8Array;
  readonly isHaploid: boolean;
  /** Positions where both copies show the same variant base. */
  readonly homozygousVariants: readonly number[];
  /**
   * Heterozygous positions, grouped into what moves as one: a phase set, the
   * phased lines without one, or a single unphased position. Each group may
   * lie either way round, independently of the others.
   */
  readonly blocks: readonly (readonly number[])[];
  /** Whether every group that can move is told to be phased. */
  readonly isFullyPhased: boolean;
  readonly missing: readonly number[];
  /** A half is missing beside a variant: no call outside research. */
  readonly blocking: readonly number[];
  /** Undocumented bases as read, by position: [first, second]. */
  readonly undocumented: ReadonlyMap<number, readonly [string | null, string | null]>;
  readonly substituted: readonly number[];
  readonly warnings: readonly CallWarning[];
}

export interface ReadingRules {
  /** Whether a base that no definition documents is read as the reference base. */
  readonly isUndocumentedReference: boolean;
}

/** Looks up what a sample shows at a position of the gene's chromosome. */
export type Observed = (positionOneBased: number) => ObservedPosition | undefined;

/**
 * Returns the gene's part of an observation. A position with a missing half
 * beside the reference base is missing; beside a variant it is kept and told.
 * On the X chromosome one allele at every position means one copy.
 */
export function readGene(compiled: CompiledDefinition, observed: Observed, rules: ReadingRules): GeneSample {
  const count = compiled.positions.length;
  const first = new Int8Array(count).fill(ABSENT);
  const second = new Int8Array(count).fill(ABSENT);
  const undocumented = new Map<number, readonly [string | null, string | null]>();
  const lists = {
    missing: [] as number[],
    blocking: [] as number[],
    substituted: [] as number[],
    homozygousVariants: [] as number[],
    single: [] as number[],
  };
  const groups = new Map<string, number[]>();
  let isFullyPhased = true;
  let pairs = 0;

  for (const [index, position] of compiled.positions.entries()) {
    const line = observed(position.positionOneBased);
    const [left, right] = line === undefined ? [null, null] : halves(compiled, line);
    if (line === undefined || (left === null && right === null)) {
      lists.missing.push(index);
      continue;
    }
    if (line.alleles.length === 1) lists.single.push(index);
    else pairs += 1;
    const codes = [codeOf(position, left, rules), codeOf(position, right, rules)] as const;
    if (codes.some((code, i) => code === 0 && [left, right][i] !== position.reference)) lists.substituted.push(index);
    if (codes.includes(NOT_GIVEN)) {
      if (codes.includes(0)) {
        lists.missing.push(index);
        continue;
      }
      lists.blocking.push(index);
    }
    [first[index], second[index]] = codes;
    if (codes.includes(UNDOCUMENTED)) undocumented.set(index, [left, right]);
    if (codes[0] === codes[1] && (codes[0] !== UNDOCUMENTED || left === right)) {
      if (codes[0] !== 0) lists.homozygousVariants.push(index);
      continue;
    }
    const key = !line.isPhased ? `position ${index}` : line.phaseSet === null ? "one block" : `set ${line.phaseSet}`;
    if (!line.isPhased) isFullyPhased = false;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }

  const isHaploid = compiled.definition.ploidy === "X" && pairs === 0 && lists.single.length > 0;
  const isMixed = compiled.definition.ploidy === "X" && pairs > 0 && lists.single.length > 0;
  return {
    first,
    second,
    isHaploid,
    blocks: [...groups.values()],
    isFullyPhased,
    undocumented,
    ...lists,
    warnings: isMixed
      ? [{ code: "mixed-ploidy", positions: lists.single.map((index) => placeOf(compiled, index)) }]
      : [],
  };
}

/** A single allele of an autosome leaves the other copy open; on the X chromosome it stands for what there is. */
function halves(compiled: CompiledDefinition, line: ObservedPosition): readonly [string | null, string | null] {
  const [left = null, right] = line.alleles;
  if (right !== undefined) return [left, right];
  return [left, compiled.definition.ploidy === "X" ? left : null];
}

function codeOf(position: CompiledPosition, bases: string | null, rules: ReadingRules): number {
  if (bases === null) return NOT_GIVEN;
  const code = position.codes.get(bases);
  if (code !== undefined) return code;
  // Where an insertion or deletion is expected, a changed single base says nothing about it.
  const isOtherKind = position.isIndel && bases.length === position.reference.length;
  return rules.isUndocumentedReference && !isOtherKind ? 0 : UNDOCUMENTED;
}

/** Returns the position as a reader names it. */
export function placeOf(compiled: CompiledDefinition, index: number): CoveredPosition {
  const { positionOneBased = 0, rsid = null } = compiled.positions[index] ?? {};
  return { positionOneBased, rsid };
}

/** Whether the base with this code is allowed by the bits of an allele. */
export function allows(mask: number | undefined, code: number | undefined): boolean {
  return ((mask ?? 0) & bitOf(code)) !== 0;
}
