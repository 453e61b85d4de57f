import type { DrugNameList } from "@/lib/schema";
import { createNearNames, type NearNames } from "./near-name";
import { normaliseName } from "./names";

/** A drug of the lists of names, whether or not we hold anything on it. */
export interface NamedDrug {
  /** Its name as an id: "insulin-glargine". */
  readonly slug: string;
  readonly name: string;
  readonly kind: "drug" | "class";
  readonly clinpgxId: string | null;
}

/** What a name stands for in the lists. */
export type NameVerdict =
  /** One drug, or the ingredients of one product. `name` is the spelling of the list. */
  | { readonly kind: "found"; readonly drugs: readonly NamedDrug[]; readonly name: string }
  /** The name alone does not decide: each choice is one drug, or the ingredients of one product. */
  | { readonly kind: "ask"; readonly why: AskReason; readonly choices: readonly (readonly NamedDrug[])[] };

/**
 * `shared`: listed under several drugs. `short`: an abbreviation, which two
 * people read differently. `loose`: a trade name listed under a drug that is
 * sold in many combinations, so that the product may hold more than this one.
 */
export type AskReason = "shared" | "short" | "loose";

/** The lists of names, made ready to be asked. */
export interface DrugNames {
  /** Returns what a name stands for; null where no list has it. */
  readonly verdict: (name: string) => NameVerdict | null;
  /** Returns the drugs with an RxCUI or an ATC code; none for a code no list has. */
  readonly byCode: (system: "rxnorm" | "atc", code: string) => readonly NamedDrug[];
  /** Returns names that may be offered for a slip, as they are written in the list. */
  readonly near: (written: string) => readonly string[];
  /** Whether whole words of a name begin so: "insulin" does, and is no slip of "inulin". */
  readonly begins: (written: string) => boolean;
  /** Returns the line of the lists that tells of a drug, by its id; null where none does. */
  readonly lineOf: (slug: string) => string | null;
}

/** Abbreviations of three letters or fewer are asked back. @source ISMP list of error-prone abbreviations: drug names are not to be shortened */
const LONGEST_ABBREVIATION = 3;

/** A drug in as many listed products with others is often not alone in a product of which only the trade name is known. */
const MANY_PRODUCTS = 11;

type How = "own" | "generic" | "trade" | "product";

interface Claim {
  readonly drugs: readonly NamedDrug[];
  readonly how: How;
  /** Held against a second source. */
  readonly isSure: boolean;
  readonly name: string;
}

/**
 * Returns the lists ready to be asked. Rules for names that the lists give to
 * several: a drug's own name is its own; a name held against a second source
 * goes before one that was not; what then still stands for more than one drug
 * or product is asked back with all of them.
 */
