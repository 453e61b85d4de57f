import type { ResultKnowledge } from "@/lib/knowledge";
import type { PhenotypeMethod } from "@/lib/schema";
import type { Activity, Allele } from "./alleles";
import { readDiplotype } from "./diplotype";
import type { ReadResult } from "./result";

/** One step from what the laboratory found to the phenotype. */
export type TraceStep =
  | { readonly kind: "given"; readonly text: string }
  | {
      readonly kind: "alleles";
      readonly alleles: readonly { readonly name: string; readonly function: string; readonly value: string | null }[];
    }
  | { readonly kind: "score"; readonly values: readonly string[]; readonly score: string }
  | { readonly kind: "score-line"; readonly from: number; readonly to: number; readonly term: string }
  | { readonly kind: "functions-line"; readonly functions: readonly string[]; readonly term: string }
  | { readonly kind: "typing"; readonly terms: readonly string[] }
  | { readonly kind: "unsettled"; readonly terms: readonly string[] };

/**
 * Returns the steps by which a result became its phenotype: alleles, their
 * functions and values, the score, and the line of the gene's table. A result
 * given as a phenotype has one step: it was taken as it stood. Empty for a
 * gene nobody tested and for one without a method.
 */
export function traceOf(knowledge: ResultKnowledge, result: ReadResult): readonly TraceStep[] {
  const method = Object.hasOwn(knowledge.phenotypes, result.gene) ? knowledge.phenotypes[result.gene] : undefined;
  if (method === undefined || result.state === "not-tested") return [];
  const given: TraceStep = {
    kind: "given",
    text:
      result.diplotype ??
      (result.activityScore === null ? result.phenotype : `activity score ${activityText(result.activityScore)}`),
  };
  if (method.method === "allele-status")
    return result.diplotype === null ? [given] : [given, { kind: "typing", terms: result.terms }];
  const read = result.diplotype === null ? null : readDiplotype(method, result.diplotype, []);
  const alleles = read?.ok === true ? read.value.alleles : [];
  const [term] = result.terms;
  return [
    given,
    ...alleleSteps(alleles),
    ...scoreSteps(result, alleles),
    ...(term === undefined
      ? [{ kind: "unsettled", terms: result.possibleTerms } as const]
      : lineSteps(method, result, alleles, term)),
  ];
}

function alleleSteps(alleles: readonly Allele[]): readonly TraceStep[] {
  return alleles.length === 0
    ? []
    : [
        {
          kind: "alleles",
          alleles: alleles.map((allele) => ({
            name: allele.name,
            function: allele.function,
            value: allele.activity === null ? null : activityText(allele.activity),
          })),
        },
      ];
}

function scoreSteps({ activityScore }: ReadResult, alleles: readonly Allele[]): readonly TraceStep[] {
  if (activityScore === null || alleles.length === 0) return [];
  return [
    {
      kind: "score",
      values: alleles.flatMap((allele) => (allele.activity === null ? [] : [activityText(allele.activity)])),
      score: activityText(activityScore),
    },
  ];
}

/** The line of the gene's own table that led to the term: by score where there is one, else by the functions. */
function lineSteps(
  method: PhenotypeMethod,
  { activityScore: score }: ReadResult,
  alleles: readonly Allele[],
  term: string,
): readonly TraceStep[] {
  if (score !== null) {
    const line = method.byScore.find(
      (one) => one.term === term && (score.isFloor || one.from <= score.value) && score.value <= one.to,
    );
    return line === undefined ? [] : [{ kind: "score-line", from: line.from, to: line.to, term }];
  }
  return alleles.length === 0
    ? []
    : [{ kind: "functions-line", functions: alleles.map((allele) => allele.function), term }];
}

function activityText({ value, isFloor }: Activity): string {
  return `${isFloor ? "≥" : ""}${value}`;
}
