import { adviseOn, type Advice, type Note } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { reportOn, type Report } from "@/lib/report";
import type { Intake } from "@/lib/intake";
import type { AdviceRequest, Problem, ResultInput } from "@/lib/schema";

export const TODAY = "2026-11-24";

export type Question = Partial<AdviceRequest>;

/** Returns the advice on a question about testol and TEST1, unless the test asks otherwise; throws when it is refused. */
export function ask(knowledge: AnswerKnowledge, question: Question = {}, today = TODAY): Advice {
  const outcome = adviseOn(requestOf(question), knowledge, today);
  if (!outcome.ok)
    throw new Error(`the question was refused: ${outcome.problems.map((problem) => problem.code).join(", ")}`);
  return outcome.value;
}

/** Returns the problems of a question that must be refused. */
export function refusal(knowledge: AnswerKnowledge, question: Question): readonly Problem[] {
  const outcome = adviseOn(requestOf(question), knowledge, TODAY);
  if (outcome.ok) throw new Error("the question was answered");
  return outcome.problems;
}

export function reportOf(knowledge: AnswerKnowledge, question: Question = {}, intake?: Intake): Report {
  return reportOn(ask(knowledge, question), knowledge, intake);
}

/** A patient's result as a phenotype. */
export function result(gene: string, phenotype: string): ResultInput {
  return { gene, phenotype };
}

export function noteOf(advice: Advice, id: string): Note {
  const note = advice.notes.find((one) => one.id === id);
  if (note === undefined) throw new Error(`no note ${id}; there are ${advice.notes.map((one) => one.id).join(", ")}`);
  return note;
}

export function codesOf(note: Note): readonly string[] {
  return note.caveats.map((caveat) => caveat.code);
}

function requestOf({ drugs = ["testol"], genes = ["TEST1"], results = [], ...rest }: Question): AdviceRequest {
  return { drugs: [...drugs], genes: [...genes], results: [...results], ...rest };
}
