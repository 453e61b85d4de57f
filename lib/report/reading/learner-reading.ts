import type { Advice } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { traceOf, type ReadResult, type TraceStep } from "@/lib/phenotype";
import { unreachable } from "@/lib/schema";
import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import { withMark } from "@/lib/intake";
import { LEFT_OPEN_HEADING } from "../page/document";
import { citationLine } from "../words/citation-line";
import { summaryLine, unreadSection, wordLeftOpen } from "./prescriber-reading";
import { problemLine } from "../words/problem-line";
import type { ReadingDocument, ReadingItem } from "./readings";
import type { Citation, Report } from "../page/report";
import { notesOf } from "../file/to-json";
import { listWords } from "../words/words";

/**
 * Returns the report with each step explained: from the alleles by function
 * and score to the phenotype, from there to the guideline row, and from the
 * row to its source, its strength and our certainty.
 */
export function learnerReading(report: Report, advice: Advice, knowledge: AnswerKnowledge): ReadingDocument {
  const facts = answerFacts(report, notesOf(report));
  const cited = citedIds(report, facts);
  return {
    reading: "learner",
    title: `${report.title}: step by step`,
    lead: [
      "Each answer below is followed back to the alleles it comes from and to the source it rests on.",
      `As of ${report.asOf}, knowledge ${report.knowledge.version}.`,
      ...summaryLine(report.unread),
    ],
    sections: [
      {
        id: "answers",
        heading: "From the phenotype to the advice",
        paragraphs: [],
        items: facts.map((one) => wordAnswer(one, knowledge)),
      },
      {
        id: "results",
        heading: "From the alleles to the phenotype",
        paragraphs: [],
        items: advice.results.map((result, i) => wordTrace(result, i, knowledge)),
      },
      {
        id: "problems",
        heading: "Results that decide nothing here",
        paragraphs: [],
        items: report.problems.map((problem, i) => ({
          id: `problem-${i + 1}`,
          heading: "Not read",
          paragraphs: [problemLine(problem)],
          list: [],
        })),
      },
      unreadSection(report.unread),
      { id: "co-medication", heading: "What other drugs change", paragraphs: [], items: wordConversions(report) },
      { id: "left-open", heading: LEFT_OPEN_HEADING, paragraphs: [], items: report.sensitivities.map(wordLeftOpen) },
      {
        id: "disagreements",
        heading: "Where the sources disagree",
        paragraphs: [],
        items: report.disagreements.map((one, i) => ({
          id: `disagreement-${i + 1}`,
          heading: listWords(one.bodies),
          paragraphs: [one.text],
          list: [],
        })),
      },
      { id: "words", heading: "The words used", paragraphs: [], items: usedWords(facts, knowledge) },
      {
        id: "sources",
        heading: "Sources",
        paragraphs: [],
        items: report.sources
          .filter((source) => cited.has(source.id))
          .map((source) => ({
            id: `source-${source.number}`,
            heading: String(source.number),
            paragraphs: [citationLine(source)],
            list: [],
          })),
      },
    ].filter((one) => one.items.length > 0),
    foot: [report.disclaimer, ...report.limits.map((limit) => limit.text)],
  };
}

/** What the reading rests on: sources of rows that speak of other results would only be paper. */
function citedIds(report: Report, facts: readonly AnswerFacts[]): ReadonlySet<string> {
  const disputed = new Set(report.disagreements.flatMap((one) => one.positions.map((position) => position.noteId)));
  const told = [
    ...facts.flatMap(({ lead }) => lead ?? []),
    ...notesOf(report).filter((note) => disputed.has(note.id)),
    ...report.coMedication.flatMap((effect) => [...effect.conversions, ...effect.exposures]),
  ];
  return new Set(
    told.flatMap(({ citations }: { readonly citations: readonly Citation[] }) => citations.map(({ id }) => id)),
  );
}

