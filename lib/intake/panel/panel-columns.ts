import type { PastedRecord } from "../delimited";

/** What one column of a table holds. */
export type Column =
  /** The gene, or a test that names one. */
  | "gene"
  | "test"
  /** A variant or an allele that was looked for. */
  | "variant"
  | "diplotype"
  | "genotype"
  | "firstAllele"
  | "secondAllele"
  | "zygosity"
  | "phenotype"
  | "activityScore"
  | "value"
  /** A result, or how the laboratory stands by it: each cell says which. */
  | "status"
  /** Whether the laboratory stands by the row. */
  | "standing"
  | "comment"
  | "rank"
  | "sample"
  | "person"
  /** Whose row it is: the patient's, or a relative's. */
  | "relation"
  /** What is not this patient's result of today: a reference range, an earlier result, a relative's. */
  | "other"
  /** Of our own table of calls: whether the call is plain. */
  | "state"
  | "ignored";

export interface Columns {
  /** What each column holds, from the left. */
  readonly kinds: readonly Column[];
  /** The header's own words; empty without one. */
  readonly names: readonly string[];
  /** Records up to and with the header; none without one. */
  readonly headerRecords: number;
  /** Places of columns with a name that we do not know. */
  readonly unread: readonly number[];
}

/** Columns of the field's own tables that say again what others say, or nothing of a result. */
const KNOWN_BESIDE =
  /^(?:haplotype[12](?:function|activityvalue)?|outsidecall|matchscore|missingpositions|recommendationlookup\w+)?$/;

/** A program may write its name and version above the header. */
const HEADER_WITHIN_RECORDS = 5;

/** Names of columns in laboratories' and spreadsheets' headers, without blanks and case. */
const HEADERS: Readonly<Partial<Record<Column, readonly string[]>>> = {
  gene: ["gene", "genes", "genesymbol", "symbol", "gen", "locus", "pharmacogene", "geneorvariant", "genename", "gène"],
  test: ["test", "testname", "assay", "analyte", "component", "componentname", "observation", "marker", "parameter"],
  variant: [
    ...["rsid", "rs", "rs#", "rsnumber", "dbsnp", "dbsnpid", "dbsnprsid", "snp", "snpid", "variant", "variantid"],
    ...["variantname", "mutation", "hgvs", "nucleotidechange", "cdnachange", "allele", "alleletested", "polymorphism"],
  ],
  diplotype: [
    ...["diplotype", "sourcediplotype", "alleles", "haplotypes", "staralleles", "starallele", "call", "diplotypecall"],
    ...["solution", "stargenotype", "genotypecall"],
  ],
  genotype: ["genotype", "bases", "basecall", "nucleotides", "allelecall", "genotyp"],
  firstAllele: ["allele1", "allelea", "firstallele", "maternalallele", "allele01"],
  secondAllele: ["allele2", "alleleb", "secondallele", "paternalallele", "allele02"],
  zygosity: ["zygosity", "zygosityofvariant", "zyg"],
  phenotype: [
    ...["phenotype", "predictedphenotype", "metabolizerstatus", "metaboliserstatus", "metabolizer", "metaboliser"],
    ...["interpretation", "phänotyp", "phenotypestatus", "metabolicstatus"],
  ],
  activityScore: ["activityscore", "score", "as", "geneactivityscore", "totalactivityscore"],
  value: ["result", "results", "value", "finding", "ergebnis", "testresult", "resultvalue", "résultat", "resultat"],
  status: ["status"],
  standing: [
    ...["resultstatus", "reportstatus", "observationstatus", "teststatus", "validation", "verification", "filter"],
    ...["qc", "qcstatus", "resultstate", "confirmed", "confirmation"],
  ],
  comment: ["comment", "comments", "note", "notes", "remark", "remarks", "kommentar", "commentaire", "limitations"],
  rank: ["rank", "solutionrank"],
  sample: [
    "sample",
    "sampleid",
    "samplename",
    "specimenid",
    "barcode",
    "labid",
    "labnumber",
    "accession",
    "accessionnumber",
  ],
  person: [
    ...["patient", "patientid", "patientname", "name", "mrn", "medicalrecordnumber", "recordnumber", "subject"],
    ...["subjectid", "person", "personid", "individual", "fullname", "surname", "lastname", "firstname", "forename"],
    ...["dob", "dateofbirth", "birthdate", "nhsnumber", "nhsno", "ssn"],
  ],
  relation: ["relationship", "relation", "relative", "familymember", "relationtopatient"],
  // Of our own table of calls: whether the call is plain.
  state: ["state"],
};

/** A header that says that its column is no result of this patient today. */
const OTHER_RESULT =
  /^(?:ref(?:erence)?(?:range|interval|value|genotype|allele|result)?s?|normal(?:range|value|genotype)?|expected(?:result|genotype)?|wildtype(?:allele|genotype)?|(?:previous|prior|earlier|last|former|old|historic(?:al)?)(?:result|genotype|diplotype|phenotype|value|call)?s?|(?:mother|father|sibling|brother|sister|parent|son|daughter|child|spouse|donor|control|relative)s?(?:result|genotype|diplotype|phenotype|value)?s?)$/;

