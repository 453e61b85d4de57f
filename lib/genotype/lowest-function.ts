import type { CompiledAllele, CompiledDefinition } from "./compile-definition";
import type { CallWarning, Diplotype, FoundVariant } from "./gene-call";
import { ABSENT, allows, NOT_GIVEN, placeOf, type GeneSample } from "./gene-sample";
import { compareAlleles } from "./natural-order";
import {
  arrangements,
  bracketed,
  canListArrangements,
  carriable,
  changeName,
  combinationsOn,
  type Strand,
} from "./strands";

/** What a gene that is read by its lowest functions shows: diplotypes, or a list of variants where the copies cannot be told apart. */
export interface VariantReading {
  readonly diplotypes: readonly Diplotype[];
  readonly variants: readonly FoundVariant[];
  readonly candidates: readonly Diplotype[];
  readonly warnings: readonly CallWarning[];
}

/**
 * Returns every variant found, by copy where the data are phased or leave at
 * most two arrangements (`Reference/[c.85T>C (*9A) + c.3067C>A]`), and as a
 * list otherwise; the reference allele is in the list only beside a single
 * variant. Which two decide is for those who know their function.
 *
 * @source CPIC fluoropyrimidines and DPYD, PMID 29152729: the two variants of lowest activity decide
 * @source PharmCAT 3.1.1, Gene Definition Exceptions, "Calling DPYD named alleles"
 */
export function readVariants(compiled: CompiledDefinition, sample: GeneSample): VariantReading {
  const linked = linkedPair(compiled);
  const canList = canListArrangements(sample);
  const candidates = canList ? byCopy(compiled, sample, linked) : [];
  const isArranged = sample.blocks.length <= 1 || sample.isFullyPhased;
  const listed = isArranged && canList ? [] : asList(compiled, sample, linked);
  const isAllReference = listed.length === 1 && listed[0]?.copies === 2 && listed[0].allele === compiled.reference.name;
  const variants = isAllReference ? [] : listed;
  return {
    diplotypes: isAllReference
      ? [{ alleles: [compiled.reference.name, compiled.reference.name], score: null }]
      : variants.length === 0
        ? candidates
        : [],
    variants,
    candidates,
    warnings: [
      ...linkedWarnings(compiled, sample, linked),
      ...(canList ? [] : [{ code: "arrangements-not-listed" as const, positions: [] }]),
    ],
  };
}

/** Two positions that travel together, and what they name. */
interface LinkedPair {
  readonly decisive: number;
  readonly companion: number;
  readonly alone: CompiledAllele;
  readonly both: CompiledAllele;
  readonly decisiveMask: number;
  readonly companionMask: number;
}

function linkedPair(compiled: CompiledDefinition): LinkedPair | null {
  const pair = compiled.definition.linkedPair;
  if (pair === undefined) return null;
  const decisive = compiled.indexOf.get(pair.decisive);
  const companion = compiled.indexOf.get(pair.companion);
  const alone = compiled.alleles.find((allele) => allele.name === pair.alone);
  const both = compiled.alleles.find((allele) => allele.name === pair.both);
  if (decisive === undefined || companion === undefined || alone === undefined || both === undefined) return null;
  return {
    decisive,
    companion,
    alone,
    both,
    decisiveMask: both.masks[decisive] ?? 0,
    companionMask: both.masks[companion] ?? 0,
  };
}

function byCopy(compiled: CompiledDefinition, sample: GeneSample, linked: LinkedPair | null): readonly Diplotype[] {
  const alleles = carriable(sample, compiled.alleles).filter(
    (allele) => allele !== linked?.alone && allele !== linked?.both,
  );
  const found = new Map<string, Diplotype>();
  for (const copies of arrangements(sample)) {
    const names = copies.map((strand) => nameOn(compiled, sample, strand, linked, alleles)).sort(compareAlleles);
    found.set(names.join("/"), { alleles: names, score: null });
  }
  return [...found.values()].sort(
    (a, b) =>
      compareAlleles(a.alleles[0] ?? "", b.alleles[0] ?? "") || compareAlleles(a.alleles[1] ?? "", b.alleles[1] ?? ""),
  );
}

