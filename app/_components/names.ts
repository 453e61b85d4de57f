import type { DrugReading, NameEntry, NameSearch } from "@/lib/knowledge";
import type { DrugNameList, Outcome } from "@/lib/schema";

/** What `/names` holds. */
export interface Names {
  readonly entries: readonly NameEntry[];
  readonly genesByDrug: Readonly<Record<string, readonly { readonly gene: string; readonly notes: number }[]>>;
}

export interface NameIndex extends Names {
  readonly drugs: NameSearch;
  readonly genes: NameSearch;
  /** Returns the entry a text names exactly, under any of its names; null when it names none. */
  readonly exact: (text: string, kind: "drug" | "gene") => NameEntry | null;
  /**
   * Returns the drugs that a text names, of those too that we hold nothing on, as the server would read it; rejects when
   * the lists of names do not load.
   */
  readonly read: (text: string) => Promise<Outcome<DrugReading>>;
}

/** Returns the index of all names; fetched from our own host on first need, with the search code. */
export async function loadNames(): Promise<NameIndex> {
  // On its way while the names we hold are made ready; only a name that is not among them waits for it.
  const lists = load<readonly DrugNameList[]>("/drug-names");
  lists.catch(() => undefined);
  const [names, { createNameLookup, createNameSearch, normaliseName, readDrug }] = await Promise.all([
    load<Names>("/names"),
    import("./name-search"),
  ]);
  const drugEntries = names.entries.filter((entry) => entry.kind !== "gene");
  const geneEntries = names.entries.filter((entry) => entry.kind === "gene");
  const lookup = lists.then((known) => createNameLookup(names.entries, known));
  lookup.catch(() => undefined);
  return {
    ...names,
    drugs: createNameSearch(drugEntries),
    genes: createNameSearch(geneEntries),
    exact: (text, kind) => {
      const wanted = normaliseName(text);
      const entries = kind === "drug" ? drugEntries : geneEntries;
      return (
        entries.find((entry) =>
          [entry.id, entry.label, ...entry.others.filter((o) => o.what !== "class").map((o) => o.text)].some(
            (name) => normaliseName(name) === wanted,
          ),
        ) ?? null
      );
    },
    read: async (text) => readDrug(await lookup, text, ["drugs"]),
  };
}

async function load<Part>(path: string): Promise<Part> {
  const response = await fetch(path);
  if (!response.ok) throw new Error("the list of names could not be loaded");
  return (await response.json()) as Part;
}
