/**
 * A mutation that changes what a result means never keeps its reading: what was written is then read as something else,
 * or refused. Each mutation is one that people and programs make.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knowledge } from "@/tests/builders/shipped";
import { MUTATIONS, meaningIn, validValues } from "@/tests/builders/mutations";

const CASES = 10_000;

describe("a reading is held to the whole of what was written", () => {
  const values = validValues(knowledge);
  const meaning = (gene: string, text: string): string | null => meaningIn(knowledge, { gene, value: text });

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
