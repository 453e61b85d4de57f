import type { CaveatCode, Finding, Guideline, Annotation, LabelFact, Setting } from "@/lib/schema";
import type { Caveat } from "./advice";
import { areConflicting } from "./certainty";

/** Below this many people a finding counts as small. Ours, and arbitrary; the methods page says so. */
export const SMALL_SAMPLE_BELOW = 100;
/** Below this many carriers a comparison rests on too few. Ours. */
export const FEW_CARRIERS_BELOW = 10;
/** A review older than this is old. Ours. */
export const OLD_REVIEW_YEARS = 5;

/** What the caveats of an association are computed from. */
export interface AssociationFacts {
  readonly findings: readonly Finding[];
  readonly annotation: Annotation | null;
  /** Ids that count as the drug asked about itself: the drug, or a class's members when a class was asked. */
  readonly directDrugs: ReadonlySet<string>;
  readonly setting: Setting | null;
  readonly pairHasGuideline: boolean;
  /** The day as YYYY-MM-DD. */
  readonly today: string;
}

type Rule = (facts: AssociationFacts) => Caveat["facts"] | null;

const LABORATORY: ReadonlySet<string> = new Set(["in-vitro", "preclinical"]);

/** One trigger per code, in the order a reader should meet them. */
const ASSOCIATION_RULES: readonly (readonly [CaveatCode, Rule])[] = [
  [
    "tumour-not-germline",
    ({ findings }) =>
      when(findings.length > 0 && findings.every((f) => f.origin === "tumour" || f.origin === "expression")),
  ],
  ["no-guideline", ({ pairHasGuideline }) => when(!pairHasGuideline)],
  ["result-not-seen", ({ findings }) => when(findings.length > 0 && findings.every((f) => f.direction === "not-seen"))],
  [
    "not-specific-to-drug",
    ({ findings }) =>
      when(findings.length > 0 && findings.every((f) => f.arm === "mixed-arms"), {
        regimen: findings[0]?.regimen ?? "",
      }),
  ],
  [
    "extrapolated-drug",
    ({ findings, annotation, directDrugs }) => {
      const about = [...new Set(annotation?.drugs ?? findings.flatMap((f) => f.drugs))];
      return when(about.length > 0 && !about.some((id) => directDrugs.has(id)), { drugs: about.join(", ") });
    },
  ],
  ["in-vitro-only", ({ findings }) => when(findings.length > 0 && findings.every((f) => LABORATORY.has(f.design)))],
  [
    "indirect-population",
    ({ findings, setting }) =>
      when(setting !== null && findings.length > 0 && findings.every((f) => f.setting !== setting), {
        studied: [...new Set(findings.map((f) => f.setting))].join(", "),
      }),
  ],
  ["conflicting-studies", ({ findings }) => when(areConflicting(findings))],
  ["single-study", ({ findings }) => when(papersOf(findings) === 1)],
  [
    "small-sample",
    ({ findings }) => {
      const largest = largestN(findings);
      return when(largest !== null && largest < SMALL_SAMPLE_BELOW, { n: largest ?? 0 });
    },
  ],
  [
    "few-carriers",
    ({ findings }) => {
      const carriers = findings.flatMap((f) => (f.carriers === undefined ? [] : [f.carriers]));
      const fewest = Math.min(...carriers);
      return when(fewest < FEW_CARRIERS_BELOW, { carriers: fewest });
    },
  ],
  [
    "multiple-testing",
    ({ findings }) => {
      const tests = Math.max(0, ...findings.map((f) => f.uncorrectedTests ?? 0));
      return when(tests > 1, { tests });
    },
  ],
  [
    "no-replication",
    ({ findings }) => {
      const positive = findings.filter(reportsAssociation);
      const repeated = positive.some(
        (f) => f.replication === "replicated" || f.replication === "replicated-within-study",
      );
      return when(positive.length > 0 && papersOf(positive) === 1 && !repeated);
    },
  ],
  [
    "combination-therapy",
    ({ findings }) =>
      when(findings.length > 0 && findings.every((f) => f.arm === "combination"), {
        regimen: findings[0]?.regimen ?? "",
      }),
  ],
  [
    "mixed-tumour-types",
    ({ findings }) => {
      const mixed = findings.find((f) => f.tumourTypes.length > 1);
      return when(mixed !== undefined, { types: mixed?.tumourTypes.join(", ") ?? "" });
    },
  ],
  [
    "surrogate-endpoint",
    ({ findings }) => when(findings.length > 0 && findings.every((f) => f.endpoint === "surrogate")),
  ],
  [
    "effect-not-seen",
    ({ findings }) =>
      when(
        findings.length > 0 &&
          findings.every((f) => f.effects.length === 0) &&
          findings.some((f) => f.direction !== "not-seen"),
      ),
  ],
  ["paper-not-read", ({ findings }) => when(findings.length > 0 && findings.every((f) => f.read !== "full-text"))],
  [
    "old-review-date",
    ({ annotation, today }) =>
      when(annotation !== null && isOlderThan(annotation.lastHistory, today), { date: annotation?.lastHistory ?? "" }),
  ],
];

