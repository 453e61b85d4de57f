/** Every diplotype CPIC has assigned, with its phenotype and activity score, one line an allele. */
import { referenceLines } from "./reference";
import { grouped, readTable, type Table } from "./table";

export interface AssignedDiplotype {
  readonly gene: string;
  readonly diplotype: string;
  readonly phenotype: string;
  /** As the source writes it: empty for a gene without scores, "n/a" where an allele has no value. */
  readonly score: string;
}

const MISSING = ".";
const ALONE = "(alone)";
const KEY = "(key)";
const CODES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

interface Row extends AssignedDiplotype {
  readonly alleles: readonly string[];
}

/** A name may itself hold the sign that parts two names, so the known names tell where to part. */
function allelesOf(diplotype: string, known: ReadonlySet<string>): readonly string[] {
  if (known.has(diplotype)) return [diplotype];
  for (let at = diplotype.indexOf("/"); at >= 0; at = diplotype.indexOf("/", at + 1)) {
    const pair = [diplotype.slice(0, at), diplotype.slice(at + 1)];
    if (pair.every((name) => known.has(name))) return pair;
  }
  throw new Error(`no two alleles: ${diplotype}`);
}

/** Returns the names of the alleles: each is there twice in one row, or, of a gene that a person has once, alone. */
function namesOf(rows: readonly AssignedDiplotype[]): ReadonlySet<string> {
  const doubled = rows.flatMap(({ diplotype }) => {
    const half = diplotype.slice(0, (diplotype.length - 1) / 2);
    return diplotype === `${half}/${half}` ? [half] : [];
  });
  return new Set(doubled.length > 0 ? doubled : rows.map((row) => row.diplotype));
}

/** Returns the table of diplotypes, made from the reference. */
export function diplotypeTable(): Table {
  const listed = referenceLines("reference/pharmcat/diplotype-phenotype.tsv.gz")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([gene = "", diplotype = "", phenotype = "", score = ""]) => ({ gene, diplotype, phenotype, score }));
  const genes = grouped(listed, (row) => row.gene);
  return {
    holds:
      "for each gene its results under a letter (phenotype, score after a bar), then a line an allele: the letter of that allele with itself and with each allele below it, a dot where the source has no such pair",
    source:
      "PharmCAT 3.1.1 phenotype tables (CYP2D6 of 2.15.4, G6PD of 2.6.0, RYR1 of 2.8.3), after CPIC's diplotype tables",
    date: "2025-11-05",
    licence: "CC BY-SA 4.0; CPIC content CC0",
    columns: ["gene", "allele", "results"],
    rows: [...genes].flatMap(([gene, rows]) => linesOf(gene, rows)),
  };
}

function linesOf(gene: string, listed: readonly AssignedDiplotype[]): readonly (readonly string[])[] {
  const known = namesOf(listed);
  const rows: readonly Row[] = listed.map((row) => ({ ...row, alleles: allelesOf(row.diplotype, known) }));
  const names = inOrder(rows);
  const results = [...new Set(rows.map(resultOf))];
  const letters = new Map(results.map((result, at) => [result, CODES.charAt(at)]));
  const byPair = new Map(rows.map((row) => [row.alleles.join("\n"), letters.get(resultOf(row)) ?? ""]));
  if (byPair.size !== rows.length || results.length > CODES.length) throw new Error(`${gene}: not one result a pair`);
  const alone = names.map((name) => byPair.get(name) ?? MISSING).join("");
  const lines = [
    ...results.map((result) => [gene, KEY, `${letters.get(result) ?? ""} ${result}`]),
    ...(/^\.*$/.test(alone) ? [] : [[gene, ALONE, alone]]),
    ...names.map((name, at) => [
      gene,
      name,
      names
        .slice(at)
        .map((other) => byPair.get(`${name}\n${other}`) ?? MISSING)
        .join(""),
    ]),
  ];
  const kept = lines
    .slice(results.length)
    .reduce((sum, [, , cells = ""]) => sum + cells.replaceAll(MISSING, "").length, 0);
  if (kept !== rows.length) throw new Error(`${gene}: ${rows.length} rows, but ${kept} in the table`);
  return lines;
}

const resultOf = ({ phenotype, score }: AssignedDiplotype): string => `${phenotype}|${score}`;

/** The order in which the source names the first allele of a pair: that of its rows, or by how often each comes first. */
function inOrder(rows: readonly Row[]): readonly string[] {
  const asNamed = [...new Set(rows.flatMap((row) => row.alleles))];
  const places = (names: readonly string[]): ReadonlyMap<string, number> =>
    new Map(names.map((name, at) => [name, at]));
  const fits = (names: readonly string[]): boolean => {
    const at = places(names);
    return rows.every(({ alleles: [first = "", second = first] }) => (at.get(first) ?? 0) <= (at.get(second) ?? 0));
  };
  const pairs = grouped(rows, ({ alleles: [first = ""] }) => first);
  const led = (name: string): number => pairs.get(name)?.length ?? 0;
  const order = [asNamed, [...asNamed].sort((a, b) => led(b) - led(a))].find(fits);
  if (order === undefined) throw new Error(`no order of the alleles of ${rows[0]?.gene ?? ""}`);
  return order;
}

/** Returns every assigned diplotype of our table. */
export function readDiplotypes(): readonly AssignedDiplotype[] {
  const genes = grouped(readTable("diplotypes.tsv").rows, ([gene = ""]) => gene);
  return [...genes].flatMap(([gene, lines]) => {
    const results = new Map(
      lines.flatMap(([, allele, cell = ""]) => (allele === KEY ? [[cell.charAt(0), cell.slice(2).split("|")]] : [])),
    );
    const names = lines.flatMap(([, allele = ""]) => (allele === KEY || allele === ALONE ? [] : [allele]));
    const row = (diplotype: string, letter: string): readonly AssignedDiplotype[] => {
      if (letter === MISSING) return [];
      const [phenotype, score] = results.get(letter) ?? [];
      if (phenotype === undefined || score === undefined) throw new Error(`${gene} ${diplotype}: no result ${letter}`);
      return [{ gene, diplotype, phenotype, score }];
    };
    return lines.flatMap(([, allele = "", cells = ""]) => {
      if (allele === KEY) return [];
      const letters = [...cells];
      if (allele === ALONE) return letters.flatMap((letter, at) => row(names[at] ?? "", letter));
      const first = names.indexOf(allele);
      if (letters.length !== names.length - first) throw new Error(`${gene} ${allele}: ${letters.length} results`);
      return letters.flatMap((letter, at) => row(`${allele}/${names[first + at] ?? ""}`, letter));
    });
  });
}
