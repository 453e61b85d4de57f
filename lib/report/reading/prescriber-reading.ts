import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import { withMark, type Unread } from "@/lib/intake";
import { problemLine } from "../words/problem-line";
import type { ReadingDocument, ReadingItem, ReadingSection } from "./readings";
import type { Citation, Report, WordedNote, WordedSensitivity } from "../page/report";
import { EXPECTED_STATUS, statusOf } from "../page/statement-status";
import { notesOf } from "../file/to-json";
import { UNREAD_HEADING, unreadPlace, unreadSummary } from "../words/unread-line";
import { capitalise } from "../words/words";

/** Returns the report in the words of the field: the answers first, then why, how sure, what disagrees, what to watch, sources. */
export function prescriberReading(report: Report): ReadingDocument {
  return {
    reading: "prescriber",
    title: report.title,
    lead: [
      `As of ${report.asOf}, knowledge ${report.knowledge.version}.`,
      ...summaryLine(report.unread),
      report.disclaimer,
    ],
    sections: [
      {
        id: "answers",
        heading: "What to do",
        paragraphs: [],
        items: answerFacts(report, notesOf(report)).map(wordAnswer),
      },
      section(
        "results",
        "Results as understood",
        report.results.map((result, i) => item(`result-${i + 1}`, result.gene, [result.text])),
      ),
      section(
        "problems",
        "Results that decide nothing here",
        report.problems.map((problem, i) => item(`problem-${i + 1}`, "Not read", [problemLine(problem)])),
      ),
      unreadSection(report.unread),
      section(
        "co-medication",
        "With the other drugs",
        report.coMedication.flatMap((effect) => [
          ...effect.conversions.map((one) =>
            item(
              `${effect.drug}-${one.gene.toLowerCase()}`,
              `${effect.drugName} and ${one.gene}`,
              [one.text, one.method, one.limits],
              [...one.caveats.map((caveat) => `${caveat.word}: ${caveat.text}`), sourcesLine(one.citations)],
            ),
          ),
          ...effect.exposures.map((one) => item(one.id, effect.drugName, [one.text], [sourcesLine(one.citations)])),
          ...effect.rows.map((note) => wordNote(note, EXPECTED_STATUS)),
        ]),
      ),
      section(
        "recommendations",
        "What the guidelines say",
        report.recommendations.map((note) => wordNote(note)),
      ),
      section(
        "disagreements",
        "Where they disagree",
        report.disagreements.map((one, i) =>
          item(
            `disagreement-${i + 1}`,
            one.bodies.join(" and "),
            [one.text],
            one.positions.map((position) => `${position.body}: ${position.text}`),
          ),
        ),
      ),
      section("left-open", LEFT_OPEN_HEADING, report.sensitivities.map(wordLeftOpen)),
      section(
        "evidence",
        "Evidence and labels",
        report.evidence.map((note) => wordNote(note)),
      ),
      section(
        "imported",
        "What ClinPGx annotates for the results given",
        report.imported.filter((note) => note.matched !== null).map(wordImported),
      ),
      section(
        "imported-else",
        "What else ClinPGx annotates",
        report.imported.filter((note) => note.matched === null).map(wordBriefly),
      ),
      section(
        "watch",
        "What to watch",
        report.watch.map((note) => wordNote(note)),
      ),
      section(
        "absences",
        "Where we found nothing",
        report.absences.map((note) => wordNote(note)),
      ),
      section(
        "other-drugs",
        "The same gene with other drugs of the class",
        report.otherDrugs.map((note) => wordNote(note)),
      ),
      section(
        "tumour",
        "Tumour tests: another question",
        report.tumour.map((note) => wordNote(note)),
      ),
      section(
        "searched",
        "Where we looked",
        report.searched.map((one) => item(one.id, one.body, [`${one.lookedIn} (${one.date}): ${one.text}`])),
      ),
      section(
        "sources",
        "Sources",
        report.sources.map((source) => item(`source-${source.number}`, String(source.number), [citationLine(source)])),
      ),
    ].filter((one) => one.items.length > 0),
    foot: [report.disclaimer, ...report.limits.map((limit) => limit.text)],
  };
}

