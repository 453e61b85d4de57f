/**
 * Returns the variants of a release's list, each as the release spells it:
 * "CYP2D6*1, CYP2D6*4", "rs1, rs2", "HLA-B*15:02". A name may hold commas of
 * its own ("G6PD Mediterranean, Dallas, Panama"), and only a part that begins
 * like a variant begins a new one: with an rsID, or with one of `genes`.
 */
export function splitVariants(text: string, genes: readonly string[], separator: "," | ";" = ","): readonly string[] {
  const begins = (part: string): boolean =>
    /^rs\d+/.test(part) || genes.some((gene) => part.startsWith(gene) && /^[\s*]/.test(part.slice(gene.length)));
  const names: string[] = [];
  for (const part of text.split(separator).map((one) => one.trim())) {
    if (part === "") continue;
    if (names.length === 0 || begins(part) || separator === ";") names.push(part);
    else names.push(`${names.pop() ?? ""}, ${part}`);
  }
  return names;
}
