import { FOUND_ANSWERS, GL_STRING, LOINC, PHENOTYPE_ANSWERS, SNOMED } from "./codes";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** One way in which a value is given. */
export interface Said {
  readonly text: string;
  /**
   * `words` are for people and have to be understood; an `answer` is a code of ours put into words; a `code` may be a
   * key of a table nobody here has, and then says nothing.
   */
  readonly as: "words" | "answer" | "code";
  readonly isGlString: boolean;
}

/** All that a value says. */
export interface SaidValue {
  readonly all: readonly Said[];
  readonly words: readonly string[];
  /** A number, with its unit where it has one; null where the value is none. */
  readonly number: { readonly value: number; readonly unit: string | null } | null;
  /** Null where the value is no truth value. */
  readonly truth: boolean | null;
  /** The name of a value of a kind that is not read, such as `valueAttachment`; null where there is none. */
  readonly unreadKind: string | null;
}

const PHENOTYPES = new Map(PHENOTYPE_ANSWERS.map(([code, term]) => [code, term]));
const READ_KINDS: ReadonlySet<string> = new Set([
  ...["valueCodeableConcept", "valueString", "valueQuantity", "valueInteger", "valueDecimal", "valueBoolean"],
]);

/** Returns what the value of an observation or component says, in every way it says it: displays, text, string, codes. */
export function saidIn(holder: JsonObject): SaidValue {
  const concept = objectIn(holder["valueCodeableConcept"]);
  const codings = objectsIn(concept?.["coding"]);
  const isGl = codings.some((coding) => isGlSystem(coding));
  const words: readonly Said[] = [
    ...codings.flatMap((coding) => said(coding["display"], "words", isGlSystem(coding))),
    ...said(concept?.["text"], "words", false),
    ...said(holder["valueString"], "words", isGl && codings.length === 1),
  ];
  const codes = codings.flatMap((coding): readonly Said[] => {
    const answer = answerOf(coding);
    return answer === null ? said(coding["code"], "code", isGlSystem(coding)) : said(answer, "answer", false);
  });
  const all = distinct([...words, ...codes]);
  const truth = holder["valueBoolean"];
  return {
    all,
    words: all.filter((one) => one.as === "words").map(({ text }) => text),
    number: numberIn(holder),
    truth: typeof truth === "boolean" ? truth : null,
    unreadKind: Object.keys(holder).find((key) => /^value[A-Z]/.test(key) && !READ_KINDS.has(key)) ?? null,
  };
}

/** Returns the words that a code of an answer list stands for; null for any other code. */
export function answerOf(coding: JsonObject): string | null {
  const code = textIn(coding["code"]) ?? "";
  const system = textIn(coding["system"]);
  if (system === LOINC) return PHENOTYPES.get(code) ?? FOUND_ANSWERS.get(code) ?? null;
  return system === SNOMED ? (FOUND_ANSWERS.get(code) ?? null) : null;
}

function numberIn(holder: JsonObject): SaidValue["number"] {
  const quantity = objectIn(holder["valueQuantity"]);
  const value = quantity?.["value"] ?? holder["valueInteger"] ?? holder["valueDecimal"];
  if (typeof value !== "number") return null;
  // A number with a sign such as "<" before it is another number.
  const comparator = textIn(quantity?.["comparator"]);
  const unit = textIn(quantity?.["unit"]) ?? textIn(quantity?.["code"]);
  return { value, unit: comparator === null ? unit : `${comparator} ${unit ?? ""}`.trim() };
}

function isGlSystem(coding: JsonObject): boolean {
  return (textIn(coding["system"]) ?? "").replace(/^https/, "http").startsWith(GL_STRING);
}

function said(value: unknown, as: Said["as"], isGlString: boolean): readonly Said[] {
  const text = withoutQuotes(value);
  return text === null ? [] : [{ text, as, isGlString }];
}

function distinct(all: readonly Said[]): readonly Said[] {
  const kept = new Map<string, Said>();
  for (const one of all) if (!kept.has(one.text)) kept.set(one.text, one);
  return [...kept.values()];
}

/** Returns a text without the quotation marks that some senders leave at its ends. */
export function withoutQuotes(value: unknown): string | null {
  const text = textIn(value);
  return text === null ? null : textIn(text.replace(/^["'\s]+|["'\s]+$/g, ""));
}