function wordAnswer(facts: AnswerFacts): ReadingItem {
  const { line, lead, isExpected } = facts;
  const action = isExpected ? line.expected?.action : line.action;
  const certainty = isExpected ? line.expected?.certainty : line.certainty;
  return answerItem(facts, {
    heading: `${withMark(line.drugName, line.mark)}${isExpected ? `, expected with ${line.expected?.by.join(", ") ?? ""}` : ""}: ${action?.word ?? "depends on the result"} (${certainty?.word ?? ""})`,
    paragraphs: [
      isExpected ? (line.expected?.text ?? "") : line.text,
      ...(isExpected ? (line.expected?.phenotypes ?? []) : line.phenotypes),
    ],
    list: [
      ...(lead === null
        ? []
        : [
            `${lead.source}${lead.year === null ? "" : ` ${lead.year}`}${lead.strength === null ? "" : `, strength: ${lead.strength}`}`,
          ]),
      ...(lead?.caveats ?? []).map((caveat) => `${caveat.word}: ${caveat.text}`),
    ],
  });
}

function wordNote(note: WordedNote, status = statusOf(note)): ReadingItem {
  return {
    id: note.id,
    heading: note.heading,
    action: note.action.code,
    certainty: note.certainty.code,
    caveats: note.caveats.map((caveat) => caveat.code),
    status,
    paragraphs: [
      note.text,
      `${note.isUnderGuideline ? "What to do is said by the guideline" : note.action.word}. ${note.certainty.word}.${note.levelLine === null ? "" : ` ${note.levelLine}.`} ${capitalise(status)}.`,
    ],
    list: [
      ...note.reasons,
      ...note.remarks,
      ...note.caveats.map((caveat) => `${caveat.word}: ${caveat.text}`),
      ...(note.citations.length === 0 ? [] : [sourcesLine(note.citations)]),
    ],
  };
}

/** The words of a release are quoted, each with its date and licence. */
function wordImported(note: WordedNote): ReadingItem {
  const worded = wordNote(note);
  const { release } = note;
  return release === null
    ? worded
    : {
        ...worded,
        list: [
          ...release.quotations.map(({ genotype, text }) => `For ${genotype}: “${text}” (${release.attribution}.)`),
          ...worded.list,
        ],
      };
}

/** A line each for what a release names and no result given is about: it may name hundreds. */
function wordBriefly(note: WordedNote): ReadingItem {
  const { paragraphs, list: _, ...facts } = wordNote(note);
  return {
    ...facts,
    paragraphs: paragraphs.slice(1),
    list: note.caveats.length === 0 ? [] : [`Caveats: ${note.caveats.map((caveat) => caveat.word).join("; ")}`],
  };
}

/** Returns the line that says how many entries a report is without; none when it has them all. */
export function summaryLine(unread: readonly Unread[]): readonly string[] {
  const summary = unreadSummary(unread);
  return summary === null ? [] : [summary];
}

/** Returns what could not be read, entry by entry, for a reader who can put it right. */
export function unreadSection(unread: readonly Unread[]): ReadingSection {
  return section(
    "unread",
    UNREAD_HEADING,
    unread.map((entry, i) => item(`unread-${i + 1}`, unreadPlace(entry), [problemLine(entry)])),
  );
}

export const LEFT_OPEN_HEADING = "Does what was left open matter?";

/** Returns whether the open part of a result matters for a drug: what would differ, and what would settle it. */
export function wordLeftOpen({ drug, drugName, text, outcomes, settledBy }: WordedSensitivity): ReadingItem {
  return item(
    `left-open-${drug}`,
    drugName,
    [text],
    [
      ...outcomes.map(
        ({ isReported, who, lines }) => `${isReported ? "As reported: " : "If "}${who}: ${lines.join(" ")}`,
      ),
      ...(settledBy.length === 0 ? [] : [`To settle it: ${settledBy.join("; ")}`]),
    ],
  );
}

function section(id: string, heading: string, items: readonly ReadingItem[]): ReadingSection {
  return { id, heading, paragraphs: [], items };
}

function item(id: string, heading: string, paragraphs: readonly string[], list: readonly string[] = []): ReadingItem {
  return { id, heading, paragraphs, list };
}

function sourcesLine(citations: readonly Citation[]): string {
  return `Sources: ${citations.map((citation) => citation.number).join(", ")}`;
}

/** Returns a source as one line: what it is, how closely it was read, and when. */
export function citationLine(source: Citation): string {
  const parts = [
    source.title,
    source.publisher,
    source.year,
    source.pmid === null ? null : `PMID ${source.pmid}`,
    source.doi === null ? null : `doi ${source.doi}`,
  ];
  return `${parts.filter((part) => part !== null).join(". ")} (${source.read}, ${source.accessed}; ${source.licence}).`;
}
