import type { PhenotypeMethod } from "@/lib/schema";
import { normaliseTerm } from "./term-spelling";

/**
 * Short forms in common use, by the term they stand for. Each is taken only
 * for a gene that has the term. A bare "normal" or "poor" is none: reports use
 * it for the enzyme, the allele and the person alike.
 *
 * @source Caudle, Genet Med 2017;19:215: "extensive" was the older word for
 * what is now "normal"
 */
const SHORT_FORMS: Readonly<Record<string, readonly string[]>> = {
  "Ultrarapid Metabolizer": ["um", "ultra rapid metabolizer"],
  "Rapid Metabolizer": ["rm"],
  "Normal Metabolizer": ["nm", "em", "extensive metabolizer"],
  "Likely Intermediate Metabolizer": ["likely im", "lim"],
  "Possible Intermediate Metabolizer": ["possible im"],
  "Intermediate Metabolizer": ["im"],
  "Likely Poor Metabolizer": ["likely pm", "lpm"],
  "Poor Metabolizer": ["pm"],
  "Increased Function": ["if"],
  "Normal Function": ["nf"],
  "Possible Decreased Function": ["possible df"],
  "Decreased Function": ["df"],
  "Poor Function": ["pf"],
  Indeterminate: ["n/a"],
};

/**
 * Returns the standard term a text stands for; null when it is none of the
 * gene's. Case, British spelling, short forms, the gene's own symbol before
 * the term and a parenthesis after it ("Poor Metabolizer (0.0)") make no
 * difference.
 */
export function readTerm(method: PhenotypeMethod, text: string): string | null {
  if (method.method === "allele-status") return readStatus(method, text);
  const symbol = normaliseTerm(method.gene);
  const spelled = normaliseTerm(text).replace(/\s*\([^)]*\)$/, "");
  const words =
    spelled.startsWith(`${symbol} `) || spelled.startsWith(`${symbol}:`)
      ? spelled.slice(symbol.length + 1).trim()
      : spelled;
  return (
    method.terms.find((term) => normaliseTerm(term) === words) ??
    method.terms.find((term) => (method.spellings[term] ?? []).some((spelling) => normaliseTerm(spelling) === words)) ??
    method.terms.find((term) => SHORT_FORMS[term]?.includes(words) === true) ??
    null
  );
}

/** "HLA-B*57:01 positive", "*57:01 pos", "B*5701 +", "positive for HLA-B*57:01". */
function readStatus(method: PhenotypeMethod, text: string): string | null {
  const spelled = text.trim().toLowerCase().replace(/\s+/g, " ").replace(/[–−]/g, "-");
  const allele = /\*?\s?(\d{2,3}):?(\d{2})(?!\d)/.exec(spelled.replace(/^.*?(?=\*)|^(?:hla-)?[abc]-?(?=\d)/, ""));
  if (allele?.[1] === undefined || allele[2] === undefined) return null;
  if (/[/|,]/.test(spelled)) return null;
  const otherGene = /\bhla-?([a-z]+\d*)/.exec(spelled);
  if (otherGene?.[1] !== undefined && `hla-${otherGene[1]}` !== method.gene.toLowerCase()) return null;
  const isPositive =
    /\bpos(?:itive)?\b|\bpresent\b|\bcarrier\b|(?<!-)\+$|\bdetected$/.test(spelled) &&
    !/\bnot detected\b|\bnon-?carrier\b/.test(spelled);
  const isNegative = /\bneg(?:ative)?\b|\babsent\b|\bnot detected\b|\bnon-?carrier\b|\s-$/.test(spelled);
  if (isPositive === isNegative) return null;
  const term = `*${allele[1]}:${allele[2]} ${isPositive ? "positive" : "negative"}`;
  return method.terms.find((one) => one === term) ?? null;
}
