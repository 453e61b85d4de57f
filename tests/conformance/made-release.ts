/** Releases made of the sampled facts: the files of ClinPGx with the texts in words of our own, to be written to disk. */
import { zipOf } from "../builders/zip";
import {
  ANNOTATION_COLUMNS,
  BOTH,
  DRUG_COLUMNS,
  IN_BOTH,
  LABEL_COLUMNS,
  NOTHING,
  OVERRIDDEN,
  UNSCORED,
  VARIANT_COLUMNS,
  type ReleaseDate,
} from "./release-sample";
import { readTable } from "./table";

/** A row of a sampled table by the names of its columns. */
type Row = Readonly<Record<string, string>>;

function rowsOf(table: string): readonly Row[] {
  const { columns, rows } = readTable(table);
  return rows.map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])));
}

const isOf =
  (date: ReleaseDate) =>
  (row: Row): boolean =>
    row["release"] === date || row["release"] === IN_BOTH;

function tsv(columns: readonly string[], rows: readonly Row[]): string {
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]
    .map((cells) => `${cells.join("\t")}\n`)
    .join("");
}

/** A cell with quotation marks stands in quotes itself, with its own doubled. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Each naming's columns, and where its pages lie. */
const NAMING = {
  "2025-01-05": { id: "Clinical Annotation ID", host: "https://www.pharmgkb.org", prefix: "clinical" },
  "2026-01-05": { id: "Summary Annotation ID", host: "https://www.clinpgx.org", prefix: "summary" },
} as const;

const PAGES: Readonly<Record<string, string>> = {
  "Guideline Annotation": "guidelineAnnotation",
  "Label Annotation": "labelAnnotation",
};

const LICENCE = "Creative Commons Attribution-ShareAlike 4.0, http://creativecommons.org/licenses/by-sa/4.0/";

/** A sentence of ours that says in its verb what the release's sentence says in its own. */
function sentenceOf(says: string): string {
  if (says === NOTHING) return "A document on these alleles.";
  const way = /associated(?: (\w+))?$/.exec(says)?.[1];
  const found =
    way === BOTH ? "increased clearance and decreased exposure" : [way, "response"].filter(Boolean).join(" ");
  return `Genotype AA ${says.replace(/ associated.*/, " associated")} with ${found} as compared to genotype GG.`;
}

function annotationFile(date: ReleaseDate): string {
  const { id, host } = NAMING[date];
  // The URL stands before the population in the files.
  const columns = ANNOTATION_COLUMNS.map((column) => (column === "ID" ? id : column));
  const header = [...columns.slice(0, -1), "URL", ...columns.slice(-1)];
  return tsv(
    header,
    rowsOf("release-annotations.tsv")
      .filter(isOf(date))
      .map((row) => ({
        ...row,
        [id]: row["ID"] ?? "",
        URL: `${host}/clinicalAnnotation/${row["ID"] ?? ""}`,
        "Level Override": row["Level Override"] === OVERRIDDEN ? "Yes: by hand." : "",
      })),
  );
}

function evidenceFile(date: ReleaseDate): string {
  const { id, host } = NAMING[date];
  return tsv(
    [id, "Evidence ID", "Evidence Type", "Evidence URL", "PMID", "Summary", "Score"],
    rowsOf("release-evidence.tsv")
      .filter(isOf(date))
      .map((row) => ({
        ...row,
        [id]: row["ID"] ?? "",
        "Evidence URL": `${host}/${PAGES[row["Evidence Type"] ?? ""] ?? "variantAnnotation"}/${row["Evidence ID"] ?? ""}`,
        Summary: sentenceOf(row["says"] ?? ""),
        Score: row["Score"] === UNSCORED ? quoted('This row has no score: "left out".') : (row["Score"] ?? ""),
      })),
  );
}

function genotypeFile(): string {
  const { id } = NAMING["2025-01-05"];
  return tsv(
    [id, "Genotype/Allele", "Annotation Text", "Allele Function"],
    rowsOf("release-genotypes.tsv").map((row, at) => {
      const text = `What is known of ${row["Genotype/Allele"] ?? ""}, number ${at}.`;
      // Some texts of a release have quotation marks in them.
      return {
        ...row,
        [id]: row["ID"] ?? "",
        "Annotation Text": at % 7 === 0 ? quoted(`${text} "Quoted."`) : text,
      };
    }),
  );
}

function historyFile(date: ReleaseDate): string {
  const { id } = NAMING[date];
  return tsv(
    [id, "Date (YYYY-MM-DD)", "Type", "Comment"],
    [{ [id]: "1", "Date (YYYY-MM-DD)": "2024-03-24", Type: "Update", Comment: "A paper more" }],
  );
}

