/**
 * The 293 cases of the reference caller's own tests: what they expect of the
 * matcher, of the diplotypes guidance is looked up by, and of outside calls.
 */
import { describe, expect, test } from "vitest";
import { callNames, callSample, diplotypeName, type GeneCall } from "@/lib/genotype";
import { readOutsideCalls, resultOf, readResult } from "@/lib/intake";
import { knowledge } from "@/tests/builders/shipped";
import { meaningOf, type CallMeaning } from "@/lib/phenotype";
import { readCases, type AlleleCase, type ExpectedGene } from "../conformance/matcher-cases";
import { definitionsOf, observeCase } from "./allele-call-cases";

const OLDER_RYR1 =
  "RYR1 functions here are those of PharmCAT 2.8.3, with 48 variants; the cases are of 3.1.1, which has more and classes some otherwise, and is not among our sources";

/** Cases where we differ on purpose, with the rule. A case that agrees after all fails as an exception. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "PipelineTest-testSingleHlabAllele":
    "missing is a value: one typed HLA allele does not show that the other chromosome is negative for the alleles guidance asks about",
  "Ryr1Test-cacna1sMissing_ryr1Het4": OLDER_RYR1,
  "Cacna1sTest-cacna1sHet_ryr1Het": OLDER_RYR1,
};

interface Answer {
  /** As the field writes them; empty when not called. */
  readonly names: readonly string[];
  readonly call: GeneCall | null;
  readonly meaning: CallMeaning | null;
  readonly terms: readonly string[];
  readonly scores: readonly string[];
}

describe("the reference caller's own cases", () => {
  const cases = readCases();

  test("all 293 are here", () => {
    expect(cases).toHaveLength(293);
  });

  test.each(cases.map((one) => [one.id, one] as const))("%s", async (id, one) => {
    const answers = await answersTo(one);
    const differences = Object.entries(one.expect).flatMap(([gene, expected]) => differ(gene, expected, answers(gene)));
    if (Object.hasOwn(EXCEPTIONS, id))
      expect(differences, `${id} agrees: take it off the list of exceptions`).not.toEqual([]);
    else expect(differences).toEqual([]);
  });
});

async function answersTo(one: AlleleCase): Promise<(gene: string) => Answer> {
  const definitions = definitionsOf(one, knowledge.alleleDefinitions);
  const { findCombinations, callCyp2d6, topCandidateOnly } = one.options;
  const calls = callSample(definitions, await observeCase(one, definitions), {
    findCombinations,
    callStructuralGenes: callCyp2d6,
    allCandidates: !topCandidateOnly,
  });
  const rows = one.outsideCalls.map((row) =>
    [row.gene, row.diplotype ?? "", row.phenotype ?? "", row.activityScore ?? ""].join("\t"),
  );
  const outside = readOutsideCalls(rows.join("\n"), knowledge.phenotypes);
  expect(outside.problems).toEqual([]);
  return (gene) => {
    const call = calls.find((other) => other.gene === gene) ?? null;
    const given = outside.calls.filter((other) => other.gene === gene);
    if (given.length > 0) {
      const results = given.map((row) => readResult(knowledge, resultOf(row), []));
      const printed = knowledge.alleleDefinitions[gene]?.printedAs ?? {};
      const read = results.flatMap((result) => (result.ok ? [result.value] : []));
      return {
        names: given.flatMap((row) =>
          row.alleles === null ? [] : [row.alleles.map((name) => printed[name] ?? name).join("/")],
        ),
        call: null,
        meaning: null,
        terms: read.flatMap((result) => result.terms),
        scores: read.map((result) => (result.activityScore === null ? "N/A" : String(result.activityScore.value))),
      };
    }
    const meaning = call === null ? null : meaningOf(knowledge.phenotypes[gene], call);
    return {
      names: call === null ? [] : callNames(call),
      call,
      meaning,
      terms:
        call?.state === "not-tested" ? ["No Result"] : (meaning?.recommended.map((one) => one.phenotype ?? "") ?? []),
      scores:
        meaning?.recommended.map((one) => (one.activityScore === null ? "N/A" : String(one.activityScore.value))) ?? [],
    };
  };
}

