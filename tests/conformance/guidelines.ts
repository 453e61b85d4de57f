/** The guideline rows of CPIC and DPWG as facts: what is looked up, for whom, how strong, and what the row is about. */
import { referenceLines } from "./reference";
import { readTable, type Table } from "./table";

/** One row. `No Result` is a gene not tested, `n/a` is Indeterminate, counted alleles are a diplotype. */
export interface GuidelineFact {
  readonly id: string;
  readonly source: "CPIC" | "DPWG";
  readonly drug: string;
  readonly lookup: Readonly<Record<string, string | Readonly<Record<string, number>>>>;
  readonly population: string | null;
  readonly strength: string | null;
  readonly dosing: boolean;
  readonly alternate: boolean;
  readonly other: boolean;
}

const FLAGS = ["dosing", "alternate", "other"] as const;
const GENE = ": ";
const GENES = "; ";
const ALLELES = " + ";
const NONE = "-";

function lookupCell(lookup: GuidelineFact["lookup"]): string {
  return Object.entries(lookup)
    .map(([gene, value]) => {
      const text =
        typeof value === "string"
          ? value
          : Object.entries(value)
              .map(([allele, count]) => `${count} x ${allele}`)
              .join(ALLELES);
      return `${gene}${GENE}${text}`;
    })
    .join(GENES);
}

function readLookup(cell: string): GuidelineFact["lookup"] {
  return Object.fromEntries(
    cell.split(GENES).map((part) => {
      const at = part.indexOf(GENE);
      const value = part.slice(at + GENE.length);
      const counts = value.split(ALLELES).map((one) => /^(\d+) x (.+)$/.exec(one));
      const alleles = counts.flatMap((match) => (match === null ? [] : [[match[2] ?? "", Number(match[1])] as const]));
      return [part.slice(0, at), alleles.length === counts.length ? Object.fromEntries(alleles) : value];
    }),
  );
}

/** Returns the table of guideline rows, made from the reference. */
export function guidelineTable(): Table {
  const facts = referenceLines("reference/guidance-facts.jsonl").map((line) => JSON.parse(line) as GuidelineFact);
  return {
    holds: `guideline rows: ClinPGx id, body, drug, what each gene is looked up by, population ("${NONE}" where none is named), strength ("${NONE}" where the row has none), and which of dose (d), another drug (a) and other advice (o) the row is about`,
    source: "PharmCAT 2.12.0 prescribing guidance, taken there from CPIC and from ClinPGx's annotations of DPWG",
    date: "2024-03",
    licence: "CPIC CC0; DPWG annotations CC BY-SA 4.0",
    columns: ["id", "body", "drug", "lookup", "population", "strength", "about"],
    rows: facts.map((fact) => {
      const lookup = lookupCell(fact.lookup);
      if (JSON.stringify(readLookup(lookup)) !== JSON.stringify(fact.lookup)) throw new Error(`${fact.id}: ${lookup}`);
      return [
        fact.id,
        fact.source,
        fact.drug,
        lookup,
        fact.population ?? NONE,
        fact.strength ?? NONE,
        FLAGS.flatMap((flag) => (fact[flag] ? [flag.charAt(0)] : [])).join("") || NONE,
      ];
    }),
  };
}

/** Returns every guideline row of our table. */
export function readGuidelines(): readonly GuidelineFact[] {
  const orNull = (cell: string): string | null => (cell === NONE ? null : cell);
  return readTable("guidelines.tsv").rows.map(
    ([id = "", source, drug = "", lookup = "", population = "", strength = "", about = ""]) => ({
      id,
      source: source === "CPIC" ? "CPIC" : "DPWG",
      drug,
      lookup: readLookup(lookup),
      population: orNull(population),
      strength: orNull(strength),
      dosing: about.includes("d"),
      alternate: about.includes("a"),
      other: about.includes("o"),
    }),
  );
}
