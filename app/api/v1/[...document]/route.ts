import { openApi } from "@/lib/interop";
import { servedKnowledge } from "@/lib/node";
import { converse, preflight, RefusedError, wrongMethod } from "../../../_http/exchange";

interface Context {
  readonly params: Promise<{ readonly document: readonly string[] }>;
}

export const dynamic = "force-dynamic";

/** The OpenAPI document; no other name leads anywhere. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return converse(request, {
    route: "openapi",
    dialect: "problem",
    answer: async () => {
      if ((await params).document.join("/") !== "openapi.json")
        throw new RefusedError({
          status: 404,
          code: "not-found",
          diagnostics: "Nothing is here. /api/v1/openapi.json lists what is.",
        });
      return openApi((await servedKnowledge()).version);
    },
  });
}

export const OPTIONS = (): Response => preflight("GET");
export const POST = wrongMethod("GET", "problem");
export const PUT = POST;
export const PATCH = POST;
export const DELETE = POST;
