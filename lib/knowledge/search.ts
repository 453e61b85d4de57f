import MiniSearch from "minisearch";
import { normaliseName, type NameEntry } from "./names";

export interface NameHit {
  readonly entry: NameEntry;
  /** The name that matched, when it is not the label: what to show in brackets. */
  readonly matched: { readonly text: string; readonly what: string } | null;
}

/** Looks names up while a reader types. Build it once from `nameEntries`; it holds no reader input. */
export interface NameSearch {
  /** Returns the best entries first, at most `limit`; an empty query gives none. */
  readonly find: (query: string, limit: number) => readonly NameHit[];
}

const MAX_QUERY_CHARACTERS = 100;

/**
 * Returns a search over names that forgives a beginning ("afin") and a typing
 * error ("everolimos"). Names that match exactly come first, then names that
 * begin so, then near misses.
 */
export function createNameSearch(entries: readonly NameEntry[]): NameSearch {
  const index = new MiniSearch<{ id: number; label: string; others: string[] }>({
    fields: ["label", "others"],
    extractField: (document, field) =>
      field === "others" ? document.others.join(" ¦ ") : String(document[field as "id" | "label"]),
    processTerm: (term) => {
      const normal = normaliseName(term);
      return normal === "" ? null : normal;
    },
    searchOptions: {
      boost: { label: 2 },
      prefix: true,
      // One slip in a short name, two in a long one; two-letter queries must match as they stand.
      fuzzy: (term) => (term.length < 4 ? false : term.length < 8 ? 1 : 2),
      combineWith: "AND",
    },
  });
  index.addAll(
    entries.map((entry, id) => ({ id, label: entry.label, others: entry.others.map((other) => other.text) })),
  );

  const exact = (entry: NameEntry, query: string): boolean =>
    [entry.label, ...entry.others.filter((o) => o.what !== "class").map((o) => o.text)].some(
      (name) => normaliseName(name) === query,
    );

  return {
    find: (query, limit) => {
      const normal = normaliseName(query).slice(0, MAX_QUERY_CHARACTERS);
      if (normal === "") return [];
      return index
        .search(normal)
        .flatMap((result) => {
          const entry = entries[Number(result.id)];
          return entry === undefined
            ? []
            : [{ entry, terms: result.terms, exact: exact(entry, normal), score: result.score }];
        })
        .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score)
        .slice(0, limit)
        .map(({ entry, terms }) => ({ entry, matched: matchedName(entry, normal, terms) }));
    },
  };
}

function matchedName(entry: NameEntry, query: string, terms: readonly string[]): NameHit["matched"] {
  const holds = (name: string, part: string): boolean =>
    normaliseName(name)
      .split(" ")
      .some((word) => word.startsWith(part));
  if (holds(entry.label, query) || normaliseName(entry.label).startsWith(query)) return null;
  return (
    entry.others.find((other) => normaliseName(other.text).startsWith(query)) ??
    (terms.some((term) => holds(entry.label, term))
      ? undefined
      : entry.others.find((other) => terms.some((term) => holds(other.text, term)))) ??
    null
  );
}
