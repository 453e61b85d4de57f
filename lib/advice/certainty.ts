import { unreachable, type Certainty, type ClinPgxLevel, type Finding, type Strength } from "@/lib/schema";

/**
 * Returns the certainty of a ClinPGx level.
 *
 * @source our one rule: 1A to 2B are `supported`, 3 is `research-only`, 4 is
 * `against` (since 2021 level 4 means that the evidence speaks against it).
 */
export function certaintyOfClinPgxLevel(level: ClinPgxLevel): Certainty {
  switch (level) {
    case "1A":
    case "1B":
    case "2A":
    case "2B":
      return "supported";
    case "3":
      return "research-only";
    case "4":
      return "against";
    default:
      return unreachable(level);
  }
}

/**
 * Returns the certainty of a guideline row: the strength that its body prints,
 * and none where the body prints none.
 */
export function certaintyOfStrength(strength: Strength): Certainty {
  switch (strength) {
    case "Strong":
      return "guideline-strong";
    case "Moderate":
      return "guideline-moderate";
    case "Optional":
      return "guideline-optional";
    case "Not graded":
      return "guideline-not-graded";
    case "No recommendation":
      return "guideline-no-recommendation";
    default:
      return unreachable(strength);
  }
}

/** Returns the certainty of findings that carry no level: `conflicting` when they contradict each other, else `research-only`. */
export function certaintyOfUngraded(findings: readonly Finding[]): Certainty {
  return areConflicting(findings) ? "conflicting" : "research-only";
}

/**
 * Returns whether studies in people contradict each other: some report an
 * association and others none, or they report opposite directions of the same
 * kind of outcome. Laboratory findings neither make nor settle a conflict.
 */
export function areConflicting(findings: readonly Finding[]): boolean {
  const clinical = findings.filter((f) => f.design !== "in-vitro" && f.design !== "preclinical");
  const directions = new Set(clinical.map((f) => f.direction));
  if (directions.has("no-association") && (directions.has("increased") || directions.has("decreased"))) {
    // One paper that reports several outcomes does not contradict itself.
    const reporting = clinical.filter(
      (f) => f.direction === "no-association" || f.direction === "increased" || f.direction === "decreased",
    );
    return new Set(reporting.map((f) => f.source)).size > 1;
  }
  const byOutcome = new Map<string, Set<string>>();
  for (const finding of clinical) {
    const key = `${finding.outcome} | ${finding.comparison ?? ""}`;
    byOutcome.set(key, (byOutcome.get(key) ?? new Set()).add(finding.direction));
  }
  return [...byOutcome.values()].some((set) => set.has("increased") && set.has("decreased"));
}
