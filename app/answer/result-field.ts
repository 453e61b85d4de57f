import type { VariantGenotypes } from "@/lib/advice";
import type { ReadingKnowledge } from "@/lib/knowledge";
import { completionsOf } from "@/lib/intake";
import { NOT_TESTED, type PhenotypeMethod } from "@/lib/schema";

/** A gene for which a result may be typed. */
export interface ResultField {
  readonly gene: string;
  readonly hint: string;
  /** What the field completes to: the gene's terms and alleles, and the genotypes that annotations have a text for. */
  readonly completions: readonly string[];
}

/** Genotypes offered for one gene; any other may be typed all the same. */
const GENOTYPES_OFFERED = 60;

/** Returns the field for a gene's result; null when neither a phenotype nor a variant of it can be read. */
export function resultField(
  gene: string,
  knowledge: ReadingKnowledge,
  variants: readonly VariantGenotypes[],
): ResultField | null {
  const method = knowledge.phenotypes[gene];
  const genotypes = variants.find((one) => one.gene === gene)?.genotypes ?? [];
  if (method === undefined && genotypes.length === 0) return null;
  const example = [method === undefined ? null : exampleOf(method), genotypes[1] ?? genotypes[0] ?? null]
    .filter((text) => text !== null)
    .slice(0, 1);
  return {
    gene,
    hint: `For example ${example.join("")}`,
    completions: [
      ...(method === undefined ? [NOT_TESTED] : completionsOf(method)),
      ...genotypes.slice(0, GENOTYPES_OFFERED),
    ],
  };
}

function exampleOf(method: PhenotypeMethod): string {
  const terms = method.terms.slice(-2, -1).concat(method.terms.slice(0, 1));
  return terms[0] ?? "";
}
