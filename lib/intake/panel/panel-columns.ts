import type { PastedRecord } from "../delimited";

export type Column = "gene" | "diplotype" | "phenotype" | "activityScore" | "value" | "state" | "ignored";

export interface Columns {
  /** What each column holds, from the left. */
  readonly kinds: readonly Column[];
  /** Records up to and with the header; none without one. */
  readonly headerRecords: number;
  /** Places of columns with a name that we do not know. */
  readonly unread: readonly number[];
}

/** Columns of the field's own tables that say again what others say, or nothing of a result. */
const KNOWN_BESIDE =
  /^(?:haplotype[12](?:function|activityvalue)?|outsidecall|matchscore|missingpositions|recommendationlookup\w+|sample(?:id)?|state)?$/;

/** A program may write its name and version above the header. */
const HEADER_WITHIN_RECORDS = 5;

/** Names of columns in laboratories' and spreadsheets' headers, without blanks and case. */
const HEADERS: Readonly<Record<Exclude<Column, "ignored">, readonly string[]>> = {
  gene: ["gene", "genes", "genesymbol", "symbol", "gen", "locus", "pharmacogene"],
  diplotype: [
    "diplotype",
    "sourcediplotype",
    "genotype",
    "alleles",
    "haplotypes",
    "staralleles",
    "call",
    "diplotypecall",
  ],
  phenotype: [
    "phenotype",
    "predictedphenotype",
    "metabolizerstatus",
    "metaboliserstatus",
    "metabolizer",
    "metaboliser",
    "interpretation",
    "phänotyp",
  ],
  activityScore: ["activityscore", "score", "as", "geneactivityscore"],
  value: ["result", "results", "value", "finding", "status", "ergebnis", "testresult"],
  // Of our own table of calls: whether the call is plain.
  state: ["state"],
};

/** The field's order, when no header says another. @source PharmCAT, outside call format */
const WITHOUT_HEADER: readonly Column[] = ["gene", "diplotype", "phenotype", "activityScore"];

/**
 * Returns what the columns of a paste hold: by their names in any order where
 * a header leads, else by the field's order; two columns are a
 * gene and anything that says its result. A record that names a gene is a
 * result and no header.
 */
export function columnsOf(records: readonly PastedRecord[], isGene: (cell: string) => boolean): Columns {
  for (const [i, { cells }] of records.slice(0, HEADER_WITHIN_RECORDS).entries()) {
    const named = cells.map(columnNamed);
    if (cells.some((cell) => cell !== "" && isGene(cell))) break;
    if (named.includes("gene") && named.filter((kind) => kind !== "ignored").length > 1)
      return {
        kinds: named,
        headerRecords: i + 1,
        unread: cells.flatMap((cell, at) =>
          named[at] === "ignored" && !KNOWN_BESIDE.test(plainName(cell)) ? [at] : [],
        ),
      };
  }
  const widest = Math.max(0, ...records.map((record) => record.cells.length));
  return {
    kinds:
      widest <= 2
        ? ["gene", "value"]
        : WITHOUT_HEADER.concat(Array.from({ length: Math.max(0, widest - WITHOUT_HEADER.length) }, () => "ignored")),
    headerRecords: 0,
    unread: [],
  };
}

function columnNamed(cell: string): Column {
  const name = plainName(cell);
  const found = Object.entries(HEADERS).find(([, names]) => names.includes(name))?.[0];
  return (found as Column | undefined) ?? "ignored";
}

function plainName(cell: string): string {
  return cell.toLowerCase().replace(/[\s_.:-]+/g, "");
}
