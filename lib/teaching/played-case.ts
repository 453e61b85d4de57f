import type { Knowledge } from "@/lib/knowledge";
import { readCaseFile } from "./case-file";
import { solveCase, type CaseSolution } from "./case-solution";
import { actionWord, certaintyWord, type Worded, type WordedCertainty } from "@/lib/report";
import { ACTIONS, CERTAINTIES, type Action, type Case } from "@/lib/schema";

/** Returns the choices of both axes, in their fixed order. */
export function choicesOf({ terms }: Knowledge): {
  readonly actions: readonly Worded<Action>[];
  readonly certainties: readonly WordedCertainty[];
} {
  return {
    actions: ACTIONS.map((action) => actionWord(action, terms)),
    certainties: CERTAINTIES.map((certainty) => certaintyWord(certainty, terms)),
  };
}

/** Returns the solution of a case, with what its file says, if it has one. */
export async function solutionOf(one: Case, knowledge: Knowledge): Promise<CaseSolution> {
  return solveCase(one, knowledge, await readCaseFile(one, knowledge));
}

/** Returns the genes a question is about: those it names and those its results name. */
export function genesOf(question: Case["questions"][number]): readonly string[] {
  return [...new Set([...question.genes, ...question.results.map((result) => result.gene), ...question.fromFile])];
}

/** Returns the cases in the order of the list. */
export function casesInOrder(knowledge: Knowledge): readonly Case[] {
  return Object.values(knowledge.cases).sort((a, b) => a.place - b.place);
}
