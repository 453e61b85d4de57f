import type { Outcome, Problem } from "@/lib/schema";
import { beforeDose } from "./dose-text";
import { createDrugNames, type AskReason, type DrugNames, type NamedDrug } from "./drug-names";
import type { Knowledge } from "./knowledge";
import { geneSpelling } from "./gene-spelling";
import { createNearNames, type NearNames } from "./near-name";
import { nameEntries, normaliseName, type NameEntry } from "./names";

/** A name the reader gave, resolved: the id, and the name by which it was found when that is another. */
export interface ResolvedName {
  readonly id: string;
  readonly kind: NameEntry["kind"];
  readonly matchedAs: string | null;
}

/** One drug that was named. */
export interface ReadDrug {
  readonly id: string;
  readonly name: string;
  readonly kind: "drug" | "class";
  /** False for a drug that the lists of names know and we hold nothing on. */
  readonly isHeld: boolean;
}

/** What was written for a drug, understood. */
export interface DrugReading {
  /** One drug, or the ingredients of a product. */
  readonly drugs: readonly ReadDrug[];
  /** By what it was found, where that is not the drug's own name; it finds the same again. */
  readonly matchedAs: string | null;
  /** The dose beside the name, which is not used. */
  readonly dose: string | null;
}

/** Where genes are asked for by name, drugs may be known or not. */
type GeneNames = Pick<Knowledge, "genes"> & Partial<Pick<Knowledge, "drugs">>;

/** What drugs are found by: those that are held, and the lists of names where they are at hand. */
type DrugSources = Pick<Knowledge, "drugs" | "genes"> & Partial<Pick<Knowledge, "drugNames" | "products">>;

interface Bearer {
  readonly entry: NameEntry;
  readonly name: string;
  /** A name that only a list of names or an import gives it: the lists decide, where they have it. */
  readonly isLoose: boolean;
}

