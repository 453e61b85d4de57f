import type { Outcome, PhenotypeMethod, Problem } from "@/lib/schema";
import { quote } from "@/lib/knowledge";
import { alleleNames, readAllele, type Allele } from "./alleles";
import { nearestNames, normaliseAllele } from "./spelling";
import { twoLowest } from "./assign";

/** The alleles a diplotype text names, and how we spell it. */
export interface ReadDiplotype {
  readonly alleles: readonly Allele[];
  readonly spelled: string;
}

type Path = Problem["path"];

/**
 * Returns the alleles of a diplotype: `*1/*2`, `1/2`, `CYP2C19*1/*2`, phased
 * with `|`, one allele for a gene on the X chromosome or the mitochondrion,
 * a list of variants for genes that are read by their lowest functions; or
 * the one problem that stands in the way.
 */
export function readDiplotype(method: PhenotypeMethod, text: string, path: Path): Outcome<ReadDiplotype> {
  const stripped = text.trim().replace(new RegExp(`^${method.gene}\\s*[:=]?\\s*(?=\\S)`, "i"), "");
  const whole = readAllele(method, stripped);
  const canBeOne = method.method === "haploid" || method.method === "haploid-or-diploid";
  if (typeof whole !== "string" && canBeOne) return { ok: true, value: { alleles: [whole], spelled: whole.name } };

  const halves = splitInTwo(method, stripped);
  if (halves !== null)
    return { ok: true, value: { alleles: halves, spelled: halves.map((allele) => allele.name).join("/") } };

  if (method.manyVariants === "lowest-functions") {
    const list = stripped
      .split(/[/|,;]|\s\+\s|\sand\s/i)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const read = list.map((part) => readAllele(method, part));
    const known = read.filter((one): one is Allele => typeof one !== "string");
    if (known.length === list.length && known.length > 2) {
      return {
        ok: true,
        value: { alleles: twoLowest(method, known), spelled: known.map((allele) => allele.name).join(", ") },
      };
    }
  }
  return { ok: false, problems: [problemOf(method, stripped, text, path)] };
}

/** A name may itself hold a slash, so every slash is tried as the one between the two. */
function splitInTwo(method: PhenotypeMethod, text: string): readonly [Allele, Allele] | null {
  if (method.method === "haploid") return null;
  for (let at = 1; at < text.length - 1; at += 1) {
    if (text[at] !== "/" && text[at] !== "|") continue;
    const left = readAllele(method, text.slice(0, at));
    const right = readAllele(method, text.slice(at + 1));
    if (typeof left !== "string" && typeof right !== "string") return [left, right];
  }
  const bases = singleVariantBases(method, text);
  return bases;
}

/** "rs9923231 CT", "C/T" or "CT" for a gene whose alleles are the two bases of one variant. */
function singleVariantBases(method: PhenotypeMethod, text: string): readonly [Allele, Allele] | null {
  const two = /^(?:rs\d+\s*:?\s*)?([ACGT])[/|]?([ACGT])$/i.exec(text.trim());
  if (two?.[1] === undefined || two[2] === undefined || Object.keys(method.alleleSpellings).length === 0) return null;
  const named = /^(rs\d+)/i.exec(text.trim())?.[1];
  if (named !== undefined && !alleleNames(method).some((name) => name.startsWith(named.toLowerCase()))) return null;
  const left = readAllele(method, two[1]);
  const right = readAllele(method, two[2]);
  return typeof left === "string" || typeof right === "string" ? null : [left, right];
}

function problemOf(method: PhenotypeMethod, stripped: string, text: string, path: Path): Problem {
  const parts = stripped.split(/[/|]/).map((part) => part.trim());
  const { gene } = method;
  const oneOrTwo =
    method.method === "haploid"
      ? "one allele"
      : method.method === "haploid-or-diploid"
        ? "one allele or two"
        : "two alleles";
  const example = exampleOf(method);
  for (const part of parts) {
    const read = part === "" ? "unknown" : readAllele(method, part);
    if (read === "copies-impossible") {
      return {
        code: "copy-number-impossible",
        path,
        found: `${quote(part)}, a number of copies that does not occur`,
        expected: "1 to 13 copies, such as *1x2, or x≥3, or xN where the report does not say how many",
        remedy: "Copy the copy number from the report",
        nearest: [],
      };
    }
    if (read === "copies-not-for-gene") {
      return {
        code: "copy-number-impossible",
        path,
        found: `${quote(part)}, several copies of ${gene}`,
        expected: `alleles of ${gene} without a copy number`,
        remedy: "Leave the copy number out",
        nearest: [],
      };
    }
  }
  const unknown = parts.filter((part) => part !== "" && typeof readAllele(method, part) === "string");
  const [first] = unknown;
  if (first !== undefined) {
    const nearest = nearestNames(normaliseAllele(first).replace(/^(?=\d+$)/, "*"), alleleNames(method));
    return {
      code: "allele-unknown",
      path,
      found: quote(first),
      expected: `an allele of ${gene}, such as ${example}`,
      remedy: "Check the spelling in the report; an allele we do not hold cannot be read",
      nearest,
    };
  }
  const count = parts.filter((part) => part !== "").length;
  return {
    code: count < 2 ? "diplotype-one-allele" : "diplotype-too-many-alleles",
    path,
    found: `${quote(text)}, ${count === 1 ? "one allele" : `${count} alleles`}`,
    expected: `${oneOrTwo} of ${gene}, such as ${example}`,
    remedy:
      count < 2
        ? "Add the second allele; where the report names one variant alone, the other is often the reference allele, and the laboratory must say so"
        : "Keep the alleles of this one person",
    nearest: [],
  };
}

function exampleOf(method: PhenotypeMethod): string {
  const [first = "*1", second = first] = [...alleleNames(method)].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  return method.method === "haploid" ? first : `${first}/${second}`;
}
