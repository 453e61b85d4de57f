import { discovery } from "@/lib/interop";
import { admitClient, converse, preflight, wrongMethod } from "../_http/exchange";

export const dynamic = "force-dynamic";

/** Lists the CDS Hooks services. */
export function GET(request: Request): Promise<Response> {
  return converse(request, {
    route: "discovery",
    dialect: "fhir",
    answer: async (exchange) => {
      await admitClient(exchange, ["/cds-services"]);
      return discovery();
    },
  });
}

export const OPTIONS = (): Response => preflight("GET");
export const POST = wrongMethod("GET", "fhir");
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
