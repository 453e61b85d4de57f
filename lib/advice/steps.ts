import { unreachable, type Action, type Step } from "@/lib/schema";

/** Whether a row advises on the dose, on another drug, or on something else. */
export interface Flags {
  readonly dose: boolean;
  readonly alternative: boolean;
  readonly other: boolean;
}

/**
 * Returns what a row asks for: the action of its first step that is not told
 * aside; `no-action-advised` when it has none. The steps stand in the body's
 * own order, so its main advice decides.
 *
 * @source ours: one rule for all bodies, told on the grading page
 */
export function actionOf(steps: readonly Step[]): Action {
  const first = steps.find((step) => step.aside !== true);
  return first === undefined ? "no-action-advised" : actionOfKind(first.kind);
}

function actionOfKind(kind: Step["kind"]): Action {
  switch (kind) {
    case "contraindicated":
    case "avoid":
      return "avoid";
    case "use-alternative":
      return "change-drug";
    case "reduce-dose":
    case "increase-dose":
    case "start-dose":
    case "max-dose":
      return "change-dose";
    case "use-algorithm":
      return "use-algorithm";
    case "test-first":
    case "monitor":
    case "adjust-by-response":
    case "consider":
      return "monitor";
    case "standard-dosing":
      return "no-change";
    default:
      return unreachable(kind);
  }
}

/**
 * Returns which kinds of advice the steps hold, leaving out those told aside.
 *
 * @source the three flags ClinPGx sets on a guideline row: dosing
 * information, alternate drug, other prescribing guidance
 */
export function flagsOf(steps: readonly Step[]): Flags {
  const kinds = steps.filter((step) => step.aside !== true).map((step) => step.kind);
  const any = (...wanted: readonly Step["kind"][]): boolean => kinds.some((kind) => wanted.includes(kind));
  return {
    // A dose that is to be set by levels or response is advice on the dose, though it names no size.
    dose: any("reduce-dose", "increase-dose", "start-dose", "max-dose", "adjust-by-response"),
    alternative: any("contraindicated", "avoid", "use-alternative"),
    other: any("use-algorithm", "test-first", "monitor", "consider"),
  };
}
