/**
 * A sample of two ClinPGx releases as facts: rows that are unlike others, and
 * one in some of the rest. No text of a release is carried over: the made
 * release has sentences of our own, of the same build.
 */
import { inflateRawSync } from "node:zlib";
import { referenceBytes, referenceText } from "./reference";
import type { Table } from "./table";

/** One annotation in so many is in the sample, beside those that are unlike others. */
const ONE_IN = 15;
const ONE_LABEL_IN = 10;
const ONE_GUIDELINE_IN = 6;

const OLD = "reference/clinpgx/2025-01-05/clinicalAnnotations.zip";
const GUIDELINES = "reference/clinpgx/2025-01-05/guidelineAnnotations.json.zip";
const NEW = "reference/clinpgx/2026-01-05/summaryAnnotations";
const LICENCE = "CC BY-SA 4.0";

/** A cell as it stands in the file, quotes and all, under the column's name. */
export type Cells = Readonly<Record<string, string>>;

/** Returns the rows of a release's file; the two namings of an annotation's id are one. */
export function cellsOf(text: string): readonly Cells[] {
  const [header = "", ...lines] = text.split("\n").filter((line) => line !== "");
  const names = header
    .split("\t")
    .map((name) => name.replace("Clinical Annotation ID", "ID").replace("Summary Annotation ID", "ID"));
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i] ?? "", cell])));
}

/** Returns the files of a zip by name, found by its directory and inflated: enough for archives we know to be sound. */
export function unzipped(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    if (/\.(?:tsv|json)$/.test(name)) files.set(name, inflateRawSync(packed).toString("utf8"));
  }
  return files;
}

const oldCells = (name: string): readonly Cells[] => cellsOf(unzipped(referenceBytes(OLD)).get(name) ?? "");
const newCells = (name: string): readonly Cells[] => cellsOf(referenceText(`${NEW}/${name}`));

export const ANNOTATION_COLUMNS = [
  "ID",
  "Variant/Haplotypes",
  "Gene",
  "Level of Evidence",
  "Level Override",
  "Level Modifiers",
  "Score",
  "Phenotype Category",
  "PMID Count",
  "Evidence Count",
  "Drug(s)",
  "Phenotype(s)",
  "Latest History Date (YYYY-MM-DD)",
  "Specialty Population",
] as const;

const pick = (columns: readonly string[], row: Cells): readonly string[] => columns.map((column) => row[column] ?? "");
const byId = (rows: readonly Cells[]): ReadonlyMap<string, Cells> => new Map(rows.map((row) => [row["ID"] ?? "", row]));

function sampledIds(): ReadonlySet<string> {
  const before = byId(oldCells("clinical_annotations.tsv"));
  const after = byId(newCells("summary_annotations.tsv"));
  const isUnlike = (id: string): boolean => {
    const [then, now] = [before.get(id), after.get(id)];
    return (
      then === undefined ||
      now === undefined ||
      then["Level Override"] !== "" ||
      then["Level of Evidence"] !== now["Level of Evidence"] ||
      then["Score"] !== now["Score"]
    );
  };
  const all = [...before.keys(), ...[...after.keys()].filter((id) => !before.has(id))];
  return new Set(all.filter((id, at) => at % ONE_IN === 0 || isUnlike(id)));
}

export const OVERRIDDEN = "Yes";
export const IN_BOTH = "both";
export type ReleaseDate = "2025-01-05" | "2026-01-05";

/** Rows of the two releases under their dates; a row that both have stands once. */
function joined(
  older: readonly (readonly string[])[],
  newer: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const texts = new Set(newer.map((row) => row.join("\t")));
  const shared = new Set(older.map((row) => row.join("\t")).filter((text) => texts.has(text)));
  const dated = (date: ReleaseDate, row: readonly string[]): readonly string[] => [
    shared.has(row.join("\t")) ? IN_BOTH : date,
    ...row,
  ];
  return [
    ...older.map((row) => dated("2025-01-05", row)),
    ...newer.filter((row) => !shared.has(row.join("\t"))).map((row) => dated("2026-01-05", row)),
  ];
}

/** Returns the sample's annotations of both releases, made from the reference. */
export function releaseAnnotationTable(): Table {
  const ids = sampledIds();
  const rowsFrom = (rows: readonly Cells[]): readonly (readonly string[])[] =>
    rows
      .filter((row) => ids.has(row["ID"] ?? ""))
      .map((row) =>
        pick(ANNOTATION_COLUMNS, { ...row, "Level Override": row["Level Override"] === "" ? "" : OVERRIDDEN }),
      );
  return {
    holds: `annotations of two releases, one in ${ONE_IN} and every one that differs between the two, by the columns of the files, "${IN_BOTH}" where the two have the same row; that a level was overridden, not why`,
    source: "ClinPGx clinical annotations of 2025-01-05 and summary annotations of 2026-01-05",
    date: "2026-01-05",
    licence: LICENCE,
    columns: ["release", ...ANNOTATION_COLUMNS],
    rows: joined(rowsFrom(oldCells("clinical_annotations.tsv")), rowsFrom(newCells("summary_annotations.tsv"))),
  };
}

