import { genesWithNotes } from "@/lib/advice";
import { nameEntries } from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";

export const dynamic = "force-static";

/** Every name the form can complete, and for each drug the genes that have notes. Written once, at build. */
export async function GET(): Promise<Response> {
  const knowledge = await servedKnowledge();
  const entries = nameEntries(knowledge);
  return Response.json({
    entries,
    genesByDrug: Object.fromEntries(Object.keys(knowledge.drugs).map((id) => [id, genesWithNotes(knowledge, id)])),
  });
}
