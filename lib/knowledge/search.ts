import MiniSearch from "minisearch";
import { createNearNames, type NearNames } from "./near-name";
import { normaliseName, type NameEntry } from "./names";

export interface NameHit {
  readonly entry: NameEntry;
  /** The name that matched, when it is not the label: what to show in brackets. */
  readonly matched: { readonly text: string; readonly what: string } | null;
  /** Spelled otherwise than typed: a question, and never taken for the name. */
  readonly isNear: boolean;
}

/** Looks names up while a reader types. Build it once from `nameEntries`; it holds no reader input. */
export interface NameSearch {
  /** Returns the best entries first, at most `limit`; an empty query gives none. */
  readonly find: (query: string, limit: number) => readonly NameHit[];
}

const MAX_QUERY_CHARACTERS = 100;

/**
 * Returns a search over names that takes a beginning ("afin"). Names that match
 * exactly come first, then names that begin so; only where there is neither are
 * names with a typing error ("everolimos") given, and marked as near.
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
      combineWith: "AND",
    },
  });
  index.addAll(
    entries.map((entry, id) => ({ id, label: entry.label, others: entry.others.map((other) => other.text) })),
  );

  const near = nearIn(entries);
  const exact = (entry: NameEntry, query: string): boolean =>
    [entry.label, ...entry.others.filter((o) => o.what !== "class").map((o) => o.text)].some(
      (name) => normaliseName(name) === query,
    );

  return {
    find: (query, limit) => {
      const normal = normaliseName(query).slice(0, MAX_QUERY_CHARACTERS);
      if (normal === "") return [];
      const found = index
        .search(normal)
        .flatMap((result) => {
          const entry = entries[Number(result.id)];
          return entry === undefined
            ? []
            : [{ entry, terms: result.terms, exact: exact(entry, normal), score: result.score }];
        })
        .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score)
        .slice(0, limit)
        .map(({ entry, terms }) => ({ entry, matched: matchedName(entry, normal, terms), isNear: false }));
      return found.length > 0 ? found : near(normal).slice(0, limit);
    },
  };
}

function nearIn(entries: readonly NameEntry[]): (normal: string) => readonly NameHit[] {
  const bearers = new Map<string, NameHit[]>();
  let names: NearNames | undefined;
  const prepare = (): NearNames => {
    for (const entry of entries)
      for (const other of [null, ...entry.others.filter(({ what }) => what !== "class")]) {
        const key = normaliseName(other?.text ?? entry.label);
        bearers.set(key, [...(bearers.get(key) ?? []), { entry, matched: other, isNear: true }]);
      }
    return createNearNames(bearers.keys());
  };
  return (normal) => (names ??= prepare()).near(normal).flatMap((key) => bearers.get(key) ?? []);
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
