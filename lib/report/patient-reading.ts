import type { Knowledge } from "@/lib/knowledge";
import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import type { ReadingDocument, ReadingItem } from "./readings";
import type { Report, WordedResult } from "./report";
import { notesOf } from "./to-json";
import { capitalise, listWords } from "./words";

/**
 * Returns the report in plain words, for a reading age of about twelve. It
 * says what the answer is, how sure it is and what limits it, and leaves out
 * every step and dose: what to do with a drug is for the doctor to say. A
 * person can't act on it alone, and it says so first and last.
 */
export function patientReading(report: Report, knowledge: Knowledge): ReadingDocument {
  const { plain } = knowledge.terms;
  const taken = report.question.coMedication.map((drug) => drug.name);
  return {
    reading: "patient",
    title: "Your genes and your medicines",
    lead: plain.first,
    sections: [
      { id: "answers", heading: "Your medicines", paragraphs: taken.length === 0 ? [] : [`You also take: ${listWords(taken)}.`], items: answerFacts(report, notesOf(report)).map((facts) => wordAnswer(facts, knowledge)) },
      { id: "results", heading: "Your test", paragraphs: [], items: report.results.map((result, i) => wordResult(result, i, plain.phenotypes)) },
      {
        id: "problems", heading: "What we could not read", paragraphs: [],
        items: report.problems.length === 0 ? [] : [{ id: "problems-count", heading: "Your test", paragraphs: ["A part of your test could not be read here. It was not used. Ask your doctor about it."], list: [] }],
      },
    ].filter((one) => one.items.length > 0),
    foot: plain.last,
  };
}

function wordAnswer(facts: AnswerFacts, { terms: { plain } }: Knowledge): ReadingItem {
  const { line, isExpected, action } = facts;
  const by = line.expected?.by ?? [];
  const words = action === null ? plain.open : plain.actions[action];
  return answerItem(facts, {
    heading: isExpected ? `${capitalise(line.drugName)}, with your other medicines` : capitalise(line.drugName),
    paragraphs: [
      ...(isExpected ? [`You also have ${listWords(by)}. That can change how ${line.drugName} works in you.`] : []),
      words,
      ...(!isExpected && line.expected !== null ? ["This is by your genes alone. Your other medicines can change it. Read the next part too."] : []),
      ...(facts.certainty === "none-found" && action === null ? [] : [plain.certainties[facts.certainty]]),
    ],
    list: facts.caveats.map((code) => plain.caveats[code]),
  });
}

function wordResult(result: WordedResult, index: number, phenotypes: Readonly<Record<string, string>>): ReadingItem {
  const words = Object.hasOwn(phenotypes, result.phenotype) ? phenotypes[result.phenotype] : undefined;
  return { id: `result-${index + 1}`, heading: `The gene ${result.gene}`, paragraphs: [words ?? `Your result is: ${result.phenotype}.`], list: [`Your doctor calls this: ${result.phenotype}.`] };
}
