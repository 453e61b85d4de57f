import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import { withMark, type Unread } from "@/lib/intake";
import { problemLine } from "../words/problem-line";
import type { ReadingDocument, ReadingItem, ReadingSection } from "./readings";
import { unreachable } from "@/lib/schema";
import { documentOf, NO_STUDY, notUsedIn, nothingTogether, sectionsOf, type DocumentSection } from "../page/document";
import type {
  Citation,
  Report,
  WordedCoMedication,
  WordedNote,
  WordedPreTest,
  WordedSensitivity,
} from "../page/report";
import { citationLine } from "../words/citation-line";
import { EXPECTED_STATUS, statusOf } from "../page/statement-status";
import { notesOf } from "../file/to-json";
import { UNREAD_HEADING, unreadPlace, unreadSummary } from "../words/unread-line";
import { capitalise } from "../words/words";

/** Returns the report in the words of the field, section by section as `documentOf` orders and heads it. */
export function prescriberReading(report: Report): ReadingDocument {
  const document = documentOf(report);
  return {
    reading: "prescriber",
    title: document.title,
    lead: [
      `As of ${report.asOf}, knowledge ${report.knowledge.version}.`,
      ...notUsedIn(document, "html"),
      report.disclaimer,
    ],
    sections: sectionsOf(document, "html").map((section) => ({
      id: section.id,
      heading: section.heading,
      paragraphs: section.id === "evidence" && section.content.length === 0 ? [NO_STUDY] : [],
      items: itemsOf(section, report),
    })),
    foot: [report.disclaimer],
  };
}

function itemsOf(section: DocumentSection, report: Report): readonly ReadingItem[] {
  switch (section.id) {
    case "answers":
      return answerFacts(report, notesOf(report)).map(wordAnswer);
    case "results":
      return section.content.map((result, i) => item(`result-${i + 1}`, result.gene, [result.text]));
    case "problems":
      return section.content.map((problem, i) => item(`problem-${i + 1}`, "Not read", [problemLine(problem)]));
    case "unread":
      return unreadItems(section.content);
    case "untested":
      return section.content.map((gene) => item(gene.toLowerCase(), gene, []));
    case "co-medication":
      return [
        ...section.content.effects.flatMap(wordTogether),
        ...(section.content.asked.length === 0
          ? []
          : [item("nothing-found", section.content.asked.join(", "), [nothingTogether(section.content.asked)])]),
      ];
    case "left-open":
      return section.content.map(wordLeftOpen);
    case "disagreements":
      return section.content.map((one, i) =>
        item(
          `disagreement-${i + 1}`,
          one.bodies.join(" and "),
          [one.text],
          one.positions.map((position) => `${position.body}: ${position.text}`),
        ),
      );
    case "pre-tests":
      return section.content.map(wordPreTest);
    case "recommendations":
    case "watch":
    case "evidence":
    case "labels":
    case "absences":
    case "other-drugs":
    case "tumour":
      return section.content.map((note) => wordNote(note));
    case "imported":
      return section.content.map((note) => (note.matched === null ? wordBriefly(note) : wordImported(note)));
    case "searched":
      return section.content.map((one) => item(one.id, one.body, [`${one.lookedIn} (${one.date}): ${one.text}`]));
    case "sources":
      return section.content.map((source) =>
        item(`source-${source.number}`, String(source.number), [citationLine(source)]),
      );
    case "limits":
      return section.content.map((limit, i) => item(limit.id, `Limit ${i + 1}`, [limit.text]));
    case "studies":
    case "other-genes":
    case "regimen":
      return [];
    default:
      return unreachable(section);
  }
}

function wordTogether(effect: WordedCoMedication): readonly ReadingItem[] {
  return [
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
  ];
}

function wordPreTest({ drug, drugName, gene, lines, askFor }: WordedPreTest): ReadingItem {
  return item(
    `${drug}-${gene.toLowerCase()}`,
    `${gene} for ${drugName}`,
    [`Ask the laboratory for: ${askFor}`],
    lines.flatMap(({ term, cells }) =>
      cells.flatMap(({ body, rows }) =>
        rows.map((row) => `${term}: ${body}${row.label === null ? "" : ` (${row.label})`}: ${row.text}`),
      ),
    ),
  );
}

function wordAnswer(facts: AnswerFacts): ReadingItem {
  const { line, lead, isExpected } = facts;
  const action = isExpected ? line.expected?.action : line.action;
  const certainty = isExpected ? line.expected?.certainty : line.certainty;
  return answerItem(facts, {
    heading: `${withMark(line.drugName, line.mark)}${isExpected ? `, expected with ${line.expected?.by.join(", ") ?? ""}` : ""}: ${action?.word ?? (isExpected ? "depends on the result" : line.openWord.toLowerCase())} (${certainty?.word ?? ""})`,
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
  return { id: "unread", heading: UNREAD_HEADING, paragraphs: [], items: unreadItems(unread) };
}

function unreadItems(unread: readonly Unread[]): readonly ReadingItem[] {
  return unread.map((entry, i) => item(`unread-${i + 1}`, unreadPlace(entry), [problemLine(entry)]));
}

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

function item(id: string, heading: string, paragraphs: readonly string[], list: readonly string[] = []): ReadingItem {
  return { id, heading, paragraphs, list };
}

function sourcesLine(citations: readonly Citation[]): string {
  return `Sources: ${citations.map((citation) => citation.number).join(", ")}`;
}
