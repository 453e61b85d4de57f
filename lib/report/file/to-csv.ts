import { pageOneLines } from "../page/page-one";
import { csvCell } from "../words/delimited-cell";
import { problemLine } from "../words/problem-line";
import type { Report, WordedCaveat } from "../page/report";
import { EXPECTED_STATUS, statusOf } from "../page/statement-status";
import { notesOf } from "./to-json";
import { questionRows, type QuestionRow } from "../page/question";
import { unreadLine } from "../words/unread-line";

/** Columns of the CSV, in order; status and caveats are never empty. */
export const CSV_COLUMNS = [
  "drug",
  "genes",
  "phenotype",
  "kind",
  "status",
  "action",
  "certainty",
  "strength",
  "source",
  "year",
  "text",
  "caveats",
  "note",
  "snapshot",
  "as_of",
] as const;

type CsvRow = Readonly<Record<(typeof CSV_COLUMNS)[number], string>>;

/**
 * Returns the report as CSV by RFC 4180, with a header, one row for each
 * thing asked, each entry that was not read, each drug's answer and each note. `status` says what a row is of the
 * answer, and `caveats` has "none" rather than nothing, so that a table taken
 * out of its report still says how far it holds. A cell that a spreadsheet
 * would run as a formula gets an apostrophe before it.
 */
export function toCsv(report: Report): string {
  const rows = [
    ...questionRows(report).map((row) => askedRow(report, row)),
    ...unreadRows(report),
    ...answerRows(report),
    ...noteRows(report),
  ];
  return [CSV_COLUMNS.join(","), ...rows.map((row) => CSV_COLUMNS.map((column) => csvCell(row[column])).join(","))]
    .map((line) => `${line}\r\n`)
    .join("");
}

/** Before what a sender wrote of a result that stands in our words. */
export const WRITTEN_AS = "Written as: ";

/** Together these rows are the question, so that the table alone is enough to ask it again. */
function askedRow(report: Report, { field, gene, form, text, written }: QuestionRow): CsvRow {
  return {
    drug: "",
    genes: gene,
    phenotype: "",
    kind: "question",
    status: field,
    action: "",
    certainty: "",
    strength: "",
    source: "",
    year: "",
    text,
    caveats: written === undefined ? "none" : `${WRITTEN_AS}${written}`,
    note: form,
    ...stamp(report),
  };
}

/** What no answer takes into account. The note of an entry that was not read has it as JSON, so that it comes back whole. */
function unreadRows(report: Report): readonly CsvRow[] {
  const row = (kind: string, status: string, text: string, note: string): CsvRow => ({
    drug: "",
    genes: "",
    phenotype: "",
    kind,
    status,
    action: "",
    certainty: "",
    strength: "",
    source: "",
    year: "",
    text,
    caveats: "No answer here takes it into account.",
    note,
    ...stamp(report),
  });
  return [
    ...report.unread.map((entry) => row("unread", "not read", unreadLine(entry), JSON.stringify(entry))),
    ...report.problems.map((problem) => row("problem", "decides nothing", problemLine(problem), "")),
  ];
}

function answerRows(report: Report): readonly CsvRow[] {
  return pageOneLines(report).flatMap((line) => {
    const shared = {
      drug: line.drugName,
      genes: report.question.genes.map((gene) => gene.id).join(" "),
      phenotype: line.phenotypes.join("; "),
      kind: "answer",
      strength: line.strength ?? "",
      source: line.source ?? "",
      year: "",
      note: line.noteId ?? "",
      ...stamp(report),
    };
    const caveats = caveatCell(line.caveats);
    return [
      {
        ...shared,
        status: !line.isHeld
          ? "recognised, nothing held"
          : line.action === null
            ? "open: depends on a result or a label"
            : "answer by the genetic results",
        action: line.action?.code ?? "",
        certainty: line.certainty.code,
        text: line.text,
        caveats,
      },
      ...(line.expected === null
        ? []
        : [
            {
              ...shared,
              phenotype: line.expected.phenotypes.join("; "),
              status: `answer expected beside ${line.expected.by.join(", ")}`,
              action: line.expected.action?.code ?? "",
              certainty: line.expected.certainty.code,
              text: line.expected.text,
              caveats: "Expected phenotype: an estimate, and not the genetic result",
            },
          ]),
    ];
  });
}

function noteRows(report: Report): readonly CsvRow[] {
  const expected = report.coMedication.flatMap((one) => one.rows.map((note) => ({ note, isExpected: true })));
  return [...notesOf(report).map((note) => ({ note, isExpected: false })), ...expected].map(({ note, isExpected }) => ({
    drug: report.question.drugs.find((drug) => drug.id === note.drug)?.name ?? note.drug,
    genes: note.genes.join(" "),
    phenotype: note.when ?? "",
    kind: note.kind,
    status: isExpected ? EXPECTED_STATUS : statusOf(note),
    action: note.action.code,
    certainty: note.certainty.code,
    strength: note.strength ?? "",
    source: note.source,
    year: note.year === null ? "" : String(note.year),
    text: note.text,
    caveats: caveatCell(note.caveats),
    note: note.id,
    ...stamp(report),
  }));
}

function caveatCell(caveats: readonly WordedCaveat[]): string {
  return caveats.length === 0 ? "none" : caveats.map((caveat) => `${caveat.word}: ${caveat.text}`).join(" ");
}

function stamp(report: Report): Pick<CsvRow, "snapshot" | "as_of"> {
  return { snapshot: report.knowledge.version, as_of: report.asOf };
}
