import { readResult } from "@/lib/intake";
import type { Knowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import { unreachable, type Outcome, type ResultForm } from "@/lib/schema";

/** Where the table of forms stands in the repository. */
export const RESULT_FORMS_DOCUMENT = "docs/how-do-i-write-a-result.md";

const INTRODUCTION = `# How do I write a result?

As the laboratory report does. A result is read whole or not at all: what is left over is named, and nothing is taken as normal. Case,
blanks, dashes of any kind, American and British spelling, a heading such as “Genotype:” and a full stop at the end change nothing.

Each row below is one form that the gene takes and an example that the tests read. “Others stay open” means that the text does not settle
the result: the answer is then worked out for every possibility. What is written in no such form is asked back.
\`npm run -s haplonote -- phenotype GENE RESULT\` shows how a text is read.

Any gene without a table here takes the bases at a named variant, such as \`rs2024627 C/T\`, for the evidence to speak to.
`;

/**
 * Returns the table of every form that each gene's results are read in, as the examples of the content have it. It is made
 * anew by \`npm run result-forms\`.
 */
export function resultFormsDocument(
  knowledge: Pick<Knowledge, "phenotypes" | "genes" | "alleleDefinitions" | "evidencePositions">,
): string {
  const genes = Object.values(knowledge.phenotypes).sort((a, b) => (a.gene < b.gene ? -1 : 1));
  const tables = genes.map(({ gene, forms }) => {
    const rows = forms.examples.map(({ form, text, reads }) => {
      const read = readResult(knowledge, { gene, value: text }, []);
      return `| ${formWords(form)} | \`${text.replace(/\|/g, "\\|")}\` | ${reads.replace(/\*/g, "\\*")}${isOpen(read) ? "; others stay open" : ""} |`;
    });
    return [`## ${gene}`, "", "| form | as written | read as |", "| --- | --- | --- |", ...rows, ""].join("\n");
  });
  return [INTRODUCTION, ...tables].join("\n");
}

function isOpen(read: Outcome<ReadResult>): boolean {
  return read.ok && read.value.state === "ambiguous" && read.value.terms.length > 0;
}

/** Returns the phenotype that a result reads as, in the words of the content's examples. */
export function readsAs({ state, terms, possibleTerms }: ReadResult): string {
  if (state === "not-tested") return "not tested";
  return possibleTerms.length > 0 ? possibleTerms.join(" or ") : terms.join(", ");
}

function formWords(form: ResultForm): string {
  switch (form) {
    case "diplotype":
      return "two alleles";
    case "phenotype":
      return "phenotype";
    case "activity-score":
      return "activity score";
    case "allele-status":
      return "one allele, found or not";
    case "hla-typing":
      return "HLA typing";
    case "repeats":
      return "repeats";
    case "variant-list":
      return "several variants";
    case "variant":
      return "single variants";
    case "enzyme-activity":
      return "activity in words";
    case "no-call":
      return "no result";
    default:
      return unreachable(form);
  }
}
