import type { ResultKnowledge as AnswerKnowledge } from "@/lib/knowledge";
import {
  GENE_PHENOTYPE,
  GENE_STUDIED,
  GENOTYPE,
  HAPLOTYPE,
  LOINC,
  PHENOTYPE_BEFORE_STU2,
  PREDICTED_IMPLICATION,
  PRESENT,
  THERAPEUTIC_IMPLICATION,
  VARIANT,
} from "./codes";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** What an Observation of genomics reporting is about; null for any other Observation. */
export type GenomicKind = "genotype" | "haplotype" | "variant" | "implication" | "phenotype" | "other";

/** Returns which kind of genomic observation this is, by its code and never by its profile. */
export function kindOf(observation: JsonObject): GenomicKind | null {
  const { code } = observation;
  if (hasLoinc(code, GENOTYPE)) return "genotype";
  if (hasLoinc(code, HAPLOTYPE)) return "haplotype";
  if (hasLoinc(code, VARIANT)) return "variant";
  if (hasTbd(code, THERAPEUTIC_IMPLICATION)) return "implication";
  return components(observation).some((component) => hasLoinc(component["code"], GENE_PHENOTYPE)) ? "phenotype" : null;
}

/** LOINC codes of single genes and alleles that senders give without their words, by what LOINC calls them. */
const ONE_GENE: Readonly<Record<string, string>> = {
  "79714-2": "CYP2C19 gene product metabolic activity interpretation",
  "50956-2": "HLA-B*57:01 [Presence] in Blood or Tissue",
};

/** What an observation under a code of its own says that it is about: a gene with phenotypes, and the allele it looks for. */
export interface NamedInCode {
  readonly gene: string;
  /** Two fields, such as `*57:01`; null where the code names none. */
  readonly allele: string | null;
}

/**
 * Returns the gene that the code of an observation names in its words, as laboratories' own codes and the LOINC codes of
 * single genes do ("CYP2C19 GENOTYPE", "TPMT diplotype", "HLA-B*57:01 [Presence] in Blood"); null where it names none
 * that has phenotypes.
 */
export function namedInCode(observation: JsonObject, knowledge: AnswerKnowledge): NamedInCode | null {
  const code = objectIn(observation["code"]);
  const codings = objectsIn(code?.["coding"]);
  const texts = [
    code?.["text"],
    ...codings.map((coding) => coding["display"]),
    ...codings.map((coding) =>
      textIn(coding["system"]) === LOINC ? ONE_GENE[textIn(coding["code"]) ?? ""] : undefined,
    ),
    // Where the code names none, the value may: "CYP2C19 Poor Metabolizer".
    ...valueTexts(observation),
  ];
  for (const text of texts.flatMap((one) => textIn(one) ?? [])) {
    const gene = symbolAt(knowledge, text);
    if (gene === undefined || !Object.hasOwn(knowledge.phenotypes, gene)) continue;
    return { gene, allele: /\*\d{2,3}:\d{2,3}/.exec(text)?.[0] ?? null };
  }
  return null;
}

/**
 * Returns the texts that may hold the value, best first: displays, then the
 * text, then the codes, since codes are the part that real senders get wrong.
 */
export function valueTexts(holder: JsonObject): readonly string[] {
  const concept = objectIn(holder["valueCodeableConcept"]);
  const codings = objectsIn(concept?.["coding"]);
  const texts = [
    ...codings.map((coding) => coding["display"]),
    concept?.["text"],
    ...codings.map((coding) => coding["code"]),
    holder["valueString"],
  ];
  return [...new Set(texts.flatMap((text) => withoutQuotes(text) ?? []))];
}

/** Returns the codes and texts under which a phenotype is reported; the LOINC code of an answer first. */
export function phenotypeTexts(observation: JsonObject): readonly string[] {
  return components(observation)
    .filter(
      ({ code }) =>
        PHENOTYPE_COMPONENTS.some((one) => hasTbd(code, one)) ||
        [...PHENOTYPE_BEFORE_STU2, GENE_PHENOTYPE].some((one) => hasLoinc(code, one)),
    )
    .flatMap((component) => {
      const codings = objectsIn(objectIn(component["valueCodeableConcept"])?.["coding"]);
      return [
        ...codings
          .filter((coding) => textIn(coding["system"]) === LOINC)
          .flatMap((coding) => withoutQuotes(coding["code"]) ?? []),
        ...valueTexts(component),
      ];
    });
}

const PHENOTYPE_COMPONENTS = [THERAPEUTIC_IMPLICATION, PREDICTED_IMPLICATION];

