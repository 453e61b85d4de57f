import type { Found } from "@/lib/knowledge";
import { unreachable } from "@/lib/schema";

/** Returns where a hit leads: a drug or gene to its page, a marker to its rows of the evidence table, or to its gene where it has none. */
export function foundHref({ kind, id, genes, annotations }: Found): string {
  switch (kind) {
    case "drug":
    case "class":
      return `/drugs/${id}`;
    case "gene":
      return `/genes/${id}`;
    case "phenotype":
      return `/evidence?${new URLSearchParams({ phenotype: id }).toString()}`;
    case "variant":
    case "allele":
      return annotations === 0 && genes[0] !== undefined
        ? `/genes/${genes[0]}`
        : `/evidence?${new URLSearchParams({ variant: id }).toString()}`;
    default:
      return unreachable(kind);
  }
}

/** Returns what a hit is, and how much there is: "variant of MTOR, 1 annotation". */
export function foundWord({ kind, genes, annotations }: Found): string {
  switch (kind) {
    case "drug":
    case "gene":
      return kind;
    case "class":
      return "class of drugs";
    case "phenotype":
      return `disease or outcome, ${countOf(annotations)}`;
    case "variant":
    case "allele":
      return `${kind}${genes.length === 0 ? "" : ` of ${genes.join(", ")}`}, ${countOf(annotations)}`;
    default:
      return unreachable(kind);
  }
}

function countOf(annotations: number | null): string {
  if (annotations === null || annotations === 0) return "no graded annotation";
  return `${annotations} ${annotations === 1 ? "annotation" : "annotations"}`;
}
