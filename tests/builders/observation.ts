/** Samples made from the definitions: every position reference but those a test names. */
import type { AlleleDefinitions, ObservedPosition, SampleObservation } from "@/lib/genotype";

/** What a sample shows at one position: its two bases as VCF spells them, phased when written with a bar. */
export type Genotypes = Readonly<Record<number, string>>;

/**
 * Returns a sample that shows REF at every defined position of the genes but
 * where `genotypes` says otherwise ("A/G", "A|G", "A|G:set", "./G", "A" for
 * one copy); "-" leaves the position out.
 */
export function sampleOf(
  definitions: AlleleDefinitions,
  genes: readonly string[],
  genotypes: Genotypes = {},
): SampleObservation {
  const positions = genes.flatMap((gene) => {
    const definition = definitions[gene];
    return (definition?.positions ?? []).flatMap(({ positionOneBased, reference }): ObservedPosition[] => {
      const [genotype = "", phaseSet = null] = (genotypes[positionOneBased] ?? `${reference}/${reference}`).split(":");
      if (genotype === "-") return [];
      const alleles = genotype.split(/[/|]/).map((base) => (base === "." ? null : base));
      return [
        {
          chromosome: definition?.chromosome ?? "",
          positionOneBased,
          alleles,
          isPhased: genotype.includes("|"),
          phaseSet,
        },
      ];
    });
  });
  return { sample: "sample", positions, warnings: [] };
}