const unordered = (names: readonly string[]): string => [...names].sort().join(" ; ");

/** Returns what differs, each as one line; nothing when all agree. */
function differ(gene: string, expected: ExpectedGene, answer: Answer): readonly string[] {
  const lines: string[] = [];
  const check = (what: string, isSame: boolean, wanted: unknown, got: unknown): void => {
    if (!isSame) lines.push(`${gene} ${what}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
  };
  const wanted =
    expected.haplotypeMatches ?? (expected.diplotypes?.[0] === "Unknown/Unknown" ? [] : expected.diplotypes);
  const got =
    expected.haplotypeMatches === undefined
      ? answer.names
      : (answer.call?.variants.flatMap((variant) => Array<string>(variant.copies).fill(variant.allele)) ?? []);
  if (wanted !== undefined) {
    const spell = (names: readonly string[]): string =>
      expected.orderSignificant === false ? unordered(names) : names.join(" ; ");
    check("diplotypes", spell(got) === spell(wanted), wanted, got);
  }
  if (expected.matcherDiplotypes !== undefined && answer.call !== null)
    check(
      "matcher",
      callNames(answer.call).join() === expected.matcherDiplotypes.join(),
      expected.matcherDiplotypes,
      callNames(answer.call),
    );
  if (expected.calledByMatcher !== undefined)
    check(
      "called by the matcher",
      (answer.call !== null && answer.names.length > 0) === expected.calledByMatcher,
      expected.calledByMatcher,
      answer.names,
    );
  if (expected.called !== undefined)
    check("called", answer.names.length > 0 === expected.called, expected.called, answer.names);
  const pairs = answer.meaning?.recommended.map((one) => unordered(one.alleles)) ?? [];
  for (const pair of expected.recommendationDiplotypes ?? [])
    check("looked up by", pairs.includes(unordered(pair)), pair, pairs);
  if (expected.phenotypes !== undefined)
    check(
      "phenotypes",
      unordered([...new Set(answer.terms)]) === unordered(expected.phenotypes),
      expected.phenotypes,
      answer.terms,
    );
  if (expected.activityScores !== undefined)
    check("scores", answer.scores.join() === expected.activityScores.join(), expected.activityScores, answer.scores);
  if (expected.sourcePhenotypesInclude !== undefined)
    check(
      "phenotypes",
      expected.sourcePhenotypesInclude.every((term) => answer.terms.includes(term)),
      expected.sourcePhenotypesInclude,
      answer.terms,
    );
  if (answer.call !== null) lines.push(...differInDetail(gene, expected, answer.call));
  return lines;
}

const LINKED_WARNINGS: Readonly<Record<string, string>> = {
  "companion-only": "pcat-dpyd-hapB3-exonic-only",
  "companion-disagrees": "pcat-dpyd-hapB3-intronic-mismatch-exonic",
};

function differInDetail(gene: string, expected: ExpectedGene, call: GeneCall): readonly string[] {
  const lines: string[] = [];
  const candidates = call.candidates.map(diplotypeName);
  const left = expected.candidatesBeforePriority?.filter((name) => !candidates.includes(name)) ?? [];
  if (left.length > 0) lines.push(`${gene} candidates: no ${left.join(", ")}`);
  if (expected.hasMissingPositions !== undefined && expected.hasMissingPositions !== call.coverage.missing.length > 0)
    lines.push(`${gene} missing positions: wanted ${String(expected.hasMissingPositions)}`);
  if (expected.hapB3Warning !== undefined) {
    const warned = call.warnings.flatMap((warning) => LINKED_WARNINGS[warning.code] ?? []).at(0) ?? null;
    if (warned !== expected.hapB3Warning)
      lines.push(`${gene} linked pair: wanted ${String(expected.hapB3Warning)}, got ${String(warned)}`);
  }
  return lines;
}
