import type { ResultKnowledge } from "@/lib/knowledge";
import {
  DESCRIBING,
  GENE_PHENOTYPE,
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
import { geneSaid, genesInWords } from "./gene";
import { saidIn } from "./said";

/** What an Observation of genomics reporting is about; null for any other Observation. */
export type GenomicKind = "genotype" | "haplotype" | "variant" | "implication" | "phenotype" | "other";

/** Returns which kind of genomic observation this is, by its code and never by its profile. */
export function kindOf(observation: JsonObject): GenomicKind | null {
  const { code } = observation;
  if (hasLoinc(code, GENOTYPE)) return "genotype";
  if (hasLoinc(code, HAPLOTYPE)) return "haplotype";
  if (hasLoinc(code, VARIANT)) return "variant";
  if (hasTbd(code, THERAPEUTIC_IMPLICATION) || PHENOTYPE_BEFORE_STU2.some((one) => hasLoinc(code, one)))
    return "implication";
  return components(observation).some((component) => hasLoinc(component["code"], GENE_PHENOTYPE)) ? "phenotype" : null;
}

/**
 * Returns whether an observation of another code says a result of a gene of ours, or looks as if it did: by the gene in
 * its code, by words such as "diplotype", or by star alleles and metabolizers in its value.
 */
export function looksLikeResult(observation: JsonObject, knowledge: ResultKnowledge): boolean {
  if (geneSaid(observation, knowledge).kind !== "not-stated" || speaksOfGenes(observation)) return true;
  const words = saidIn(observation).words;
  return words.some(
    (text) =>
      STARS.test(text) ||
      METABOLIZER.test(text) ||
      (RESULT_WORDS.test(codeWords(observation)) && genesInWords(knowledge, text).length > 0),
  );
}

const STARS = /\*\d{1,3}[A-Z]?(?:x\d+)?\s*[/|]\s*(?:[\w-]+)?\*\d{1,3}/;
const METABOLIZER = /metaboli[sz]er/i;
const RESULT_WORDS = /genotyp|diplotyp|haplotyp|phenotyp|pharmacogen|\bpgx\b|metaboli[sz]er|allele/i;

/** Whether the words of a code speak of pharmacogenomics without naming a gene. */
function speaksOfGenes(observation: JsonObject): boolean {
  return /diplotyp|pharmacogen|\bpgx\b|metaboli[sz]er (?:status|phenotype)/i.test(codeWords(observation));
}

/** Returns the words of an observation's code: its text and the displays of its codings. */
export function codeWords(holder: JsonObject): string {
  const code = objectIn(holder["code"]);
  return [code?.["text"], ...objectsIn(code?.["coding"]).map((coding) => coding["display"])]
    .flatMap((text) => textIn(text) ?? [])
    .join("; ");
}

/**
 * Returns the texts that may hold the value, best first: displays, then the
 * text, then the codes, since codes are the part that real senders get wrong.
 */
export function valueTexts(holder: JsonObject): readonly string[] {
  return saidIn(holder).all.map(({ text }) => text);
}

/** Returns the components under which a phenotype is reported. */
export function phenotypeHolders(observation: JsonObject): readonly JsonObject[] {
  const own = PHENOTYPE_BEFORE_STU2.some((one) => hasLoinc(observation["code"], one)) ? [observation] : [];
  return [
    ...own,
    ...components(observation).filter(
      ({ code }) =>
        PHENOTYPE_COMPONENTS.some((one) => hasTbd(code, one)) ||
        [...PHENOTYPE_BEFORE_STU2, GENE_PHENOTYPE].some((one) => hasLoinc(code, one)),
    ),
  ];
}

const PHENOTYPE_COMPONENTS = [THERAPEUTIC_IMPLICATION, PREDICTED_IMPLICATION];

/** Returns the components that may be results by themselves: not those that describe the finding. */
export function resultComponents(observation: JsonObject): readonly JsonObject[] {
  return components(observation).filter(
    ({ code }) =>
      !objectsIn(objectIn(code)?.["coding"]).some(
        (coding) =>
          (textIn(coding["system"]) === LOINC && DESCRIBING.has(textIn(coding["code"]) ?? "")) ||
          TBD_SYSTEM.test(textIn(coding["system"]) ?? ""),
      ),
  );
}

/** Returns the component of a LOINC code; null where the observation has none. */
export function componentOf(observation: JsonObject, code: string): JsonObject | null {
  return components(observation).find((component) => hasLoinc(component["code"], code)) ?? null;
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

/** Returns the components of an observation. */
export function components(observation: JsonObject): readonly JsonObject[] {
  return objectsIn(observation["component"]);
}

/** Returns whether a concept has a LOINC code. */
export function hasLoinc(concept: unknown, code: string): boolean {
  return hasCoding(concept, code, (system) => system === LOINC);
}

/** The first version of the guide spelled the system TbdCodes. */
const TBD_SYSTEM = /^https?:\/\/hl7\.org\/fhir\/uv\/genomics-reporting\/CodeSystem\/tbd-?codes(?:-cs)?$/i;

function hasTbd(concept: unknown, code: string): boolean {
  return hasCoding(concept, code, (system) => TBD_SYSTEM.test(system));
}

function hasCoding(concept: unknown, code: string, isSystem: (system: string) => boolean): boolean {
  return objectsIn(objectIn(concept)?.["coding"]).some(
    (coding) => textIn(coding["code"]) === code && isSystem(textIn(coding["system"]) ?? ""),
  );
}
