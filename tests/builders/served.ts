/** What a page fetches from our own host, answered in the test itself from the real content. */
import { genesWithNotes } from "@/lib/advice";
import { guidanceShardOf, markerEntries, nameEntries, shardOf } from "@/lib/knowledge";
import { caseOf, solved } from "./played-case";
import { knowledge } from "./shipped";

/** The content of a path, as the route of that name serves it; undefined where no component of a test asks for it. */
function contentOf(path: string): unknown {
  const [, first = "", second = "", third = ""] = path.split("/");
  if (first === "names") {
    const genesByDrug = Object.fromEntries(
      Object.keys(knowledge.drugs).map((id) => [id, genesWithNotes(knowledge, id)]),
    );
    return { entries: nameEntries(knowledge), genesByDrug };
  }
  if (first === "drug-names") return knowledge.drugNames;
  if (first === "markers") return markerEntries(knowledge);
  if (first === "guidance") return guidanceShardOf(knowledge);
  if (first === "shards") return shardOf(knowledge, second);
  return first === "learn" && third === "answers" ? solved(caseOf(second)) : undefined;
}

/** Stands in for `fetch`: serves what our routes serve, and fails for any other path and any other host. */
export function servedFetch(path: string): Promise<Response> {
  const content = contentOf(path);
  return content === undefined
    ? Promise.reject(new Error(`nothing is served at ${path}`))
    : Promise.resolve(Response.json(content));
}
