import type { Variant } from "@/lib/schema";
import { listWords } from "./words";

/** Returns genes and variants as a heading names them, e.g. "MTOR rs2024627" or "CYP3A4 *22 (rs35599367)". */
export function markerName(genes: readonly string[], variants: readonly Variant[]): string {
  const gene = listWords(genes);
  // A tumour change or a star allele is often named with its gene; once is enough.
  const names = variants
    .map(variantName)
    .map((name) =>
      genes.length === 1 && (name.startsWith(`${gene} `) || name.startsWith(`${gene}*`))
        ? name.slice(gene.length).trimStart()
        : name,
    );
  return names.length === 0 ? gene : `${gene} ${names.join(", ")}`;
}

const VARIANTS_SHOWN = 3;

/** Returns the marker with at most a few variants, and how many more there are: a release may list forty alleles. */
export function shortMarker(genes: readonly string[], variants: readonly Variant[]): string {
  if (variants.length <= VARIANTS_SHOWN + 1) return markerName(genes, variants);
  return `${markerName(genes, variants.slice(0, VARIANTS_SHOWN))} and ${variants.length - VARIANTS_SHOWN} more`;
}

function variantName({ allele, rsid, name }: Variant): string {
  if (allele !== undefined) return rsid === undefined ? allele : `${allele} (${rsid})`;
  if (rsid !== undefined) return rsid;
  return name ?? "";
}

/** Returns where the variant lies and which bases are compared, always with the strand; null when we hold neither. */
export function variantDetail({ effectBases, otherBases, strand, grch38 }: Variant): string | null {
  const place = grch38 === undefined ? null : `GRCh38 ${grch38.chromosome}:${grch38.positionOneBased}`;
  const bases =
    effectBases === undefined
      ? null
      : `${effectBases}${otherBases === undefined ? "" : ` against ${otherBases}`}, ${strand ?? "unknown"} strand`;
  const parts = [place, bases].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join("; ");
}
