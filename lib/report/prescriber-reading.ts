import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import { problemLine } from "./problem-line";
import type { ReadingDocument, ReadingItem, ReadingSection } from "./readings";
import type { Citation, Report, WordedNote, WordedSensitivity } from "./report";
import { notesOf } from "./to-json";

/** Returns the report in the words of the field: the answers first, then why, how sure, what disagrees, what to watch, sources. */
export function prescriberReading(report: Report): ReadingDocument {
  return {
    reading: "prescriber",
    title: report.title,
    lead: [`As of ${report.asOf}, knowledge ${report.knowledge.version}.`, report.disclaimer],
    sections: [
      { id: "answers", heading: "What to do", paragraphs: [], items: answerFacts(report, notesOf(report)).map(wordAnswer) },
      section("results", "Results as understood", report.results.map((result, i) => item(`result-${i + 1}`, result.gene, [result.text]))),
      section("problems", "Results that decide nothing here", report.problems.map((problem, i) => item(`problem-${i + 1}`, "Not read", [problemLine(problem)]))),
      section("co-medication", "With the other drugs", report.coMedication.flatMap((effect) => [
        ...effect.conversions.map((one) => item(`${effect.drug}-${one.gene.toLowerCase()}`, `${effect.drugName} and ${one.gene}`, [one.text, one.method, one.limits], [...one.caveats.map((caveat) => `${caveat.word}: ${caveat.text}`), sourcesLine(one.citations)])),
        ...effect.exposures.map((one) => item(one.id, effect.drugName, [one.text], [sourcesLine(one.citations)])),
        ...effect.rows.map(wordNote),
      ])),
      section("recommendations", "What the guidelines say", report.recommendations.map(wordNote)),
      section("disagreements", "Where they disagree", report.disagreements.map((one, i) => item(`disagreement-${i + 1}`, one.bodies.join(" and "), [one.text], one.positions.map((position) => `${position.body}: ${position.text}`)))),
      section("left-open", LEFT_OPEN_HEADING, report.sensitivities.map(wordLeftOpen)),
      section("evidence", "Evidence and labels", report.evidence.map(wordNote)),
      section("imported", "What ClinPGx annotates for the results given", report.imported.filter((note) => note.matched !== null).map(wordImported)),
      section("watch", "What to watch", report.watch.map(wordNote)),
      section("absences", "Where we found nothing", report.absences.map(wordNote)),
      section("tumour", "Tumour tests: another question", report.tumour.map(wordNote)),
      section("sources", "Sources", report.sources.map((source) => item(`source-${source.number}`, String(source.number), [citationLine(source)]))),
    ].filter((one) => one.items.length > 0),
    foot: [report.disclaimer, ...report.limits.map((limit) => limit.text)],
  };
}

function wordAnswer(facts: AnswerFacts): ReadingItem {
  const { line, lead, isExpected } = facts;
  const action = isExpected ? line.expected?.action : line.action;
  const certainty = isExpected ? line.expected?.certainty : line.certainty;
  return answerItem(facts, {
    heading: `${line.drugName}${isExpected ? `, expected with ${line.expected?.by.join(", ") ?? ""}` : ""}: ${action?.word ?? "depends on the result"} (${certainty?.word ?? ""})`,
    paragraphs: [isExpected ? (line.expected?.text ?? "") : line.text, ...(isExpected ? (line.expected?.phenotypes ?? []) : line.phenotypes)],
    list: [
      ...(lead === null ? [] : [`${lead.source}${lead.year === null ? "" : ` ${lead.year}`}${lead.strength === null ? "" : `, strength: ${lead.strength}`}`]),
      ...(lead?.caveats ?? []).map((caveat) => `${caveat.word}: ${caveat.text}`),
    ],
  });
}

function wordNote(note: WordedNote): ReadingItem {
  return {
    id: note.id, heading: note.heading, action: note.action.code, certainty: note.certainty.code, caveats: note.caveats.map((caveat) => caveat.code),
    paragraphs: [note.text, `${note.action.word}. ${note.certainty.word}.${note.levelLine === null ? "" : ` ${note.levelLine}.`}`],
    list: [...note.reasons, ...note.remarks, ...note.caveats.map((caveat) => `${caveat.word}: ${caveat.text}`), ...(note.citations.length === 0 ? [] : [sourcesLine(note.citations)])],
  };
}

/** The words of a release are quoted, each with its date and licence. */
function wordImported(note: WordedNote): ReadingItem {
  const worded = wordNote(note);
  const { release } = note;
  return release === null ? worded : { ...worded, list: [...release.quotations.map(({ genotype, text }) => `For ${genotype}: “${text}” (${release.attribution}.)`), ...worded.list] };
}

export const LEFT_OPEN_HEADING = "Does what was left open matter?";

/** Returns whether the open part of a result matters for a drug: what would differ, and what would settle it. */
export function wordLeftOpen({ drug, drugName, text, outcomes, settledBy }: WordedSensitivity): ReadingItem {
  return item(`left-open-${drug}`, drugName, [text], [
    ...outcomes.map(({ isReported, who, lines }) => `${isReported ? "As reported: " : "If "}${who}: ${lines.join(" ")}`),
    ...(settledBy.length === 0 ? [] : [`To settle it: ${settledBy.join("; ")}`]),
  ]);
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
  const parts = [source.title, source.publisher, source.year, source.pmid === null ? null : `PMID ${source.pmid}`, source.doi === null ? null : `doi ${source.doi}`];
  return `${parts.filter((part) => part !== null).join(". ")} (${source.read}, ${source.accessed}; ${source.licence}).`;
}
