import type { Variant } from "@/lib/schema";
import type { Knowledge } from "./knowledge";

/** A variant, a named allele or a phenotype that some fact names: what a reader may look up beside drugs and genes. */
export interface MarkerEntry {
  readonly kind: "variant" | "allele" | "phenotype";
  /** "rs2024627", "CYP2D6*4", "Breast Neoplasms". */
  readonly label: string;
  readonly genes: readonly string[];
  /** Graded annotations that name it, curated and imported, each statement once. */
  readonly annotations: number;
}

/**
 * Returns every variant and allele of the annotations, studies and tables of
 * alleles, and every phenotype of the annotations, in the order in which they
 * are first named. Small enough to send to the browser.
 */
export function markerEntries(knowledge: Knowledge): readonly MarkerEntry[] {
  const { annotations, findings, phenotypes, release } = knowledge;
  const found = new Map<
    string,
    { kind: MarkerEntry["kind"]; label: string; genes: Set<string>; annotations: number }
  >();
  const enter = (label: string, kind: MarkerEntry["kind"], genes: readonly string[], count: 0 | 1): void => {
    const key = `${kind} ${label.toLowerCase()}`;
    const entry = found.get(key) ?? { kind, label, genes: new Set<string>(), annotations: 0 };
    genes.forEach((gene) => entry.genes.add(gene));
    entry.annotations += count;
    found.set(key, entry);
  };
  const enterMarker = (label: string, genes: readonly string[], count: 0 | 1): void =>
    enter(label, /^rs\d+$/.test(label) ? "variant" : "allele", genes, count);

  const held = new Set(annotations.map((annotation) => annotation.clinpgxId));
  for (const { variants, genes, phenotypes: about } of annotations) {
    variants.flatMap((variant) => namesOf(variant, genes)).forEach((name) => enterMarker(name, genes, 1));
    about.forEach((name) => enter(name, "phenotype", [], 1));
  }
  for (const { clinpgxId, variants, genes, phenotypes: about } of release?.annotations ?? []) {
    if (held.has(clinpgxId)) continue;
    variants.forEach((name) => enterMarker(name, genes, 1));
    about.forEach((name) => enter(name, "phenotype", [], 1));
  }
  for (const { variants, genes, origin } of findings) {
    if (origin === "germline")
      variants.flatMap((variant) => namesOf(variant, genes)).forEach((name) => enterMarker(name, genes, 0));
  }
  for (const method of Object.values(phenotypes)) {
    const alleles = [...method.functions.flatMap((group) => group.alleles), ...method.statusAlleles];
    alleles
      .filter((allele) => allele.startsWith("*"))
      .forEach((allele) => enterMarker(`${method.gene}${allele}`, [method.gene], 0));
  }
  return [...found.values()].map(({ genes, ...entry }) => ({ ...entry, genes: [...genes] }));
}

/** The rsID of a variant, and its star allele with the gene before it. */
function namesOf({ rsid, allele }: Variant, [gene]: readonly string[]): readonly string[] {
  return [rsid, allele?.startsWith("*") === true && gene !== undefined ? `${gene}${allele}` : undefined].filter(
    (name) => name !== undefined,
  );
}