/** Returns the genotypes that the sample's annotations have a text for, made from the reference. */
export function releaseGenotypeTable(): Table {
  const ids = sampledIds();
  return {
    holds: "genotypes and alleles that the release of 2025 has a text for, with the allele's function",
    source: "ClinPGx clinical annotations",
    date: "2025-01-05",
    licence: LICENCE,
    columns: ["ID", "Genotype/Allele", "Allele Function"],
    rows: oldCells("clinical_ann_alleles.tsv")
      .filter((row) => ids.has(row["ID"] ?? ""))
      .map((row) => pick(["ID", "Genotype/Allele", "Allele Function"], row)),
  };
}

const EVIDENCE_COLUMNS = ["ID", "Evidence ID", "Evidence Type", "PMID"] as const;
export const UNSCORED = "not scored";
export const BOTH = "both";
export const NOTHING = "-";

/** What a sentence says in its verb: that there is an association or none, and which way; nothing of its words else. */
function saysOf(sentence: string): string {
  const match = /\b(is|are|was|were) (not )?associated with (?:an? )?(.*)$/.exec(sentence);
  if (match === null) return NOTHING;
  const [, verb = "", negation = "", rest = ""] = match;
  const ways = ["increased", "decreased"].filter((way) =>
    new RegExp(`\\b${way}\\b`).test(rest.split(/ (?:when|as compared|in|due to) /)[0] ?? ""),
  );
  const first = /^(increased|decreased)\b/.exec(rest)?.[1];
  const way = first === undefined ? "" : ways.length === 2 ? ` ${BOTH}` : ` ${first}`;
  return `${verb} ${negation}associated${way}`;
}

/** Returns the evidence of the sample's annotations, made from the reference. */
export function releaseEvidenceTable(): Table {
  const ids = sampledIds();
  const rowsFrom = (rows: readonly Cells[]): readonly (readonly string[])[] =>
    rows
      .filter((row) => ids.has(row["ID"] ?? ""))
      .map((row) => [
        ...pick(EVIDENCE_COLUMNS, row),
        Number.isNaN(Number(row["Score"])) ? UNSCORED : (row["Score"] ?? ""),
        saysOf(row["Summary"] ?? ""),
      ]);
  return {
    holds: `evidence of the sampled annotations, "${IN_BOTH}" where two releases have the same row: type, PMID, score, and what its sentence says in its verb`,
    source: "ClinPGx clinical annotations of 2025-01-05 and summary annotations of 2026-01-05",
    date: "2026-01-05",
    licence: LICENCE,
    columns: ["release", ...EVIDENCE_COLUMNS, "Score", "says"],
    rows: joined(rowsFrom(oldCells("clinical_ann_evidence.tsv")), rowsFrom(newCells("summary_ann_evidence.tsv"))),
  };
}

interface GuidelineFile {
  readonly guideline: {
    readonly id: string;
    readonly source: string;
    readonly recommendation: boolean;
    readonly relatedChemicals: readonly { readonly id: string; readonly name: string }[];
    readonly relatedGenes: readonly { readonly symbol: string }[];
    readonly literature: readonly {
      readonly crossReferences?: readonly { readonly resource: string; readonly resourceId: string }[];
    }[];
  };
}

/** Returns one in some of the guideline annotations, made from the reference. */
export function releaseGuidelineTable(): Table {
  return {
    holds: `guideline annotations, one in ${ONE_GUIDELINE_IN}: body, whether it recommends, drugs (id and name), genes, PMIDs`,
    source: "ClinPGx guideline annotations",
    date: "2025-01-05",
    licence: LICENCE,
    columns: ["id", "body", "recommends", "drugs", "genes", "pmids"],
    rows: [...unzipped(referenceBytes(GUIDELINES)).entries()]
      .filter(([name]) => name.endsWith(".json"))
      .map(([, text]) => (JSON.parse(text) as GuidelineFile).guideline)
      .filter((_, at) => at % ONE_GUIDELINE_IN === 0)
      .map((guideline) => [
        guideline.id,
        guideline.source,
        guideline.recommendation ? "yes" : "no",
        guideline.relatedChemicals.map(({ id, name }) => `${id} ${name}`).join("; "),
        guideline.relatedGenes.map(({ symbol }) => symbol).join("; "),
        guideline.literature
          .flatMap(({ crossReferences = [] }) => crossReferences)
          .flatMap(({ resource, resourceId }) => (resource === "PubMed" ? [resourceId] : []))
          .join("; "),
      ]),
  };
}

