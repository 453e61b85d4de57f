import type { CoveredPosition, ObservationWarning } from "@/lib/genotype";
import type { CallKnowledge } from "@/lib/knowledge";
import type { Activity } from "@/lib/phenotype";
import { callWarningText, fileWarningText, observationWarningText } from "./call-words";
import {
  callWarningsOf,
  candidatesOf,
  namesOf,
  resultsOfGene,
  type CalledGene,
  type GeneReport,
  type GivenGene,
  type SampleReport,
} from "@/lib/intake";

/** Returns what a file says of a sample as plain JSON values, in the form of the public contract. */
export function toCallJson(report: SampleReport, knowledge: CallKnowledge): object {
  return {
    sample: report.sample,
    build: report.build ?? "unknown",
    knowledge: report.knowledge,
    genes: report.genes.map((gene) => geneJson(gene, knowledge)),
    variants: report.variants,
    warnings: report.warnings.map(({ code, found, expected }) => ({
      code,
      text: fileWarningText(code),
      found,
      expected,
    })),
    problems: report.problems,
  };
}

function geneJson(gene: GeneReport, knowledge: CallKnowledge): object {
  const [result] = resultsOfGene(gene, knowledge);
  const phenotypes = phenotypesOf(gene);
  const scores = scoresOf(gene);
  return {
    gene: gene.gene,
    state: gene.state,
    source: gene.kind === "given" ? "given" : "file",
    diplotypes: namesOf(gene),
    phased: gene.kind === "called" && gene.call.isPhased,
    phenotype: phenotypes.length === 1 ? phenotypes[0] : null,
    activityScore: scores.length === 1 ? scores[0] : null,
    candidates: candidatesOf(gene),
    // What else the data allow, as a request takes it: whoever reads the call back gets its doubt with it.
    ...(result === undefined ? {} : { open: result.open ?? [] }),
    coverage: gene.kind === "called" ? coverageJson(gene) : null,
    ...(gene.kind === "called" ? calledJson(gene) : givenJson(gene)),
    warnings: [
      ...callWarningsOf(gene).map(({ code, positions }) => ({
        code,
        text: callWarningText(code),
        positions: positions.map(positionJson),
      })),
      ...(gene.kind === "called" ? fileWarningsJson(gene.fileWarnings) : []),
    ],
  };
}

/** Returns the phenotypes the best calls come to, each once; one when the calls agree. */
export function phenotypesOf(gene: GeneReport): readonly (string | null)[] {
  if (gene.kind === "given") return gene.result.terms.length === 0 ? [] : [gene.result.phenotype];
  return [...new Set(gene.meaning.recommended.map((one) => one.phenotype))];
}

function scoresOf(gene: GeneReport): readonly (number | string | null)[] {
  const scores =
    gene.kind === "given" ? [gene.result.activityScore] : gene.meaning.recommended.map((one) => one.activityScore);
  return [...new Set(scores.map(scoreJson))];
}

/** A score known only from below is a text, so that nobody takes it for the number. */
function scoreJson(score: Activity | null): number | string | null {
  if (score === null) return null;
  return score.isFloor ? `≥${score.value}` : score.value;
}

function positionJson({ positionOneBased, rsid }: CoveredPosition): object {
  return { position: positionOneBased, rsid };
}

function coverageJson({ call: { coverage } }: CalledGene): object {
  return { seen: coverage.seen, defined: coverage.defined, missing: coverage.missing.map(positionJson) };
}

function calledJson({ call, meaning }: CalledGene): object {
  return {
    recommended: meaning.recommended.map((one) => ({
      diplotype: one.alleles.join("/"),
      functions: one.functions,
      phenotype: one.phenotype,
      activityScore: scoreJson(one.activityScore),
    })),
    notExcluded: call.notExcluded.map(({ allele, positions }) => ({ allele, positions: positions.map(positionJson) })),
    ...(call.fallback === null
      ? {}
      : {
          fallback: {
            ...positionJsonOf(call.fallback.position),
            bases: call.fallback.bases,
            alleles: call.fallback.alleles,
          },
        }),
    ...(call.notCallable === null ? {} : { notCallable: call.notCallable }),
  };
}

function positionJsonOf({ positionOneBased, rsid }: CoveredPosition): {
  readonly position: number;
  readonly rsid: string | null;
} {
  return { position: positionOneBased, rsid };
}

function givenJson({ result }: GivenGene): object {
  return {
    recommended: [
      {
        diplotype: result.diplotype,
        functions: result.functions,
        phenotype: result.phenotype,
        activityScore: scoreJson(result.activityScore),
      },
    ],
    notExcluded: [],
  };
}

function fileWarningsJson(warnings: readonly ObservationWarning[]): readonly object[] {
  return warnings.map(({ code, positionOneBased, found, expected }) => ({
    code,
    text: observationWarningText(code),
    positions: [{ position: positionOneBased }],
    found,
    expected,
  }));
}
