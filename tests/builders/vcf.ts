/** VCF files made for tests: the header a caller writes, and lines of the columns that matter. */
import type { DefinedPosition } from "@/lib/genotype";

export interface LineParts {
  readonly chromosome?: string;
  readonly position: number;
  readonly reference: string;
  readonly alternates?: string;
  readonly filter?: string;
  readonly info?: string;
  readonly format?: string;
  readonly samples: readonly string[];
}

/** Returns one data line without its end of line. */
export function vcfLine({
  chromosome = "chr1",
  position,
  reference,
  alternates = ".",
  filter = "PASS",
  info = ".",
  format = "GT",
  samples,
}: LineParts): string {
  return [chromosome, position, ".", reference, alternates, ".", filter, info, format, ...samples].join("\t");
}

/** Returns the text of a VCF on GRCh38 with the given data lines. */
export function vcfText(
  lines: readonly string[],
  {
    version = "4.2",
    header = ["##reference=GRCh38"],
    samples = ["S1"],
  }: { readonly version?: string; readonly header?: readonly string[]; readonly samples?: readonly string[] } = {},
): string {
  const columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT", ...samples].join("\t");
  return [
    `##fileformat=VCFv${version}`,
    ...header,
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    columns,
    ...lines,
    "",
  ].join("\n");
}

/** Returns a defined position of TEST1 on chromosome 1. */
export function definedAt(
  positionOneBased: number,
  reference: string,
  alternates: readonly string[],
  movableBases?: number,
): DefinedPosition {
  return {
    chromosome: "chr1",
    positionOneBased,
    rsid: null,
    reference,
    alternates,
    ...(movableBases === undefined ? {} : { movableBases }),
  };
}

/** Returns the bytes of a text, cut into chunks of the given size. */
export async function* chunksOf(
  bytes: Uint8Array | string,
  size = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<Uint8Array, void> {
  const whole = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  for (let at = 0; at < whole.length; at += size) yield await Promise.resolve(whole.subarray(at, at + size));
}
