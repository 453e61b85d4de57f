import type { AlleleDefinition } from "@/lib/schema";
import { callGene, type CallOptions } from "./call-gene";
import type { GeneCall } from "./gene-call";
import type { Observed } from "./gene-sample";
import type { DefinedPosition, ObservedPosition, SampleObservation } from "./observation";

/** Definitions by gene symbol, as the knowledge holds them. */
export type AlleleDefinitions = Readonly<Record<string, AlleleDefinition>>;

/** Returns the call of every gene, in the order of the definitions. Nothing of the sample is kept. */
export function callSample(
  definitions: AlleleDefinitions,
  observation: SampleObservation,
  options: CallOptions = {},
): readonly GeneCall[] {
  const byChromosome = new Map<string, Map<number, ObservedPosition>>();
  for (const position of observation.positions) {
    const chromosome = byChromosome.get(position.chromosome) ?? new Map<number, ObservedPosition>();
    chromosome.set(position.positionOneBased, position);
    byChromosome.set(position.chromosome, chromosome);
  }
  return Object.values(definitions).map((definition) => {
    const chromosome = byChromosome.get(definition.chromosome ?? "");
    const observed: Observed = (positionOneBased) => chromosome?.get(positionOneBased);
    return callGene(definition, observed, options);
  });
}

/** Returns every position a reader looks for, each once: those of all alleles, those guidance asks for beside them, and others the caller names. */
export function definedPositions(
  definitions: AlleleDefinitions,
  others: readonly DefinedPosition[] = [],
): readonly DefinedPosition[] {
  const positions = new Map(
    others.map((position) => [`${position.chromosome}:${position.positionOneBased}`, position]),
  );
  for (const { chromosome, positions: own, alsoRead } of Object.values(definitions)) {
    if (chromosome === undefined) continue;
    for (const position of [...own, ...alsoRead])
      positions.set(`${chromosome}:${position.positionOneBased}`, { chromosome, ...position });
  }
  return [...positions.values()];
}
