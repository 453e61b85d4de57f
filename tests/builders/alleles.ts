/** A small gene with invented alleles, and the calls of samples of it. */
import type { z } from "zod";
import { callSample, type CallOptions, type GeneCall } from "@/lib/genotype";
import { AlleleDefinitionSchema, type AlleleDefinition } from "@/lib/schema";
import { sampleOf, type Genotypes } from "./observation";

export type AlleleDefinitionInput = z.input<typeof AlleleDefinitionSchema>;

/**
 * Positions 1 to 5 of chr1, all `A>G`, and six alleles: *2 has the variants of
 * *3 and *5 together, *4 stands alone, *6 is fully defined.
 */
export function alleleDefinition(overrides: Partial<AlleleDefinitionInput> = {}): AlleleDefinition {
  return AlleleDefinitionSchema.parse({
    gene: "TEST1",
    chromosome: "chr1",
    positions: ["1 rs1 A>G", "2 rs2 A>G", "3 rs3 A>G", "4 rs4 A>G", "5 - A>G"],
    reference: "*1",
    fullyDefined: ["*6"],
    alleles: {
      "*1": {},
      "*2": { 1: "G", 4: "G" },
      "*3": { 4: "G" },
      "*4": { 2: "G" },
      "*5": { 1: "G" },
      "*6": { 5: "G" },
    },
    version: "test",
    sources: ["test-database"],
    reviewed: "2026-11-20",
    ...overrides,
  });
}

/** Returns the call of a sample that is reference but at the positions named. */
export function callOf(definition: AlleleDefinition, genotypes: Genotypes, options: CallOptions = {}): GeneCall {
  const definitions = { [definition.gene]: definition };
  const [call] = callSample(definitions, sampleOf(definitions, [definition.gene], genotypes), options);
  if (call === undefined) throw new Error("one definition gives one call");
  return call;
}

export const warningsOf = (call: GeneCall): readonly string[] => call.warnings.map((warning) => warning.code);
