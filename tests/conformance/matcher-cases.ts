/** The cases of the reference caller's own tests: genotypes, options, and what each gene is expected to be. */
import { genomeOf, textOf } from "./genome-lines";
import { genomeFrom, positionTable, shortOf } from "./positions";
import { referenceText } from "./reference";
import { grouped, readTable, type Table } from "./table";

export interface ExpectedGene {
  readonly diplotypes?: readonly string[];
  readonly orderSignificant?: false;
  /** Matcher level: a variant of both copies is there twice. */
  readonly haplotypeMatches?: readonly string[];
  readonly recommendationDiplotypes?: readonly (readonly string[])[];
  readonly phenotypes?: readonly string[];
  readonly activityScores?: readonly string[];
  readonly sourcePhenotypesInclude?: readonly string[];
  readonly calledByMatcher?: boolean;
  readonly called?: boolean;
  readonly hasMissingPositions?: boolean;
  readonly hapB3Warning?: string | null;
  readonly candidatesBeforePriority?: readonly string[];
  readonly matcherDiplotypes?: readonly string[];
}

const EXPECTED_KEYS: readonly (keyof ExpectedGene)[] = [
  "diplotypes",
  "orderSignificant",
  "haplotypeMatches",
  "recommendationDiplotypes",
  "phenotypes",
  "activityScores",
  "sourcePhenotypesInclude",
  "calledByMatcher",
  "called",
  "hasMissingPositions",
  "hapB3Warning",
  "candidatesBeforePriority",
  "matcherDiplotypes",
];

export interface OutsideRow {
  readonly gene: string;
  readonly diplotype: string | null;
  readonly phenotype: string | null;
  readonly activityScore: string | null;
}

interface Options {
  readonly topCandidateOnly: boolean;
  readonly findCombinations: boolean;
  readonly callCyp2d6: boolean;
  readonly exemptions: "shipped" | "none";
}

export interface AlleleCase {
  readonly id: string;
  /** The VCF of the case; null where it has outside calls alone. */
  readonly vcf: string | null;
  readonly definitions: string;
  readonly outsideCalls: readonly OutsideRow[];
  readonly options: Options;
  readonly expect: Readonly<Record<string, ExpectedGene>>;
}

interface Listed extends Omit<AlleleCase, "outsideCalls"> {
  readonly outsideCalls: readonly OutsideRow[] | null;
}

const NONE = "-";
const SHIPPED = "shipped";

/** The words of the options' column, each with what it sets. */
const OPTIONS: Readonly<Record<string, (options: Options) => boolean>> = {
  "all-candidates": (options) => !options.topCandidateOnly,
  combinations: (options) => options.findCombinations,
  cyp2d6: (options) => options.callCyp2d6,
  "no-exemptions": (options) => options.exemptions === "none",
};

const definitionName = (path: string): string => path.replace("definitions/", "").replace(".json", "");

/** Returns the cases, made from the reference. */
export function matcherCaseTable(): Table {
  const cases = JSON.parse(referenceText("cases/cases.json")) as readonly Listed[];
  const positions = positionTable();
  return {
    holds:
      "matcher cases: definitions, options, outside calls (gene, diplotype, phenotype and score between bars), genome (a gene and the genotype of its positions, then those with another, and with a minus those left out), and what is expected of each gene",
    source: "PharmCAT 3.1.1 tests (git 5431bf11)",
    date: "2025-11-05",
    licence: "MPL-2.0; allele definitions CC BY-SA 4.0, CPIC content CC0",
    columns: ["id", "definitions", "options", "outside", "genome", "expected"],
    rows: cases.map((one) => [
      one.id,
      definitionName(one.definitions),
      Object.keys(OPTIONS)
        .filter((word) => OPTIONS[word]?.(one.options))
        .join(" ") || NONE,
      (one.outsideCalls ?? [])
        .map((row) => [row.gene, row.diplotype, row.phenotype, row.activityScore].map((cell) => cell ?? "").join("|"))
        .join("; ") || NONE,
      one.vcf === null ? NONE : shortOf(genomeOf(`cases/${one.vcf}`), positions),
      JSON.stringify(
        Object.fromEntries(
          Object.entries(one.expect).map(([gene, expected]) => [
            gene,
            Object.fromEntries(EXPECTED_KEYS.flatMap((key) => (key in expected ? [[key, expected[key]]] : []))),
          ]),
        ),
      ),
    ]),
  };
}

