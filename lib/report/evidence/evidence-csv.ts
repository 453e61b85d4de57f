import type { AnswerKnowledge } from "@/lib/knowledge";
import type { AnnotationRow } from "./annotation-rows";
import { csvCell } from "../words/delimited-cell";
import { categoryWord, directionOfEvidenceWord } from "../words/words";

const COLUMNS = [
  "Status",
  "Guideline held on the pair",
  "Level scale",
  "Level",
  "Score",
  "Genes",
  "Variants",
  "Drugs",
  "Categories",
  "Phenotypes",
  "Population",
  "Papers",
  "Papers supporting",
  "Papers against",
  "Papers without effect",
  "Papers not weighed",
  "Directions reported",
  "Caveats",
  "Held as",
  "Source",
  "Source date",
  "Licence",
  "Attribution",
  "ClinPGx id",
  "Address",
  "Knowledge version",
] as const;

/**
 * Returns the rows as CSV (RFC 4180: commas, CRLF, quotes doubled), with a
 * byte-order mark so that spreadsheets read the accents. Each row carries its
 * status, its caveats, and its source's date and licence, so that none of them
 * is lost when rows are copied. A text that a spreadsheet would run as a
 * formula begins with an apostrophe.
 *
 * @source OWASP, CSV injection: cells that begin with = + - @, tab or return
 */
export function evidenceCsv(rows: readonly AnnotationRow[], knowledge: AnswerKnowledge): string {
  const lines = [COLUMNS as readonly string[], ...rows.map((row) => cellsOf(row, knowledge))];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function cellsOf(row: AnnotationRow, knowledge: AnswerKnowledge): readonly (string | number)[] {
  const sides = row.papers;
  return [
    row.certainty.word,
    row.hasGuideline ? "yes: it says what to do" : "no",
    "ClinPGx",
    row.level,
    row.score ?? "not given",
    row.genes.join("; "),
    row.variants.join("; "),
    row.drugs.map((drug) => drug.name).join("; "),
    row.categories.map(categoryWord).join("; "),
    row.phenotypes.join("; "),
    row.population ?? "not given",
    row.paperCount,
    ...(sides === null
      ? ["not known", "not known", "not known", "not known"]
      : [sides.supporting, sides.against, sides.noEffect, sides.notWeighed]),
    row.directions.map(directionOfEvidenceWord).join("; "),
    row.caveats.map((caveat) => caveat.word).join("; "),
    row.isCurated ? "curated" : "imported",
    ...sourceCells(row, knowledge),
    row.clinpgxId,
    row.url ?? "not given",
    knowledge.version,
  ];
}

function sourceCells(row: AnnotationRow, { annotations, sources, release }: AnswerKnowledge): readonly string[] {
  if (row.isCurated) {
    const source = sources[annotations.find((annotation) => annotation.id === row.id)?.source ?? ""];
    if (source !== undefined)
      return [source.title, source.published ?? source.accessed, source.licence, source.publisher ?? source.title];
  }
  return release === null
    ? ["not given", "not given", "not given", "not given"]
    : ["ClinPGx release", release.date, release.licence.name, release.licence.attribution];
}
