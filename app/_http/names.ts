import {
  createNameSearch,
  nameEntries,
  readDrugName,
  type Knowledge,
  type NameEntry,
  type NameSearch,
} from "@/lib/knowledge";
import { servedKnowledge } from "@/lib/node";
import { converse, RefusedError } from "./exchange";

const MOST_HITS = 20;
const LONGEST_QUERY = 100;
const searches = new WeakMap<Knowledge, Readonly<Record<"drugs" | "genes", NameSearch>>>();

/** Returns the handler that finds names of one kind for the parameter `q`. */
export function findNames(kind: "drugs" | "genes"): (request: Request) => Promise<Response> {
  return (request) =>
    converse(request, {
      route: kind,
      dialect: "problem",
      answer: async ({ count }) => {
        const query = new URL(request.url).searchParams.get("q")?.trim() ?? "";
        if (query === "" || query.length > LONGEST_QUERY) {
          throw new RefusedError({ status: 400, code: "value", diagnostics: "Expected the parameter q." }, [
            {
              code: query === "" ? "query-empty" : "query-too-long",
              path: ["q"],
              expected: `1 to ${LONGEST_QUERY} characters`,
              remedy: "Send what to look for as q",
              nearest: [],
            },
          ]);
        }
        const knowledge = await servedKnowledge();
        const held = searchOf(knowledge, kind)
          .find(query, MOST_HITS)
          .map(({ entry, matched, isNear }) => ({
            id: entry.id,
            kind: entry.kind,
            name: entry.label,
            matched: matched?.text ?? null,
            status: "held" as const,
            isNear,
          }));
        const names = [...held, ...(kind === "drugs" ? notHeld(knowledge, query) : [])];
        count({ names: names.length });
        return { names };
      },
    });
}

/** Drugs of the lists of names that the text is a name of, and that we hold nothing on. */
function notHeld(knowledge: Knowledge, query: string) {
  const read = readDrugName(knowledge, query, ["q"]);
  if (!read.ok) return [];
  const { drugs, matchedAs } = read.value;
  return drugs
    .filter(({ isHeld }) => !isHeld)
    .map(({ id, kind, name }) => ({ id, kind, name, matched: matchedAs, status: "not-held" as const, isNear: false }));
}

function searchOf(knowledge: Knowledge, kind: "drugs" | "genes"): NameSearch {
  const known = searches.get(knowledge);
  if (known !== undefined) return known[kind];
  const entries = nameEntries(knowledge);
  const isGene = (entry: NameEntry): boolean => entry.kind === "gene";
  const made = {
    drugs: createNameSearch(entries.filter((entry) => !isGene(entry))),
    genes: createNameSearch(entries.filter(isGene)),
  };
  searches.set(knowledge, made);
  return made[kind];
}
