import type { Outcome, Problem } from "@/lib/schema";
import type { Knowledge } from "./knowledge";
import { nameEntries, normaliseName, type NameEntry } from "./names";
import { createNameSearch, type NameSearch } from "./search";

/** A name the reader gave, resolved: the id, and the name by which it was found when that is another. */
export interface ResolvedName {
  readonly id: string;
  readonly kind: NameEntry["kind"];
  readonly matchedAs: string | null;
}

/** Where genes are asked for by name, drugs may be known or not. */
type GeneNames = Pick<Knowledge, "genes"> & Partial<Pick<Knowledge, "drugs">>;

interface Lookup {
  readonly exact: ReadonlyMap<string, readonly { readonly entry: NameEntry; readonly name: string }[]>;
  /** Looks for near names. Made when it is first asked, since most names are spelled as we hold them. */
  readonly nearestNames: () => NameSearch;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const lookups = new WeakMap<GeneNames, Lookup>();

const MAX_NAME_CHARACTERS = 100;

/**
 * Returns the drug or class a name stands for: its INN, a brand, a synonym or
 * the class name, in any case and with any accents. A near miss is never
 * taken for the name: it comes back as a problem with the nearest names.
 */
export function resolveDrug(
  knowledge: Pick<Knowledge, "drugs" | "genes">,
  name: string,
  path: readonly (string | number)[],
): Outcome<ResolvedName> {
  return resolve(knowledge, name, path, "drug");
}

/** Returns the gene a symbol, former symbol, alias or full name stands for; otherwise a problem with the nearest. */
export function resolveGene(
  knowledge: GeneNames,
  name: string,
  path: readonly (string | number)[],
): Outcome<ResolvedName> {
  return resolve(knowledge, name, path, "gene");
}

function resolve(
  knowledge: GeneNames,
  name: string,
  path: readonly (string | number)[],
  kind: "drug" | "gene",
): Outcome<ResolvedName> {
  const problem = spellingProblem(name, path, kind);
  if (problem !== null) return { ok: false, problems: [problem] };

  const fits = (entry: NameEntry): boolean => (kind === "gene") === (entry.kind === "gene");
  const { nearestNames } = lookupOf(knowledge);
  const found = bearersOf(knowledge, name, fits);
  const ids = new Set(found.map(({ entry }) => entry.id));
  const [first] = found;
  if (first !== undefined && ids.size === 1) {
    const { entry, name: matched } = first;
    return { ok: true, value: { id: entry.id, kind: entry.kind, matchedAs: matched === entry.label ? null : matched } };
  }
  const nearest =
    ids.size > 1
      ? [...ids]
      : nearestNames()
          .find(name, 20)
          .map((hit) => hit.entry)
          .filter(fits)
          .slice(0, 5)
          .map((entry) => entry.label);
  return {
    ok: false,
    problems: [
      {
        code: ids.size > 1 ? `${kind}-ambiguous` : `${kind}-unknown`,
        path,
        found: quote(name),
        expected:
          kind === "drug"
            ? "a drug or class we hold, by its generic name or brand"
            : "a gene we hold, by its symbol or a former symbol",
        remedy:
          nearest.length > 0 ? "Choose one of the nearest names, or look in the list" : "Look in the list of all names",
        nearest,
      },
    ],
  };
}

type Bearer = { readonly entry: NameEntry; readonly name: string };

/** A symbol or an INN is its bearer's own, whoever else has it as an alias. */
function bearersOf(knowledge: GeneNames, name: string, fits: (entry: NameEntry) => boolean): readonly Bearer[] {
  const named = (lookupOf(knowledge).exact.get(normaliseName(name)) ?? []).filter(({ entry }) => fits(entry));
  const owned = named.filter(({ entry, name: matched }) => matched === entry.label);
  return owned.length > 0 ? owned : named;
}

/**
 * Returns the symbol of the gene that a name stands for, as `resolveGene` does; null for every other text, and for a
 * name that several genes have. It looks for no near name, so that each cell of a long table may be asked about.
 */
export function geneNamed(knowledge: GeneNames, name: string): string | null {
  if (spellingProblem(name, [], "gene") !== null) return null;
  const ids = new Set(bearersOf(knowledge, name, (entry) => entry.kind === "gene").map(({ entry }) => entry.id));
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? null : id;
}

function spellingProblem(name: string, path: readonly (string | number)[], kind: "drug" | "gene"): Problem | null {
  const base = { path, expected: kind === "drug" ? "the name of a drug" : "the symbol of a gene", nearest: [] };
  if (normaliseName(name) === "") {
    return { ...base, code: `${kind}-empty`, found: "nothing", remedy: `Type a ${kind} name` };
  }
  if (name.length > MAX_NAME_CHARACTERS) {
    return {
      ...base,
      code: `${kind}-too-long`,
      found: `${name.length} characters`,
      expected: `${base.expected}, at most ${MAX_NAME_CHARACTERS} characters`,
      remedy: "Shorten it to the name alone",
    };
  }
  // Greek letters do occur in names; a Latin word with a stranger inside is a copying fault or a trick.
  const scripts = [
    /\p{Script=Latin}/u,
    /\p{Script=Cyrillic}/u,
    /\p{Script=Greek}/u,
    /\p{Script=Han}/u,
    /\p{Script=Arabic}/u,
    /\p{Script=Hebrew}/u,
  ];
  if (scripts.filter((script) => script.test(name)).length > 1) {
    return {
      ...base,
      code: `${kind}-mixed-script`,
      found: `${quote(name)}, with letters of more than one alphabet`,
      remedy: "Type the name again in Latin letters: a letter may only look right",
    };
  }
  return null;
}

/** Returns the reader's own words in quotation marks, shortened, without control or direction characters. */
export function quote(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, " ").trim()];
  return `“${characters.length > 60 ? `${characters.slice(0, 57).join("")}…` : characters.join("")}”`;
}

function lookupOf(knowledge: GeneNames): Lookup {
  const known = lookups.get(knowledge);
  if (known !== undefined) return known;
  const entries = nameEntries(knowledge);
  const exact = new Map<string, { entry: NameEntry; name: string }[]>();
  for (const entry of entries) {
    const names = [
      entry.id,
      entry.label,
      ...entry.others.filter((other) => other.what !== "class").map((other) => other.text),
    ];
    for (const name of new Set(names)) {
      const key = normaliseName(name);
      exact.set(key, [...(exact.get(key) ?? []), { entry, name: name === entry.id ? entry.label : name }]);
    }
  }
  let search: NameSearch | undefined;
  const lookup = { exact, nearestNames: () => (search ??= createNameSearch(entries)) };
  lookups.set(knowledge, lookup);
  return lookup;
}
