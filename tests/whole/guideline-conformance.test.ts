import { beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "@/lib/node/command-line";
import { surroundingsWith } from "../builders/surroundings";
import { readGuidelines, type GuidelineFact } from "../conformance/guidelines";
import { EXCEPTIONS, SUPERSEDED } from "./guideline-exceptions";

interface AnsweredNote {
  readonly kind: string;
  readonly source: string;
  readonly fit: string | null;
  readonly population: string | null;
  readonly strength: string | null;
  readonly flags: { readonly dose: boolean; readonly alternative: boolean; readonly other: boolean } | null;
  readonly id: string;
  readonly genes: readonly string[];
}

/** The groups of patients, from the short codes of the facts to our words. */
const POPULATIONS: Readonly<Record<string, string>> = {
  "CVI ACS PCI": "acute coronary syndrome or percutaneous coronary intervention",
  "CVI non-ACS non-PCI": "other cardiovascular indications",
  NVI: "neurovascular indications",
  "PHT naive": "not yet treated with phenytoin",
  "PHT use >3mos": "on phenytoin for over three months",
  "CBZ naive": "not yet treated with carbamazepine",
  "CBZ use >3mos": "on carbamazepine for over three months",
  "CBZ-no alternatives": "not yet treated with carbamazepine and without an alternative",
  "OXC naive": "not yet treated with oxcarbazepine",
  "OXC use >3 mos": "on oxcarbazepine for over three months",
  "child >40kg_adult": "adults, and children over 40 kg",
  pediatrics: "children",
  adults: "adults",
};

/**
 * Each drug and look-up is asked of the command line, and the strength and the
 * three flags of the row that answers are compared.
 */
describe("our guideline rows agree with the facts of CPIC and DPWG", () => {
  let facts: readonly GuidelineFact[] = [];
  let differing: readonly { readonly fact: GuidelineFact; readonly why: string }[] = [];

  beforeAll(async () => {
    facts = readGuidelines();
    const { around, written } = surroundingsWith(facts.map((fact) => JSON.stringify(requestFor(fact))));
    await runCommand(["advise", "--stdin"], around);
    const answers = written.map(
      (line) =>
        JSON.parse(line) as {
          readonly notes?: readonly AnsweredNote[];
          readonly problems?: readonly { readonly code: string; readonly found: string }[];
        },
    );
    differing = facts.flatMap((fact, i) => {
      const why = differenceOf(fact, answers[i] ?? {});
      return why === null ? [] : [{ fact, why }];
    });
  }, 300_000);

  test("2,583 rows are asked", () => {
    expect(facts).toHaveLength(2583);
  });

  test("of all rows, those a body has since replaced among them, at least 99 in 100 agree", () => {
    expect(1 - differing.length / facts.length).toBeGreaterThanOrEqual(0.99);
  });

  test.each(["CPIC", "DPWG"] as const)(
    "%s: at least 99 in 100 rows that still hold agree in strength and flags",
    (source) => {
      const own = facts.filter((fact) => fact.source === source && !SUPERSEDED.has(keyOf(fact)));
      const wrong = differing.filter(({ fact }) => fact.source === source && !SUPERSEDED.has(keyOf(fact)));
      expect(
        1 - wrong.length / own.length,
        wrong.map(({ fact, why }) => `${fact.id} ${fact.drug} ${JSON.stringify(fact.lookup)}: ${why}`).join("\n"),
      ).toBeGreaterThanOrEqual(0.99);
    },
  );

  test("every row that differs is listed with its reason, and every listed row does differ", () => {
    const found = differing.map(({ fact, why }) => [keyOf(fact), why] as const);
    expect(
      found.filter(([key]) => !EXCEPTIONS.has(key) && !SUPERSEDED.has(key)).map(([key, why]) => `${key}: ${why}`),
    ).toEqual([]);
    expect(
      [...EXCEPTIONS.keys(), ...SUPERSEDED.keys()].filter((key) => !found.some(([other]) => other === key)),
    ).toEqual([]);
  });
});

function keyOf({ id, drug }: GuidelineFact): string {
  return `${id} ${drug}`;
}

function requestFor({ drug, lookup, population }: GuidelineFact): object {
  return {
    drugs: [drug],
    results: Object.entries(lookup).flatMap(([gene, value]) => resultsFor(gene, value)),
    ...(population === null || population === "general"
      ? {}
      : { populations: [POPULATIONS[population] ?? population] }),
  };
}

const UNCOUNTED = "xN combinations";

/** One look-up value as a reader would give it. */
function resultsFor(gene: string, value: string | Readonly<Record<string, number>>): readonly object[] {
  if (typeof value !== "string")
    return [
      {
        gene,
        diplotype: Object.entries(value)
          .flatMap(([allele, count]) => Array<string>(count).fill(allele))
          .join("/"),
      },
    ];
  if (value === "No Result") return [];
  if (value === "n/a") return [{ gene, phenotype: "Indeterminate" }];
  if (value === UNCOUNTED) return [{ gene, diplotype: "*1xN/*4" }];
  const score = /^(≥?\d+(?:\.\d+)?)(?: \((.*)\))?$/.exec(value);
  // Two variants of decreased function: DPWG then asks for the enzyme activity, where CPIC reads the same score as intermediate.
  if (gene === "DPYD" && score?.[1] === "1.0" && score[2] !== undefined) {
    return [{ gene, diplotype: score[2] === "Phenotyping" ? "c.2846A>T/c.2846A>T" : "Reference/c.1905+1G>A" }];
  }
  if (score?.[1] !== undefined) return [{ gene, activityScore: score[1] }];
  // One entry stands for a carrier of both alleles.
  if (value === "1511 and 1502") return ["*15:11 positive", "*15:02 positive"].map((status) => ({ gene, status }));
  if (gene.startsWith("HLA-")) return [{ gene, status: value }];
  return [{ gene, phenotype: value }];
}

function differenceOf(
  fact: GuidelineFact,
  answer: {
    readonly notes?: readonly AnsweredNote[];
    readonly problems?: readonly { readonly code: string; readonly found: string }[];
  },
): string | null {
  if (answer.notes === undefined)
    return `not answered: ${JSON.stringify(answer.problems?.map(({ code, found }) => `${code} ${found}`))}`;
  const genes = Object.keys(fact.lookup);
  const rows = answer.notes.filter(
    (note) =>
      note.kind === "recommendation" &&
      note.source === fact.source &&
      note.fit === "holds" &&
      note.genes.every((gene) => genes.includes(gene)) &&
      (fact.population === null || fact.population === "general" || note.population === POPULATIONS[fact.population]),
  );
  // Copies that were not counted get no advice from CPIC, only the request to count them; nor do they from us.
  if (Object.values(fact.lookup).includes(UNCOUNTED))
    return rows.length === 0 ? null : "a row holds for copies that were not counted";
  if (rows.length === 0) return "no row holds";
  const strengths = strengthsOf(fact);
  const told = rows.map(({ id, strength, flags }) => `${id}: ${strength ?? ""} ${JSON.stringify(flags)}`).join("; ");
  const isSame = ({ strength, flags }: AnsweredNote): boolean =>
    strengths.includes(strength ?? "") &&
    flags?.dose === fact.dosing &&
    flags.alternative === fact.alternate &&
    flags.other === fact.other;
  return rows.every(isSame)
    ? null
    : `wanted ${strengths.join(" or ")} ${JSON.stringify([fact.dosing, fact.alternate, fact.other])}; found ${told}`;
}

/** DPWG grades nothing, and CPIC leaves some rows ungraded: the facts then say N/A or nothing. */
function strengthsOf({ strength }: GuidelineFact): readonly string[] {
  return strength === null || strength === "N/A" ? ["Not graded"] : [strength];
}
