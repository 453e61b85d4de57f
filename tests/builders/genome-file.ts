import type { AlleleDefinition } from "@/lib/schema";
import { vcfLine, vcfText } from "./vcf";

/** Genotypes by position, as GT has them with the bases in place of numbers: "A/G"; null leaves the position out. */
export type FileGenotypes = Readonly<Record<number, string | null>>;

/** Returns a VCF that shows REF at every position of the genes but where `genotypes` says otherwise, one map for each sample. */
export function genomeFile(
  definitions: Readonly<Record<string, AlleleDefinition>>,
  genes: readonly string[],
  genotypes: Readonly<Record<string, FileGenotypes>>,
  header?: readonly string[],
): string {
  const samples = Object.keys(genotypes);
  const lines = genes.flatMap((gene) => {
    const definition = definitions[gene];
    return (definition?.positions ?? []).flatMap(({ positionOneBased, reference, alternates }) => {
      const own = samples.map((sample) => genotypes[sample]?.[positionOneBased]);
      if (own.includes(null)) return [];
      const numbers = own.map((bases) =>
        (bases ?? `${reference}/${reference}`)
          .split("/")
          .map((base) => [reference, ...alternates].indexOf(base))
          .join("/"),
      );
      return [
        {
          chromosome: definition?.chromosome ?? "",
          positionOneBased,
          line: vcfLine({
            chromosome: definition?.chromosome ?? "",
            position: positionOneBased,
            reference,
            alternates: alternates.join(","),
            samples: numbers,
          }),
        },
      ];
    });
  });
  const inOrder = lines.sort(
    (a, b) => a.chromosome.localeCompare(b.chromosome) || a.positionOneBased - b.positionOneBased,
  );
  return vcfText(
    inOrder.map(({ line }) => line),
    { samples, ...(header === undefined ? {} : { header }) },
  );
}
