/** What a card says of results that were not, not wholly or not successfully looked up: never that none is on file. */
import { describe, expect, it } from "vitest";
import { answerCds, parseCdsRequest, serviceOf, type CdsCard } from "@/lib/interop";
import { concept, genotype, orderSelect, searchset, type Json } from "@/tests/builders/fhir";
import { knowledge, TODAY } from "./knowledge";

const world = { knowledge, today: TODAY, baseUrl: "https://haplonote.example", newId: () => "id" };
const EMPTY: Json = {
  genotypes: searchset(),
  haplotypes: searchset(),
  implications: searchset(),
};
const outcome: Json = {
  resourceType: "OperationOutcome",
  issue: [{ severity: "error", code: "forbidden", diagnostics: "ward 7" }],
};

function cardsFor(prefetch: Json | undefined, drug = "abacavir", fetched: Json = {}): readonly CdsCard[] {
  const service = serviceOf("pgx-order-select");
  const order = {
    resourceType: "MedicationRequest",
    id: "o",
    status: "draft",
    subject: { reference: "Patient/pt1" },
    medicationCodeableConcept: { text: drug },
  };
  const body = orderSelect({ orders: [order], ...(prefetch === undefined ? {} : { prefetch }) });
  const parsed = service === null ? null : parseCdsRequest(service, body);
  const answer = service !== null && parsed?.ok === true ? answerCds(service, parsed.value, fetched, world) : null;
  if (answer?.ok !== true) throw new Error("the call is refused");
  return answer.value.cards;
}

/** Each way in which a search is not answered in full, and what the card says of it. */
const UNANSWERED: readonly (readonly [string, Json, RegExp])[] = [
  ["an OperationOutcome", { ...EMPTY, genotypes: outcome }, /search for results failed/],
  [
    "an OperationOutcome for each",
    { genotypes: outcome, haplotypes: outcome, implications: outcome },
    /search for results failed/,
  ],
  [
    "an OperationOutcome inside a Bundle",
    { ...EMPTY, genotypes: { resourceType: "Bundle", entry: [{ resource: outcome, search: { mode: "outcome" } }] } },
    /search for results failed/,
  ],
  [
    "a next page",
    { ...EMPTY, genotypes: { ...searchset(), link: [{ relation: "next", url: "https://x/2" }] } },
    /only a part/,
  ],
  ["a total above its entries", { ...EMPTY, genotypes: { ...searchset(), total: 40 } }, /only a part/],
  ["a web page", { ...EMPTY, genotypes: "<html>Log in</html>" }, /could not be read/],
  ["null", { ...EMPTY, genotypes: null }, /answered with null/],
  ["no key", { haplotypes: searchset(), implications: searchset() }, /Not every kind of result was looked up/],
  [
    "a result that names no gene",
    { ...EMPTY, genotypes: searchset(genotype("", "*2/*2", { component: [] })) },
    /may be of any gene/,
  ],
];

describe("a drug for which a test is advised", () => {
  it.each(UNANSWERED)("with %s in the place of a search: look for the result first", (_, prefetch, caution) => {
    const [card, ...others] = cardsFor(prefetch);
    expect(others).toEqual([]);
    expect(card?.summary).toMatch(/^Abacavir: look for a result; if there is none, test HLA-B/);
    expect(card?.summary.length).toBeLessThan(140);
    expect(card?.detail).toMatch(caution);
    expect(JSON.stringify(card)).not.toMatch(/no result on file|ward 7/);
  });

  it("says that none is on file when every search was answered and read, and found none", () => {
    expect(cardsFor(EMPTY)[0]?.summary).toMatch(/no result on file$/);
  });

  it("takes what was fetched in the place of what was not sent", () => {
    expect(cardsFor({ ...EMPTY, genotypes: outcome }, "abacavir", { genotypes: searchset() })[0]?.summary).toMatch(
      /no result on file$/,
    );
    const found = searchset(genotype("HLA-B", "*57:01 positive"));
    expect(cardsFor({ ...EMPTY, genotypes: null }, "abacavir", { genotypes: found })[0]?.indicator).toBe("critical");
  });
});

describe("a drug with guidance that advises no test", () => {
  it.each(UNANSWERED.filter(([name]) => !/null|no key/.test(name)))("is no silence after %s", (_, prefetch) => {
    expect(cardsFor(prefetch, "omeprazole")[0]?.summary).toMatch(
      /^Omeprazole: genetic results could not all be looked up; guidance asks for/,
    );
  });

  it("is silence where a client does not send results, or there are none", () => {
    expect(cardsFor(undefined, "omeprazole")).toEqual([]);
    expect(cardsFor(EMPTY, "omeprazole")).toEqual([]);
  });

  it("is silence on a normal result, although another search failed", () => {
    const normal = { ...EMPTY, genotypes: searchset(genotype("CYP2C19", "*1/*1")), haplotypes: outcome };
    expect(cardsFor(normal, "clopidogrel")).toEqual([]);
  });
});

it("the codes of single genes are searched for", () => {
  const query = serviceOf("pgx-order-sign")?.prefetch["genotypes"] ?? "";
  for (const code of ["84413-4", "79714-2", "79715-9", "50956-2", "57979-7"])
    expect(query).toContain(`http://loinc.org|${code}`);
});

it("a phenotype under its own LOINC code is searched for with the genotypes, and stands on the card as it was written", () => {
  const phenotype = {
    ...genotype("CYP2C19", ""),
    code: concept("79714-2"),
    component: [],
    valueCodeableConcept: { text: "CYP2C19 PM" },
  };
  const [card] = cardsFor({ ...EMPTY, genotypes: searchset(phenotype) }, "clopidogrel");
  expect(card?.summary).toMatch(/Clopidogrel, CYP2C19 Poor Metabolizer/);
  expect(card?.detail).toContain("**As it was written:** CYP2C19: “CYP2C19 PM”");
});

it("what one laboratory wrote does not stand on the card of another patient with the same result", () => {
  const written = (text: string): string =>
    JSON.stringify(cardsFor({ ...EMPTY, genotypes: searchset(genotype("CYP2C19", text)) }, "clopidogrel"));
  expect(written("CYP2C19 *2 / *2")).toContain("*2 / ");
  expect(written("*2/*2")).not.toContain("*2 / ");
});

it("an order of FHIR R5, whose medicine stands under another name, is checked too", () => {
  const service = serviceOf("pgx-order-select");
  const order = {
    resourceType: "MedicationRequest",
    id: "o",
    status: "draft",
    subject: { reference: "Patient/pt1" },
    medication: { concept: { text: "abacavir" } },
  };
  const parsed = service === null ? null : parseCdsRequest(service, orderSelect({ orders: [order], prefetch: EMPTY }));
  const answer = service !== null && parsed?.ok === true ? answerCds(service, parsed.value, {}, world) : null;
  expect(answer?.ok === true ? answer.value.cards.map(({ summary }) => summary) : []).toEqual([
    expect.stringMatching(/^Abacavir: test HLA-B/),
  ]);
});
