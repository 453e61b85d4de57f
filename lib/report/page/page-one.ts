import { ACTIONS, type Action } from "@/lib/schema";
import type { DrugMark } from "@/lib/intake";
import { notesOf } from "../file/to-json";
import type { Report, Worded, WordedBottomLine, WordedCaveat, WordedCertainty, WordedNote } from "./report";

/** What page one says of one drug: everything in a line or two, nothing that is about another phenotype. */
export interface PageOneLine {
  readonly drug: string;
  readonly drugName: string;
  /** Whether the list says that it is taken or planned. */
  readonly mark: DrugMark;
  /** The action by the genetic results; null when it hangs on a result, or on a label only the prescriber can read. */
  readonly action: Worded<Action> | null;
  /** What stands in its place where it is open. */
  readonly openWord: string;
  readonly certainty: WordedCertainty;
  /** What to do beside the other drugs, by the expected phenotype, where that is another; told beside, never instead. */
  readonly expected: {
    readonly action: Worded<Action> | null;
    readonly certainty: WordedCertainty;
    readonly text: string;
    readonly phenotypes: readonly string[];
    readonly by: readonly string[];
  } | null;
  /** The action that asks most, of the two: the place in the order. */
  readonly rank: number;
  /** False for a drug known by name alone. */
  readonly isHeld: boolean;
  /** Results that the line rests on: "CYP2D6 *1/*4: Intermediate Metabolizer". */
  readonly phenotypes: readonly string[];
  /** What to do, in sentences. */
  readonly text: string;
  readonly strength: string | null;
  /** "CPIC 2021", "FDA", "CPIC 2022 for neurovascular indications". */
  readonly source: string | null;
  readonly caveats: readonly WordedCaveat[];
  /** The one to print beside the line: the first in reading order. */
  readonly caveat: WordedCaveat | null;
  readonly noteId: string | null;
}

/** A drug whose action is open stands after those that ask for something and before those that ask for nothing. */
const ORDER: readonly (Action | null)[] = [
  "avoid",
  "change-drug",
  "change-dose",
  "use-algorithm",
  "monitor",
  null,
  "no-guidance-held",
  "no-change",
  "no-action-advised",
];

/** Returns one line a drug of the question, the one that asks most first; among equals the surest, then as asked. */
export function pageOneLines(report: Report): readonly PageOneLine[] {
  const notes = notesOf(report);
  return report.bottomLines
    .map((line, index) => ({ line: pageOneLine(report, line, notes), index }))
    .sort(
      (a, b) =>
        a.line.rank - b.line.rank || b.line.certainty.filledSteps - a.line.certainty.filledSteps || a.index - b.index,
    )
    .map(({ line }) => line);
}

function pageOneLine(report: Report, line: WordedBottomLine, notes: readonly WordedNote[]): PageOneLine {
  const lead = notes.find((note) => note.id === line.lead && note.drug === line.drug) ?? null;
  const effect = report.coMedication.find((one) => one.drug === line.drug);
  const shifting = effect?.conversions.filter((one) => one.shifts === "yes") ?? [];
  const under = effect?.bottomLine ?? null;
  const expected =
    under === null
      ? null
      : {
          action: under.action,
          certainty: under.certainty,
          text: under.headline,
          phenotypes: shifting.flatMap((one) => one.expected?.text ?? []),
          by: [...new Set(shifting.flatMap((one) => one.by.map((acting) => acting.name)))],
        };
  const genes = lead === null ? report.question.genes.map((gene) => gene.id) : lead.genes;
  return {
    drug: line.drug,
    drugName: line.drugName,
    mark: report.question.drugs.find((drug) => drug.id === line.drug)?.mark ?? null,
    action: line.action,
    openWord: line.openWord,
    certainty: line.certainty,
    expected,
    rank: Math.min(rankOf(line.action), expected === null ? Infinity : rankOf(expected.action)),
    // A drug on which nothing is held rests on no result.
    phenotypes:
      line.code === "not-held"
        ? []
        : report.results.filter((result) => genes.includes(result.gene)).map((result) => result.text),
    isHeld: line.code !== "not-held",
    text: lead !== null && line.code === "guideline" && line.action !== null ? lead.text : line.headline,
    strength: lead?.strength ?? null,
    source: lead === null ? null : sourceOf(lead),
    caveats: lead?.caveats ?? [],
    caveat: lead?.caveats[0] ?? null,
    noteId: lead?.id ?? null,
  };
}

/** A row for some patients alone says for whom, or it would be read as advice for all. */
function sourceOf({ source, year, population }: WordedNote): string {
  return `${source}${year === null ? "" : ` ${year}`}${population === null || population === "general" ? "" : ` for ${population}`}`;
}

function rankOf(action: Worded<Action> | null): number {
  return ORDER.indexOf(action?.code ?? null);
}

/** Returns whether an action asks the prescriber to do something; an open one may. */
export function asksForSomething(action: Action | null): boolean {
  return ORDER.indexOf(action) <= ORDER.indexOf(null);
}

/** Returns the actions in the order of page one, with null for an open one; the same members as the closed list. */
export function actionsInOrder(): readonly (Action | null)[] {
  return [...ORDER.filter((action) => action === null || ACTIONS.includes(action))];
}
