import type { Outcome } from "@/lib/schema";
import type { Knowledge } from "./knowledge";
import { geneSpelling } from "./gene-spelling";
import { lookupOf, type Bearer, type GeneNames } from "./name-lookup";
import { refused, spellingProblem } from "./name-problems";
import { normaliseName, type NameEntry } from "./names";
import { readDrug, type DrugReading } from "./read-drug";

/** A name the reader gave, resolved: the id, and the name by which it was found when that is another. */
export interface ResolvedName {
  readonly id: string;
  readonly kind: NameEntry["kind"];
  readonly matchedAs: string | null;
}

/** What drugs are found by: those that are held, and the lists of names where they are at hand. */
type DrugSources = Pick<Knowledge, "drugs" | "genes"> & Partial<Pick<Knowledge, "drugNames" | "products">>;

/**
 * Returns the one drug or class that we hold under a name: its INN, a brand, a
 * synonym or the class name, in any case and with any accents. A near miss is
 * never taken for the name: it comes back as a problem. So does a drug that is
 * known by name alone, and a product of several.
 */
export function resolveDrug(
  knowledge: DrugSources,
  name: string,
  path: readonly (string | number)[],
): Outcome<ResolvedName> {
  const read = readDrugName(knowledge, name, path);
  if (!read.ok) return read;
  const { drugs, matchedAs } = read.value;
  const [drug] = drugs;
  if (drug === undefined || drugs.length > 1)
    return refused("drug-ambiguous", name, path, {
      expected: "one drug",
      remedy: "This product holds several drugs: choose one of them",
      nearest: drugs.map((one) => one.name),
    });
  if (!drug.isHeld)
    return refused("drug-not-held", name, path, {
      expected: "a drug that we hold something on",
      remedy: `We recognise ${drug.name} and hold nothing on it. That does not mean it is safe`,
      nearest: [],
    });
  return { ok: true, value: { id: drug.id, kind: drug.kind, matchedAs } };
}

/** Returns the drugs that a text names among those of a knowledge and of its lists of names: see `readDrug`. */
export function readDrugName(
  knowledge: DrugSources,
  text: string,
  path: readonly (string | number)[],
): Outcome<DrugReading> {
  return readDrug(lookupOf(knowledge), text, path);
}

/** Returns the lists of names cut down to these drugs, for a part of the knowledge that knows no others. */
export function namesOfDrugs(
  knowledge: Pick<Knowledge, "drugs" | "genes" | "drugNames">,
  drugs: readonly { readonly id: string; readonly name: string }[],
): Knowledge["drugNames"] {
  const [list] = knowledge.drugNames;
  if (list === undefined) return [];
  const names = lookupOf(knowledge).lists();
  // A drug that only a product names has no line of its own.
  const lines = drugs.map(({ id, name }) => names.lineOf(id) ?? name);
  return [{ ...list, asOne: [], combinations: "", drugs: lines.join("\n") }];
}

/** Returns the gene a symbol, former symbol, alias or full name stands for; otherwise a problem, with a symbol that may have been meant. */
export function resolveGene(
  knowledge: GeneNames,
  name: string,
  path: readonly (string | number)[],
): Outcome<ResolvedName> {
  const problem = spellingProblem(name, path, "gene");
  if (problem !== null) return { ok: false, problems: [problem] };
  const { near } = lookupOf(knowledge);
  const found = bearersOf(knowledge, name);
  const ids = [...new Set(found.map(({ entry }) => entry.id))];
  const [first] = found;
  if (first !== undefined && ids.length === 1) {
    const { entry, name: matched } = first;
    return { ok: true, value: { id: entry.id, kind: "gene", matchedAs: matched === entry.label ? null : matched } };
  }
  const nearest = ids.length > 1 ? ids : near("gene", name).slice(0, 5);
  return refused(ids.length > 1 ? "gene-ambiguous" : "gene-unknown", name, path, {
    expected: "a gene we hold, by its symbol or a former symbol",
    remedy: RSID.test(name.trim())
      ? "It names a variant: give its gene here, and the rsID with the bases as the result"
      : nearest.length > 0
        ? "Choose one of the nearest names, or look in the list"
        : "Look in the list of all names",
    nearest,
  });
}

const RSID = /^rs\d+$/i;

/** The genes of a name. A symbol is its bearer's own, whoever else has it as an alias. */
function bearersOf(knowledge: GeneNames, name: string): readonly Bearer[] {
  const { exact, genes } = lookupOf(knowledge);
  const written = (exact.get(normaliseName(name)) ?? []).filter(({ entry }) => entry.kind === "gene");
  const named = written.length > 0 ? written : (genes().get(geneSpelling(name)) ?? []);
  const owned = named.filter(({ entry, name: matched }) => matched === entry.label);
  return owned.length > 0 ? owned : named;
}

/**
 * Returns the symbol of the gene that a name stands for, as `resolveGene` does; null for every other text, and for a
 * name that several genes have. It looks for no near name, so that each cell of a long table may be asked about.
 */
export function geneNamed(knowledge: GeneNames, name: string): string | null {
  if (spellingProblem(name, [], "gene") !== null) return null;
  const ids = new Set(bearersOf(knowledge, name).map(({ entry }) => entry.id));
  const [id, ...others] = ids;
  return id === undefined || others.length > 0 ? null : id;
}
