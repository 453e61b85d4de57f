/** Valid results and mutations of them, for the fuzz of the grammar and its bench. */
import type { Knowledge } from "@/lib/knowledge";
import { readResult } from "@/lib/intake";

/** Valid results of every gene, in the forms that laboratories use. */
export function validValues(knowledge: Knowledge): readonly (readonly [gene: string, text: string])[] {
  return Object.values(knowledge.phenotypes).flatMap((method) => {
    const alleles = method.functions.flatMap((group) => group.alleles.slice(0, 3));
    const pairs = alleles
      .slice(0, 6)
      .flatMap((one, index) => [`${one}/${alleles[(index + 1) % alleles.length] ?? one}`]);
    const scores = method.byScore.map((range) => `AS ${range.from}`);
    return [...method.terms, ...pairs, ...scores]
      .filter((text) => {
        const read = readResult(knowledge, { gene: method.gene, value: text }, []);
        return read.ok && read.value.state !== "not-tested";
      })
      .map((text) => [method.gene, text] as const);
  });
}

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  i: "і",
  "1": "¹",
  "2": "²",
};

export type Mutation = (text: string, at: number) => string;

const before =
  (words: string): Mutation =>
  (text) =>
    `${words} ${text}`;
const after =
  (words: string): Mutation =>
  (text) =>
    `${text}${words}`;

/** Each changes or takes away what the text says. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  negated: before("not"),
  "not a": before("not a"),
  absent: before("no"),
  excluded: after(" excluded"),
  "ruled out": after(" ruled out"),
  doubted: after("?"),
  possible: before("?"),
  "suspected by": before("suspected"),
  "not confirmed": after(" not confirmed"),
  "to be repeated": after(" - repeat"),
  "of the mother": before("mother:"),
  "of the donor": after(" (donor)"),
  "in the tumour": after(" (tumour)"),
  mosaic: after(" mosaic"),
  "with a second result": after(" and *99/*99"),
  "cut off": (text) => `${text}/`,
  "with a stroke before": (text) => `/${text}`,
  "with an unknown allele": after("/*?"),
  "less than": before("<"),
  "more than": before(">"),
  "in another alphabet": (text, at) => {
    const places = [...text].flatMap((sign, index) => (LOOK_ALIKES[sign.toLowerCase()] === undefined ? [] : [index]));
    const place = places[at % Math.max(1, places.length)];
    return place === undefined
      ? `${text}¿`
      : `${text.slice(0, place)}${LOOK_ALIKES[(text[place] ?? "").toLowerCase()] ?? ""}${text.slice(place + 1)}`;
  },
  // A nought after decimals changes nothing.
  "with a digit more": (text) => (/\d[.,]\d+$/.test(text) ? `${text}¿` : `${text}0`),
};

/** Returns what a text is read as, so that two readings can be compared; null where it is refused or says nothing. */
export function meaningIn(knowledge: Knowledge, input: Parameters<typeof readResult>[1]): string | null {
  const read = readResult(knowledge, input, []);
  if (!read.ok || read.value.state === "not-tested") return null;
  const { terms, possibleTerms, activityScore, diplotype, open } = read.value;
  return JSON.stringify([terms, possibleTerms, activityScore, diplotype, open.length]);
}
