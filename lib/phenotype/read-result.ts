import { quote, resolveGene, type Knowledge } from "@/lib/knowledge";
import { METABOLIZER_PHENOTYPES, type MetabolizerPhenotype, type Outcome, type ResultInput, type ResultState } from "@/lib/schema";

/** A result we understood, and how we read it. */
export interface ReadResult {
  readonly gene: string;
  readonly state: ResultState;
  readonly phenotype: MetabolizerPhenotype;
  /** The reader's own words, when they differ from the standard term. */
  readonly understoodFrom: string | null;
}

// A map, not an object: a reader's "constructor" must not find what every object holds.
const SHORT_FORMS: ReadonlyMap<string, MetabolizerPhenotype> = new Map([
  ["um", "Ultrarapid Metabolizer"],
  ["rm", "Rapid Metabolizer"],
  ["nm", "Normal Metabolizer"],
  ["em", "Normal Metabolizer"],
  ["extensive metabolizer", "Normal Metabolizer"],
  ["im", "Intermediate Metabolizer"],
  ["pm", "Poor Metabolizer"],
  ["ultra rapid metabolizer", "Ultrarapid Metabolizer"],
]);

/**
 * Returns the result with its phenotype in CPIC's standard term, prefixes
 * kept; British spelling, any case and the usual short forms are understood.
 * A result given in another form, or one that is no term we know, is a
 * problem: it is never dropped and never read as normal.
 *
 * @source Caudle, Genet Med 2017;19:215: standard terms; "extensive" was the
 * older word for what is now "normal".
 */
export function readResult(knowledge: Knowledge, input: ResultInput, path: readonly (string | number)[]): Outcome<ReadResult> {
  const gene = resolveGene(knowledge, input.gene, [...path, "gene"]);
  if (!gene.ok) return gene;
  if (input.phenotype === undefined) {
    return {
      ok: false,
      problems: [
        {
          code: "result-form-not-supported",
          path,
          found: "a result that is not a phenotype",
          expected: `a phenotype for ${gene.value.id}, such as “Normal Metabolizer”`,
          remedy: "Give the phenotype that the laboratory report states",
          nearest: [],
        },
      ],
    };
  }
  const phenotype = standardPhenotype(input.phenotype);
  if (phenotype === null) {
    return {
      ok: false,
      problems: [
        {
          code: "phenotype-unknown",
          path: [...path, "phenotype"],
          found: quote(input.phenotype),
          expected: `one of ${METABOLIZER_PHENOTYPES.join(", ")}`,
          remedy: `Use the term of the laboratory report for ${gene.value.id}`,
          nearest: [...METABOLIZER_PHENOTYPES],
        },
      ],
    };
  }
  return {
    ok: true,
    value: {
      gene: gene.value.id,
      state: phenotype === "Indeterminate" ? "uncertain-function" : "called",
      phenotype,
      understoodFrom: phenotype === input.phenotype ? null : input.phenotype,
    },
  };
}

function standardPhenotype(text: string): MetabolizerPhenotype | null {
  const words = text.trim().toLowerCase().replace(/[\s-]+/g, " ").replace(/metaboliser/g, "metabolizer");
  return METABOLIZER_PHENOTYPES.find((term) => term.toLowerCase() === words) ?? SHORT_FORMS.get(words) ?? null;
}