/** Returns every case of our table. */
export function readCases(): readonly AlleleCase[] {
  return readTable("matcher-cases.tsv").rows.map(
    ([id = "", definitions = "", options = "", outside = "", genome = "", expected = ""]) => {
      const words = options.split(" ");
      return {
        id,
        definitions,
        options: {
          topCandidateOnly: !words.includes("all-candidates"),
          findCombinations: words.includes("combinations"),
          callCyp2d6: words.includes("cyp2d6"),
          exemptions: words.includes("no-exemptions") ? "none" : "shipped",
        },
        outsideCalls: outside === NONE ? [] : outside.split("; ").map(outsideRow),
        vcf: genome === NONE ? null : textOf(genomeFrom(genome, "CASE")),
        expect: JSON.parse(expected) as AlleleCase["expect"],
      };
    },
  );
}

function outsideRow(text: string): OutsideRow {
  const [gene = "", ...cells] = text.split("|");
  const [diplotype = null, phenotype = null, activityScore = null] = cells.map((cell) => (cell === "" ? null : cell));
  return { gene, diplotype, phenotype, activityScore };
}

/** The allele definitions that some cases bring along, as the reference caller writes them. */
export interface Translation {
  readonly gene: string;
  readonly variants: readonly {
    readonly chromosome: string;
    readonly position: number;
    readonly rsid: string | null;
    readonly ref: string;
    readonly alts: readonly string[];
  }[];
  readonly namedAlleles: readonly {
    readonly name: string;
    readonly reference: boolean;
    readonly alleles: readonly (string | null)[];
  }[];
}

/** A definition of our own table: positions, and of each allele the bases that differ from the reference. */
export interface BroughtDefinition {
  readonly gene: string;
  readonly chromosome: string;
  /** rsID, bases and alternatives after the place, as a definition of ours writes a position. */
  readonly positions: readonly string[];
  readonly referenceAllele: string;
  readonly alleles: readonly (readonly [name: string, bases: Readonly<Record<string, string>>])[];
}

const POSITION = "(position)";
const REFERENCE = "(reference)";

/** Returns the definitions that some cases bring along, made from the reference. */
export function caseDefinitionTable(): Table {
  const cases = JSON.parse(referenceText("cases/cases.json")) as readonly Listed[];
  const paths = [...new Set(cases.map((one) => one.definitions))].filter((path) => path !== SHIPPED).sort();
  return {
    holds: `allele definitions that single cases are called by: "${POSITION}" lines with rsID, bases and alternatives, then a line an allele with the bases it is defined by; the reference allele is marked "${REFERENCE}"`,
    source: "PharmCAT 3.1.1 tests (git 5431bf11)",
    date: "2025-11-05",
    licence: "MPL-2.0; allele definitions CC BY-SA 4.0, CPIC content CC0",
    columns: ["definitions", "gene", "chromosome", "allele", "bases"],
    rows: paths.flatMap((path) => {
      const { gene, variants, namedAlleles } = JSON.parse(referenceText(`cases/${path}`)) as Translation;
      const cells = [definitionName(path), gene, variants[0]?.chromosome ?? ""];
      return [
        ...variants.map(({ position, rsid, ref, alts }) => [
          ...cells,
          POSITION,
          `${position} ${rsid ?? "-"} ${ref}>${alts.join(",")}`,
        ]),
        ...namedAlleles.map((allele) => [
          ...cells,
          `${allele.reference ? `${REFERENCE} ` : ""}${allele.name}`,
          variants
            .flatMap(({ position, ref }, at) => {
              const bases = allele.alleles[at] ?? null;
              return bases === null || (allele.reference && bases === ref) ? [] : [`${position}=${bases}`];
            })
            .join(" "),
        ]),
      ];
    }),
  };
}

/** Returns the definitions that some cases bring along, by the name the cases give. */
export function readCaseDefinitions(): ReadonlyMap<string, BroughtDefinition> {
  const files = grouped(readTable("case-definitions.tsv").rows, ([name = ""]) => name);
  return new Map([...files].map(([name, rows]) => [name, definitionOf(rows)]));
}

function definitionOf(rows: readonly (readonly string[])[]): BroughtDefinition {
  const marked = `${REFERENCE} `;
  const named = rows.filter(([, , , allele]) => allele !== POSITION);
  return {
    gene: rows[0]?.[1] ?? "",
    chromosome: rows[0]?.[2] ?? "",
    positions: rows.flatMap(([, , , allele, text = ""]) => (allele === POSITION ? [text] : [])),
    referenceAllele: named.find(([, , , allele = ""]) => allele.startsWith(marked))?.[3]?.slice(marked.length) ?? "",
    alleles: named.map(([, , , allele = "", bases = ""]) => [
      allele.replace(marked, ""),
      Object.fromEntries(bases === "" ? [] : bases.split(" ").map((one) => one.split("="))) as Record<string, string>,
    ]),
  };
}