/** Returns the caveats of an association, in reading order; each code at most once. */
export function associationCaveats(facts: AssociationFacts): readonly Caveat[] {
  return ASSOCIATION_RULES.flatMap(([code, rule]) => {
    const found = rule(facts);
    return found === null ? [] : [{ code, facts: found }];
  });
}

/** Returns the caveats of a guideline row. */
export function guidelineCaveats(guideline: Guideline, today: string): readonly Caveat[] {
  const reviewed = guideline.updated ?? `${guideline.year}-12-31`;
  return [
    ...(guideline.updateInProgress === undefined
      ? []
      : [{ code: "update-in-progress", facts: { text: guideline.updateInProgress.text } } as const]),
    ...(isOlderThan(reviewed, today)
      ? [{ code: "old-review-date", facts: { date: guideline.updated ?? String(guideline.year) } } as const]
      : []),
  ];
}

/** Returns the caveats of a fact that a label or a caution states. */
export function labelCaveats(
  fact: Pick<LabelFact, "origin" | "read" | "settings">,
  setting: Setting | null,
): readonly Caveat[] {
  return [
    ...(fact.origin === "tumour" || fact.origin === "expression"
      ? [{ code: "tumour-not-germline", facts: {} } as const]
      : []),
    ...(setting !== null && fact.settings.length > 0 && !fact.settings.includes(setting)
      ? [{ code: "other-setting", facts: { settings: fact.settings.join(", ") } } as const]
      : []),
    ...(fact.read === "secondary-copy" ? [{ code: "secondary-copy", facts: {} } as const] : []),
  ];
}

/** Returns whether `date` lies more than `OLD_REVIEW_YEARS` before `today`; both YYYY-MM-DD. */
export function isOlderThan(date: string, today: string): boolean {
  const limit = `${Number(today.slice(0, 4)) - OLD_REVIEW_YEARS}${today.slice(4)}`;
  return date < limit;
}

/** Returns the largest number of people any finding reports; null when none does. */
export function largestN(findings: readonly Finding[]): number | null {
  const known = findings.flatMap((f) => (f.n === null ? [] : [f.n]));
  return known.length === 0 ? null : Math.max(...known);
}

/** Returns how many papers stand behind the findings. */
export function papersOf(findings: readonly Finding[]): number {
  return new Set(findings.map((f) => f.source)).size;
}

export function reportsAssociation(finding: Finding): boolean {
  return finding.direction === "increased" || finding.direction === "decreased" || finding.direction === "mixed";
}

function when(condition: boolean, facts: Caveat["facts"] = {}): Caveat["facts"] | null {
  return condition ? facts : null;
}
