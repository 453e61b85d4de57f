import type { CallKnowledge } from "@/lib/knowledge";
import { openResultOf } from "@/lib/phenotype";
import type { ResultInput } from "@/lib/schema";
import type { CalledGene, GeneReport, SampleReport } from "./sample-report";

/**
 * Returns the results of a sample as a question takes them: for each gene that
 * was called, what guidance is looked up by, with everything else that the
 * data allow beside it. Genes that were not tested or could not be called give
 * none: nothing is taken for normal.
 */
export function resultsOfSample(report: SampleReport, knowledge: CallKnowledge): readonly ResultInput[] {
  return report.genes.flatMap((gene) => resultsOfGene(gene, knowledge));
}

/** Returns the results of one gene of a sample, as `resultsOfSample` does. */
export function resultsOfGene(gene: GeneReport, knowledge: CallKnowledge): readonly ResultInput[] {
  if (gene.kind === "called") return calledResult(gene, knowledge);
  const { gene: symbol, activityScore, diplotype, terms } = { ...gene.result };
  if (activityScore !== null)
    return [{ gene: symbol, activityScore: `${activityScore.isFloor ? "≥" : ""}${activityScore.value}` }];
  if (diplotype !== null) return [{ gene: symbol, diplotype }];
  return terms.map((term) => ({ gene: symbol, value: term }));
}

function calledResult({ gene, call, meaning }: CalledGene, knowledge: CallKnowledge): readonly ResultInput[] {
  const [first] = meaning.recommended;
  const method = knowledge.phenotypes[gene];
  const definition = knowledge.alleleDefinitions[gene];
  if (
    first === undefined ||
    method === undefined ||
    definition === undefined ||
    meaning.state === "not-callable" ||
    meaning.state === "not-tested"
  )
    return [];
  const open = openResultOf(method, definition, call, first.alleles);
  const alternatives = open?.alternatives.map(({ diplotype, standsFor, settledBy }) => ({
    diplotype,
    standsFor: [...standsFor],
    settledBy: settledBy.map(({ positionOneBased, rsid }) => ({ positionOneBased, rsid })),
  }));
  return [{ gene, diplotype: first.alleles.join("/"), ...(alternatives === undefined ? {} : { open: alternatives }) }];
}
