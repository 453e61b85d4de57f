import type { CompiledAllele, CompiledDefinition } from "./compile-definition";
import type { Diplotype } from "./gene-call";
import { ABSENT, type GeneSample } from "./gene-sample";
import { compareAlleles } from "./natural-order";
import { arrangements, bracketed, carriable, changeName, combinationsOn, type Strand } from "./strands";

/**
 * Returns every diplotype of combinations and partial alleles, for research:
 * `*1/[*2 + *3]`, `*2/[*17 + g.94781859G>A]`. Unlike named diplotypes these are
 * as many as there are arrangements, so the caller looks first whether those
 * can be listed. In order of the alleles' scores, then of their names.
 *
 * @source PharmCAT 3.1.1, NamedAlleleMatcher 201, "Combinations and Partial Alleles"
 */
export function combinedDiplotypes(compiled: CompiledDefinition, sample: GeneSample): readonly Diplotype[] {
  const dropped = new Set(compiled.definition.droppedInResearch);
  const alleles = carriable(sample, compiled.alleles).filter((allele) => !dropped.has(allele.name));
  const found = new Map<string, { readonly diplotype: Diplotype; readonly weight: number }>();
  for (const [one, other] of arrangements(sample)) {
    const left = namesOn(compiled, sample, one, alleles);
    const right = sample.isHaploid ? [] : namesOn(compiled, sample, other, alleles);
    for (const a of left) {
      for (const b of right.length === 0 ? [null] : right) {
        const names = [a, ...(b === null ? [] : [b])].sort((x, y) => compareAlleles(x.name, y.name));
        const key = names.map((one) => one.name).join("/");
        found.set(key, {
          diplotype: { alleles: names.map((one) => one.name), score: null },
          weight: names.reduce((sum, one) => sum + one.weight, 0),
        });
      }
    }
  }
  return [...found.values()]
    .sort(
      (a, b) =>
        b.weight - a.weight ||
        compareAlleles(a.diplotype.alleles[0] ?? "", b.diplotype.alleles[0] ?? "") ||
        compareAlleles(a.diplotype.alleles[1] ?? "", b.diplotype.alleles[1] ?? ""),
    )
    .map(({ diplotype }) => diplotype);
}

interface StrandName {
  readonly name: string;
  /** Positions the alleles of the name are scored by. */
  readonly weight: number;
}

function namesOn(
  compiled: CompiledDefinition,
  sample: GeneSample,
  strand: Strand,
  alleles: readonly CompiledAllele[],
): readonly StrandName[] {
  const changed = [...strand.codes.keys()].filter(
    (index) => strand.codes[index] !== ABSENT && strand.codes[index] !== 0,
  );
  const sets = combinationsOn(strand, alleles);
  const readings = sets.length === 0 ? [[]] : sets;
  return readings.map((set) => {
    const explained = new Set(set.flatMap((allele) => allele.entries.map((entry) => entry.position)));
    const partial = changed
      .filter((index) => !explained.has(index))
      .map((index) => changeName(compiled, sample, strand, index));
    const named = set.length > 0 ? set : [compiled.reference];
    const weight = named.reduce(
      (sum, allele) => sum + allele.entries.filter((entry) => strand.codes[entry.position] !== ABSENT).length,
      0,
    );
    const names = [...set.map((allele) => allele.name).sort(compareAlleles), ...partial];
    return { name: names.length === 0 ? compiled.reference.name : bracketed(names), weight };
  });
}
