/**
 * The matcher cases taken from the reference caller's own tests: what each
 * expects, and what its file shows by our own reader.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { definedPositions, type AlleleDefinitions, type SampleObservation } from "@/lib/genotype";
import { AlleleDefinitionSchema, type AlleleDefinition } from "@/lib/schema";
import { observe } from "../builders/read-text";

const CASES = fileURLToPath(new URL("../../../shared/cases/", import.meta.url));

/** Whether the cases lie beside the project; a test that reads them skips, visibly, when they do not. */
export const hasCases = existsSync(CASES);

export interface ExpectedGene {
  readonly diplotypes?: readonly string[];
  readonly orderSignificant?: false;
  /** Matcher level: a variant of both copies is there twice. */
  readonly haplotypeMatches?: readonly string[];
  readonly recommendationDiplotypes?: readonly (readonly string[])[];
  readonly phenotypes?: readonly string[];
  readonly activityScores?: readonly string[];
  readonly sourcePhenotypesInclude?: readonly string[];
  readonly calledByMatcher?: boolean;
  readonly called?: boolean;
  readonly reportable?: boolean;
  readonly hasMissingPositions?: boolean;
  readonly hapB3Warning?: string | null;
  readonly candidatesBeforePriority?: readonly string[];
  readonly matcherDiplotypes?: readonly string[];
}

export interface OutsideRow {
  readonly gene: string;
  readonly diplotype: string | null;
  readonly phenotype: string | null;
  readonly activityScore: string | null;
}

export interface AlleleCase {
  readonly id: string;
  readonly level: "matcher" | "pipeline" | "cli";
  readonly genes: readonly string[];
  readonly vcf: string | null;
  readonly definitions: string;
  readonly outsideCalls: readonly OutsideRow[] | null;
  readonly options: {
    readonly topCandidateOnly: boolean;
    readonly findCombinations: boolean;
    readonly callCyp2d6: boolean;
    readonly exemptions: "shipped" | "none";
    readonly sampleId?: string;
  };
  readonly expect: Readonly<Record<string, ExpectedGene>>;
}

export function readCases(): readonly AlleleCase[] {
  return JSON.parse(readFileSync(`${CASES}cases.json`, "utf8")) as readonly AlleleCase[];
}

/** Returns what the first sample of a case's file shows at the defined positions. */
export async function observeCase(one: AlleleCase, definitions: AlleleDefinitions): Promise<SampleObservation> {
  if (one.vcf === null) return { sample: "", positions: [], warnings: [] };
  return observe(readFileSync(`${CASES}${one.vcf}`), definedPositions(definitions));
}

/** Returns the definitions a case is called by: ours, or its own file in our shape with the gene's rules of ours. */
export function definitionsOf(one: AlleleCase, shipped: AlleleDefinitions): AlleleDefinitions {
  const own = one.definitions === "shipped" ? shipped : customDefinition(one.definitions, shipped);
  if (one.options.exemptions === "shipped") return own;
  return Object.fromEntries(
    Object.entries(own).map(([gene, definition]) => [gene, { ...definition, required: [], unphasedPriorities: [] }]),
  );
}

interface Translation {
  readonly gene: string;
  readonly chromosome: string;
  readonly variants: readonly {
    readonly chromosome: string;
    readonly position: number;
    readonly rsid: string | null;
    readonly ref: string;
    readonly alts: readonly string[];
  }[];
  readonly namedAlleles: readonly {
    readonly name: string;
    readonly reference: boolean;
    readonly alleles: readonly (string | null)[];
  }[];
}

function customDefinition(path: string, shipped: AlleleDefinitions): AlleleDefinitions {
  const { gene, variants, namedAlleles } = JSON.parse(readFileSync(`${CASES}${path}`, "utf8")) as Translation;
  const ours: AlleleDefinition | undefined = shipped[gene];
  const names = new Set(namedAlleles.map((allele) => allele.name));
  const pair = ours?.linkedPair;
  const alleles = namedAlleles.map((allele) => [
    allele.name,
    Object.fromEntries(
      variants.flatMap((variant, i) => {
        const bases = allele.alleles[i] ?? null;
        return bases === null || (allele.reference && bases === variant.ref) ? [] : [[String(variant.position), bases]];
      }),
    ),
  ]);
  const definition = AlleleDefinitionSchema.parse({
    gene,
    chromosome: variants[0]?.chromosome,
    callAs: ours?.callAs,
    undocumented: ours?.undocumented,
    notCallable: ours?.notCallable,
    positions: variants.map(
      (variant) => `${variant.position} ${variant.rsid ?? "-"} ${variant.ref}>${variant.alts.join(",")}`,
    ),
    reference: namedAlleles.find((allele) => allele.reference)?.name,
    linkedPair: pair !== undefined && names.has(pair.alone) && names.has(pair.both) ? pair : undefined,
    alleles: Object.fromEntries(alleles) as unknown,
    version: "test",
    sources: ["test"],
    reviewed: "2026-11-24",
  });
  return { [gene]: definition };
}
