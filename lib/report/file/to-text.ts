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
import { UNREAD_HEADING, unreadLine } from "../words/unread-line";
import { wrapped } from "../words/wrapped";

/** Returns the report as plain text, 80 columns wide, for a terminal or a plain mail. */
export function toText(report: Report): string {
  const setting = report.question.settingWord === null ? "" : ` · ${report.question.settingWord}`;
  return [
    ...wrapped(report.title.toUpperCase()),
    ...wrapped(`As of ${report.asOf}${setting} · knowledge ${report.knowledge.version}`),
    "",
    ...(report.results.length === 0
      ? []
      : [
          "RESULTS AS UNDERSTOOD",
          ...report.results.flatMap((result) =>
            wrapped(`- ${result.text}${result.understoodFrom === null ? "" : ` (from “${result.understoodFrom}”)`}`, 2),
          ),
          "",
        ]),
    ...(report.problems.length === 0
      ? []
      : [
          "RESULTS THAT DECIDE NOTHING HERE",
          ...report.problems.flatMap((problem) => wrapped(`- ${problemLine(problem)}`, 2)),
          "",
        ]),
    ...(report.unread.length === 0
      ? []
      : [UNREAD_HEADING.toUpperCase(), ...report.unread.flatMap((entry) => wrapped(`- ${unreadLine(entry)}`, 2)), ""]),
    ...report.bottomLines.flatMap((line) => [
      ...answerHeading(line, report),
      ...wrapped(line.headline),
      ...wrapped(`Action: ${line.action?.word ?? "depends on the result"}. Certainty: ${line.certainty.word}.`),
      ...line.lines.flatMap((text) => wrapped(`- ${text}`, 2)),
      "",
    ]),
    ...report.coMedication.flatMap(coMedicationLines),
    ...(report.disagreements.length === 0
      ? []
      : [
          "WHERE THEY DISAGREE",
          ...report.disagreements.flatMap((d) => [
            ...wrapped(d.text),
            ...d.positions.flatMap((p) => wrapped(`- ${p.body}: ${p.text}`, 2)),
          ]),
          "",
        ]),
    ...(report.sensitivities.length === 0
      ? []
      : ["DOES WHAT WAS LEFT OPEN MATTER?", ...report.sensitivities.flatMap(sensitivityLines), ""]),
    ...report.preTests.flatMap(preTestLines),
    ...section(
      "What the guidelines say",
      report.recommendations.filter((note) => note.fit !== "untested" || report.preTests.length === 0),
    ),
    ...section("What is known of the germline genotype", report.evidence),
    ...section(
      "What ClinPGx annotates for the results given",
      report.imported.filter((note) => note.matched !== null),
    ),
    ...brief(
      "What else ClinPGx annotates",
      report.imported.filter((note) => note.matched === null),
    ),
    ...section("What to watch", report.watch),
    ...section("Where we found nothing", report.absences),
    ...section("The same gene with other drugs of the class", report.otherDrugs),
    ...section("Tumour tests: another question", report.tumour),
    ...(report.searched.length === 0
      ? []
      : [
          "WHERE WE LOOKED",
          ...report.searched.flatMap((s) => wrapped(`- ${s.body}, ${s.lookedIn} (${s.date}): ${s.text}`, 2)),
          "",
        ]),
    "SOURCES",
    ...report.sources.flatMap((s) =>
      wrapped(
        `${s.number}. ${[s.title, s.publisher, s.year, s.pmid === null ? null : `PMID ${s.pmid}`, s.doi === null ? null : `doi ${s.doi}`].filter((part) => part !== null).join(". ")} (${s.read}, ${s.accessed}; ${s.licence}).`,
        4,
      ),
    ),
    "",
    "LIMITS",
    ...wrapped(report.disclaimer),
    ...report.limits.flatMap((limit) => wrapped(`- ${limit.text}`, 2)),
    "",
  ].join("\n");
}

/** One drug without a mark is named by the title already. */
function answerHeading({ drug, drugName }: WordedBottomLine, { bottomLines, question }: Report): readonly string[] {
  const mark = question.drugs.find((one) => one.id === drug)?.mark ?? null;
  return bottomLines.length > 1 || mark !== null ? [withMark(drugName.toUpperCase(), mark)] : [];
}

/** What another drug changes stands under its own heading, so that nobody takes it for the genetic answer. */
function coMedicationLines(item: WordedCoMedication): readonly string[] {
  return [
    `WITH THE OTHER DRUGS: ${item.drugName.toUpperCase()}`,
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
    "",
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
    `WHAT A ${item.gene} RESULT WOULD CHANGE FOR ${item.drugName.toUpperCase()}`,
    ...item.lines.flatMap((line) => [
      ...wrapped(`* ${line.term}`, 2),
      ...line.cells.flatMap((cell) =>
        cell.rows.flatMap((row) =>
          wrapped(`  ${cell.body}${row.label === null ? "" : ` (${row.label})`}: ${row.text}`, 4),
        ),
      ),
    ]),
    ...wrapped(`Ask the laboratory for: ${item.askFor}`),
    "",
  ];
}

function section(title: string, notes: readonly WordedNote[]): readonly string[] {
  return notes.length === 0 ? [] : [title.toUpperCase(), ...notes.flatMap(noteLines), ""];
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

/** A line each for what a long list names and no result given is about. */
function brief(title: string, notes: readonly WordedNote[]): readonly string[] {
  return notes.length === 0
    ? []
    : [
        title.toUpperCase(),
        ...notes.flatMap((note) =>
          wrapped(`* ${note.heading} [${note.certainty.word}; ${note.levelLine ?? "no level"}]`, 2),
        ),
        "",
      ];
}
