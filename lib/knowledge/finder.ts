import type { MarkerEntry } from "./markers";
import { createNearNames, type NearNames } from "./near-name";
import { normaliseName, type NameEntry } from "./names";

/** Something a reader may look for: a drug, class or gene under any of its names, a variant, an allele, a phenotype. */
export interface Findable {
  readonly kind: NameEntry["kind"] | MarkerEntry["kind"];
  readonly id: string;
  readonly label: string;
  readonly genes: readonly string[];
  /** Graded annotations that name it; null for drugs and genes, whose pages tell more. */
  readonly annotations: number | null;
}

/** Something found, and by what. */
export interface Found extends Findable {
  /** The name that matched, with what it is, where that is not the label. */
  readonly matched: { readonly text: string; readonly what: string } | null;
  /** Spelled otherwise than typed: a guess, to be shown as one. */
  readonly isNear: boolean;
}

/** Looks for anything while a reader types. Build it once; it holds no reader input. */
export interface Finder {
  /** Returns the best first, at most `limit`; an empty query finds nothing. */
  readonly find: (query: string, limit: number) => readonly Found[];
}

const QUERY_MAX = 100;

/**
 * Returns a search over names and markers alike. What is typed must begin the
 * words of a name; only where nothing does are names with a letter or two
 * otherwise offered, and marked as near. An rsID or an allele is never guessed:
 * one digit more or less is another variant.
 */
export function createFinder(names: readonly NameEntry[], markers: readonly MarkerEntry[]): Finder {
  const entries: readonly Entry[] = [
    ...names.map(({ kind, id, label, others }) =>
      entryOf({ kind, id, label, genes: kind === "gene" ? [id] : [], annotations: null }, others),
    ),
    ...markers.map(({ kind, label, genes, annotations }) =>
      entryOf({ kind, id: label, label, genes, annotations }, []),
    ),
  ];
  const near = nearIn(entries.slice(0, names.length));
  return {
    find: (query, limit) => {
      const wanted = spelled(query.slice(0, QUERY_MAX));
      if (!/[\p{L}\p{N}]/u.test(wanted)) return [];
      const words = wordsOf(wanted)
        .trim()
        .split(" ")
        .map((word) => ` ${word}`);
      const hits = entries
        .flatMap((entry) => closest(entry, wanted, words))
        .sort(
          (a, b) =>
            a.rank - b.rank ||
            KINDS.indexOf(a.findable.kind) - KINDS.indexOf(b.findable.kind) ||
            a.length - b.length ||
            (a.findable.label < b.findable.label ? -1 : 1),
        )
        .slice(0, limit)
        .map(({ findable, matched }) => ({ ...findable, matched, isNear: false }));
      return hits.length > 0 ? hits : near(wanted, Math.min(limit, NEAR_MAX));
    },
  };
}

const NEAR_MAX = 8;

/** Names with a slip are looked up only where nothing begins as typed: most readers never need them. */
function nearIn(entries: readonly Entry[]): (wanted: string, limit: number) => readonly Found[] {
  let ready: { readonly near: NearNames; readonly bearers: ReadonlyMap<string, readonly Found[]> } | null = null;
  const prepare = (): NonNullable<typeof ready> => {
    const bearers = new Map<string, Found[]>();
    for (const { findable, names } of entries)
      for (const { spelled: name, matched } of names) {
        if (matched?.what === "class") continue;
        bearers.set(name, [...(bearers.get(name) ?? []), { ...findable, matched, isNear: true }]);
      }
    return { near: createNearNames(bearers.keys()), bearers };
  };
  return (wanted, limit) => {
    ready ??= prepare();
    const { near, bearers } = ready;
    return near
      .near(wanted)
      .flatMap((name) => bearers.get(name) ?? [])
      .slice(0, limit);
  };
}

/** Among names that match equally well, drugs and genes stand before what is found within them. */
const KINDS: readonly Findable["kind"][] = ["drug", "gene", "class", "allele", "variant", "phenotype"];

/** A findable with its names made ready to compare, which takes longer than comparing. */
interface Entry {
  readonly findable: Findable;
  readonly names: readonly { readonly spelled: string; readonly words: string; readonly matched: Found["matched"] }[];
}

function entryOf(findable: Findable, others: NameEntry["others"]): Entry {
  const ready = (text: string, matched: Found["matched"]): Entry["names"][number] => ({
    spelled: spelled(text),
    words: wordsOf(spelled(text)),
    matched,
  });
  return { findable, names: [ready(findable.label, null), ...others.map((other) => ready(other.text, other))] };
}

interface Hit {
  readonly findable: Findable;
  /** 0 the very name, 1 begins so, 2 has words that do. */
  readonly rank: number;
  readonly length: number;
  readonly matched: Found["matched"];
}

function closest({ findable, names }: Entry, wanted: string, words: readonly string[]): readonly Hit[] {
  let best: Hit | null = null;
  for (const { spelled: name, words: own, matched } of names) {
    const rank = rankOf(name, own, wanted, words);
    if (rank === null) continue;
    // The members of a class are not the class.
    const hit = { findable, rank: matched?.what === "class" ? 2 : rank, length: name.length, matched };
    if (best === null || hit.rank < best.rank) best = hit;
  }
  return best === null ? [] : [best];
}

function rankOf(name: string, own: string, wanted: string, words: readonly string[]): number | null {
  if (name.startsWith(wanted)) return name.length === wanted.length ? 0 : 1;
  return words.every((word) => own.includes(word)) ? 2 : null;
}

/** "CYP2D6 *4" and "CYP2D6*4" are one name. */
function spelled(name: string): string {
  return normaliseName(name).replaceAll(" *", "*");
}

/** The words of a name with a blank before each; a star begins one. */
function wordsOf(name: string): string {
  return ` ${name.replaceAll("*", " *")}`;
}
