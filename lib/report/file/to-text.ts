import { unreachable } from "@/lib/schema";
import { citationLine } from "../words/citation-line";
import { documentOf, NO_STUDY, notUsedIn, nothingTogether, sectionsOf, type DocumentSection } from "../page/document";
import { withMark } from "@/lib/intake";
import { problemLine } from "../words/problem-line";
import type {
  Report,
  WordedBottomLine,
  WordedCoMedication,
  WordedNote,
  WordedPreTest,
  WordedSensitivity,
} from "../page/report";
import { unreadLine } from "../words/unread-line";
import { wrapped } from "../words/wrapped";

/** Returns the report as plain text, 80 columns wide, for a terminal or a plain mail. */
export function toText(report: Report): string {
  const setting = report.question.settingWord === null ? "" : ` · ${report.question.settingWord}`;
  const document = documentOf(report);
  return [
    ...wrapped(document.title.toUpperCase()),
    ...wrapped(`As of ${report.asOf}${setting} · knowledge ${report.knowledge.version}`),
    ...readAsLines(report).flatMap((line) => wrapped(line)),
    ...notUsedIn(document, "text").flatMap((line) => wrapped(line)),
    "",
    ...sectionsOf(document, "text").flatMap((section) => [
      ...wrapped(section.heading.toUpperCase()),
      ...linesOf(section, report),
      "",
    ]),
  ].join("\n");
}

/** Which drug each other name was read as: a page says it in its heading. */
function readAsLines({ question }: Report): readonly string[] {
  const asked = [...question.drugs, ...question.coMedication].flatMap(({ name, matchedAs, dose }) =>
    matchedAs === null || dose !== null ? [] : [`${matchedAs} as ${name}`],
  );
  return asked.length === 0 ? [] : [`Read: ${asked.join("; ")}.`];
}

function linesOf(section: DocumentSection, report: Report): readonly string[] {
  switch (section.id) {
    case "answers":
      return section.content.flatMap((line) => answerLines(line, report));
    case "results":
      return section.content.flatMap((result) =>
        wrapped(`- ${result.text}${result.understoodFrom === null ? "" : ` (from “${result.understoodFrom}”)`}`, 2),
      );
    case "problems":
      return section.content.flatMap((problem) => wrapped(`- ${problemLine(problem)}`, 2));
    case "unread":
      return section.content.flatMap((entry) => wrapped(`- ${unreadLine(entry)}`, 2));
    case "untested":
      return wrapped(section.content.join(", "));
    case "co-medication":
      return [
        ...section.content.effects.flatMap(coMedicationLines),
        ...(section.content.asked.length === 0 ? [] : wrapped(nothingTogether(section.content.asked))),
      ];
    case "left-open":
      return section.content.flatMap(sensitivityLines);
    case "disagreements":
      return section.content.flatMap((d) => [
        ...wrapped(d.text),
        ...d.positions.flatMap((p) => wrapped(`- ${p.body}: ${p.text}`, 2)),
      ]);
    case "pre-tests":
      return section.content.flatMap(preTestLines);
    case "recommendations": {
      // The table before a test has told every row there is a result for.
      const told = report.preTests.length > 0;
      const rows = section.content.filter((note) => note.fit !== "untested" || !told);
      return rows.length === 0 ? wrapped("What each result would change stands above.") : rows.flatMap(noteLines);
    }
    case "evidence":
      return section.content.length === 0 ? wrapped(NO_STUDY) : section.content.flatMap(noteLines);
    case "labels":
    case "watch":
    case "absences":
    case "other-drugs":
    case "tumour":
      return section.content.flatMap(noteLines);
    case "imported":
      // What results pick is told whole; a line each for the rest, of which a release may name hundreds.
      return section.content.flatMap((note) => (note.matched === null ? briefLines(note) : noteLines(note)));
    case "searched":
      return section.content.flatMap((s) => wrapped(`- ${s.body}, ${s.lookedIn} (${s.date}): ${s.text}`, 2));
    case "sources":
      return section.content.flatMap((source) => wrapped(`${source.number}. ${citationLine(source)}`, 4));
    case "limits":
      return [...wrapped(report.disclaimer), ...section.content.flatMap((limit) => wrapped(`- ${limit.text}`, 2))];
    case "studies":
    case "other-genes":
    case "regimen":
      return [];
    default:
      return unreachable(section);
  }
}

