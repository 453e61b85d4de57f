/** The bases of one person at one variant, as the report has them: one base (or run of bases) for each chromosome. */
export interface VariantGenotype {
  readonly rsid: string;
  /** One or two, upper case, "del" for a missing run; in the order given. */
  readonly alleles: readonly string[];
}

const BASES = "(?:[ACGT]+|del|-)";
const GENOTYPE = new RegExp(`^(rs\\d+)\\s*[:=]?\\s*(?:(${BASES})(?:[/|](${BASES}))?)$`, "i");

/**
 * Returns the variant and its bases of "rs2024627 C/T", "rs2024627 CT",
 * "rs2024627:C|T" or, on one chromosome, "rs2024627 C"; null for any other
 * text. Two bases without a stroke are one for each chromosome. Nothing is
 * turned to the other strand here: the bases stay as given.
 */
export function readVariantGenotype(text: string): VariantGenotype | null {
  const read = GENOTYPE.exec(text.trim());
  if (read?.[1] === undefined || read[2] === undefined) return null;
  const rsid = read[1].toLowerCase();
  if (read[3] !== undefined) return { rsid, alleles: [spelled(read[2]), spelled(read[3])] };
  const bases = spelled(read[2]);
  return { rsid, alleles: /^[ACGT]{2}$/.test(bases) ? [...bases] : [bases] };
}

/** Returns the genotype as reports write it: "C/T", or the one allele of a single chromosome. */
export function genotypeText({ alleles }: VariantGenotype): string {
  return alleles.join("/");
}

function spelled(allele: string): string {
  return allele === "-" || allele.toLowerCase() === "del" ? "del" : allele.toUpperCase();
}
