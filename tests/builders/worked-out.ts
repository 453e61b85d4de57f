/** What the engine makes of real questions: examples draw what a reader is served, and no prose is invented for them. */
import { adviseOn, type Advice } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import { reportOn, type Report } from "@/lib/report";
import type { AdviceRequest } from "@/lib/schema";
import { knowledge } from "./shipped";

/** Returns the answer to a question on the real content, as of the day the content was last reviewed; throws when it is refused. */
export function workOut(
  question: Partial<AdviceRequest> & Pick<AdviceRequest, "drugs">,
  of: AnswerKnowledge = knowledge,
): { readonly advice: Advice; readonly report: Report } {
  const outcome = adviseOn({ genes: [], results: [], ...question }, of, of.date);
  if (!outcome.ok) throw new Error(`an example was refused: ${outcome.problems.map(({ code }) => code).join(", ")}`);
  return { advice: outcome.value, report: reportOn(outcome.value, of) };
}

/** Returns the only or first of a list; throws where an example would otherwise show nothing. */
export function first<T>(list: readonly T[], what: string): T {
  const [one] = list;
  if (one === undefined) throw new Error(`the examples need ${what}, and the content holds none`);
  return one;
}

/** Returns the value itself; throws where an example would otherwise show nothing. */
export function defined<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the examples need ${what}, and the content holds none`);
  return value;
}
