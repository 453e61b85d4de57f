import type { DrugNameList } from "@/lib/schema";
import { createDrugNames, type DrugNames } from "./drug-names";
import { geneSpelling } from "./gene-spelling";
import type { Knowledge } from "./knowledge";
import { createNearNames, type NearNames } from "./near-name";
import { nameEntries, normaliseName, type NameEntry } from "./names";

/** Where genes are asked for by name, drugs may be known or not. */
export type GeneNames = Pick<Knowledge, "genes"> & Partial<Pick<Knowledge, "drugs" | "drugNames" | "products">>;

/** One who goes by a name. */
export interface Bearer {
  readonly entry: NameEntry;
  readonly name: string;
  /** A name that only a list of names or an import gives it: the lists decide, where they have it. */
  readonly isLoose: boolean;
}

/** Every name of what is held, and the lists of names behind them, made ready to be asked. */
export interface NameLookup {
  readonly exact: ReadonlyMap<string, readonly Bearer[]>;
  /** Genes by their names in one spelling. Made ready when a name is not found as it stands. */
  readonly genes: () => ReadonlyMap<string, readonly Bearer[]>;
  readonly byId: ReadonlyMap<string, NameEntry>;
  readonly idByClinPgx: ReadonlyMap<string, string>;
  /** Names of drugs or genes that may be offered for a slip. */
  readonly near: (kind: "drug" | "gene", written: string) => readonly string[];
  /** Made ready when it is first asked, since most names are those of drugs we hold. */
  readonly lists: () => DrugNames;
  readonly hasLists: boolean;
  /** Combinations whose guidance is not that of their ingredients. */
  readonly asOne: ReadonlySet<string>;
  /** By RxCUI of a product: ids of the drugs in it. */
  readonly products: Knowledge["products"];
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const lookups = new WeakMap<GeneNames, NameLookup>();

/** Returns the names of a knowledge, or of a part of it, ready to be asked. */
export function lookupOf(knowledge: GeneNames): NameLookup {
  const known = lookups.get(knowledge);
  if (known !== undefined) return known;
  const lookup = createNameLookup(nameEntries(knowledge), knowledge.drugNames ?? [], knowledge.products);
  lookups.set(knowledge, lookup);
  return lookup;
}

/** Returns names ready to be asked, out of what `nameEntries` gives and the lists of names. */
export function createNameLookup(
  entries: readonly NameEntry[],
  drugNames: readonly DrugNameList[],
  products: Knowledge["products"] = {},
): NameLookup {
  const exact = new Map<string, Bearer[]>();
  const add = (bearer: Bearer, spelling: string): void => {
    const key = normaliseName(spelling);
    exact.set(key, [...(exact.get(key) ?? []), bearer]);
  };
  for (const entry of entries) {
    const own = new Set([entry.id, entry.label]);
    for (const spelling of own) add({ entry, name: entry.label, isLoose: false }, spelling);
    for (const { text, what, isLoose = false } of entry.others) {
      if (what === "class" || own.has(text)) continue;
      own.add(text);
      add({ entry, name: text, isLoose }, text);
    }
  }
  let lists: DrugNames | undefined;
  let genes: ReturnType<NameLookup["genes"]> | undefined;
  return {
    exact,
    genes: () => (genes ??= genesBySpelling(exact)),
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    idByClinPgx: new Map(entries.flatMap(({ id, clinpgx }) => (clinpgx === undefined ? [] : [[clinpgx, id] as const]))),
    near: nearIn(exact),
    lists: () => (lists ??= createDrugNames(drugNames)),
    hasLists: drugNames.length > 0,
    asOne: new Set(drugNames.flatMap((list) => list.asOne)),
    products,
  };
}

function genesBySpelling(exact: NameLookup["exact"]): ReturnType<NameLookup["genes"]> {
  const genes = new Map<string, Bearer[]>();
  for (const bearer of [...exact.values()].flat()) {
    const key = geneSpelling(bearer.name);
    if (bearer.entry.kind === "gene") genes.set(key, [...(genes.get(key) ?? []), bearer]);
  }
  return genes;
}

function nearIn(exact: NameLookup["exact"]): NameLookup["near"] {
  const bearersOf = (key: string, kind: "drug" | "gene"): readonly Bearer[] =>
    (exact.get(key) ?? []).filter(({ entry }) => (entry.kind === "gene") === (kind === "gene"));
  const ready: { drug?: NearNames; gene?: NearNames } = {};
  return (kind, written) => {
    const names = (ready[kind] ??= createNearNames([...exact.keys()].filter((key) => bearersOf(key, kind).length > 0)));
    const found = names.near(normaliseName(written)).flatMap((key) => bearersOf(key, kind));
    // A gene is told by its symbol; a drug by the name that is near, so that a brand is not swapped for another name.
    return [...new Set(found.map(({ entry, name }) => (kind === "gene" ? entry.label : name)))];
  };
}