/** Columns of a raw file of a genotyping array that name a place in the genome. */
const PLACE = /^(?:chromosome|chrom|chr|position|pos)$/;

/** The field's order, when no header says another. @source PharmCAT, outside call format */
const WITHOUT_HEADER: readonly Column[] = ["gene", "diplotype", "phenotype", "activityScore"];

/**
 * Returns what the columns of a paste hold: by their names in any order where
 * a header leads, else by the field's order; two columns are a
 * gene and anything that says its result. A record that names a gene is a
 * result and no header. `geneColumn` is the place whose cells name genes, for
 * a header that calls it otherwise.
 */
export function columnsOf(
  records: readonly PastedRecord[],
  isGene: (cell: string) => boolean,
  geneColumn: number | null = null,
): Columns {
  for (const [i, { cells }] of records.slice(0, HEADER_WITHIN_RECORDS).entries()) {
    if (cells.some((cell) => cell !== "" && isGene(cell))) break;
    const named = withGeneColumn(cells.map(columnNamed), geneColumn);
    if (isHeader(named)) return withHeader(cells, named, i + 1);
  }
  const widest = Math.max(0, ...records.map((record) => record.cells.length));
  return {
    kinds:
      widest <= 2
        ? ["gene", "value"]
        : WITHOUT_HEADER.concat(Array.from({ length: Math.max(0, widest - WITHOUT_HEADER.length) }, () => "value")),
    names: [],
    headerRecords: 0,
    unread: [],
  };
}

/** Whatever a header calls the column, cells that name genes say what it holds. */
function withGeneColumn(named: readonly Column[], geneColumn: number | null): readonly Column[] {
  const isOther = named.includes("gene") || named.includes("test") || !named.some((kind) => FINDINGS.includes(kind));
  if (geneColumn === null || isOther) return named;
  return named.map((kind, at) => (at === geneColumn ? "gene" : kind));
}

/** Returns whether these cells are names of columns: of a gene, a test or a variant, and of what was found. */
export function isHeaderRecord(cells: readonly string[]): boolean {
  return isHeader(cells.map(columnNamed));
}

/** Returns whether the header is that of a raw file of an array, which names places in the genome and no gene. */
export function isRawGenotypes({ kinds, names }: Columns): boolean {
  return !kinds.includes("gene") && names.filter((name) => PLACE.test(plainName(name))).length > 1;
}

/** Columns that say what a row is about. */
export const SUBJECTS: readonly Column[] = ["gene", "test", "variant"];
const FINDINGS: readonly Column[] = [
  ...(["diplotype", "genotype", "firstAllele", "zygosity", "phenotype", "activityScore", "value", "status"] as const),
];

/** Of two columns or more that a header names, one says of what and another what was found. */
function isHeader(named: readonly Column[]): boolean {
  const subjects = named.filter((kind) => SUBJECTS.includes(kind)).length;
  const others = named.filter((kind) => kind !== "ignored" && !SUBJECTS.includes(kind)).length;
  return subjects > 0 && (others > 0 || subjects > 1);
}

function withHeader(cells: readonly string[], named: readonly Column[], headerRecords: number): Columns {
  const kinds = named.map((kind, at): Column => {
    const name = plainName(cells[at] ?? "");
    // A confidence beside an activity score is none, and a person's name above results is that of their column.
    if (/^(?:score|as)$/.test(name) && cells.some((cell) => /^(?:gene|total)?activityscore$/.test(plainName(cell))))
      return "ignored";
    if (kind === "person" && !named.some((one) => FINDINGS.includes(one))) return "value";
    // The two haplotypes of a caller's table say again what its diplotype says; without one they are the result.
    const half = /^haplotype([12])$/.exec(name)?.[1];
    if (half === undefined || named.some((one) => one === "diplotype" || one === "genotype")) return kind;
    return half === "1" ? "firstAllele" : "secondAllele";
  });
  return {
    kinds,
    names: cells,
    headerRecords,
    unread: cells.flatMap((cell, at) =>
      kinds[at] === "ignored" && !KNOWN_BESIDE.test(plainName(cell)) && !PLACE.test(plainName(cell)) ? [at] : [],
    ),
  };
}

/** Returns what a column of this name holds; `ignored` for a name that we do not know. */
export function columnNamed(cell: string): Column {
  const name = plainName(cell);
  if (OTHER_RESULT.test(name)) return "other";
  const found = Object.entries(HEADERS).find(([, names]) => names.includes(name))?.[0];
  return (found as Column | undefined) ?? "ignored";
}

function plainName(cell: string): string {
  return cell.toLowerCase().replace(/[\s_.:()/'-]+/g, "");
}