export function createDrugNames(lists: readonly DrugNameList[]): DrugNames {
  const drugs = new Map<
    string,
    { readonly drug: NamedDrug; readonly cells: readonly string[]; readonly line: string }
  >();
  const claims = new Map<string, Claim[]>();
  const codes = new Map<string, NamedDrug[]>();
  const products = new Map<string, number>();
  const claim = (name: string, one: Omit<Claim, "name">): void => {
    const key = normaliseName(name);
    const known = claims.get(key);
    if (known === undefined) claims.set(key, [{ ...one, name }]);
    else known.push({ ...one, name });
  };
  for (const { drugs: text, isReviewed } of lists) {
    for (const line of linesIn(text)) {
      const cells = line.split("|");
      const [name = "", clinpgxId = "", kind = "", rxnorm = "", atc = "", generic = "", trade = ""] = cells;
      const known = drugs.get(normaliseName(name));
      const drug = known?.drug ?? {
        slug: slugOfName(name),
        name,
        kind: kind === "class" ? ("class" as const) : ("drug" as const),
        clinpgxId: clinpgxId === "" ? null : clinpgxId,
      };
      if (known === undefined) {
        drugs.set(normaliseName(name), { drug, cells, line });
        claim(name, { drugs: [drug], how: "own", isSure: true });
      }
      for (const code of rxnorm.split(",")) if (code !== "") add(codes, `rxnorm ${code}`, drug);
      for (const code of atc.split(",")) if (code !== "") add(codes, `atc ${code}`, drug);
      for (const other of partsOf(generic)) claim(other, { drugs: [drug], how: "generic", isSure: isReviewed });
      for (const other of partsOf(trade)) claim(other, { drugs: [drug], how: "trade", isSure: isReviewed });
    }
  }
  // An answer names a drug by its id, and is asked again by it.
  for (const { drug } of [...drugs.values()])
    if (!claims.has(normaliseName(drug.slug))) claim(drug.slug, { drugs: [drug], how: "own", isSure: true });
  const named = (name: string): NamedDrug =>
    drugs.get(normaliseName(name))?.drug ?? { slug: slugOfName(name), name, kind: "drug", clinpgxId: null };
  for (const { combinations, isReviewed } of lists) {
    for (const line of linesIn(combinations)) {
      const [name = "", ...sets] = line.split("|");
      for (const set of sets) {
        const parts = set.split(" + ").map(named);
        claim(name, { drugs: parts, how: "product", isSure: isReviewed });
        for (const { name: part } of parts) products.set(part, (products.get(part) ?? 0) + 1);
      }
    }
  }
  for (const { drug } of drugs.values()) {
    if (!drug.name.includes(" / ")) continue;
    for (const part of drug.name.split(" / ")) products.set(part, (products.get(part) ?? 0) + 1);
  }

  const verdict = (text: string): NameVerdict | null => {
    const key = normaliseName(text);
    const all = claims.get(key);
    if (all === undefined) return null;
    const sure = all.filter((one) => one.isSure);
    const own = sure.filter((one) => one.how === "own");
    const standing = withoutParts(own.length > 0 ? own : sure.length > 0 ? sure : all);
    // Where a product and the drug named after its ingredients are the same, the drug stands for both.
    const fewestLast = [...standing].sort((a, b) => b.drugs.length - a.drugs.length);
    const meanings = new Map(fewestLast.map((one) => [substancesOf(one).join(" + "), one]));
    const [first] = meanings.values();
    if (first === undefined) return null;
    const choices = [...meanings.values()].map((one) => one.drugs);
    if (meanings.size > 1) return { kind: "ask", why: "shared", choices };
    if (!first.isSure && key.replace(/[^\p{L}]/gu, "").length <= LONGEST_ABBREVIATION)
      return { kind: "ask", why: "short", choices };
    const [drug] = first.drugs;
    if (!first.isSure && first.how === "trade" && drug !== undefined && (products.get(drug.name) ?? 0) >= MANY_PRODUCTS)
      return { kind: "ask", why: "loose", choices };
    return { kind: "found", drugs: first.drugs, name: first.name };
  };

  // Most readers never need them.
  let nearNames: NearNames | undefined;
  let beginnings: ReadonlySet<string> | undefined;
  return {
    verdict,
    byCode: (system, code) => codes.get(`${system} ${code.toUpperCase()}`) ?? [],
    near: (written) => {
      const wanted = normaliseName(written);
      nearNames ??= createNearNames(claims.keys());
      return nearNames.near(wanted).flatMap((key) => claims.get(key)?.[0]?.name ?? []);
    },
    begins: (written) => (beginnings ??= beginningsOf(claims.keys())).has(normaliseName(written)),
    lineOf: (slug) => [...drugs.values()].find(({ drug }) => drug.slug === slug)?.line ?? null,
  };
}

function beginningsOf(keys: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const key of keys)
    for (let at = key.indexOf(" "); at > 0; at = key.indexOf(" ", at + 1)) beginnings.add(key.slice(0, at));
  return beginnings;
}

/** What is in it, in alphabetical order: "lamivudine / abacavir" is abacavir with lamivudine. */
function substancesOf({ drugs }: Claim): readonly string[] {
  return drugs.flatMap(({ name }) => name.split(" / ")).sort();
}

/** A product listed under one of its ingredients too is the product. */
function withoutParts(claims: readonly Claim[]): readonly Claim[] {
  const products = claims.map(substancesOf).filter((substances) => substances.length > 1);
  return claims.filter((one) => {
    const [substance, ...others] = substancesOf(one);
    return others.length > 0 || !products.some((parts) => substance !== undefined && parts.includes(substance));
  });
}

function add<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

function linesIn(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "");
}

function partsOf(cell: string): readonly string[] {
  return cell === "" ? [] : cell.split(";");
}

/** Returns a name as a kebab-case id. */
function slugOfName(name: string): string {
  return normaliseName(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
