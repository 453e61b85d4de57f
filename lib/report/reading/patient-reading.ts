import type { AnswerKnowledge } from "@/lib/knowledge";
import { answerFacts, answerItem, type AnswerFacts } from "./answer-items";
import { UNREAD_FROM, type UnreadFrom } from "@/lib/intake";
import type { ReadingDocument, ReadingItem } from "./readings";
import type { Report, WordedResult } from "../page/report";
import { notesOf } from "../file/to-json";
import { capitalise, listWords } from "../words/words";

/**
 * Returns the report in plain words, for a reading age of about twelve. It
 * says what the answer is, how sure it is and what limits it, and leaves out
 * every step and dose: what to do with a drug is for the doctor to say. A
 * person can't act on it alone, and it says so first and last.
 */
export function patientReading(report: Report, knowledge: AnswerKnowledge): ReadingDocument {
  const { plain } = knowledge.terms;
  const taken = report.question.coMedication.map((drug) => drug.name);
  return {
    reading: "patient",
    title: "Your genes and your medicines",
    lead:
      report.unread.length + report.problems.length === 0
        ? plain.first
        : [...plain.first, "We could not read all of what was given: see the end."],
    sections: [
      {
        id: "answers",
        heading: "Your medicines",
        paragraphs: taken.length === 0 ? [] : [`You also take: ${listWords(taken)}.`],
        items: answerFacts(report, notesOf(report)).map((facts) => wordAnswer(facts, knowledge)),
      },
      {
        id: "results",
        heading: "Your test",
        paragraphs: [],
        items: report.results.map((result, i) => wordResult(result, i, plain.phenotypes)),
      },
      { id: "unread", heading: "What we could not read", paragraphs: [], items: wordUnread(report) },
    ].filter((one) => one.items.length > 0),
    foot: plain.last,
  };
}

const MARKS = { current: " (you take it now)", planned: " (planned for you)" } as const;

const UNREAD_PLACES: Readonly<Record<UnreadFrom, string>> = {
  drugs: "Your list of medicines",
  results: "Your test",
  "taken as well": "Your other medicines",
};

/** Results that decide nothing are told beside rows that could not be read: to a patient both are a part of the test that was not used. */
function wordUnread({ unread, problems }: Report): readonly ReadingItem[] {
  return UNREAD_FROM.flatMap((from) => {
    const entries = unread.filter((entry) => entry.from === from);
    const list = [
      ...entries.map(({ line, found }) => `${line === null ? "" : `Line ${line}: `}${found}.`),
      ...(from === "results" ? problems.map(({ found }) => `${capitalise(found)}.`) : []),
    ];
    if (list.length === 0) return [];
    const [what, it] = list.length === 1 ? ["One part of it", "It was"] : [`${list.length} parts of it`, "They were"];
    return [
      {
        id: `unread-${from.replaceAll(" ", "-")}`,
        heading: UNREAD_PLACES[from],
        paragraphs: [`${what} could not be read here. ${it} not used. Ask your doctor about it.`],
        list,
      },
    ];
  });
}

const NOT_HELD =
  "We know this medicine by name only. We hold nothing on it. That does not mean your genes do not matter for it. Ask your doctor.";

function wordAnswer(facts: AnswerFacts, { terms: { plain } }: AnswerKnowledge): ReadingItem {
  const { line, isExpected, action } = facts;
  const by = line.expected?.by ?? [];
  const words = !line.isHeld ? NOT_HELD : action === null ? plain.open : plain.actions[action];
  return answerItem(facts, {
    heading: `${capitalise(line.drugName)}${line.mark === null ? "" : MARKS[line.mark]}${isExpected ? ", with your other medicines" : ""}`,
    paragraphs: [
      ...(isExpected ? [`You also have ${listWords(by)}. That can change how ${line.drugName} works in you.`] : []),
      words,
      ...(!isExpected && line.expected !== null
        ? ["This is by your genes alone. Your other medicines can change it. Read the next part too."]
        : []),
      // Where nothing is advised yet, nobody agrees on anything: no word of how sure they are.
      ...(action === null || facts.certainty === "none-found" ? [] : [plain.certainties[facts.certainty]]),
    ],
    list: facts.caveats.map((code) => plain.caveats[code]),
  });
}

function wordResult(result: WordedResult, index: number, phenotypes: Readonly<Record<string, string>>): ReadingItem {
  const words = Object.hasOwn(phenotypes, result.phenotype) ? phenotypes[result.phenotype] : undefined;
  return {
    id: `result-${index + 1}`,
    heading: `The gene ${result.gene}`,
    paragraphs: [words ?? `Your result is: ${result.phenotype}.`],
    list: [`Your doctor calls this: ${result.phenotype}.`],
  };
}
