import type { PhenotypeMethod } from "@/lib/schema";
import { normaliseAllele } from "./spelling";

/** Activity value of an allele or of both: a number, or at least that number; null when no value is known. */
export interface Activity {
  readonly value: number;
  readonly isFloor: boolean;
}

/** One chromosome's share of a diplotype. */
export interface Allele {
  /** As our tables spell it; a tandem is spelled by its parts. */
  readonly name: string;
  readonly function: string;
  readonly activity: Activity | null;
}

interface Table {
  readonly bySpelling: ReadonlyMap<string, Allele>;
  readonly names: readonly string[];
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const tables = new WeakMap<PhenotypeMethod, Table>();

/** Copies of one gene on one chromosome beyond which a report is a misprint: the most described is 13. */
const MOST_COPIES = 13;

export type AlleleProblem = "unknown" | "copies-impossible" | "copies-not-for-gene";

/** Returns the alleles of the gene by every spelling they are known by: lower case, without blanks. */
export function allelesBySpelling(method: PhenotypeMethod): ReadonlyMap<string, Allele> {
  return tableOf(method).bySpelling;
}

/** Returns every allele name of the gene, in the order of its functions. */
export function alleleNames(method: PhenotypeMethod): readonly string[] {
  return tableOf(method).names;
}

/**
 * Returns the allele a text names: a star or named allele with or without the
 * gene's symbol, a bare star number, several copies (`*1x2`, `*1x≥3`, `*1xN`)
 * or a tandem (`*36+*10`). Copies multiply the activity value and tandems add
 * up, which is how CPIC scores them.
 *
 * @source CPIC guideline for CYP2D6 and opioids, PMID 33387367: copies count
 * as often as they occur; a tandem is the sum of its members
 */
export function readAllele(method: PhenotypeMethod, text: string): Allele | AlleleProblem {
  const { bySpelling } = tableOf(method);
  const spelled = normaliseAllele(text).replace(new RegExp(`^${method.gene.toLowerCase()}:?(?=.)`), "");
  const known = bySpelling.get(spelled) ?? bySpelling.get(`*${spelled}`);
  if (known !== undefined) return known;

  const parts = spelled.split("+");
  if (parts.length > 1 && method.byScore.length > 0) return tandem(method, parts);

  const copied = /^(.+?)x(n|≥?\d+)$/.exec(spelled);
  const base = copied?.[1] === undefined ? undefined : (bySpelling.get(copied[1]) ?? bySpelling.get(`*${copied[1]}`));
  if (copied?.[2] === undefined || base === undefined) return "unknown";
  if (!method.copies) return "copies-not-for-gene";
  return copiesOf(base, copied[2]);
}

function copiesOf(allele: Allele, count: string): Allele | AlleleProblem {
  // "xN" says that there are copies and not how many: at least two.
  const isFloor = count === "n" || count.startsWith("≥");
  const copies = count === "n" ? 2 : Number(count.replace("≥", ""));
  if (copies < 1 || copies > MOST_COPIES) return "copies-impossible";
  const name = `${allele.name}x${count === "n" ? "N" : count}`;
  if (copies === 1 && !isFloor) return { ...allele, name };
  if (allele.activity === null) return { ...allele, name };
  const value = allele.activity.value * copies;
  // Any number of copies of nothing is still nothing.
  return { name, function: functionOfValue(value, allele), activity: { value, isFloor: isFloor && value > 0 } };
}

function functionOfValue(value: number, allele: Allele): string {
  if (value === 0) return allele.function;
  return value > 1 ? "Increased function" : value === 1 ? "Normal function" : "Decreased function";
}

function tandem(method: PhenotypeMethod, parts: readonly string[]): Allele | AlleleProblem {
  const members: Allele[] = [];
  for (const part of parts) {
    const member = part === "" ? "unknown" : readAllele(method, part);
    if (typeof member === "string") return member;
    members.push(member);
  }
  const name = members.map((member) => member.name).join("+");
  if (method.manyVariants === "lowest-functions") return { ...lowest(members), name };
  const unvalued = members.find((member) => member.activity === null);
  if (unvalued !== undefined) return { ...unvalued, name };
  const value = members.reduce((sum, member) => sum + (member.activity?.value ?? 0), 0);
  const [first] = members;
  if (first === undefined) return "unknown";
  return {
    name,
    function: value === 0 ? "No function" : functionOfValue(value, first),
    activity: { value, isFloor: members.some((member) => member.activity?.isFloor === true) },
  };
}

/** Returns the member with the least activity; one without a value counts as least known and comes last. */
export function lowest(alleles: readonly Allele[]): Allele {
  const [first] = [...alleles].sort((a, b) => (a.activity?.value ?? Infinity) - (b.activity?.value ?? Infinity));
  if (first === undefined) throw new RangeError("phenotype: lowest() of no alleles");
  return first;
}

function tableOf(method: PhenotypeMethod): Table {
  const known = tables.get(method);
  if (known !== undefined) return known;
  const bySpelling = new Map<string, Allele>();
  const alleles = method.functions.flatMap((group) =>
    group.alleles.map((name): Allele => ({ name, function: group.function, activity: activityOf(group.value) })),
  );
  // Names first: no other spelling may take a name away from its bearer.
  for (const allele of alleles) bySpelling.set(normaliseAllele(allele.name), allele);
  for (const allele of alleles) {
    for (const spelling of [...(method.alleleSpellings[allele.name] ?? []), ...partsOfName(allele.name)]) {
      const key = normaliseAllele(spelling);
      if (!bySpelling.has(key)) bySpelling.set(key, allele);
    }
  }
  for (const [name, members] of Object.entries(method.forms.alleleGroups)) {
    const kinds = new Map(alleles.filter((one) => members.includes(one.name)).map((one) => [one.function, one]));
    const [only, ...others] = kinds.values();
    if (only !== undefined && others.length === 0 && !bySpelling.has(normaliseAllele(name)))
      bySpelling.set(normaliseAllele(name), { ...only, name });
  }
  const table = { bySpelling, names: alleles.map((allele) => allele.name) };
  tables.set(method, table);
  return table;
}

/** "c.1905+1G>A (*2A)" is also written by either half, and a list of names for one allele by each of them. */
function partsOfName(name: string): readonly string[] {
  const both = /^(.+?) \((\S+)\)$/.exec(name);
  if (both?.[1] === undefined || both[2] === undefined) return name.includes(", ") ? name.split(", ") : [];
  return both[1].endsWith("reference") || both[1].endsWith("variant") ? [] : [...both[1].split(", "), both[2]];
}

function activityOf(value: number | string | undefined): Activity | null {
  if (value === undefined) return null;
  if (typeof value === "number") return { value, isFloor: false };
  return { value: Number(value.replace("≥", "")), isFloor: true };
}
