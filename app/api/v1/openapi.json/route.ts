import { openApi } from "@/lib/interop";
import { servedKnowledge } from "@/lib/node";
import { converse, preflight, wrongMethod } from "../../../_http/exchange";

export const dynamic = "force-dynamic";

/** The OpenAPI document of the API. */
export function GET(request: Request): Promise<Response> {
  return converse(request, { route: "openapi", dialect: "problem", answer: async () => openApi((await servedKnowledge()).version) });
}

export const OPTIONS = (): Response => preflight("GET");
export const POST = wrongMethod("GET", "problem");
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
