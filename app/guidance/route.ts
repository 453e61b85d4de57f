import { guidanceShardOf } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";

/** All guidance and all names, so that a browser reads a panel and looks at every drug without sending a result. Written once, at build. */
export async function GET(): Promise<Response> {
  return Response.json(guidanceShardOf(await servedKnowledge()));
}
