import {
  unreachable,
  type Absence,
  type Direction,
  type Effect,
  type EvidenceDirection,
  type ExclusionReason,
  type Origin,
  type PhenotypeCategory,
  type Reading,
  type Setting,
  type StudyDesign,
} from "@/lib/schema";
import type { Side } from "@/lib/advice";
import type { Worded } from "../page/report";

const ORIGIN_WORDS: Readonly<Record<Origin, { word: string; meaning: string }>> = {
  germline: { word: "Germline", meaning: "Inherited: read from blood, saliva or any normal tissue." },
  tumour: { word: "Tumour", meaning: "Acquired by or measured in the tumour; says nothing of the inherited genotype." },
  expression: { word: "Expression", meaning: "How much of the gene's product is present, usually in the tumour." },
  "not-genetic": { word: "Not genetic", meaning: "Holds whatever the genotype." },
};

export function originWord(origin: Origin): Worded<Origin> {
  return { code: origin, ...ORIGIN_WORDS[origin] };
}

const SETTING_WORDS: Readonly<Record<Setting, string>> = {
  oncology: "oncology",
  transplantation: "transplantation",
  tsc: "tuberous sclerosis complex",
  other: "another setting",
};

export function settingWord(setting: Setting): string {
  return SETTING_WORDS[setting];
}

const READING_WORDS: Readonly<Record<Reading, string>> = {
  "full-text": "read in full",
  record: "read as a database record",
  abstract: "read in abstract only",
  annotation: "read through a curated annotation only",
  "secondary-copy": "read in a copy held by a third party",
  excerpt: "read in a cut-off excerpt only",
};

export function readingWord(reading: Reading): string {
  return READING_WORDS[reading];
}

const DESIGN_WORDS: Readonly<Record<StudyDesign, string>> = {
  "randomised-trial": "randomised trial",
  "single-arm-trial": "single-arm trial",
  "prospective-cohort": "prospective cohort",
  "retrospective-cohort": "retrospective cohort",
  cohort: "cohort",
  "pharmacokinetic-study": "pharmacokinetic study",
  "case-control": "case-control study",
  "case-series": "case series",
  "case-report": "case report",
  "tumour-biomarker-analysis": "tumour biomarker analysis",
  "in-vitro": "laboratory study",
  preclinical: "preclinical study",
  "not-reported-here": "design not reported here",
};

export function designWord(design: StudyDesign): string {
  return DESIGN_WORDS[design];
}

const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  increased: "increased",
  decreased: "decreased",
  "no-association": "no association",
  mixed: "mixed",
  "not-seen": "result not seen by us",
};

export function directionWord(direction: Direction): string {
  return DIRECTION_WORDS[direction];
}

const CATEGORY_WORDS: Readonly<Record<PhenotypeCategory, string>> = {
  Efficacy: "efficacy",
  Toxicity: "toxicity",
  "Metabolism/PK": "pharmacokinetics",
  Dosage: "dose",
  PD: "pharmacodynamics",
  Other: "other effects",
};

/** Returns what a phenotype category of ClinPGx is about, in our words. */
export function categoryWord(category: PhenotypeCategory): string {
  return CATEGORY_WORDS[category];
}

const EVIDENCE_DIRECTION_WORDS: Readonly<Record<EvidenceDirection, string>> = {
  increased: "increased",
  decreased: "decreased",
  associated: "associated, direction not stated",
  "not-associated": "no association",
  "not-stated": "not stated",
};

/** Returns what one row of imported evidence reports, in a word or two. */
export function directionOfEvidenceWord(direction: EvidenceDirection): string {
  return EVIDENCE_DIRECTION_WORDS[direction];
}

const SIDE_WORDS: Readonly<Record<Side, string>> = {
  supporting: "supporting",
  against: "against",
  noEffect: "no effect",
  notWeighed: "not weighed",
};

/** Returns the name of the side of an annotation on which a paper stands. */
export function sideWord(side: Side): string {
  return SIDE_WORDS[side];
}

const EXCLUSION_WORDS: Readonly<Record<ExclusionReason, string>> = {
  "cancer-risk": "Marks cancer risk, not response to the drug",
  prognosis: "Marks prognosis, not response to the drug",
  "other-drug": "About another drug",
  "disease-association": "Causes a disease; no evidence on response to the drug",
  indication: "Part of the indication, not a dose modifier",
  "no-evidence-found": "No evidence found",
  "not-informative": "Tested, and nothing usable reported",
};

export function exclusionWord(reason: ExclusionReason): string {
  return EXCLUSION_WORDS[reason];
}

const ABSENCE_WORDS: Readonly<Record<Absence, string>> = {
  "evaluated-no-recommendation": "Evaluated, no recommendation",
  "listed-without-recommendation": "Listed, no recommendation",
  "needs-another-gene": "Needs another gene",
  "not-in-knowledge": "Nothing found",
};

export function absenceWord(absence: Absence): string {
  return ABSENCE_WORDS[absence];
}

/**
 * Returns one effect as it is printed: measure, value, 95 % interval and p as
 * the paper has them; what it does not have is not shown.
 */
export function effectLine(effect: Effect): string {
  const [low, high] = effect.interval ?? [];
  return [
    `${measureOf(effect)} ${valueOf(effect)}`,
    effect.groups === undefined
      ? null
      : effect.groups.map((group) => `${group.name} ${group.value}${unitOf(effect)}`).join(" against "),
    low === undefined || high === undefined ? null : `95 % CI ${low} to ${high}`,
    effect.p === undefined
      ? null
      : `p ${/^[<=>]/.test(effect.p) ? effect.p.replace(/^([<=>])\s*/, "$1 ") : `= ${effect.p}`}`,
    effect.adjusted === true ? "adjusted" : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

function unitOf(effect: Effect): string {
  return effect.unit === undefined ? "" : ` ${effect.unit}`;
}

function valueOf(effect: Effect): string {
  switch (effect.measure) {
    case "percent-difference":
    case "rate":
      return `${effect.value} %`;
    case "fold-change":
      return `${effect.value}-fold`;
    case "difference":
    case "median":
    case "beta":
      return `${effect.value}${unitOf(effect)}`;
    case "odds-ratio":
    case "hazard-ratio":
      return String(effect.value);
    default:
      return unreachable(effect.measure);
  }
}

function measureOf(effect: Effect): string {
  switch (effect.measure) {
    case "odds-ratio":
      return "OR";
    case "hazard-ratio":
      return "HR";
    case "fold-change":
    case "percent-difference":
    case "difference":
    case "median":
    case "rate":
      return `${effect.label}:`;
    case "beta":
      return "beta";
    default:
      return unreachable(effect.measure);
  }
}

/** Returns names joined as prose joins them: "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1] ?? ""}`;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function countWord(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
