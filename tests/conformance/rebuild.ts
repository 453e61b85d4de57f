/**
 * Makes every table anew from the reference and writes it. Run by hand, where
 * the reference lies: npx tsx tests/conformance/rebuild.ts
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { diplotypeTable } from "./diplotypes";
import { guidelineTable } from "./guidelines";
import { drugNumberTable, geneNumberTable, productTable } from "./identifiers";
import { movableChangeTable } from "./movable-changes";
import { tablePath, tableText, type Table } from "./table";
import { testVerdictTable } from "./test-verdicts";

/** Every table by its name, with how it is made from the reference. */
export const TABLES: Readonly<Record<string, () => Table | Promise<Table>>> = {
  "diplotypes.tsv": diplotypeTable,
  "drug-numbers.tsv": drugNumberTable,
  "gene-numbers.tsv": geneNumberTable,
  "guidelines.tsv": guidelineTable,
  "movable-changes.tsv": movableChangeTable,
  "products.tsv": productTable,
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
