/** The reference caller's own example: a genome, results from elsewhere, and the table it prints of them; and two lists of results that it was given. */
import { genomeOf, textOf } from "./genome-lines";
import { genomeFrom, positionTable, shortOf } from "./positions";
import { referenceLines } from "./reference";
import { readTable, type Table } from "./table";

const EXAMPLE = "reference/samples/pharmcat.example";
const HEAD = {
  source: "PharmCAT 3.1.0 documentation: example input, outside calls and calls-only report; tutorial",
  date: "2025-11-05",
  licence: "MPL-2.0; allele definitions and phenotypes CC BY-SA 4.0, CPIC content CC0",
};

/** Returns the rows of the example's report, made from the reference. */
export function exampleReportTable(): Table {
  const [, header = "", ...lines] = referenceLines(`${EXAMPLE}.report.tsv`);
  return {
    ...HEAD,
    holds: "the example's report: a row a gene, under the columns of the report",
    columns: header.split("\t"),
    rows: lines.map((line) => line.split("\t")),
  };
}

/** Returns the example's genome in short, made from the reference. */
export function exampleGenomeTable(): Table {
  const file = genomeOf(`${EXAMPLE}.vcf`);
  return {
    ...HEAD,
    holds: "the example's genome: a gene and the genotype of its positions, under the name of its sample",
    columns: ["sample", "genome"],
    rows: [[file.samples[0] ?? "", shortOf(file, positionTable())]],
  };
}

const OUTSIDE: Readonly<Record<string, string>> = {
  NA18526: "reference/samples/outside_calls_from_get-rm.NA18526.txt",
  NA18565: "reference/samples/outside_calls_from_get-rm.NA18565.txt",
  example: `${EXAMPLE}.outsideCall.tsv`,
};

/** Returns the lines of results from elsewhere, made from the reference. */
export function outsideCallTable(): Table {
  return {
    ...HEAD,
    holds: "results from elsewhere, by file: gene (a number sign before it leaves the line out), diplotype, phenotype",
    columns: ["file", "gene", "diplotype", "phenotype"],
    rows: Object.entries(OUTSIDE).flatMap(([name, path]) =>
      referenceLines(path).map((line) => {
        const [gene = "", diplotype = "", phenotype = ""] = line.split("\t");
        return [name, gene, diplotype, phenotype];
      }),
    ),
  };
}

/** Returns the report as the reference caller prints it: a line with its version, the columns, a row a gene. */
export function exampleReportLines(): readonly string[] {
  const { columns, rows } = readTable("example-report.tsv");
  return ["PharmCAT v3.1.0", ...[columns, ...rows].map((cells) => cells.join("\t"))];
}

/** Returns the example's genome as a VCF. */
export function exampleGenomeText(): string {
  const [[sample = "", genome = ""] = []] = readTable("example-genome.tsv").rows;
  return textOf(genomeFrom(genome, sample));
}

/** Returns one file of results from elsewhere, a line a result. */
export function outsideCallText(name: string): string {
  const rows = readTable("outside-calls.tsv").rows.filter(([file]) => file === name);
  if (rows.length === 0) throw new Error(`no results from elsewhere of ${name}`);
  return rows.map((cells) => cells.slice(1).join("\t").trimEnd()).join("\n");
}
