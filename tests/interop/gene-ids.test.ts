/** A laboratory may name a gene by its HGNC number alone: each gene with phenotypes or guidance must have the right one. */
import { describe, expect, it } from "vitest";
import { readFhir } from "@/lib/interop";
import { genotype, searchset } from "@/tests/builders/fhir";
import { readGeneNumbers } from "@/tests/conformance/identifiers";
import { knowledge, TODAY } from "./knowledge";

const genes = Object.values(knowledge.phenotypes).map(({ gene, terms }) => ({
  gene,
  term: terms[0] ?? "",
  number: knowledge.genes[gene]?.identifiers.hgnc ?? "none",
}));

describe("a gene with phenotypes", () => {
  it.each(genes)("$gene is known by $number alone, with and without its prefix", ({ gene, term, number }) => {
    for (const code of [number, number.replace("HGNC:", "")]) {
      const observation = genotype(gene, term, {
        valueCodeableConcept: { text: term },
        component: [
          {
            code: { coding: [{ system: "http://loinc.org", code: "48018-6" }] },
            valueCodeableConcept: { coding: [{ system: "http://www.genenames.org/geneId", code }] },
          },
        ],
      });
      expect(
        readFhir(searchset(observation), knowledge, { patient: "pt1", fhirServer: null, today: TODAY }),
      ).toMatchObject({ results: [{ gene }], problems: [] });
    }
  });

  it("has a number no other gene has", () => {
    const numbers = Object.values(knowledge.genes).flatMap((gene) => gene.identifiers.hgnc ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

it("every number we hold of a gene that CPIC lists is CPIC's", () => {
  const held = readGeneNumbers().filter(([symbol]) => knowledge.genes[symbol] !== undefined);
  expect(held.length).toBeGreaterThan(100);
  expect(held.filter(([symbol, number]) => knowledge.genes[symbol]?.identifiers.hgnc !== number)).toEqual([]);
});