function wordAnswer(facts: AnswerFacts, knowledge: AnswerKnowledge): ReadingItem {
  const { line, lead, isExpected } = facts;
  const { terms } = knowledge;
  const action = facts.action === null ? (line.isHeld ? "Open" : line.openWord) : terms.actions[facts.action].word;
  const phenotypes = isExpected ? (line.expected?.phenotypes ?? []) : line.phenotypes;
  return answerItem(facts, {
    heading: `${withMark(line.drugName, line.mark)}${isExpected ? ` with ${line.expected?.by.join(", ") ?? ""}` : ""}: ${action}`,
    paragraphs: [isExpected ? (line.expected?.text ?? "") : line.text],
    list: [
      ...phenotypes.map((text) => `${isExpected ? "Expected" : "Read"}: ${text}.`),
      ...(lead?.when == null
        ? []
        : [
            `A row of ${lead.source}${lead.year === null ? "" : ` ${lead.year}`} speaks for: ${lead.when}${lead.population === null || lead.population === "general" ? "" : `, ${lead.population}`}.`,
          ]),
      ...(lead?.reasons ?? []),
      `${lead?.strength == null ? "" : `The body's own word for its strength: ${lead.strength}. `}Our certainty: ${terms.certainties[facts.certainty]?.word ?? facts.certainty}.`,
      ...(lead?.caveats ?? []).map((caveat) => `${caveat.word}: ${caveat.text}`),
      ...(lead === null || lead.citations.length === 0
        ? []
        : [`Sources: ${lead.citations.map((citation) => citation.number).join(", ")}.`]),
    ],
  });
}

function wordTrace(result: ReadResult, index: number, knowledge: AnswerKnowledge): ReadingItem {
  const method = knowledge.phenotypes[result.gene];
  const steps = traceOf(knowledge, result).map(stepText);
  return {
    id: `result-${index + 1}`,
    heading: `${result.gene}: ${result.phenotype}`,
    paragraphs: [method?.text ?? `No phenotype of ${result.gene} is defined.`],
    list:
      steps.length === 0
        ? ["Nobody tested this gene; it is not taken for normal."]
        : [
            ...steps,
            ...(method === undefined
              ? []
              : [
                  `Tables: ${method.version}; ${listWords(method.sources.map((id) => knowledge.sources[id]?.title ?? id))}.`,
                ]),
          ],
  };
}

/** What the drugs do to a gene, told once however many of the drugs asked about it concerns. */
function wordConversions(report: Report): readonly ReadingItem[] {
  const all = report.coMedication.flatMap((effect) => effect.conversions.map((one) => ({ one, effect })));
  return all
    .filter(({ one }, i) => all.findIndex((other) => other.one.text === one.text) === i)
    .map(({ one, effect }) => ({
      id: `${effect.drug}-${one.gene.toLowerCase()}`,
      heading: `${listWords(all.filter((other) => other.one.text === one.text).map((other) => other.effect.drugName))}, and ${one.gene}`,
      paragraphs: [one.text],
      list: [
        `The rule: ${one.method}`,
        `Its limits: ${one.limits}`,
        ...one.by.flatMap((acting) => [
          `${acting.text} (list of ${acting.date})`,
          ...(acting.note === null ? [] : [acting.note]),
        ]),
      ],
    }));
}

function stepText(step: TraceStep): string {
  switch (step.kind) {
    case "given":
      return `The report says: ${step.text}.`;
    case "alleles":
      return `Each allele has a function: ${step.alleles.map((allele) => `${allele.name}, ${allele.function.toLowerCase()}${allele.value === null ? "" : `, value ${allele.value}`}`).join("; ")}.`;
    case "score":
      return `The values add up to the activity score: ${step.values.join(" + ")} = ${step.score}.`;
    case "score-line":
      return `Scores from ${step.from} to ${step.to} mean: ${step.term}.`;
    case "functions-line":
      return `${listWords(step.functions.map((one) => one.toLowerCase()))} together mean: ${step.term}.`;
    case "typing":
      return `The typing names what is there; of the alleles that guidance asks about: ${step.terms.join(", ")}.`;
    case "unsettled":
      return `The copies were not counted, and the count decides between: ${listWords(step.terms)}. None of them is claimed.`;
    default:
      return unreachable(step);
  }
}

/** The terms of both axes that the answers use, each told once. */
function usedWords(facts: readonly AnswerFacts[], { terms }: AnswerKnowledge): readonly ReadingItem[] {
  const actions = [...new Set(facts.flatMap(({ action }) => action ?? []))].map((code) => ({
    code,
    ...terms.actions[code],
  }));
  const certainties = [...new Set(facts.map(({ certainty }) => certainty))].flatMap((code) =>
    terms.certainties[code] === undefined ? [] : [{ code, ...terms.certainties[code] }],
  );
  return [...actions, ...certainties].map(({ code, word, meaning }) => ({
    id: `word-${code}`,
    heading: word,
    paragraphs: [meaning],
    list: [],
  }));
}
