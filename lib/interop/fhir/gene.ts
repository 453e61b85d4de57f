import { resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import { GENE_STUDIED, HGNC, LOINC, NCBI_GENE } from "./codes";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";
import { withoutQuotes } from "./said";
import { singleGeneCode } from "./single-gene-codes";

/** The gene of an observation: ours, or one we do not hold, or several, or not stated. */
export type GeneSaid =
  | {
      readonly kind: "known";
      readonly gene: string;
      /** The one allele that its code looks for, in two fields; null where it names none. */
      readonly allele: string | null;
    }
  | { readonly kind: "unknown" | "contradictory" | "not-stated" };

/**
 * Returns the gene an observation says it is about, by its component and by its code. The HGNC number decides, with or
 * without its prefix, or the number of NCBI, a symbol or an alias; where two of them name different genes, none is
 * believed. A code names its gene by LOINC or in its words ("CYP2C19 GENOTYPE", "HLA-B*57:01 [Presence] in Blood").
 */
export function geneSaid(observation: JsonObject, knowledge: ResultKnowledge): GeneSaid {
  const studied = genesStudied(observation, knowledge);
  const coded = codedGene(observation, knowledge);
  const [only, ...others] = studied.genes;
  if (others.length > 0) return { kind: "contradictory" };
  if (only !== undefined) {
    if (coded.genes.length > 0 && !coded.genes.includes(only)) return { kind: "contradictory" };
    return { kind: "known", gene: only, allele: coded.allele };
  }
  if (coded.genes.length > 1) return { kind: "contradictory" };
  const [gene] = coded.genes;
  if (gene !== undefined)
    return studied.isStated ? { kind: "contradictory" } : { kind: "known", gene, allele: coded.allele };
  return { kind: studied.isStated ? "unknown" : "not-stated" };
}

/** Returns the genes of the components that say which gene was studied, and whether there are such components. */
function genesStudied(
  observation: JsonObject,
  knowledge: ResultKnowledge,
): { readonly isStated: boolean; readonly genes: readonly string[] } {
  const codings = objectsIn(observation["component"])
    .filter((component) =>
      objectsIn(objectIn(component["code"])?.["coding"]).some(
        (coding) => textIn(coding["system"]) === LOINC && textIn(coding["code"]) === GENE_STUDIED,
      ),
    )
    .flatMap((component) => {
      const concept = objectIn(component["valueCodeableConcept"]);
      const text = { display: concept?.["text"] ?? component["valueString"] };
      return [...objectsIn(concept?.["coding"]), ...(textIn(text.display) === null ? [] : [text])];
    });
  const genes = codings.flatMap((coding): readonly string[] => {
    const bySymbol = symbolAt(knowledge, textIn(coding["display"]) ?? "") ?? aliasOf(knowledge, coding["display"]);
    return [numbered(coding, knowledge), bySymbol].filter((gene) => gene !== undefined);
  });
  return { isStated: codings.length > 0, genes: [...new Set(genes)] };
}

/** The gene by its number at HGNC or NCBI; a code that is a symbol counts as one. */
function numbered(coding: JsonObject, knowledge: ResultKnowledge): string | undefined {
  const system = (textIn(coding["system"]) ?? "").replace(/^https/, "http");
  const code = withoutQuotes(coding["code"]) ?? "";
  if (system.startsWith(HGNC)) {
    const number = /^(?:HGNC:)?(\d+)$/i.exec(code)?.[1];
    return number === undefined ? symbolAt(knowledge, code) : byNumber(knowledge).get(`HGNC:${number}`);
  }
  if (system.startsWith(NCBI_GENE)) return byNumber(knowledge).get(`NCBI:${code}`);
  return /^HGNC:\d+$/i.test(code) ? byNumber(knowledge).get(code.toUpperCase()) : undefined;
}

/** The genes that the code of an observation names: by LOINC, and in the words of its text and displays. */
function codedGene(
  observation: JsonObject,
  knowledge: ResultKnowledge,
): { readonly genes: readonly string[]; readonly allele: string | null } {
  const code = objectIn(observation["code"]);
  const codings = objectsIn(code?.["coding"]);
  const byCode = codings.flatMap((coding) => {
    const single = textIn(coding["system"]) === LOINC ? singleGeneCode(textIn(coding["code"]) ?? "") : null;
    return single !== null && Object.hasOwn(knowledge.genes, single.gene) ? [single] : [];
  });
  const texts = [code?.["text"], ...codings.map((coding) => coding["display"])].flatMap((text) => textIn(text) ?? []);
  const genes = [...byCode.map(({ gene }) => gene), ...texts.flatMap((text) => genesInWords(knowledge, text))];
  const alleles = [...byCode.flatMap(({ allele }) => allele ?? []), ...texts.flatMap(allelesIn)];
  const [allele, ...more] = [...new Set(alleles)];
  // A code and words that look for two alleles say of neither what the value says.
  return { genes: [...new Set(genes)], allele: allele === undefined || more.length > 0 ? null : allele };
}

/** Returns every HLA allele in the words of a code. */
function allelesIn(text: string): readonly string[] {
  const first = alleleIn(text);
  const all = [...text.matchAll(/\*\s?(\d{2,3}):(\d{2,3})(?!\d)/g)].map(([, one, two]) => `*${one ?? ""}:${two ?? ""}`);
  return [...new Set([...(first === null ? [] : [first]), ...all])];
}

/** Returns the first HLA allele in a text, in two fields with a star: `*57:01`; null where there is none. */
export function alleleIn(text: string): string | null {
  const [, first, second] =
    /\*?\s?(\d{2,3}):(\d{2,3})(?!\d)/.exec(text) ?? /\bHLA[- ]?[A-C]\*?\s?(\d{2})(\d{2})(?!\d)/.exec(text) ?? [];
  return first === undefined || second === undefined ? null : `*${first}:${second}`;
}

/**
 * Returns the genes with results of ours that a text names: one it begins with, in any case, and symbols anywhere in
 * capitals ("Genotype of TPMT"). A text of genotyping that names none may name one by an alias ("DPD genotype").
 */
export function genesInWords(knowledge: ResultKnowledge, text: string): readonly string[] {
  const words = text.slice(0, LONGEST_WORDS).replace(/\bHLA[ -]?([A-C])(?=[ *_]|$)/g, "HLA-$1");
  const tokens = words.match(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*/g) ?? [];
  const first = symbolAt(knowledge, words);
  const named = [first, ...tokens.filter((token) => token === token.toUpperCase())].filter(
    (token): token is string => token !== undefined && hasResults(knowledge, token),
  );
  if (named.length > 0) return [...new Set(named)];
  if (!GENOTYPING.test(words)) return [];
  const alias = aliasOf(knowledge, words.replace(GENOTYPING_WORDS, " ").trim());
  return alias !== undefined && hasResults(knowledge, alias) ? [alias] : [];
}

const LONGEST_WORDS = 300;
const GENOTYPING = /genotyp|diplotyp|haplotyp|phenotyp|metaboli[sz]er/i;
const GENOTYPING_WORDS =
  /\b(?:genotyp\w*|diplotyp\w*|haplotyp\w*|phenotyp\w*|metaboli[sz]er|status|gene|result|test|name|display|in|of|blood|or|tissue|saliva|by)\b/gi;

/** Whether results of a gene can be read: it has phenotypes, or alleles by name. */
export function hasResults(knowledge: ResultKnowledge, gene: string): boolean {
  return (
    Object.hasOwn(knowledge.genes, gene) &&
    (Object.hasOwn(knowledge.phenotypes, gene) || Object.hasOwn(knowledge.alleleDefinitions, gene))
  );
}

/** Returns the gene whose symbol a text begins with: "CYP2C19 Rapid Metabolizer", "HLA-B*15:02". */
export function symbolAt(knowledge: ResultKnowledge, text: string): string | undefined {
  const [word = ""] = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)?/.exec(text.trim()) ?? [];
  const symbol = word.toUpperCase();
  if (Object.hasOwn(knowledge.genes, symbol)) return symbol;
  const [bare = ""] = symbol.split("-");
  return bare !== "" && Object.hasOwn(knowledge.genes, bare) ? bare : undefined;
}

