import type { Outcome } from "@/lib/schema";
import { beforeDose, isDoseText } from "./dose-text";
import type { AskReason, NamedDrug } from "./drug-names";
import type { NameLookup } from "./name-lookup";
import { normaliseName, type NameEntry } from "./names";
import { quote, refused, spellingProblem } from "./name-problems";

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

/**
 * Returns the drugs that a text names: by INN, USAN, BAN, salt or trade name, by
 * class, by RxCUI or ATC code, alone or with a dose beside it. A drug that we
 * hold nothing on is found all the same, and said to be such; a product of
 * several gives each. A name that stands for more than one drug, an
 * abbreviation, and a near miss come back as a problem with the choices: none
 * of them is taken for the name. So does a text of which something is left.
 */
export function readDrug(names: NameLookup, text: string, path: readonly (string | number)[]): Outcome<DrugReading> {
  const problem = spellingProblem(text, path, "drug");
  if (problem !== null) return { ok: false, problems: [problem] };
  const ways = [readCode, readDirect, readSalt, readWithDose, readSeveral];
  for (const way of ways) {
    const read = way(names, text.trim());
    if (read === null) continue;
    return "drugs" in read ? { ok: true, value: read } : askBack(read, text, path);
  }
  return unknownDrug(names, text, path);
}

interface Question {
  readonly why: AskReason;
  readonly choices: readonly (readonly string[])[];
}

type Reading = DrugReading | Question | null;

