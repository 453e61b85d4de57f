import { randomUUID } from "node:crypto";
import { answerCds, neededFor, parseCdsRequest, serviceOf } from "@/lib/interop";
import { fetchNeeded, servedKnowledge, settings, today } from "@/lib/node";
import { jsonBody } from "../../_http/body";
import { admitClient, converse, preflight, RefusedError, wrongMethod, type Exchange } from "../../_http/exchange";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export const dynamic = "force-dynamic";

/** Answers a CDS Hooks call with cards. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return converse(request, {
    route: "cds",
    dialect: "fhir",
    answer: async (exchange) => cards(exchange, (await params).id),
  });
}

async function cards(exchange: Exchange, id: string): Promise<object> {
  const service = serviceOf(id);
  await admitClient(exchange, service === null ? [] : [`/cds-services/${service.id}`]);
  if (service === null)
    throw new RefusedError({
      status: 404,
      code: "not-found",
      diagnostics: "No service has this id. The list of services is at /cds-services.",
    });
  const parsed = parseCdsRequest(service, await jsonBody(exchange.request));
  if (!parsed.ok) throw new RefusedError(parsed.refusal);
  const knowledge = await servedKnowledge();
  const { fhirServer: server, accessToken } = parsed.value;
  const fetched = await fetchNeeded({
    server,
    accessToken,
    needed: server === null ? [] : neededFor(service, parsed.value, knowledge),
    settings: settings(),
  });
  const answer = answerCds(service, parsed.value, fetched, {
    knowledge,
    today: today(),
    baseUrl: exchange.baseUrl,
    newId: randomUUID,
  });
  exchange.count({ fetched: Object.keys(fetched).length });
  if (!answer.ok) throw new RefusedError(answer.refusal);
  const { cards: shown } = answer.value;
  exchange.count({ cards: shown.length, critical: shown.filter((card) => card.indicator === "critical").length });
  return answer.value;
}

export const OPTIONS = (): Response => preflight("POST");
export const GET = wrongMethod("POST", "fhir");
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
