import { panelShardOf } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";

/** What the worker that reads genome files needs: definitions, phenotypes and guidelines, the same for everybody. Written once, at build. */
export async function GET(): Promise<Response> {
  return Response.json(panelShardOf(await servedKnowledge()));
}
