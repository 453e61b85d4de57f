import { servedKnowledge } from "@/lib/node";
import { converse, wrongMethod } from "../_http/exchange";

export const dynamic = "force-dynamic";

/** Says that the server has its knowledge and answers. */
export function GET(request: Request): Promise<Response> {
  return converse(request, {
    route: "healthz",
    dialect: "problem",
    answer: async () => ({ status: "ok", knowledge: (await servedKnowledge()).version }),
  });
}

export const POST = wrongMethod("GET", "problem");
