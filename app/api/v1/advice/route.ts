import { adviseOn } from "@/lib/advice";
import { parseAdviceRequest, withoutFound, withoutQuotes } from "@/lib/interop";
import { servedKnowledge, today } from "@/lib/node";
import { reportOn, toAdviceJson } from "@/lib/report";
import { jsonBody } from "../../../_http/body";
import { converse, preflight, RefusedError, wrongMethod, type Exchange } from "../../../_http/exchange";

export const dynamic = "force-dynamic";

/** Answers a question in the form of the public contract. */
export function POST(request: Request): Promise<Response> {
  return converse(request, { route: "advice", dialect: "problem", answer: advise });
}

async function advise({ request, count }: Exchange): Promise<object> {
  const parsed = parseAdviceRequest(await jsonBody(request));
  if (!parsed.ok) throw new RefusedError(REFUSED, [...parsed.problems]);
  const knowledge = await servedKnowledge();
  const advice = adviseOn(parsed.value, knowledge, today());
  if (!advice.ok) throw new RefusedError(REFUSED, [...withoutFound(advice.problems)]);
  const report = reportOn(advice.value, knowledge);
  count({ notes: advice.value.notes.length });
  return withoutQuotes(toAdviceJson(report), report.problems);
}

const REFUSED = {
  status: 400,
  code: "value",
  diagnostics: "The request does not fit; each problem names its field.",
} as const;

export const OPTIONS = (): Response => preflight("POST");
export const GET = wrongMethod("POST", "problem");
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
