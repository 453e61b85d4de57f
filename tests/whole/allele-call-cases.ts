/** What a matcher case shows by our own reader, and the definitions it is called by. */
import { definedPositions, type AlleleDefinitions, type SampleObservation } from "@/lib/genotype";
import { AlleleDefinitionSchema, type AlleleDefinition } from "@/lib/schema";
import { observe } from "../builders/read-text";
import { readCaseDefinitions, type AlleleCase } from "../conformance/matcher-cases";

/** Returns what the sample of a case's genome shows at the defined positions. */
export async function observeCase(one: AlleleCase, definitions: AlleleDefinitions): Promise<SampleObservation> {
  if (one.vcf === null) return { sample: "", positions: [], warnings: [] };
  return observe(one.vcf, definedPositions(definitions));
}

/** Returns the definitions a case is called by: ours, or its own in our shape with the gene's rules of ours. */
export function definitionsOf(one: AlleleCase, shipped: AlleleDefinitions): AlleleDefinitions {
  const own = one.definitions === "shipped" ? shipped : broughtDefinition(one.definitions, shipped);
  if (one.options.exemptions === "shipped") return own;
  return Object.fromEntries(
    Object.entries(own).map(([gene, definition]) => [gene, { ...definition, required: [], unphasedPriorities: [] }]),
  );
}

const BROUGHT = readCaseDefinitions();

function broughtDefinition(name: string, shipped: AlleleDefinitions): AlleleDefinitions {
  const brought = BROUGHT.get(name);
  if (brought === undefined) throw new Error(`no definitions ${name}`);
  const { gene, chromosome, positions, referenceAllele, alleles } = brought;
  const ours: AlleleDefinition | undefined = shipped[gene];
  const names = new Set(alleles.map(([allele]) => allele));
  const pair = ours?.linkedPair;
  const definition = AlleleDefinitionSchema.parse({
    gene,
    chromosome,
    callAs: ours?.callAs,
    undocumented: ours?.undocumented,
    notCallable: ours?.notCallable,
    positions,
    reference: referenceAllele,
    linkedPair: pair !== undefined && names.has(pair.alone) && names.has(pair.both) ? pair : undefined,
    alleles: Object.fromEntries(alleles) as unknown,
    version: "test",
    sources: ["test"],
    reviewed: "2026-11-24",
  });
  return { [gene]: definition };
}
