/**
 * Makes every table anew from the reference and writes it. Run by hand, where
 * the reference lies: npx tsx tests/conformance/rebuild.ts
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { badDefinitionTable, badGenomeTable, badInputTable } from "./bad-inputs";
import { diplotypeTable } from "./diplotypes";
import { exampleGenomeTable, exampleReportTable, outsideCallTable } from "./example-report";
import { guidelineTable } from "./guidelines";
import { drugNumberTable, geneNumberTable, productTable } from "./identifiers";
import { caseDefinitionTable, matcherCaseTable } from "./matcher-cases";
import { movableChangeTable } from "./movable-changes";
import { positionTable } from "./positions";
import {
  releaseAnnotationTable,
  releaseDrugTable,
  releaseEvidenceTable,
  releaseGenotypeTable,
  releaseGuidelineTable,
  releaseLabelTable,
  releaseVariantTable,
} from "./release-sample";
import { preprocessedGenomeTable, rawGenomeTable } from "./sequenced-genomes";
import { tablePath, tableText, type Table } from "./table";
import { testVerdictTable } from "./test-verdicts";

/** Every table by its name, with how it is made from the reference. */
export const TABLES: Readonly<Record<string, () => Table | Promise<Table>>> = {
  "bad-definitions.tsv": badDefinitionTable,
  "bad-genomes.tsv": badGenomeTable,
  "bad-inputs.tsv": badInputTable,
  "case-definitions.tsv": caseDefinitionTable,
  "diplotypes.tsv": diplotypeTable,
  "drug-numbers.tsv": drugNumberTable,
  "example-genome.tsv": exampleGenomeTable,
  "example-report.tsv": exampleReportTable,
  "gene-numbers.tsv": geneNumberTable,
  "guidelines.tsv": guidelineTable,
  "matcher-cases.tsv": matcherCaseTable,
  "movable-changes.tsv": movableChangeTable,
  "outside-calls.tsv": outsideCallTable,
  "positions.tsv": positionTable,
  "preprocessed-genomes.tsv": preprocessedGenomeTable,
  "products.tsv": productTable,
  "raw-genomes.tsv": rawGenomeTable,
  "release-annotations.tsv": releaseAnnotationTable,
  "release-drugs.tsv": releaseDrugTable,
  "release-evidence.tsv": releaseEvidenceTable,
  "release-genotypes.tsv": releaseGenotypeTable,
  "release-guidelines.tsv": releaseGuidelineTable,
  "release-labels.tsv": releaseLabelTable,
  "release-variants.tsv": releaseVariantTable,
  "test-verdicts.tsv": testVerdictTable,
};

async function rebuild(): Promise<void> {
  for (const [name, make] of Object.entries(TABLES)) {
    const text = tableText(await make());
    mkdirSync(dirname(tablePath(name)), { recursive: true });
    writeFileSync(tablePath(name), text);
    process.stdout.write(`${name}: ${text.length} characters\n`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await rebuild();