const aliases = new WeakMap<ResultKnowledge, Map<string, string | undefined>>();
const MOST_ALIASES = 500;

/** The gene of an alias or former symbol that is the whole text. Symbols hold nothing of a person; any other text is not kept. */
function aliasOf(knowledge: ResultKnowledge, value: unknown): string | undefined {
  const text = textIn(value);
  if (text === null || text.length > 40) return undefined;
  const known = aliases.get(knowledge) ?? new Map<string, string | undefined>();
  aliases.set(knowledge, known);
  if (known.has(text)) return known.get(text);
  const resolved = resolveGene(knowledge, text, []);
  const gene = resolved.ok ? resolved.value.id : undefined;
  if ((gene !== undefined || /^[A-Z][A-Z0-9-]{1,14}$/.test(text)) && known.size < MOST_ALIASES) known.set(text, gene);
  return gene;
}

const numbers = new WeakMap<ResultKnowledge, ReadonlyMap<string, string>>();

// Derived from a frozen value, so keeping it changes nothing a caller can see.
function byNumber(knowledge: ResultKnowledge): ReadonlyMap<string, string> {
  const known = numbers.get(knowledge);
  if (known !== undefined) return known;
  const map = new Map(
    Object.values(knowledge.genes).flatMap(({ symbol, identifiers: { hgnc, ncbi } }) => [
      ...(hgnc === undefined ? [] : [[hgnc, symbol] as const]),
      ...(ncbi === undefined ? [] : [[`NCBI:${ncbi}`, symbol] as const]),
    ]),
  );
  numbers.set(knowledge, map);
  return map;
}