/** The gene of an observation: ours, or one we do not hold, or two that contradict each other, or not stated. */
export type GeneRead =
  { readonly kind: "known"; readonly gene: string } | { readonly kind: "unknown" | "contradictory" | "not-stated" };

/**
 * Returns the gene an observation says it is about. The HGNC number decides,
 * with or without its prefix; where the symbol beside it is another gene's,
 * neither is believed.
 */
export function geneOf(observation: JsonObject, knowledge: AnswerKnowledge): GeneRead {
  const codings = components(observation)
    .filter((component) => hasLoinc(component["code"], GENE_STUDIED))
    .flatMap((component) => {
      const concept = objectIn(component["valueCodeableConcept"]);
      return [...objectsIn(concept?.["coding"]), ...(concept === null ? [] : [{ display: concept["text"] }])];
    });
  const named = codings.flatMap((coding): readonly string[] => {
    const isHgnc = (textIn(coding["system"]) ?? "").replace(/^https/, "http").startsWith("http://www.genenames.org");
    const number = isHgnc ? /^(?:HGNC:)?(\d+)$/i.exec(withoutQuotes(coding["code"]) ?? "")?.[1] : undefined;
    const byNumber = number === undefined ? undefined : genesByHgnc(knowledge).get(number);
    const bySymbol = symbolAt(knowledge, textIn(coding["display"]) ?? "");
    return [byNumber, bySymbol].filter((gene) => gene !== undefined);
  });
  const [first, ...others] = [...new Set(named)];
  if (first === undefined) return { kind: codings.length === 0 ? "not-stated" : "unknown" };
  return others.length > 0 ? { kind: "contradictory" } : { kind: "known", gene: first };
}

/** Returns the gene whose symbol a text begins with: "CYP2C19 Rapid Metabolizer", "HLA-B*15:02". */
export function symbolAt(knowledge: AnswerKnowledge, text: string): string | undefined {
  const [word = ""] = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)?/.exec(text.trim()) ?? [];
  const symbol = word.toUpperCase();
  if (Object.hasOwn(knowledge.genes, symbol)) return symbol;
  const [bare = ""] = symbol.split("-");
  return bare !== "" && Object.hasOwn(knowledge.genes, bare) ? bare : undefined;
}

/** Whether a variant observation says that the variant is there. */
export function isPresent(observation: JsonObject): boolean {
  return hasLoinc(observation["valueCodeableConcept"], PRESENT);
}

/** Returns the day of an observation, as exact as it is told: "2019-04-01", "2016"; null when it has none. */
export function dayOf(observation: JsonObject): string | null {
  const period = objectIn(observation["effectivePeriod"]);
  const texts = [
    observation["effectiveDateTime"],
    period?.["end"],
    period?.["start"],
    observation["effectiveInstant"],
    observation["issued"],
  ];
  const day = texts.flatMap((text) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)/.exec(textIn(text) ?? "")?.[0] ?? [])[0];
  return day ?? null;
}

function components(observation: JsonObject): readonly JsonObject[] {
  return objectsIn(observation["component"]);
}

function hasLoinc(concept: unknown, code: string): boolean {
  return hasCoding(concept, code, (system) => system === LOINC);
}

/** The first version of the guide spelled the system TbdCodes. */
function hasTbd(concept: unknown, code: string): boolean {
  return hasCoding(concept, code, (system) =>
    /^https?:\/\/hl7\.org\/fhir\/uv\/genomics-reporting\/CodeSystem\/tbd-?codes(?:-cs)?$/i.test(system),
  );
}

function hasCoding(concept: unknown, code: string, isSystem: (system: string) => boolean): boolean {
  return objectsIn(objectIn(concept)?.["coding"]).some(
    (coding) => textIn(coding["code"]) === code && isSystem(textIn(coding["system"]) ?? ""),
  );
}

function withoutQuotes(value: unknown): string | null {
  const text = textIn(value);
  return text === null ? null : textIn(text.replace(/^["'\s]+|["'\s]+$/g, ""));
}

const hgnc = new WeakMap<AnswerKnowledge, ReadonlyMap<string, string>>();

// Derived from a frozen value, so keeping it changes nothing a caller can see.
function genesByHgnc(knowledge: AnswerKnowledge): ReadonlyMap<string, string> {
  const known = hgnc.get(knowledge);
  if (known !== undefined) return known;
  const map = new Map(
    Object.values(knowledge.genes).flatMap((gene) =>
      gene.identifiers.hgnc === undefined ? [] : [[gene.identifiers.hgnc.replace("HGNC:", ""), gene.symbol] as const],
    ),
  );
  hgnc.set(knowledge, map);
  return map;
}