function annotationFiles(date: ReleaseDate): Readonly<Record<string, string>> {
  const { prefix } = NAMING[date];
  return {
    [`CREATED_${date}.txt`]: "Created.",
    "LICENSE.txt": LICENCE,
    [`${prefix}_annotations.tsv`]: annotationFile(date),
    [`${prefix}_ann_evidence.tsv`]: evidenceFile(date),
    [`${prefix}_ann_history.tsv`]: historyFile(date),
    ...(date === "2025-01-05" ? { [`${prefix}_ann_alleles.tsv`]: genotypeFile() } : {}),
  };
}

function guidelineFiles(): Readonly<Record<string, string>> {
  const list = (cell = ""): readonly string[] => (cell === "" ? [] : cell.split("; "));
  return Object.fromEntries([
    ["CREATED_2025-01-05.txt", "Created."],
    ["LICENSE.txt", LICENCE],
    ...rowsOf("release-guidelines.tsv").map((row) => [
      `Annotation_${row["id"] ?? ""}.json`,
      JSON.stringify({
        citations: [],
        guideline: {
          objCls: "Guideline Annotation",
          id: row["id"],
          name: `Guideline ${row["id"] ?? ""}`,
          source: row["body"],
          recommendation: row["recommends"] === "yes",
          relatedChemicals: list(row["drugs"]).map((drug) => {
            const at = drug.indexOf(" ");
            return { id: drug.slice(0, at), name: drug.slice(at + 1) };
          }),
          relatedGenes: list(row["genes"]).map((symbol) => ({ symbol })),
          literature: list(row["pmids"]).map((pmid) => ({
            title: "A paper",
            crossReferences: [{ resource: "PubMed", resourceId: pmid }],
          })),
          summaryMarkdown: { id: 1, html: "<p>What the body says.</p>" },
        },
      }),
    ]),
  ]) as Readonly<Record<string, string>>;
}

/** Returns the files of the release of January 2025: three archives, as they are offered for download. */
export async function oldRelease(): Promise<Readonly<Record<string, Buffer>>> {
  const dated = { "CREATED_2025-01-05.txt": "Created.", "LICENSE.txt": LICENCE };
  return {
    "clinicalAnnotations.zip": await zipOf(annotationFiles("2025-01-05")),
    "guidelineAnnotations.json.zip": await zipOf(guidelineFiles()),
    "clinicalVariants.zip": await zipOf({
      ...dated,
      "clinicalVariants.tsv": tsv(
        ["variant", "gene", "type", "level of evidence", "chemicals", "phenotypes"],
        rowsOf("release-annotations.tsv")
          .filter(isOf("2025-01-05"))
          .map((row) => ({
            variant: row["Variant/Haplotypes"] ?? "",
            gene: row["Gene"] ?? "",
            type: row["Phenotype Category"] ?? "",
            "level of evidence": row["Level of Evidence"] ?? "",
            chemicals: row["Drug(s)"] ?? "",
            phenotypes: row["Phenotype(s)"] ?? "",
          })),
      ),
    }),
  };
}

/** Returns the files of the release of January 2026: an unpacked folder in the new naming. */
export function newRelease(): Readonly<Record<string, string>> {
  return annotationFiles("2026-01-05");
}

/** Returns the lists that lie beside the annotations. */
export function looseLists(): Readonly<Record<string, string>> {
  const named = (column: string, row: Row): Row => ({ ...row, Name: `Label ${row[column] ?? ""}` });
  return {
    "drugLabels.tsv": tsv(
      [LABEL_COLUMNS[0], "Name", ...LABEL_COLUMNS.slice(1)],
      rowsOf("release-labels.tsv").map((row) => named("PharmGKB ID", row)),
    ),
    "variants.tsv": tsv(VARIANT_COLUMNS, rowsOf("release-variants.tsv")),
    "drugs.tsv": tsv(DRUG_COLUMNS, rowsOf("release-drugs.tsv")),
  };
}

/** How many rows of each kind the sample has. */
export function sampleCounts() {
  const count = (table: string, date: ReleaseDate): number => rowsOf(table).filter(isOf(date)).length;
  return {
    old: {
      annotations: count("release-annotations.tsv", "2025-01-05"),
      evidence: count("release-evidence.tsv", "2025-01-05"),
      texts: rowsOf("release-genotypes.tsv").length,
      guidelines: rowsOf("release-guidelines.tsv").length,
    },
    new: {
      annotations: count("release-annotations.tsv", "2026-01-05"),
      evidence: count("release-evidence.tsv", "2026-01-05"),
      history: 1,
    },
    labels: rowsOf("release-labels.tsv").length,
  };
}
