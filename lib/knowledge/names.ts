import type { Knowledge } from "./knowledge";

/** A name a reader may type, and the drug or gene it stands for. Small enough to send to the browser. */
export interface NameEntry {
  readonly kind: "drug" | "class" | "gene";
  readonly id: string;
  /** The name shown: the INN, the class or the HGNC symbol. */
  readonly label: string;
  /**
   * Every other name, with what it is: "brand", "synonym", "former symbol", "alias", "full name". `isLoose`: a list of
   * names or an import alone gives it, so that the lists decide where they have it.
   */
  readonly others: readonly { readonly text: string; readonly what: string; readonly isLoose?: true }[];
  /** By ClinPGx's id a drug is known under every name of the lists. */
  readonly clinpgx?: string;
}

/** Returns every drug, class and gene (genes alone of a part without drugs) with all the names it goes by, drugs first, each part in alphabetical order. */
export function nameEntries({
  drugs: known = {},
  genes: symbols,
  drugNames = [],
}: Pick<Knowledge, "genes"> & Partial<Pick<Knowledge, "drugs" | "drugNames">>): readonly NameEntry[] {
  const lists = new Set(drugNames.flatMap((list) => list.sources));
  const drugs = Object.values(known).map((drug): NameEntry => ({
    kind: drug.kind,
    id: drug.id,
    label: drug.name,
    ...(drug.identifiers.clinpgx === undefined ? {} : { clinpgx: drug.identifiers.clinpgx }),
    others: [
      // A part of the knowledge names no sources, and then no brand is sure.
      ...drug.brands.map((brand) => ({
        text: brand.name,
        what: "brand",
        ...(drug.depth === "imported" || brand.sources.every((source) => lists.has(source)) ? LOOSE : {}),
      })),
      ...drug.synonyms.map((text) => ({ text, what: "synonym", ...(drug.depth === "imported" ? LOOSE : {}) })),
      ...drug.classes.flatMap((id) => {
        const name = known[id]?.name;
        return name === undefined ? [] : [{ text: name, what: "class" }];
      }),
    ],
  }));
  const genes = Object.values(symbols).map((gene): NameEntry => ({
    kind: "gene",
    id: gene.symbol,
    label: gene.symbol,
    others: [
      // A release may name a gene by its symbol alone.
      ...(gene.name === gene.symbol ? [] : [{ text: gene.name, what: "full name" }]),
      ...gene.previousSymbols.map((text) => ({ text, what: "former symbol" })),
      ...gene.aliases.map((text) => ({ text, what: "alias" })),
    ],
  }));
  const byLabel = (a: NameEntry, b: NameEntry): number => (a.label < b.label ? -1 : 1);
  return [...drugs.sort(byLabel), ...genes.sort(byLabel)];
}

const LOOSE = { isLoose: true } as const;

/**
 * Returns the form in which two spellings of one name meet: compatibility
 * forms unfolded, accents dropped, lower case, and blanks and dashes of any
 * kind reduced to one blank.
 */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[\s\p{Pd}_]+/gu, " ")
    .trim();
}
