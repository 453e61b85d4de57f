import type { NameEntry, NameSearch } from "@/lib/knowledge";

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
}

/** Returns the index of all names; fetched from our own host on first need, with the search code. */
export async function loadNames(): Promise<NameIndex> {
  const [response, { createNameSearch, normaliseName }] = await Promise.all([fetch("/names"), import("./name-search")]);
  if (!response.ok) throw new Error("the list of names could not be loaded");
  const names = (await response.json()) as Names;
  const drugEntries = names.entries.filter((entry) => entry.kind !== "gene");
  const geneEntries = names.entries.filter((entry) => entry.kind === "gene");
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
  };
}
