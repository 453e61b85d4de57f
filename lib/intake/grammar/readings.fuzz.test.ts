/**
 * A mutation that changes what a result means never keeps its reading: what was written is then read as something else,
 * or refused. Each mutation is one that people and programs make.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Knowledge } from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { readResult } from "@/lib/intake";

const CASES = 10_000;

/** Valid results of every gene, in the forms that laboratories use. */
function validValues({ phenotypes }: Knowledge): readonly (readonly [gene: string, text: string])[] {
  return Object.values(phenotypes).flatMap((method) => {
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

type Mutation = (text: string, at: number) => string;

const before =
  (words: string): Mutation =>
  (text) =>
    `${words} ${text}`;
const after =
  (words: string): Mutation =>
  (text) =>
    `${text}${words}`;

/** Each changes or takes away what the text says. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
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

describe("a reading is held to the whole of what was written", () => {
  const values = validValues(knowledge);
  const meaning = (gene: string, text: string): string | null => {
    const read = readResult(knowledge, { gene, value: text }, []);
    if (!read.ok || read.value.state === "not-tested") return null;
    const { terms, possibleTerms, activityScore, diplotype, open } = read.value;
    return JSON.stringify([terms, possibleTerms, activityScore, diplotype, open.length]);
  };

  it("starts from results of every gene with phenotypes", () => {
    expect(new Set(values.map(([gene]) => gene)).size).toBe(Object.keys(knowledge.phenotypes).length);
  });

  it(`keeps no reading over ${CASES} mutations that change the meaning`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...values),
        fc.constantFrom(...Object.entries(MUTATIONS)),
        fc.nat(50),
        ([gene, text], [name, mutate], at) => {
          const mutated = mutate(text, at);
          const kept = meaning(gene, mutated) === meaning(gene, text);
          expect(kept ? `${gene}: “${mutated}” (${name}) is still read as “${text}”` : "").toBe("");
        },
      ),
      { numRuns: CASES, seed: 20261201 },
    );
  });
});
