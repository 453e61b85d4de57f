/**
 * What a Genotype List string says of one gene: the pairs it leaves open, each as text for the grammar of results; or
 * that it says less than a pair. Null where the text is no such string.
 *
 * @source Milius, Tissue Antigens 2013;82:106: `^` parts genes, `|` possible genotypes, `+` the two copies, `~` genes on
 * one chromosome, `/` possible alleles of one copy
 */
export type GlString =
  | { readonly kind: "pairs"; readonly pairs: readonly string[] }
  | { readonly kind: "one-allele"; readonly allele: string }
  | { readonly kind: "possible-alleles" | "too-many" | "other-gene" };

/** A list this long decides nothing, and costs time to say so. */
const MOST_PAIRS = 200;

/**
 * Returns the reading of a GL string. `isCoded` says that its coding system is that of GL strings: only then, or where
 * the string names its own nomenclature, does a slash mean that one of two alleles is meant.
 */
export function glStringOf(gene: string, text: string, isCoded: boolean): GlString | null {
  const body = /^[a-z][\w-]*#[\w.-]*#(.+)$/i.exec(text.trim())?.[1] ?? (isCoded ? text.trim() : null);
  const isPlain = body === null && /^HLA-/.test(text.trim()) && /[+^|~]/.test(text);
  const string = body ?? (isPlain ? text.trim() : null);
  if (string === null) return null;
  const own = string.split("^").filter((block) => block.includes(`${gene}*`));
  const [block, ...more] = own;
  if (block === undefined || more.length > 0) return { kind: "other-gene" };
  const pairs = new Set<string>();
  let alone: string | null = null;
  for (const genotype of block.split("|")) {
    const copies = genotype.split("+").map((copy) => allelesOf(gene, copy));
    if (copies.some((alleles) => alleles.length === 0)) return { kind: "other-gene" };
    const [one, two, ...rest] = copies;
    if (one === undefined || rest.length > 0) return { kind: "other-gene" };
    if (two === undefined) {
      const [only, ...others] = one;
      if (only === undefined || others.length > 0 || (alone !== null && alone !== only))
        return { kind: "possible-alleles" };
      alone = only;
      continue;
    }
    for (const first of one) for (const second of two) pairs.add([first, second].sort().join("/"));
    if (pairs.size > MOST_PAIRS) return { kind: "too-many" };
  }
  if (alone !== null) return pairs.size > 0 ? { kind: "possible-alleles" } : { kind: "one-allele", allele: alone };
  return { kind: "pairs", pairs: [...pairs] };
}

/** Alleles that one copy may be, without their gene, each once; two fields of HLA, since more change no protein. */
function allelesOf(gene: string, copy: string): readonly string[] {
  const own = copy.split("~").filter((part) => part.includes(`${gene}*`));
  if (own.length !== 1) return [];
  const names = (own[0] ?? "").split("/").map((name) => name.trim());
  if (names.some((name) => !name.startsWith(`${gene}*`))) return [];
  return [
    ...new Set(
      names.map((name) =>
        name
          .slice(gene.length)
          .replace(/^(\*\d{2,3}:\d{2,3})(?::\d{2,3}){1,2}([NLSCAQ]?)[GP]?$/, "$1$2")
          .replace(/^(\*\d{2,3}:\d{2,3})P$/, "$1"),
      ),
    ),
  ];
}