export const LABEL_COLUMNS = [
  "PharmGKB ID",
  "Source",
  "Biomarker Flag",
  "Testing Level",
  "Has Prescribing Info",
  "Has Dosing Info",
  "Has Alternate Drug",
  "Has Other Prescribing Guidance",
  "Cancer Genome",
  "Prescribing",
  "Chemicals",
  "Genes",
  "Variants/Haplotypes",
  "Latest History Date (YYYY-MM-DD)",
] as const;

/** Returns one in some of the drug labels, made from the reference. */
export function releaseLabelTable(): Table {
  return {
    holds: `drug-label annotations, one in ${ONE_LABEL_IN}, by the columns of the file but the name`,
    source: "ClinPGx drug labels",
    date: "2025-03",
    licence: LICENCE,
    columns: LABEL_COLUMNS,
    rows: cellsOf(referenceText("reference/clinpgx/2025-03/drugLabels.tsv"))
      .filter((_, at) => at % ONE_LABEL_IN === 0)
      .map((row) => pick(LABEL_COLUMNS, row)),
  };
}

export const VARIANT_COLUMNS = [
  "Variant ID",
  "Variant Name",
  "Gene IDs",
  "Gene Symbols",
  "Location",
  "Synonyms",
] as const;

/** Returns the variants that the sample names, and those without a place that can be read, made from the reference. */
export function releaseVariantTable(): Table {
  const named = new Set(
    releaseAnnotationTable().rows.flatMap(([, , variants = ""]) =>
      variants.split(", ").filter((name) => /^rs\d+$/.test(name)),
    ),
  );
  return {
    holds: "variants that the sampled annotations name, with place and changes, and those without a place on GRCh38",
    source: "ClinPGx variants",
    date: "2025-08-05",
    licence: LICENCE,
    columns: VARIANT_COLUMNS,
    rows: cellsOf(referenceText("reference/clinpgx/2025-08-05/variants.tsv"))
      .filter(
        (row) =>
          named.has(row["Variant Name"] ?? "") ||
          row["Variant Name"] === "rs2024627" ||
          !/^NC_0000(?:0\d|1\d|2[0-4])\.\d+:/.test(row["Location"] ?? "") ||
          /^NC_000004\.10:/.test(row["Location"] ?? ""),
      )
      .map((row) => {
        const [accession = ""] = (row["Location"] ?? "").split(":");
        const changes = (row["Synonyms"] ?? "")
          .split(", ")
          .filter((name) => accession !== "" && name.startsWith(`${accession}:`));
        return pick(VARIANT_COLUMNS, { ...row, Synonyms: changes.join(", ") });
      }),
  };
}

export const DRUG_COLUMNS = [
  "PharmGKB Accession Id",
  "Name",
  "Generic Names",
  "Trade Names",
  "Type",
  "RxNorm Identifiers",
  "ATC Identifiers",
] as const;

/** How many names of a drug are kept. */
const NAMES_KEPT = 5;

const firstNames = (cell: string): string => {
  const names = cell.split(/(?<="), (?=")|, (?=[^"])(?=[^"]*$)/).slice(0, NAMES_KEPT);
  const kept = names.join(", ");
  // A cell in quotes stays in quotes.
  return kept.startsWith('"') && kept.length < cell.length && !/(?:^|[^"])"$/.test(kept) ? `${kept}"` : kept;
};

/** Returns the drugs that the sample names, and the one whose number cannot be read, made from the reference. */
export function releaseDrugTable(): Table {
  const named = new Set([
    ...releaseAnnotationTable().rows.flatMap((cells) => (cells[11] ?? "").split(";")),
    ...releaseGuidelineTable().rows.flatMap(([, , , drugs = ""]) =>
      drugs.split("; ").map((drug) => drug.replace(/^PA\d+ /, "")),
    ),
    ...releaseLabelTable().rows.flatMap((cells) => (cells[10] ?? "").split("; ")),
  ]);
  return {
    holds: `drugs that the sample names, by the columns of the file, with at most ${NAMES_KEPT} names of a kind`,
    source: "ClinPGx drugs",
    date: "2026-06-05",
    licence: LICENCE,
    columns: DRUG_COLUMNS,
    rows: cellsOf(referenceText("reference/clinpgx/2026-06-05/drugs.tsv"))
      .filter((row) => named.has(row["Name"] ?? "") || /RxCUI/.test(row["RxNorm Identifiers"] ?? ""))
      .map((row) =>
        pick(DRUG_COLUMNS, {
          ...row,
          "Generic Names": firstNames(row["Generic Names"] ?? ""),
          "Trade Names": firstNames(row["Trade Names"] ?? ""),
        }),
      ),
  };
}