interface Lookup {
  readonly exact: ReadonlyMap<string, readonly Bearer[]>;
  /** Genes by their names in one spelling. Made ready when a name is not found as it stands. */
  readonly genes: () => ReadonlyMap<string, readonly Bearer[]>;
  readonly idByClinPgx: ReadonlyMap<string, string>;
  /** Names of drugs or genes that may be offered for a slip. */
  readonly near: (kind: "drug" | "gene", written: string) => readonly string[];
  /** Made ready when it is first asked, since most names are those of drugs we hold. */
  readonly lists: () => DrugNames;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const lookups = new WeakMap<GeneNames, Lookup>();

const MAX_NAME_CHARACTERS = 100;

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

/**
 * Returns the drugs that a text names: by INN, USAN, BAN, salt or trade name, by
 * class, by RxCUI or ATC code, alone or with a dose beside it. A drug that we
 * hold nothing on is found all the same, and said to be such; a product of
 * several gives each. A name that stands for more than one drug, an
 * abbreviation, and a near miss come back as a problem with the choices: none
 * of them is taken for the name. So does a text of which something is left.
 */
export function readDrugName(
  knowledge: DrugSources,
  text: string,
  path: readonly (string | number)[],
): Outcome<DrugReading> {
  const problem = spellingProblem(text, path, "drug");
  if (problem !== null) return { ok: false, problems: [problem] };
  const ways = [readCode, readDirect, readSalt, readWithDose, readSeveral];
  for (const way of ways) {
    const read = way(knowledge, text.trim());
    if (read === null) continue;
    return "drugs" in read ? { ok: true, value: read } : askBack(read, text, path);
  }
  return unknownDrug(knowledge, text, path);
}

interface Question {
  readonly why: AskReason;
  readonly choices: readonly (readonly string[])[];
}

type Reading = DrugReading | Question | null;

function readCode(knowledge: DrugSources, text: string): Reading {
  const rxnorm = /^rx(?:cui|norm)\s*[:#=]?\s*(\d{1,9})$/i.exec(text)?.[1];
  const atc = /^(?:atc\s*[:#=]?\s*)?([A-Z]\d{2}[A-Z]{2}\d{2})$/i.exec(text)?.[1];
  const lookup = lookupOf(knowledge);
  if (rxnorm !== undefined) {
    const product =
      knowledge.products !== undefined && Object.hasOwn(knowledge.products, rxnorm) ? knowledge.products[rxnorm] : null;
    if (product != null)
      return { drugs: product.drugs.map((id) => heldDrug(knowledge, id)), matchedAs: `RxCUI ${rxnorm}`, dose: null };
    return ofCode(knowledge, lookup.lists().byCode("rxnorm", rxnorm), `RxCUI ${rxnorm}`);
  }
  return atc === undefined ? null : ofCode(knowledge, lookup.lists().byCode("atc", atc), `ATC ${atc.toUpperCase()}`);
}

function ofCode(knowledge: DrugSources, named: readonly NamedDrug[], written: string): Reading {
  const [only] = named;
  if (only === undefined) return null;
  if (named.length > 1) return { why: "shared", choices: named.map((drug) => [drug.name]) };
  return { drugs: ingredientsOf(knowledge, only), matchedAs: written, dose: null };
}

/** The text as it stands is a name. */
function readDirect(knowledge: DrugSources, text: string): Reading {
  const lookup = lookupOf(knowledge);
  const bearers = (lookup.exact.get(normaliseName(text)) ?? []).filter(({ entry }) => entry.kind !== "gene");
  // An INN is its bearer's own, whoever else has it as an alias.
  const owned = bearers.filter(({ entry, name }) => name === entry.label);
  const listed = owned.length > 0 ? null : lookup.lists().verdict(text);
  const found = owned.length > 0 ? owned : bearers.filter(({ isLoose }) => !isLoose || listed === null);
  const ids = [...new Set(found.map(({ entry }) => entry.id))];
  const [first] = found;
  if (first !== undefined && ids.length === 1) {
    const { entry, name } = first;
    const drugs = isId(text, entry)
      ? [heldDrug(knowledge, entry.id)]
      : expanded(knowledge, heldDrug(knowledge, entry.id));
    return { drugs, matchedAs: name === entry.label && drugs.length === 1 ? null : name, dose: null };
  }
  if (ids.length > 1) return { why: "shared", choices: ids.map((id) => [knowledge.drugs[id]?.name ?? id]) };
  if (listed === null) return null;
  if (listed.kind === "ask")
    return { why: listed.why, choices: listed.choices.map((set) => set.map((drug) => drug.name)) };
  const drugs = listed.drugs.flatMap((drug) => ingredientsOf(knowledge, drug));
  const [only] = drugs;
  const isOwn = drugs.length === 1 && only !== undefined && normaliseName(only.name) === normaliseName(listed.name);
  return { drugs: distinctDrugs(drugs), matchedAs: isOwn ? null : listed.name, dose: null };
}

/** Code asks by the id, and means the entry itself. */
function isId(text: string, entry: NameEntry): boolean {
  return text === entry.id;
}

/** Counter-ions and water: the drug is the same. Esters and elements are left out, since there the whole name is the drug. */
const COUNTER_ION =
  /\s+(?:(?:di)?hydrochloride|hcl|hydrobromide|(?:di)?sodium|potassium|calcium|magnesium|(?:bi)?sul(?:f|ph)ate|hydrogen sul(?:f|ph)ate|(?:bi)?tartrate|hydrogen tartrate|succinate|maleate|malate|mes[iy]late|bes[iy]late|tos[iy]late|phosphate|citrate|fumarate|(?:hemi|mono|di|tri)?hydrate|anhydrous|besilate|bromide|nitrate)$/i;

const ELEMENTS =
  /^(?:sodium|potassium|calcium|magnesium|zinc|iron|ferrous|ferric|lithium|alumini?um|bismuth|barium|copper|gold|silver|strontium|ammonium|hydrogen)\b/i;

function readSalt(knowledge: DrugSources, text: string): Reading {
  let base = text;
  for (let i = 0; i < 2 && COUNTER_ION.test(base); i += 1) {
    base = base.replace(COUNTER_ION, "");
    if (ELEMENTS.test(base)) return null;
    const read = readDirect(knowledge, base);
    if (read !== null) return "drugs" in read ? { ...read, matchedAs: text } : read;
  }
  return null;
}

function readName(knowledge: DrugSources, text: string): Reading {
  return readDirect(knowledge, text) ?? readSalt(knowledge, text);
}

function readWithDose(knowledge: DrugSources, text: string): Reading {
  const bare = text.replace(/^(?:tabs?|tablets?|caps?|capsules?|inj|injection|syrup|syr)[.\s]+/i, "");
  const ways = [...(bare === text ? [] : [{ name: bare, dose: text.slice(0, text.length - bare.length).trim() }])];
  for (const { name, dose } of [...ways, ...beforeDose(bare)]) {
    const read = readName(knowledge, name);
    if (read !== null) return "drugs" in read ? { ...read, matchedAs: text, dose } : read;
  }
  return null;
}

/** "A / B", "A + B", "A with B": each must be a name of its own, with its own dose or none. */
function readSeveral(knowledge: DrugSources, text: string): Reading {
  const parts = text.split(/\s*[/+&]\s*|\s+(?:and|with|plus)\s+/i).filter((part) => part !== "");
  if (parts.length < 2) return null;
  const reads = parts.map((part) => readName(knowledge, part) ?? readWithDose(knowledge, part));
  const found = reads.flatMap((read) => (read !== null && "drugs" in read ? [read] : []));
  if (found.length < reads.length) return null;
  const doses = found.flatMap(({ dose }) => dose ?? []);
  return {
    drugs: distinctDrugs(found.flatMap(({ drugs }) => drugs)),
    matchedAs: text,
    dose: doses.length === 0 ? null : doses.join(", "),
  };
}

function ingredientsOf(knowledge: DrugSources, drug: NamedDrug): readonly ReadDrug[] {
  return expanded(knowledge, ofList(knowledge, drug));
}

/** A drug of the lists as the one we hold, where we do. */
function ofList(knowledge: DrugSources, { slug, name, kind, clinpgxId }: NamedDrug): ReadDrug {
  const { exact, idByClinPgx } = lookupOf(knowledge);
  const own = (exact.get(normaliseName(name)) ?? []).filter(({ entry, isLoose }) => entry.kind !== "gene" && !isLoose);
  const id = (clinpgxId === null ? undefined : idByClinPgx.get(clinpgxId)) ?? own[0]?.entry.id;
  return id === undefined ? { id: slug, name, kind, isHeld: false } : heldDrug(knowledge, id);
}

function heldDrug(knowledge: DrugSources, id: string): ReadDrug {
  const drug = knowledge.drugs[id];
  return { id, name: drug?.name ?? id, kind: drug?.kind ?? "drug", isHeld: true };
}

/** A product named by its ingredients gives each of them, and itself where we hold something on it as a whole. */
function expanded(knowledge: DrugSources, drug: ReadDrug): readonly ReadDrug[] {
  const names = drug.name.split(" / ");
  const asOne = (knowledge.drugNames ?? []).some((list) => list.asOne.includes(drug.name));
  if (names.length < 2 || asOne || knowledge.drugNames === undefined) return [drug];
  const parts = names.map((name): ReadDrug => {
    const read = readName(knowledge, name);
    const [only] = read !== null && "drugs" in read ? read.drugs : [];
    return only ?? { id: idOf(name), name, kind: "drug", isHeld: false };
  });
  return distinctDrugs(drug.isHeld ? [drug, ...parts] : parts);
}

function idOf(name: string): string {
  return normaliseName(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function distinctDrugs(drugs: readonly ReadDrug[]): readonly ReadDrug[] {
  return drugs.filter((drug, i) => drugs.findIndex((other) => other.id === drug.id) === i);
}

const ASKED: Readonly<Record<AskReason, { readonly expected: string; readonly remedy: string }>> = {
  shared: {
    expected: "a name that stands for one drug",
    remedy: "This name is listed for more than one drug: write the one you mean",
  },
  short: {
    expected: "the name of a drug in full",
    remedy: "An abbreviation can be read in more than one way: write the name in full",
  },
  loose: {
    expected: "a name that tells every drug in the product",
    remedy: "Products with this drug often hold others too: check the pack and write each ingredient",
  },
};

function askBack({ why, choices }: Question, text: string, path: readonly (string | number)[]) {
  return refused("drug-ambiguous", text, path, {
    ...ASKED[why],
    nearest: choices.map((set) => set.join(" / ")),
  });
}

function unknownDrug(knowledge: DrugSources, text: string, path: readonly (string | number)[]) {
  const left = leftOver(knowledge, text);
  if (left !== null)
    return refused("drug-left-over", text, path, {
      expected: "one drug, alone or with its dose",
      remedy: `We read ${left.name} and could not read ${quote(left.rest)}: write one drug at a time`,
      nearest: [],
    });
  const { near, lists } = lookupOf(knowledge);
  const candidates = [...near("drug", text), ...lists().near(text)];
  const names = [...new Map(candidates.map((name) => [normaliseName(name), name])).values()].slice(0, 5);
  const isNumber = /^\d+$/.test(text.trim());
  return refused("drug-unknown", text, path, {
    expected: "a drug or class, by its generic name or trade name",
    remedy: isNumber
      ? `If this is an RxCUI, write “RxCUI ${text.trim()}”`
      : names.length > 0
        ? "Check the name on the pack: we take no other name for it"
        : "Check the spelling on the pack, or write the generic name",
    nearest: names,
  });
}

/** The longest beginning that names a drug, and what follows it. */
function leftOver(knowledge: DrugSources, text: string): { readonly name: string; readonly rest: string } | null {
  const words = text.trim().split(/\s+/);
  for (let at = Math.min(words.length - 1, 6); at > 0; at -= 1) {
    const name = words
      .slice(0, at)
      .join(" ")
      .replace(/[,;:]+$/, "");
    const read = readName(knowledge, name);
    if (read !== null && "drugs" in read)
      return { name: read.drugs.map((drug) => drug.name).join(" / "), rest: words.slice(at).join(" ") };
  }
  return null;
}

function refused(
  code: string,
  text: string,
  path: readonly (string | number)[],
  rest: Pick<Problem, "expected" | "remedy" | "nearest">,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path, found: quote(text), ...rest }] };
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
    remedy:
      nearest.length > 0 ? "Choose one of the nearest names, or look in the list" : "Look in the list of all names",
    nearest,
  });
}

/** The genes of a name. A symbol is its bearer's own, whoever else has it as an alias. */
function bearersOf(
  knowledge: GeneNames,
  name: string,
): readonly { readonly entry: NameEntry; readonly name: string }[] {
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

function lookupOf(knowledge: GeneNames & Partial<Pick<Knowledge, "drugNames">>): Lookup {
  const known = lookups.get(knowledge);
  if (known !== undefined) return known;
  const entries = nameEntries(knowledge);
  const isLoose = looseNames(knowledge);
  const exact = new Map<string, Bearer[]>();
  for (const entry of entries) {
    const names = [
      entry.id,
      entry.label,
      ...entry.others.filter((other) => other.what !== "class").map((other) => other.text),
    ];
    for (const name of new Set(names)) {
      const key = normaliseName(name);
      const bearer = {
        entry,
        name: name === entry.id ? entry.label : name,
        isLoose: entry.kind !== "gene" && name !== entry.id && name !== entry.label && isLoose(entry.id, name),
      };
      exact.set(key, [...(exact.get(key) ?? []), bearer]);
    }
  }
  const idByClinPgx = new Map(
    Object.values(knowledge.drugs ?? {}).flatMap(({ id, identifiers }) =>
      identifiers.clinpgx === undefined ? [] : [[identifiers.clinpgx, id] as const],
    ),
  );
  let lists: DrugNames | undefined;
  let genes: ReturnType<Lookup["genes"]> | undefined;
  const lookup = {
    exact,
    genes: () => (genes ??= genesBySpelling(exact)),
    idByClinPgx,
    near: nearIn(exact),
    lists: () => (lists ??= createDrugNames(knowledge.drugNames ?? [])),
  };
  lookups.set(knowledge, lookup);
  return lookup;
}

function genesBySpelling(exact: Lookup["exact"]): ReturnType<Lookup["genes"]> {
  const genes = new Map<string, Bearer[]>();
  for (const bearer of [...exact.values()].flat()) {
    const key = geneSpelling(bearer.name);
    if (bearer.entry.kind === "gene") genes.set(key, [...(genes.get(key) ?? []), bearer]);
  }
  return genes;
}

function nearIn(exact: Lookup["exact"]): Lookup["near"] {
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

/** Names that a drug has from a list of names or an import alone. A part of the knowledge names no sources, and then no brand is sure. */
function looseNames(knowledge: Partial<Pick<Knowledge, "drugs" | "drugNames">>): (id: string, name: string) => boolean {
  const lists = new Set((knowledge.drugNames ?? []).flatMap((list) => list.sources));
  return (id, name) => {
    const drug = knowledge.drugs?.[id];
    if (drug?.depth === "imported") return true;
    const brand = drug?.brands.find((one) => one.name === name);
    return brand !== undefined && brand.sources.every((source) => lists.has(source));
  };
}