function readCode(names: NameLookup, text: string): Reading {
  const rxnorm = /^rx(?:cui|norm)\s*[:#=]?\s*(\d{1,9})$/i.exec(text)?.[1];
  const atc = /^(?:atc\s*[:#=]?\s*)?([A-Z]\d{2}[A-Z]{2}\d{2})$/i.exec(text)?.[1];
  if (rxnorm !== undefined) {
    const product = Object.hasOwn(names.products, rxnorm) ? names.products[rxnorm] : undefined;
    if (product !== undefined)
      return { drugs: product.drugs.map((id) => heldDrug(names, id)), matchedAs: `RxCUI ${rxnorm}`, dose: null };
    return ofCode(names, names.lists().byCode("rxnorm", rxnorm), `RxCUI ${rxnorm}`);
  }
  return atc === undefined ? null : ofCode(names, names.lists().byCode("atc", atc), `ATC ${atc.toUpperCase()}`);
}

function ofCode(names: NameLookup, named: readonly NamedDrug[], written: string): Reading {
  const [only] = named;
  if (only === undefined) return null;
  if (named.length > 1) return { why: "shared", choices: named.map((drug) => [drug.name]) };
  return { drugs: ingredientsOf(names, only), matchedAs: written, dose: null };
}

/** The text as it stands is a name. */
function readDirect(names: NameLookup, text: string): Reading {
  const bearers = (names.exact.get(normaliseName(text)) ?? []).filter(({ entry }) => entry.kind !== "gene");
  // An INN is its bearer's own, whoever else has it as an alias.
  const owned = bearers.filter(({ entry, name }) => name === entry.label);
  const listed = owned.length > 0 ? null : names.lists().verdict(text);
  const found = owned.length > 0 ? owned : bearers.filter(({ isLoose }) => !isLoose || listed === null);
  const ids = [...new Set(found.map(({ entry }) => entry.id))];
  const [first] = found;
  if (first !== undefined && ids.length === 1) {
    const { entry, name } = first;
    const drugs = isId(text, entry) ? [heldDrug(names, entry.id)] : expanded(names, heldDrug(names, entry.id));
    return { drugs, matchedAs: name === entry.label && drugs.length === 1 ? null : name, dose: null };
  }
  if (ids.length > 1) return { why: "shared", choices: ids.map((id) => [names.byId.get(id)?.label ?? id]) };
  if (listed === null) return null;
  if (listed.kind === "ask")
    return { why: listed.why, choices: listed.choices.map((set) => set.map((drug) => drug.name)) };
  const drugs = listed.drugs.flatMap((drug) => ingredientsOf(names, drug));
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
  /\s+(?:(?:di)?hydrochloride|hcl|hydrobromide|(?:di)?sodium|potassium|calcium|magnesium|(?:bi)?sul(?:f|ph)ate|hydrogen sul(?:f|ph)ate|(?:bi)?tartrate|hydrogen tartrate|succinate|maleate|malate|mes[iy]late|bes[iy]late|tos[iy]late|phosphate|citrate|fumarate|(?:hemi|mono|di|tri)?hydrate|anhydrous|besilate|bromide|nitrate|carbonate)$/i;

const ELEMENTS =
  /^(?:sodium|potassium|calcium|magnesium|zinc|iron|ferrous|ferric|alumini?um|bismuth|barium|copper|gold|silver|strontium|ammonium|hydrogen)\b/i;

function readSalt(names: NameLookup, text: string): Reading {
  let base = text;
  for (let i = 0; i < 2 && COUNTER_ION.test(base); i += 1) {
    base = base.replace(COUNTER_ION, "");
    if (ELEMENTS.test(base)) return null;
    const read = readDirect(names, base);
    if (read !== null) return "drugs" in read ? { ...read, matchedAs: text } : read;
  }
  return null;
}

function readName(names: NameLookup, text: string): Reading {
  return readDirect(names, text) ?? readSalt(names, text);
}

function readWithDose(names: NameLookup, text: string): Reading {
  const bare = text.replace(/^(?:tabs?|tablets?|caps?|capsules?|inj|injection|syrup|syr)[.\s]+/i, "");
  const ways = [...(bare === text ? [] : [{ name: bare, dose: text.slice(0, text.length - bare.length).trim() }])];
  for (const { name, dose } of [...ways, ...beforeDose(bare)]) {
    const read = readName(names, name);
    if (read !== null) return "drugs" in read ? { ...read, matchedAs: text, dose } : read;
  }
  return null;
}

/** "A / B", "A + B", "A with B": each must be a name of its own, with its own dose or none. */
function readSeveral(names: NameLookup, text: string): Reading {
  const parts = text.split(/\s*[/+&]\s*|\s+(?:and|with|plus)\s+/i).filter((part) => part !== "");
  if (parts.length < 2) return null;
  const reads = parts.map((part) => readName(names, part) ?? readWithDose(names, part));
  const found = reads.flatMap((read) => (read !== null && "drugs" in read ? [read] : []));
  if (found.length < reads.length) return null;
  const doses = found.flatMap(({ dose }) => dose ?? []);
  return {
    drugs: distinctDrugs(found.flatMap(({ drugs }) => drugs)),
    matchedAs: text,
    dose: doses.length === 0 ? null : doses.join(", "),
  };
}

function ingredientsOf(names: NameLookup, drug: NamedDrug): readonly ReadDrug[] {
  return expanded(names, ofList(names, drug));
}

/** A drug of the lists as the one we hold, where we do. */
function ofList(names: NameLookup, { slug, name, kind, clinpgxId }: NamedDrug): ReadDrug {
  const { exact, idByClinPgx } = names;
  const own = (exact.get(normaliseName(name)) ?? []).filter(({ entry, isLoose }) => entry.kind !== "gene" && !isLoose);
  const id = (clinpgxId === null ? undefined : idByClinPgx.get(clinpgxId)) ?? own[0]?.entry.id;
  return id === undefined ? { id: slug, name, kind, isHeld: false } : heldDrug(names, id);
}

function heldDrug(names: NameLookup, id: string): ReadDrug {
  const entry = names.byId.get(id);
  return { id, name: entry?.label ?? id, kind: entry?.kind === "class" ? "class" : "drug", isHeld: true };
}

/** A product named by its ingredients gives each of them, and itself where we hold something on it as a whole. */
function expanded(names: NameLookup, drug: ReadDrug): readonly ReadDrug[] {
  const ingredients = drug.name.split(" / ");
  if (ingredients.length < 2 || names.asOne.has(drug.name) || !names.hasLists) return [drug];
  const parts = ingredients.map((name): ReadDrug => {
    const read = readName(names, name);
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

function unknownDrug(names: NameLookup, text: string, path: readonly (string | number)[]) {
  const left = leftOver(names, text);
  if (left !== null)
    return refused("drug-left-over", text, path, {
      expected: "one drug, alone or with its dose",
      remedy: `We read ${left.name} and could not read ${quote(left.rest)}: check what it stands for, and write each drug by itself`,
      nearest: [],
    });
  // A word of a dose, and one that begins names of its own, is no slip of another.
  const isSlip = !isDoseText(text) && !names.lists().begins(text);
  const candidates = isSlip ? [...names.near("drug", text), ...names.lists().near(text)] : [];
  const nearest = [...new Map(candidates.map((name) => [normaliseName(name), name])).values()].slice(0, 5);
  const isNumber = /^\d+$/.test(text.trim());
  return refused("drug-unknown", text, path, {
    expected: "a drug or class, by its generic name or trade name",
    remedy: isNumber
      ? `If this is an RxCUI, write “RxCUI ${text.trim()}”`
      : nearest.length > 0
        ? "Check the name on the pack: we take no other name for it"
        : "Check the spelling on the pack, or write the generic name",
    nearest,
  });
}

/** The longest beginning that names a drug, and what follows it. */
function leftOver(names: NameLookup, text: string): { readonly name: string; readonly rest: string } | null {
  const words = text.trim().split(/\s+/);
  for (let at = Math.min(words.length - 1, 6); at > 0; at -= 1) {
    const name = words
      .slice(0, at)
      .join(" ")
      .replace(/[,;:]+$/, "");
    const read = readName(names, name);
    if (read !== null && "drugs" in read)
      return { name: read.drugs.map((drug) => drug.name).join(" / "), rest: words.slice(at).join(" ") };
  }
  return null;
}
