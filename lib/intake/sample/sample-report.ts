import {
  callNames,
  callSample,
  diplotypeName,
  type CallOptions,
  type CallWarning,
  type FileWarning,
  type GeneCall,
  type ObservationWarning,
  type SampleObservation,
} from "@/lib/genotype";
import { resultOf, type OutsideCall } from "./outside-calls";
import type { CallKnowledge } from "@/lib/knowledge";
import { meaningOf, type CallMeaning, type ReadResult } from "@/lib/phenotype";
import { readResult } from "../result/read-result";
import type { Problem, ResultState } from "@/lib/schema";

/** What a file says of one sample, gene by gene, with the results that were given beside it. */
export interface SampleReport {
  readonly knowledge: string;
  readonly sample: string;
  /** Null when nothing in the file told the build; positions were then taken as GRCh38. */
  readonly build: "GRCh38" | null;
  readonly genes: readonly GeneReport[];
  /** Variants that evidence compares or guidance names beside the alleles of a gene, where the file covers them. */
  readonly variants: readonly SeenVariant[];
  /** What is wrong with the file as a whole. */
  readonly warnings: readonly FileWarning[];
  /** Results given beside the file that could not be read. */
  readonly problems: readonly Problem[];
}

export interface SeenVariant {
  readonly rsid: string;
  /** The two bases as evidence writes genotypes, "C/T"; a dot for a missing half. */
  readonly genotype: string;
}

export type GeneReport = CalledGene | GivenGene;

/** A gene as the file shows it. */
export interface CalledGene {
  readonly kind: "called";
  readonly gene: string;
  readonly state: ResultState;
  readonly call: GeneCall;
  readonly meaning: CallMeaning;
  /** What the reader of the file had to say of the gene's positions. */
  readonly fileWarnings: readonly ObservationWarning[];
}

/** A gene whose result was given beside the file; it stands in place of what the file shows. */
export interface GivenGene {
  readonly kind: "given";
  readonly gene: string;
  readonly state: ResultState;
  readonly outside: OutsideCall;
  /** As the gene's results are printed; none when a phenotype or a score was given. */
  readonly names: readonly string[];
  readonly result: ReadResult;
}

/**
 * Returns every gene of a sample: called from the observation, or as it was
 * given. Genes of the definitions come in their order, those that were only
 * given after them. A given result that cannot be read is a problem, and the
 * gene is then reported as the file shows it.
 */
export function sampleReport({
  knowledge,
  observation,
  build,
  warnings,
  outside,
  options,
}: {
  /** Whole, or the part that calling needs: `callShardOf`. */
  readonly knowledge: CallKnowledge;
  readonly observation: SampleObservation;
  readonly build: SampleReport["build"];
  readonly warnings: readonly FileWarning[];
  readonly outside: readonly OutsideCall[];
  readonly options: CallOptions;
}): SampleReport {
  const problems: Problem[] = [];
  const given = outside.flatMap((row): readonly GivenGene[] => {
    const read = readResult(knowledge, resultOf(row), ["results", row.lineOneBased]);
    if (read.ok)
      return [
        {
          kind: "given",
          gene: row.gene,
          state: read.value.state,
          outside: row,
          names: printedNames(knowledge, row),
          result: read.value,
        },
      ];
    problems.push(...read.problems);
    return [];
  });
  const byPosition = warningsByPosition(observation.warnings);
  const called = callSample(knowledge.alleleDefinitions, observation, options).flatMap(
    (call): readonly GeneReport[] => {
      const instead = given.filter((row) => row.gene === call.gene);
      if (instead.length > 0) return instead;
      const meaning = meaningOf(knowledge.phenotypes[call.gene], call);
      const definition = knowledge.alleleDefinitions[call.gene];
      const fileWarnings = [...(definition?.positions ?? []), ...(definition?.alsoRead ?? [])].flatMap(
        ({ positionOneBased }) => byPosition.get(`${definition?.chromosome ?? ""}:${positionOneBased}`) ?? [],
      );
      return [{ kind: "called", gene: call.gene, state: meaning.state, call, meaning, fileWarnings }];
    },
  );
  const others = given.filter((row) => !called.some((gene) => gene.gene === row.gene));
  return {
    knowledge: knowledge.version,
    sample: observation.sample,
    build,
    genes: [...called, ...others],
    variants: seenVariants(knowledge, observation),
    warnings,
    problems,
  };
}

function seenVariants(knowledge: CallKnowledge, { positions }: SampleObservation): readonly SeenVariant[] {
  const byPlace = new Map(
    positions.map((position) => [`${position.chromosome}:${position.positionOneBased}`, position]),
  );
  // What stands beside a definition calls no allele, and guidance may still name it: rs12777823 for warfarin.
  const beside = Object.values(knowledge.alleleDefinitions).flatMap(({ chromosome, alsoRead }) =>
    alsoRead.flatMap(({ positionOneBased, rsid }) => (rsid === null ? [] : [{ chromosome, positionOneBased, rsid }])),
  );
  return [...knowledge.evidencePositions, ...beside].flatMap(({ chromosome, positionOneBased, rsid }) => {
    const seen = byPlace.get(`${chromosome}:${positionOneBased}`);
    return seen === undefined ? [] : [{ rsid, genotype: seen.alleles.map((bases) => bases ?? ".").join("/") }];
  });
}

function warningsByPosition(
  warnings: readonly ObservationWarning[],
): ReadonlyMap<string, readonly ObservationWarning[]> {
  const byPosition = new Map<string, ObservationWarning[]>();
  for (const warning of warnings) {
    const key = `${warning.chromosome}:${warning.positionOneBased}`;
    const list = byPosition.get(key);
    if (list === undefined) byPosition.set(key, [warning]);
    else list.push(warning);
  }
  return byPosition;
}

/** Returns the best calls of a gene as the field writes them, best first. */
export function namesOf(gene: GeneReport): readonly string[] {
  return gene.kind === "called" ? callNames(gene.call) : gene.names;
}

function printedNames(knowledge: CallKnowledge, { gene, alleles }: OutsideCall): readonly string[] {
  const printed = knowledge.alleleDefinitions[gene]?.printedAs ?? {};
  return alleles === null ? [] : [alleles.map((name) => printed[name] ?? name).join("/")];
}

/** Returns every diplotype that fits the data, those of lower score too. */
export function candidatesOf(gene: GeneReport): readonly string[] {
  return gene.kind === "called" ? gene.call.candidates.map(diplotypeName) : namesOf(gene);
}

/** Returns the warnings of a call, none for a result that was given. */
export function callWarningsOf(gene: GeneReport): readonly CallWarning[] {
  return gene.kind === "called" ? gene.call.warnings : [];
}
