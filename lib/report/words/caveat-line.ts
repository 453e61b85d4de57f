import type { Caveat } from "@/lib/advice";
import { unreachable, type Terms } from "@/lib/schema";
import type { WordedCaveat } from "../page/report";
import type { NameOf } from "./step-lines";
import { listWords } from "./words";

/** Returns a caveat with its fixed word, its meaning and, where there are any, the facts that made it. */
export function caveatLine(caveat: Caveat, terms: Terms, nameOf: NameOf): WordedCaveat {
  const { word, meaning } = terms.caveats[caveat.code];
  const detail = detailOf(caveat, nameOf);
  return { code: caveat.code, word, text: detail === null ? meaning : `${meaning} (${detail}.)` };
}

function detailOf({ code, facts }: Caveat, nameOf: NameOf): string | null {
  const text = (key: string): string => String(facts[key] ?? "");
  switch (code) {
    case "not-specific-to-drug":
    case "combination-therapy":
      return `Treatment: ${text("regimen")}`;
    case "extrapolated-drug":
      return `Studied: ${text("drugs").split(", ").map(nameOf).join(", ")}`;
    case "indirect-population":
      return `Studied in: ${text("studied")}`;
    case "small-sample":
      return `Largest number known: ${text("n")}`;
    case "few-carriers":
      return `Carriers: ${text("carriers")}`;
    case "multiple-testing":
      return `Variants tested: ${text("tests")}`;
    case "mixed-tumour-types":
      return `Pooled: ${text("types")}`;
    case "old-review-date":
      return `Last reviewed: ${text("date")}`;
    case "other-setting":
      return `For: ${text("settings")}`;
    case "update-in-progress":
      return text("text").replace(/\.$/, "");
    case "phenoconversion":
    case "expected-phenotype":
      return `${text("gene")} with ${listWords(text("drugs").split(", ").map(nameOf))}: expected ${text("expected")}`;
    case "phenoconversion-no-method":
    case "weak-inhibitor":
    case "several-interacting-drugs":
      return `${text("gene")} with ${listWords(text("drugs").split(", ").map(nameOf))}`;
    case "rule-for-other-drugs":
      return `Stated for: ${listWords(text("drugs").split(", ").map(nameOf))}`;
    case "score-between-rows":
      return `Expected score: ${text("score")}`;
    case "other-strand":
      return `Given: ${text("given")}; the alleles on the plus strand are ${text("alleles")}; turned over, the given bases read ${text("turned")}`;
    case "strand-ambiguous":
      return `Given: ${text("given")}; alleles: ${text("alleles")}`;
    case "genotype-not-listed":
      return `Given: ${text("given")}; ${text("listed") === "" ? "there is no text for any genotype" : `there are texts for ${text("listed")}`}`;
    case "imported":
    case "no-guideline":
    case "result-not-seen":
    case "effect-not-seen":
    case "single-study":
    case "no-replication":
    case "conflicting-studies":
    case "surrogate-endpoint":
    case "in-vitro-only":
    case "paper-not-read":
    case "secondary-copy":
    case "tumour-not-germline":
      return null;
    default:
      return unreachable(code);
  }
}
