import { markerEntries } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";

/** Every variant, allele and phenotype the search knows, beside the names of drugs and genes in `/names`. Written once, at build. */
export async function GET(): Promise<Response> {
  return Response.json(markerEntries(await servedKnowledge()));
}
