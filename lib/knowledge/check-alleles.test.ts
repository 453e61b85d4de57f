import { expect, test } from "vitest";
import { alleleDefinition, type AlleleDefinitionInput } from "../../tests/builders/alleles";
import { alleleDefinitions, evidencePositions } from "./check-alleles";
import type { Located } from "./parse";

const located = <T>(value: T): Located<T> => ({ value, file: "alleles/TEST1.yaml", lineOf: () => 1 });
const found = (overrides: Partial<AlleleDefinitionInput>): readonly string[] =>
  alleleDefinitions({ alleleDefinitions: [located(alleleDefinition(overrides))] }).map((issue) => issue.found);

test("a sound definition has no issue", () => {
  expect(
    found({ alleles: { "*1": {}, "*2": { 1: "G", 4: "G" }, "*3": { 3: "G" }, "*4": { 2: "G" }, "*6": { 5: "G" } } }),
  ).toEqual([]);
});

test.each<readonly [string, Partial<AlleleDefinitionInput>, string]>([
  ["a base that no line documents", { alleles: { "*1": {}, "*2": { 1: "T" } } }, "T"],
  ["a position of another gene", { alleles: { "*1": {}, "*2": { 9: "G" } } }, "9"],
  [
    "two alleles with the same bases",
    { alleles: { "*1": {}, "*2": { 1: "G" }, "*3": { 1: "G" } } },
    "the same bases as *2",
  ],
  ["a position that no allele names", { alleles: { "*1": {}, "*2": { 1: "G" } } }, "2, which no allele names"],
  ["positions out of order", { positions: ["2 rs2 A>G", "1 rs1 A>G"] }, "1"],
  ["a reference that is no allele", { reference: "*99" }, '"*99"'],
  ["a required position of another gene", { required: [9] }, "9"],
  [
    "a priority among unknown alleles",
    { unphasedPriorities: [{ among: ["*1/*99", "*2/*3"], pick: "*2/*3" }] },
    '"*99"',
  ],
  [
    "a pick that is not among its diplotypes",
    { unphasedPriorities: [{ among: ["*1/*2", "*3/*5"], pick: "*1/*3" }] },
    "*1/*3",
  ],
  ["no alleles and no word why", { alleles: {} }, "no alleles"],
])("%s stops the build", (_, overrides, expected) => {
  expect(found(overrides)).toContain(expected);
});

test("an IUPAC letter is fine where both its bases are documented", () => {
  expect(found({ alleles: { "*1": {}, "*2": { 1: "R", 2: "G" } } })).not.toContain("R");
  expect(found({ alleles: { "*1": {}, "*2": { 1: "Y" } } })).toContain("Y");
});

test("a place of evidence must be named by evidence, and agree with the definitions", () => {
  const places = located({
    positions: [{ chromosome: "chr1", positionOneBased: 3, rsid: "rs1", reference: "A", alternates: ["G"] }],
    sources: ["test-database"],
    reviewed: "2026-11-20",
  });
  const issues = evidencePositions({
    evidencePositions: [places],
    annotations: [],
    findings: [],
    exclusions: [],
    alleleDefinitions: [located(alleleDefinition())],
  });
  expect(issues.map((issue) => issue.found)).toEqual(["rs1, which no evidence names"]);
});