function nameOn(
  compiled: CompiledDefinition,
  sample: GeneSample,
  strand: Strand,
  linked: LinkedPair | null,
  alleles: readonly CompiledAllele[],
): string {
  const pair = linked === null ? null : pairOn(linked, strand.codes);
  const [set = []] = combinationsOn(strand, alleles);
  const open = sample.blocking
    .filter((index) => strand.codes[index] === NOT_GIVEN && index !== linked?.decisive && index !== linked?.companion)
    .map((index) => changeName(compiled, sample, strand, index));
  const names = [...set, ...(pair === null ? [] : [pair])].map((allele) => allele.name).sort(compareAlleles);
  return names.length + open.length === 0 ? compiled.reference.name : bracketed([...names, ...open]);
}

/** The decisive position names the allele; the companion counts only on a copy whose decisive base is not known. */
function pairOn(linked: LinkedPair, codes: Int8Array): CompiledAllele | null {
  const decisive = codes[linked.decisive] ?? ABSENT;
  const hasCompanion = allows(linked.companionMask, codes[linked.companion]);
  if (decisive === ABSENT || decisive === NOT_GIVEN) return hasCompanion ? linked.both : null;
  if (!allows(linked.decisiveMask, decisive)) return null;
  return hasCompanion ? linked.both : linked.alone;
}

function asList(compiled: CompiledDefinition, sample: GeneSample, linked: LinkedPair | null): readonly FoundVariant[] {
  const copiesOf = (position: number, mask: number): number =>
    Number(allows(mask, sample.first[position])) + Number(allows(mask, sample.second[position]));
  const counts = new Map<string, number>();
  for (const allele of compiled.alleles) {
    if (allele.isReference || allele === linked?.alone || allele === linked?.both) continue;
    const seen = allele.entries.filter((entry) => sample.first[entry.position] !== ABSENT);
    if (seen.length > 0)
      counts.set(allele.name, Math.min(...seen.map((entry) => copiesOf(entry.position, entry.mask))));
  }
  if (linked !== null) {
    const companions = copiesOf(linked.companion, linked.companionMask);
    const isDecided = sample.first[linked.decisive] !== ABSENT;
    const decisive = isDecided ? copiesOf(linked.decisive, linked.decisiveMask) : companions;
    // Without phase the two are taken to lie together, as they nearly always do.
    counts.set(linked.both.name, Math.min(decisive, companions));
    counts.set(linked.alone.name, decisive - Math.min(decisive, companions));
  }
  const found = [...counts].filter(([, copies]) => copies > 0).sort(([a], [b]) => compareAlleles(a, b));
  const variants = found.map(([allele, copies]): FoundVariant => ({ allele, copies: copies >= 2 ? 2 : 1 }));
  const [only] = variants;
  const canBeReference = variants.length === 0 || (variants.length === 1 && only?.copies === 1);
  return canBeReference
    ? [{ allele: compiled.reference.name, copies: variants.length === 0 ? 2 : 1 }, ...variants]
    : variants;
}

function linkedWarnings(
  compiled: CompiledDefinition,
  sample: GeneSample,
  linked: LinkedPair | null,
): readonly CallWarning[] {
  if (linked === null) return [];
  const hasCompanion = [sample.first, sample.second].map((codes) =>
    allows(linked.companionMask, codes[linked.companion]),
  );
  if (!hasCompanion.includes(true)) return [];
  if (sample.first[linked.decisive] === ABSENT)
    return [{ code: "companion-only", positions: [placeOf(compiled, linked.decisive)] }];
  const hasDecisive = [sample.first, sample.second].map((codes) => allows(linked.decisiveMask, codes[linked.decisive]));
  const isGiven = [sample.first, sample.second].map((codes) => codes[linked.decisive] !== NOT_GIVEN);
  const group = sample.blocks.find((positions) => positions.includes(linked.companion));
  const areTogether =
    group === undefined ||
    !sample.blocks.some((positions) => positions.includes(linked.decisive)) ||
    group.includes(linked.decisive);
  const count = (flags: readonly boolean[]): number => flags.filter(Boolean).length;
  const disagrees = areTogether
    ? hasCompanion.some((companion, copy) => companion && isGiven[copy] === true && hasDecisive[copy] !== true)
    : count(hasCompanion) > count(hasDecisive);
  return disagrees
    ? [
        {
          code: "companion-disagrees",
          positions: [placeOf(compiled, linked.companion), placeOf(compiled, linked.decisive)],
        },
      ]
    : [];
}
