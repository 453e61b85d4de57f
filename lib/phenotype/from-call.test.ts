import { describe, expect, test } from "vitest";
import { PhenotypeMethodSchema, type PhenotypeMethod } from "@/lib/schema";
import { alleleDefinition, callOf } from "../../tests/builders/alleles";
import type { Genotypes } from "../../tests/builders/observation";
import { meaningOf } from "./from-call";

const common = {
  gene: "TEST1",
  text: "t",
  askFor: "t",
  version: "t",
  sources: ["test-database"],
  reviewed: "2026-11-20",
};

const scored = PhenotypeMethodSchema.parse({
  ...common,
  method: "activity-score",
  manyVariants: "lowest-functions",
  terms: ["Normal Metabolizer", "Intermediate Metabolizer", "Poor Metabolizer", "Indeterminate"],
  functions: [
    { function: "Normal function", value: 1, alleles: ["Reference", "c.1"] },
    { function: "Decreased function", value: 0.5, alleles: ["c.2", "c.3"] },
    { function: "No function", value: 0, alleles: ["c.4"] },
  ],
  byScore: [
    { from: 2, to: 2, term: "Normal Metabolizer" },
    { from: 1, to: 1.5, term: "Intermediate Metabolizer" },
    { from: 0, to: 0.5, term: "Poor Metabolizer" },
  ],
});

const variants = alleleDefinition({
  callAs: "lowest-function",
  reference: "Reference",
  fullyDefined: [],
  alleles: {
    Reference: {},
    "c.1": { 1: "G" },
    "c.2": { 2: "G" },
    "c.3": { 3: "G" },
    "c.4": { 4: "G" },
    "c.5": { 5: "G" },
  },
});

const lookedUp = (genotypes: Genotypes, method: PhenotypeMethod = scored) =>
  meaningOf(method, callOf(variants, genotypes)).recommended.map((one) => [
    one.alleles.join("/"),
    one.phenotype,
    one.activityScore?.value ?? null,
  ]);

describe("genes read by their lowest functions", () => {
  test("the lowest variant of each copy decides when the copies are told apart", () => {
    expect(lookedUp({ 1: "A|G", 4: "A|G", 2: "G|A" })).toEqual([["c.2/c.4", "Poor Metabolizer", 0.5]]);
    expect(lookedUp({ 2: "A|G", 4: "A|G" })).toEqual([["Reference/c.4", "Intermediate Metabolizer", 1]]);
  });

  test("the two lowest of all decide when they are not", () => {
    expect(lookedUp({ 1: "A/G", 2: "A/G", 4: "A/G" })).toEqual([["c.4/c.2", "Poor Metabolizer", 0.5]]);
  });

  test("a variant of both copies counts twice", () => {
    expect(lookedUp({ 1: "A/G", 2: "A/G", 4: "G/G" })).toEqual([["c.4/c.4", "Poor Metabolizer", 0]]);
  });

  test("equal variants are taken in the order of their names", () => {
    expect(lookedUp({ 2: "A/G", 3: "A/G", 1: "A/G" })).toEqual([["c.2/c.3", "Intermediate Metabolizer", 1]]);
  });

  test("among arrangements of phase sets the one that leaves least decides", () => {
    expect(lookedUp({ 2: "A|G:1", 4: "A|G:2" })).toEqual([["c.2/c.4", "Poor Metabolizer", 0.5]]);
  });

  test("a variant without a value leaves the result open", () => {
    const meaning = meaningOf(scored, callOf(variants, { 5: "A/G" }));
    expect([meaning.state, meaning.recommended]).toEqual([
      "uncertain-function",
      [
        {
          alleles: ["Reference", "c.5"],
          functions: ["Normal function", null],
          phenotype: "Indeterminate",
          activityScore: null,
        },
      ],
    ]);
  });
});

describe("genes read by diplotype", () => {
  const pairs = PhenotypeMethodSchema.parse({
    ...common,
    method: "function-pairs",
    terms: ["Normal Metabolizer", "Intermediate Metabolizer", "Indeterminate"],
    functions: [
      { function: "Normal function", alleles: ["*1", "*3"] },
      { function: "No function", alleles: ["*2", "*5"] },
      { function: "Uncertain function", alleles: ["*4"] },
    ],
    byFunctions: [
      { functions: ["Normal function", "Normal function"], term: "Normal Metabolizer" },
      { functions: ["No function", "Normal function"], term: "Intermediate Metabolizer" },
      { functions: ["No function", "Uncertain function"], term: "Indeterminate" },
      { functions: ["Normal function", "Uncertain function"], term: "Indeterminate" },
    ],
  });

  test("every best call has its own phenotype", () => {
    const meaning = meaningOf(pairs, callOf(alleleDefinition(), { 1: "-", 4: "A/G" }));
    expect(meaning.recommended.map((one) => [one.alleles.join("/"), one.phenotype])).toEqual([
      ["*1/*2", "Intermediate Metabolizer"],
      ["*1/*3", "Normal Metabolizer"],
    ]);
  });

  test("a call of an allele of uncertain function is of uncertain function", () => {
    expect(meaningOf(pairs, callOf(alleleDefinition(), { 2: "A/G" })).state).toBe("uncertain-function");
    expect(meaningOf(pairs, callOf(alleleDefinition(), {})).state).toBe("called");
  });

  test("where one position stands in for a diplotype, its alleles are looked up", () => {
    const fallback = alleleDefinition({ fallback: { position: 4, alleles: { A: "*1", G: "*5" } } });
    expect(meaningOf(pairs, callOf(fallback, { 1: "G/G", 2: "G/G", 4: "A/G" })).recommended).toEqual([
      {
        alleles: ["*1", "*5"],
        functions: ["Normal function", "No function"],
        phenotype: "Intermediate Metabolizer",
        activityScore: null,
      },
    ]);
  });

  test("without tables there is a diplotype and no phenotype; without a call there is neither", () => {
    expect(meaningOf(undefined, callOf(alleleDefinition(), {})).recommended).toEqual([
      { alleles: ["*1", "*1"], functions: [null, null], phenotype: null, activityScore: null },
    ]);
    expect(meaningOf(pairs, callOf(alleleDefinition(), { 1: "A|G", 2: "A|G" }))).toEqual({
      state: "not-callable",
      recommended: [],
    });
  });
});
