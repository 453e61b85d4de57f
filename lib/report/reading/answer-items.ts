import type { Action, CaveatCode, Certainty } from "@/lib/schema";
import { pageOneLines, type PageOneLine } from "../page/page-one";
import type { ReadingItem } from "./readings";
import type { Report, WordedNote } from "../page/report";

/** One answer to be worded: a drug by its genes, or by the phenotype expected beside another drug. */
export interface AnswerFacts {
  readonly line: PageOneLine;
  readonly isExpected: boolean;
  readonly action: Action | null;
  readonly certainty: Certainty;
  readonly caveats: readonly CaveatCode[];
  /** The note that leads: a guideline row, a label, a graded association; null when nothing does. */
  readonly lead: WordedNote | null;
}

/**
 * Returns the answers of a report in the order of page one: for each drug the
 * answer by the genes, and after it, where other drugs shift a phenotype, the
 * answer to expect. Every reading words these and no others.
 */
export function answerFacts(report: Report, notes: readonly WordedNote[]): readonly AnswerFacts[] {
  return pageOneLines(report).flatMap((line) => {
    const lead = notes.find((note) => note.id === line.noteId && note.drug === line.drug) ?? null;
    const genetic: AnswerFacts = {
      line,
      isExpected: false,
      action: line.action?.code ?? null,
      certainty: line.certainty.code,
      caveats: line.caveats.map((caveat) => caveat.code),
      lead,
    };
    if (line.expected === null) return [genetic];
    const effect = report.coMedication.find((one) => one.drug === line.drug);
    const under = effect?.rows.find((note) => note.id === effect.bottomLine?.lead) ?? null;
    return [
      genetic,
      {
        line,
        isExpected: true,
        action: line.expected.action?.code ?? null,
        certainty: line.expected.certainty.code,
        caveats: under?.caveats.map((caveat) => caveat.code) ?? ["expected-phenotype"],
        lead: under,
      },
    ];
  });
}

/** Returns an item that carries the facts of an answer, with the text of one reading. */
export function answerItem(
  facts: AnswerFacts,
  text: Pick<ReadingItem, "heading" | "paragraphs" | "list">,
): ReadingItem {
  return { id: itemId(facts), action: facts.action, certainty: facts.certainty, caveats: facts.caveats, ...text };
}

/** Returns the note that leads each answer, by the id of the item that words it; an answer that nothing leads is left out. */
export function answerLeads(report: Report, notes: readonly WordedNote[]): ReadonlyMap<string, WordedNote> {
  return new Map(
    answerFacts(report, notes).flatMap((facts) => (facts.lead === null ? [] : [[itemId(facts), facts.lead] as const])),
  );
}

function itemId({ line, isExpected }: Pick<AnswerFacts, "line" | "isExpected">): string {
  return `${line.drug}-${isExpected ? "expected" : "answer"}`;
}
