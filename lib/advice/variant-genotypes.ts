import { drugFamily, type AnswerKnowledge } from "@/lib/knowledge";
import { readVariantGenotype } from "@/lib/phenotype";
import { CLINPGX_LEVELS, type ClinPgxLevel } from "@/lib/schema";

/** A gene with the genotypes of single variants that some annotation about the drugs can be held against. */
export interface VariantGenotypes {
  readonly gene: string;
  /** As a result may be typed: "rs2024627 C/T". Those of the surest annotations first. */
  readonly genotypes: readonly string[];
  readonly annotations: number;
}

/**
 * Returns, for each gene with annotations about the drugs by single variant,
 * the genotypes they speak of, as far as a result can be typed so; genes with
 * the most annotations first. Bases are plus strand, as the annotations have
 * them. `drugs` are ids; a class
 * stands for its members.
 */
export function variantGenotypes(knowledge: AnswerKnowledge, drugs: readonly string[]): readonly VariantGenotypes[] {
  const direct = new Set(drugs.flatMap((drug) => [drug, ...drugFamily(knowledge, drug).members]));
  const about = [...curatedGenotypes(knowledge), ...importedGenotypes(knowledge)]
    .filter((one) => one.genotypes.length > 0 && one.drugs.some((drug) => direct.has(drug)))
    .sort((a, b) => CLINPGX_LEVELS.indexOf(a.level) - CLINPGX_LEVELS.indexOf(b.level));
  const genes = new Map<string, { genotypes: Set<string>; annotations: Set<string> }>();
  for (const { genes: own, genotypes, clinpgxId } of about) {
    for (const gene of own) {
      const entry = genes.get(gene) ?? { genotypes: new Set<string>(), annotations: new Set<string>() };
      genotypes.forEach((genotype) => entry.genotypes.add(genotype));
      entry.annotations.add(clinpgxId);
      genes.set(gene, entry);
    }
  }
  return [...genes]
    .map(([gene, { genotypes, annotations }]) => ({ gene, genotypes: [...genotypes], annotations: annotations.size }))
    .sort((a, b) => b.annotations - a.annotations || (a.gene < b.gene ? -1 : 1));
}

interface Spoken {
  readonly clinpgxId: string;
  readonly level: ClinPgxLevel;
  readonly genes: readonly string[];
  readonly drugs: readonly string[];
  readonly genotypes: readonly string[];
}

function importedGenotypes({ release }: AnswerKnowledge): readonly Spoken[] {
  const places = new Map((release?.variants ?? []).map((variant) => [variant.rsid, variant.alleles]));
  return (release?.annotations ?? []).map(({ clinpgxId, level, genes, drugs, variants, texts }) => {
    const [rsid, second] = variants;
    if (rsid === undefined || second !== undefined || !RSID.test(rsid))
      return { clinpgxId, level, genes, drugs, genotypes: [] };
    // A release may come without its texts; the alleles of the variant still tell what could be found.
    const spoken = texts.length > 0 ? texts.map((text) => typed(text.genotype)) : pairsOf(places.get(rsid) ?? []);
    return {
      clinpgxId,
      level,
      genes,
      drugs,
      genotypes: spoken.map((genotype) => `${rsid} ${genotype}`).filter((text) => readVariantGenotype(text) !== null),
    };
  });
}

/** A curated annotation tells its bases where it has both, on the plus strand. */
function curatedGenotypes({ annotations }: AnswerKnowledge): readonly Spoken[] {
  return annotations.map(({ clinpgxId, level, genes, drugs, variants }) => ({
    clinpgxId,
    level,
    genes,
    drugs,
    genotypes: variants.flatMap(({ rsid, effectBases, otherBases, strand }) =>
      rsid === undefined || effectBases === undefined || otherBases === undefined || strand !== "plus"
        ? []
        : pairsOf([effectBases, ...otherBases.split(",")]).map((genotype) => `${rsid} ${genotype}`),
    ),
  }));
}

const RSID = /^rs\d+$/;

/** "CT" is typed "C/T"; what has its stroke, or is one base alone, stays. */
function typed(genotype: string): string {
  return /^[ACGT]{2}$/.test(genotype) ? [...genotype].join("/") : genotype;
}

function pairsOf(alleles: readonly string[]): readonly string[] {
  return alleles.flatMap((one, i) => alleles.slice(i).map((other) => `${one}/${other}`));
}
