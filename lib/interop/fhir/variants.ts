import {
  ALLELIC_STATE,
  ALTERNATE_BASES,
  REFERENCE_BASES,
  REFERENCE_SEQUENCE,
  SOURCE_CLASS,
  VARIANT_NAMES,
} from "./codes";
import type { ResultKnowledge } from "@/lib/knowledge";
import { componentOf } from "./observation";
import { saidIn } from "./said";
import { objectIn, objectsIn, textIn, type JsonObject } from "../json";

/** A variant observation in the words that results have for it; or what keeps it from being one. */
export type VariantSaid =
  | { readonly kind: "said"; readonly text: string; readonly name: string }
  | { readonly kind: "without-name" | "without-copies" | "no-call" | "without-value" };

/**
 * Returns a variant as text for the grammar of results: its name in dbSNP or on the transcript or genome, and its bases
 * or how many copies were found. Bases are taken on the forward strand of the genome alone: beside another reference
 * sequence the number of copies is given in words.
 *
 * @source HL7 Genomics Reporting 3.0.0, Variant: LL1971-2 for its value, 53034-5 for the allelic state
 */
export function variantSaid(observation: JsonObject): VariantSaid {
  const name = nameOf(observation);
  if (name === null) return { kind: "without-name" };
  const found = saidIn(observation).all.map(({ text }) => text.toLowerCase());
  if (found.some((text) => /no call|indeterminate|equivocal/.test(text))) return { kind: "no-call" };
  if (found.some((text) => /^(?:absent|negative|not (?:detected|present|found))$/.test(text)))
    return found.some((text) => /^(?:present|positive|detected)$/.test(text))
      ? { kind: "no-call" }
      : { kind: "said", name, text: `${name} not detected` };
  if (!found.some((text) => /^(?:present|positive|detected)$/.test(text))) return { kind: "without-value" };
  const copies = copiesOf(observation);
  if (copies === null) return { kind: "without-copies" };
  const bases = basesOf(observation, copies);
  return { kind: "said", name, text: bases === null ? `${name} ${copies}` : `${name} ${bases}` };
}

function nameOf(observation: JsonObject): string | null {
  const texts = VARIANT_NAMES.flatMap((code) => {
    const component = componentOf(observation, code);
    return component === null ? [] : saidIn(component).all.map(({ text }) => text);
  });
  const rsid = texts.flatMap((text) => /^rs\d+$/i.exec(text)?.[0].toLowerCase() ?? [])[0];
  return rsid ?? texts.find((text) => /^(?:N[MCG]_[\d.]+(?:\(\w+\))?:)?[cgm]\.\S+$/.test(text)) ?? null;
}

function copiesOf(observation: JsonObject): "heterozygous" | "homozygous" | null {
  const component = componentOf(observation, ALLELIC_STATE);
  const concept = objectIn(component?.["valueCodeableConcept"]);
  const codes = objectsIn(concept?.["coding"]).map((coding) => textIn(coding["code"]));
  const words = component === null ? [] : saidIn(component).all.map(({ text }) => text.toLowerCase());
  const isHet = codes.includes("LA6706-1") || words.includes("heterozygous");
  const isHom = codes.includes("LA6705-3") || words.includes("homozygous");
  return isHet === isHom ? null : isHet ? "heterozygous" : "homozygous";
}

/** Null where the bases are not given, or are of another sequence than a chromosome's. */
function basesOf(observation: JsonObject, copies: "heterozygous" | "homozygous"): string | null {
  const text = (code: string): string | null => {
    const component = componentOf(observation, code);
    return component === null ? null : (saidIn(component).all[0]?.text ?? null);
  };
  const sequence = text(REFERENCE_SEQUENCE);
  if (sequence !== null && !/^(?:NC_|chr)/.test(sequence)) return null;
  const [reference, alternate] = [text(REFERENCE_BASES), text(ALTERNATE_BASES)];
  if (reference === null || alternate === null || !/^[ACGT]$/.test(reference) || !/^[ACGT]$/.test(alternate))
    return null;
  return copies === "heterozygous" ? `${reference}/${alternate}` : `${alternate}/${alternate}`;
}

/** Returns whether a finding is of a tumour or of another class than germline. @source LOINC 48002-0 */
export function isNotGermline(observation: JsonObject): boolean {
  const component = componentOf(observation, SOURCE_CLASS);
  if (component === null) return false;
  const codes = objectsIn(objectIn(component["valueCodeableConcept"])?.["coding"]).map((coding) =>
    textIn(coding["code"]),
  );
  const words = saidIn(component).words;
  return !codes.includes("LA6683-2") && !words.some((text) => /germ ?line/i.test(text));
}

/** Returns the gene at whose positions an rsID lies; null for one that none of ours has. */
export function geneOfVariant(knowledge: ResultKnowledge, name: string): string | null {
  const owners = Object.values(knowledge.alleleDefinitions).filter(({ positions }) =>
    positions.some(({ rsid }) => rsid === name),
  );
  const [only, ...more] = owners;
  return only === undefined || more.length > 0 ? null : only.gene;
}
