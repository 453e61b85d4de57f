import { expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { readVariantGenotype } from "@/lib/phenotype";
import { annotation, finding } from "@/tests/builders/content";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { genotypeText, release, releaseAnnotation, releaseVariant } from "@/tests/builders/release";
import { variantGenotypes } from "./variant-genotypes";

it("offers the genotypes an imported annotation has texts for, the surest first, each as a result is read", () => {
  const knowledge = joinRelease(
    buildKnowledge(),
    release({
      annotations: [
        releaseAnnotation({ clinpgxId: "1", variants: ["rs1"] }),
        releaseAnnotation({
          clinpgxId: "2",
          variants: ["rs7"],
          level: "1A",
          texts: [genotypeText("C/del"), genotypeText("A"), genotypeText("(CCG)2/(CCG)3")],
        }),
      ],
    }),
  );
  const [first] = variantGenotypes(knowledge, ["testol"]);
  expect(first).toEqual({
    gene: "TEST1",
    genotypes: ["rs7 C/del", "rs7 A", "rs1 C/C", "rs1 C/T", "rs1 T/T"],
    annotations: 2,
  });
  expect(first?.genotypes.map((genotype) => readVariantGenotype(genotype)?.rsid)).toEqual([
    "rs7",
    "rs7",
    "rs1",
    "rs1",
    "rs1",
  ]);
});

it("where a release came without texts, the alleles of the variant tell them", () => {
  const knowledge = joinRelease(
    buildKnowledge(),
    release({ annotations: [releaseAnnotation({ texts: [] })], variants: [releaseVariant({ alleles: ["C", "T"] })] }),
  );
  expect(variantGenotypes(knowledge, ["testol"])[0]?.genotypes).toEqual(["rs1 C/C", "rs1 C/T", "rs1 T/T"]);
});

it("offers the bases of a curated annotation without any import", () => {
  const knowledge = buildKnowledge({
    annotations: [
      annotation({ id: "own", variants: [{ rsid: "rs1", effectBases: "C", otherBases: "T", strand: "plus" }] }),
    ],
    findings: [finding({ id: "paper", annotation: "own" })],
  });
  expect(variantGenotypes(knowledge, ["testol"])).toEqual([
    { gene: "TEST1", genotypes: ["rs1 C/C", "rs1 C/T", "rs1 T/T"], annotations: 1 },
  ]);
});

it("offers nothing for alleles, for several variants at once, and for other drugs", () => {
  const knowledge = joinRelease(
    buildKnowledge(),
    release({
      annotations: [
        releaseAnnotation({ clinpgxId: "1", variants: ["TEST1*2"] }),
        releaseAnnotation({ clinpgxId: "2", variants: ["rs1", "rs7"] }),
        releaseAnnotation({ clinpgxId: "3", drugs: ["othertol"] }),
      ],
    }),
  );
  expect(variantGenotypes(knowledge, ["testol"])).toEqual([]);
});
