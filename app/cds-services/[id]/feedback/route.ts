import { parseFeedback, serviceOf } from "@/lib/interop";
import { tallyFeedback } from "@/lib/node";
import { jsonBody } from "../../../_http/body";
import { admitClient, converse, preflight, RefusedError, wrongMethod } from "../../../_http/exchange";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export const dynamic = "force-dynamic";

/** Takes what became of cards. A token may be made out to the feedback address or to the service's own. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return converse(request, {
    route: "feedback",
    dialect: "fhir",
    answer: async (exchange) => {
      const service = serviceOf((await params).id);
      await admitClient(
        exchange,
        service === null ? [] : [`/cds-services/${service.id}/feedback`, `/cds-services/${service.id}`],
      );
      if (service === null)
        throw new RefusedError({
          status: 404,
          code: "not-found",
          diagnostics: "No service has this id. The list of services is at /cds-services.",
        });
      const parsed = parseFeedback(await jsonBody(request));
      if (!parsed.ok) throw new RefusedError(parsed.refusal);
      exchange.count({ feedback: tallyFeedback(parsed.value) });
      return {};
    },
  });
}

export const OPTIONS = (): Response => preflight("POST");
export const GET = wrongMethod("POST", "fhir");
export const PUT = GET;
export const PATCH = GET;
export const DELETE = GET;
