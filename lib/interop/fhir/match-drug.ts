import { normaliseName, type Knowledge } from "@/lib/knowledge";
import { RXNORM } from "./codes";
import { objectIn, objectsIn, textIn } from "../json";

/** One drug of ours that an order names, and how we know. */
export interface DrugMatch {
  readonly drug: string;
  /** `name`: found as a whole word in the order's text; less sure than a code, and said so. */
  readonly by: "code" | "name";
  /** The order names a form whose ingredient stays where it is put. */
  readonly onSkin: boolean;
}

/** What an order says of its medicine: codes as RxNorm numbers, and every text beside them. */
export interface MedicationText {
  readonly codes: readonly string[];
  readonly texts: readonly string[];
}

/**
 * Returns the codes and texts of a FHIR CodeableConcept. Codes of another
 * system than RxNorm are passed over; stray quotation marks and blanks around
 * a code are dropped, since real senders have them.
 */
export function medicationText(concept: unknown): MedicationText {
  const whole = objectIn(concept);
  const codings = objectsIn(whole?.["coding"]);
  return {
    codes: codings
      .filter((coding) => textIn(coding["system"]) === RXNORM)
      .flatMap((coding) => cleanCode(coding["code"]) ?? []),
    texts: [
      ...codings.flatMap((coding) => textIn(coding["display"]) ?? []),
      ...[textIn(whole?.["text"])].filter((text) => text !== null),
    ],
  };
}

/**
 * Returns the drugs an order names; none when we recognise nothing. First by
 * code: the ingredient's own RxCUI, then the table of clinical and branded
 * drugs. Then by name, as whole words of the display, which also finds what a
 * table keeps to itself: the other ingredients of a combination product.
 *
 * @example "Fenofibrate 145 MG / Simvastatin 20 MG" is simvastatin by name;
 * "temsirolimus 25 MG/ML" is never sirolimus
 */
export function matchDrugs(knowledge: Knowledge, { codes, texts }: MedicationText): readonly DrugMatch[] {
  const names = indexOf(knowledge);
  const local = texts.some((text) => ON_SKIN.test(text));
  const byCode = codes.flatMap((code): readonly DrugMatch[] => {
    const ingredient = names.byIngredient.get(code);
    if (ingredient !== undefined) return [{ drug: ingredient, by: "code", onSkin: local }];
    const product = Object.hasOwn(knowledge.products, code) ? knowledge.products[code] : undefined;
    return (product?.drugs ?? []).map((drug) => ({ drug, by: "code", onSkin: local || product?.onSkin === true }));
  });
  const byName = texts
    .flatMap((text) => drugsNamed(names, text))
    .map((drug): DrugMatch => ({ drug, by: "name", onSkin: local }));
  const found = new Map<string, DrugMatch>();
  for (const match of [...byCode, ...byName]) {
    for (const drug of names.ingredients.get(match.drug) ?? [match.drug])
      if (!found.has(drug)) found.set(drug, { ...match, drug });
  }
  return [...found.values()];
}

/** Forms of RxNorm displays whose ingredient acts where it is put. */
const ON_SKIN = /\b(?:topical|ophthalmic|otic)\b/i;

interface Names {
  readonly byIngredient: ReadonlyMap<string, string>;
  /** Combinations that only have an entry to be named by: what is in them. */
  readonly ingredients: ReadonlyMap<string, readonly string[]>;
  readonly byFirstWord: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly drug: string }[]>;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const indexes = new WeakMap<Knowledge, Names>();

function indexOf(knowledge: Knowledge): Names {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const drugs = Object.values(knowledge.drugs).filter((drug) => drug.kind === "drug");
  const ownNames = new Map<string, string>();
  const bearers = new Map<string, Set<string>>();
  for (const drug of drugs) {
    for (const name of [drug.name, ...drug.synonyms, ...drug.brands.map((brand) => brand.name)]) {
      const key = wordsOf(name).join(" ");
      bearers.set(key, (bearers.get(key) ?? new Set()).add(drug.id));
      if (name === drug.name && !ownNames.has(key)) ownNames.set(key, drug.id);
    }
  }
  const byFirstWord = new Map<string, { words: readonly string[]; drug: string }[]>();
  for (const [key, ids] of bearers) {
    const words = key.split(" ");
    const [first = ""] = words;
    const [only] = ids;
    // A brand of two drugs tells neither; an INN is its bearer's own.
    const drug = ownNames.get(key) ?? (ids.size === 1 ? only : undefined);
    if (drug === undefined || key.length < SHORTEST_NAME) continue;
    byFirstWord.set(
      first,
      [...(byFirstWord.get(first) ?? []), { words, drug }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  const byIngredient = new Map(
    drugs.flatMap((drug) =>
      drug.identifiers.rxnorm === undefined ? [] : [[drug.identifiers.rxnorm, drug.id] as const],
    ),
  );
  const idByName = new Map(drugs.map((drug) => [drug.name, drug.id]));
  const ingredients = new Map(
    drugs
      .filter((drug) => drug.depth === "listed" && drug.name.includes(" / "))
      .map((drug) => [drug.id, drug.name.split(" / ").flatMap((name) => idByName.get(name) ?? [])] as const),
  );
  const names = { byIngredient, ingredients, byFirstWord };
  indexes.set(knowledge, names);
  return names;
}

/** A name of three letters or fewer would be found in strengths and units. */
const SHORTEST_NAME = 4;
const LONGEST_TEXT = 500;

function isName(names: Names, word: string): boolean {
  return (names.byFirstWord.get(word) ?? []).some((name) => name.words.length === 1);
}

function drugsNamed(names: Names, text: string): readonly string[] {
  // A hyphen between two ingredients parts them: each must be a name of its own, so that no prefix is taken for one.
  const words = wordsOf(text.slice(0, LONGEST_TEXT)).flatMap((word) => {
    const parts = word.split(JOIN);
    return parts.length > 1 && parts.every((part) => isName(names, part)) ? parts : [word];
  });
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const match = (names.byFirstWord.get(words[at] ?? "") ?? []).find((name) =>
      name.words.every((word, i) => words[at + i] === word),
    );
    if (match === undefined) continue;
    found.push(match.drug);
    at += match.words.length - 1;
  }
  return found;
}

/**
 * Returns the words of a name in lower case. A hyphen joins: `dihydro-codeine`
 * holds no codeine.
 */
function wordsOf(text: string): readonly string[] {
  return normaliseName(text.replace(/[-\u2010-\u2015]/g, JOIN))
    .split(/[^\p{L}\p{N}~]+/u)
    .filter((word) => word !== "");
}

/** Stands for a hyphen while blanks and hyphens are told apart; no name holds it. */
const JOIN = "~";

function cleanCode(code: unknown): string | null {
  const text = typeof code === "number" ? String(code) : textIn(code);
  return text === null ? null : (/^["']?\s*(\d{1,12})\s*["']?$/.exec(text)?.[1] ?? null);
}
