import type { ReadResult, VariantGenotype } from "@/lib/phenotype";
import type { GenotypeText } from "@/lib/schema";
import type { Caveat, Quotation } from "./advice";

/** What the result given comes to under one annotation. */
export interface GenotypeMatch {
  /** The result as given, e.g. "rs2024627 C/C" or "*1/*4". */
  readonly matched: string;
  readonly quotations: readonly Quotation[];
  readonly caveats: readonly Caveat[];
}

interface Listed {
  readonly variants: readonly string[];
  readonly texts: readonly GenotypeText[];
  /** Plus-strand alleles of the variant where known; they widen what the texts show. */
  readonly plusAlleles: readonly string[];
}

/**
 * Returns which of an annotation's texts a result picks; null when the result
 * says nothing of its variants.
 *
 * The bases of an annotation are plus strand. Bases that fit only after a turn
 * to the other strand are pointed out and pick nothing: nobody but the
 * laboratory can say on which strand it reports. At an A/T or C/G variant both
 * strands show the same letters, so a fit there is warned about.
 *
 * @source ClinPGx, help page on clinical annotations: alleles are mapped to
 * the plus chromosomal strand
 */
export function matchGenotype(listed: Listed, result: ReadResult): GenotypeMatch | null {
  if (result.variant !== null && listed.variants.includes(result.variant.rsid))
    return matchBases(listed, result.variant);
  return matchAlleles(listed.texts, result);
}

function matchBases({ texts, plusAlleles }: Listed, given: VariantGenotype): GenotypeMatch {
  const matched = `${given.rsid} ${given.alleles.join("/")}`;
  const known = new Set([...texts.flatMap((text) => basesOf(text.genotype)), ...plusAlleles]);
  const own = texts.filter((text) => sameAlleles(basesOf(text.genotype), given.alleles));
  if (own.length > 0) {
    const caveats: Caveat[] = isPalindromic(known)
      ? [{ code: "strand-ambiguous", facts: { given: given.alleles.join("/"), alleles: [...known].sort().join("/") } }]
      : [];
    return { matched, quotations: own, caveats };
  }
  const turned = given.alleles.map(otherStrand);
  const fitsTurned =
    turned.every((allele) => allele !== null && known.has(allele)) &&
    !given.alleles.every((allele) => known.has(allele));
  const caveat: Caveat = fitsTurned
    ? {
        code: "other-strand",
        facts: { given: given.alleles.join("/"), alleles: [...known].sort().join("/"), turned: turned.join("/") },
      }
    : {
        code: "genotype-not-listed",
        facts: { given: given.alleles.join("/"), listed: texts.map((text) => text.genotype).join(", ") },
      };
  return { matched, quotations: [], caveats: [caveat] };
}

/** Star alleles and the like: a text for the whole diplotype, else one for each allele the person has. */
function matchAlleles(texts: readonly GenotypeText[], { diplotype, terms }: ReadResult): GenotypeMatch | null {
  if (diplotype !== null) {
    const alleles = diplotype.split("/");
    const whole = texts.filter((text) => sameAlleles(text.genotype.split("/"), alleles));
    const quotations = whole.length > 0 ? whole : texts.filter((text) => alleles.includes(text.genotype));
    return quotations.length === 0 ? null : { matched: diplotype, quotations, caveats: [] };
  }
  const present = terms.flatMap((term) => /^(\*\S+) positive$/.exec(term)?.[1] ?? []);
  const quotations = texts.filter((text) => present.includes(text.genotype));
  return quotations.length === 0 ? null : { matched: terms.join(", "), quotations, caveats: [] };
}

/** "CT" is two bases; "C/del" and "TTA/TTA" are parted by a stroke; "A" is the one base of a single chromosome. A release writes "del" in either case. */
function basesOf(genotype: string): readonly string[] {
  if (genotype.includes("/"))
    return genotype.split("/").map((allele) => (allele.toLowerCase() === "del" ? "del" : allele));
  return /^[ACGT]{2}$/.test(genotype) ? [...genotype] : [genotype];
}

function sameAlleles(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join("/") === [...other].sort().join("/");
}

const PAIRS: Readonly<Record<string, string>> = { A: "T", T: "A", C: "G", G: "C" };

/** Returns a run of bases as the other strand reads it, last base first; null where it is no run of bases. */
export function otherStrand(allele: string): string | null {
  if (allele === "del") return allele;
  if (!/^[ACGT]+$/.test(allele)) return null;
  return [...allele]
    .reverse()
    .map((base) => PAIRS[base])
    .join("");
}

/** Both strands of such a variant show the same letters. */
function isPalindromic(alleles: ReadonlySet<string>): boolean {
  const bases = [...alleles].filter((allele) => /^[ACGT]$/.test(allele));
  return bases.length > 1 && bases.some((base) => alleles.has(PAIRS[base] ?? ""));
}
