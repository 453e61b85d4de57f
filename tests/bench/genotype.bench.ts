import { callSample, type AlleleDefinitions } from "@/lib/genotype";
import { compileFrom } from "@/lib/node/load-knowledge";
import { meaningOf } from "@/lib/phenotype";
import { sampleOf, type Genotypes } from "../builders/observation";
import { measure, printMedians } from "./measure";

/** Throws when the content lacks the gene. */
function only(gene: string): AlleleDefinitions {
  const definition = alleleDefinitions[gene];
  if (definition === undefined) throw new Error(`no definition of ${gene}`);
  return { [gene]: definition };
}

const compiled = await compileFrom(process.cwd());
if (!compiled.ok) throw new Error("the content does not compile");
const { alleleDefinitions, phenotypes } = compiled.knowledge;
const genes = Object.keys(alleleDefinitions);

/** A heterozygous genotype at every n-th position of a gene, without phase. */
function everyNth(gene: string, n: number, most: number): Genotypes {
  const positions = alleleDefinitions[gene]?.positions ?? [];
  return Object.fromEntries(
    positions
      .filter((_, i) => i % n === 1)
      .slice(0, most)
      .map((position) => [position.positionOneBased, `${position.reference}/${position.alternates[0] ?? ""}`]),
  );
}

const typical: Genotypes = Object.assign(
  {},
  ...["CYP2C19", "CYP2C9", "SLCO1B1", "NAT2", "TPMT", "DPYD", "CYP2B6", "UGT1A1"].map((gene) => everyNth(gene, 3, 2)),
);
const panel = sampleOf(alleleDefinitions, genes, typical);
const fourHets = sampleOf(alleleDefinitions, ["RYR1"], everyNth("RYR1", 70, 4));
const nineHets = sampleOf(alleleDefinitions, ["RYR1"], everyNth("RYR1", 30, 9));
const fortyHets = sampleOf(alleleDefinitions, ["RYR1"], everyNth("RYR1", 7, 40));
const twentyHets = sampleOf(alleleDefinitions, ["CYP2D6"], everyNth("CYP2D6", 7, 20));
const many = Array.from({ length: 200 }, (_, i) =>
  sampleOf(alleleDefinitions, genes, everyNth(genes[i % genes.length] ?? "", 5, 1 + (i % 4))),
);

const callAll = (sample: typeof panel): void => {
  for (const call of callSample(alleleDefinitions, sample)) meaningOf(phenotypes[call.gene], call);
};

printMedians([
  [
    `a full panel (${panel.positions.length} positions, 16 unphased heterozygous): every gene matched, with phenotypes`,
    await measure(200, () => callAll(panel)),
  ],
  [
    `${fourHets.positions.length} positions of RYR1, four unphased heterozygous`,
    await measure(200, () => callSample(only("RYR1"), fourHets)),
  ],
  [
    `${nineHets.positions.length} positions of RYR1, nine unphased heterozygous, all 256 arrangements listed`,
    await measure(200, () => callSample(only("RYR1"), nineHets)),
  ],
  [
    `${fortyHets.positions.length} positions of RYR1, forty unphased heterozygous`,
    await measure(200, () => callSample(only("RYR1"), fortyHets)),
  ],
  [
    `${twentyHets.positions.length} positions of CYP2D6, twenty unphased heterozygous, called from variants`,
    await measure(200, () => callSample(only("CYP2D6"), twentyHets, { callStructuralGenes: true })),
  ],
  ["200 samples of a full panel, with phenotypes", await measure(10, () => many.forEach(callAll))],
]);