function answerLines(line: WordedBottomLine, report: Report): readonly string[] {
  return [
    ...answerHeading(line, report),
    ...wrapped(line.headline),
    ...wrapped(`Action: ${line.action?.word ?? line.openWord.toLowerCase()}. Certainty: ${line.certainty.word}.`),
    ...line.lines.flatMap((text) => wrapped(`- ${text}`, 2)),
  ];
}

/** One drug without a mark is named by the title already. */
function answerHeading({ drug, drugName }: WordedBottomLine, { bottomLines, question }: Report): readonly string[] {
  const mark = question.drugs.find((one) => one.id === drug)?.mark ?? null;
  return bottomLines.length > 1 || mark !== null ? [withMark(drugName.toUpperCase(), mark)] : [];
}

/** What another drug changes stands under its own heading, so that nobody takes it for the genetic answer. */
function coMedicationLines(item: WordedCoMedication): readonly string[] {
  return [
    ...wrapped(item.drugName.toUpperCase()),
    ...item.conversions.flatMap((one) => [
      ...wrapped(`* ${one.text}`, 2),
      ...wrapped(`  ${one.limits}`, 2),
      ...(one.caveats.length === 0
        ? []
        : wrapped(`  Caveats: ${one.caveats.map((caveat) => caveat.word).join("; ")}.`, 2)),
      ...wrapped(`  Sources: ${one.citations.map((citation) => citation.number).join(", ")}`, 4),
    ]),
    ...(item.bottomLine === null
      ? []
      : wrapped(
          `Under the expected phenotype: ${item.bottomLine.headline} Action: ${item.bottomLine.action?.word ?? "depends on the result"}. Certainty: ${item.bottomLine.certainty.word}.`,
        )),
    ...item.rows.flatMap(noteLines),
    ...item.exposures.flatMap((one) => wrapped(`* ${one.text}`, 2)),
  ];
}

function sensitivityLines({ text, outcomes, settledBy }: WordedSensitivity): readonly string[] {
  return [
    ...wrapped(text),
    ...outcomes.flatMap(({ isReported, who, lines }) => [
      ...wrapped(`- ${isReported ? "As reported: " : "If "}${who}`, 2),
      ...lines.flatMap((line) => wrapped(`  ${line}`, 2)),
    ]),
    ...(settledBy.length === 0 ? [] : wrapped(`To settle it: ${settledBy.join("; ")}.`)),
  ];
}

/** What each possible result would change, as a list: a terminal has no room for the table. */
function preTestLines(item: WordedPreTest): readonly string[] {
  return [
    ...wrapped(`${item.gene} for ${item.drugName}:`),
    ...item.lines.flatMap((line) => [
      ...wrapped(`* ${line.term}`, 2),
      ...line.cells.flatMap((cell) =>
        cell.rows.flatMap((row) =>
          wrapped(`  ${cell.body}${row.label === null ? "" : ` (${row.label})`}: ${row.text}`, 4),
        ),
      ),
    ]),
    ...wrapped(`Ask the laboratory for: ${item.askFor}`),
  ];
}

function noteLines(note: WordedNote): readonly string[] {
  return [
    ...wrapped(
      `* ${note.heading} [${note.action.word}; ${note.certainty.word}${note.levelLine === null ? "" : `; ${note.levelLine}`}; ${note.origin.word}]`,
      2,
    ),
    ...wrapped(`  ${note.text}`, 2),
    ...(note.stepLines.length === 0 || note.kind === "recommendation"
      ? []
      : wrapped(`  ${note.stepLines.join(" ")}`, 2)),
    ...quotationLines(note),
    ...(note.caveats.length === 0
      ? []
      : wrapped(`  Caveats: ${note.caveats.map((caveat) => caveat.word).join("; ")}.`, 2)),
    ...(note.citations.length === 0
      ? []
      : wrapped(`  Sources: ${note.citations.map((citation) => citation.number).join(", ")}`, 4)),
  ];
}

/** The release in its own words, each with who wrote it, when, and under which licence. */
function quotationLines({ release }: WordedNote): readonly string[] {
  if (release === null) return [];
  return release.quotations.flatMap(({ genotype, text }) =>
    wrapped(`  For ${genotype}: “${text}” (${release.attribution}.)`, 4),
  );
}

function briefLines(note: WordedNote): readonly string[] {
  return wrapped(`* ${note.heading} [${note.certainty.word}; ${note.levelLine ?? "no level"}]`, 2);
}
