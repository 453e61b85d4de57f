import { unreachable, type Step } from "@/lib/schema";
import { capitalise, listWords } from "./words";

/** Gives the shown name of a drug or class id. */
export type NameOf = (id: string) => string;

/**
 * Returns one step as our own sentence. This is the only place that turns
 * steps into words, so page, print, chart text and card cannot differ.
 *
 * `percent` is the size of the change from the standard dose: [50, 100] on an
 * increase reads as 1.5 to 2 times the standard dose.
 */
export function stepLine(step: Step, nameOf: NameOf): string {
  const told = `${verb(step, nameOf)}${step.what === undefined || USES_WHAT.has(step.kind) ? "" : ` (${step.what})`}`;
  const clause = step.consider === true && step.kind !== "consider" ? `consider: ${told}` : told;
  return `${capitalise(step.when === undefined ? clause : `${clause}, ${OPENS_A_CLAUSE.test(step.when) ? step.when : `if ${step.when}`}`)}.`;
}

/** Conditions that read on without an "if": they name a time, a group of people or a way of giving the drug. */
const OPENS_A_CLAUSE =
  /^(?:if|when|unless|until|after|before|because|in|for|with|as|counted|while|provided|except|only|from|under|up to|above|at|by)\b/i;

/** Kinds whose sentence already holds `what`. */
const USES_WHAT: ReadonlySet<Step["kind"]> = new Set([
  "monitor",
  "adjust-by-response",
  "avoid",
  "contraindicated",
  "consider",
  "test-first",
  "use-algorithm",
  "use-alternative",
  "start-dose",
  "max-dose",
]);

function verb(step: Step, nameOf: NameOf): string {
  switch (step.kind) {
    case "contraindicated":
      return `contraindicated${step.what === undefined ? "" : ` with ${step.what}`}`;
    case "avoid":
      return `avoid ${step.what ?? named(step, nameOf, "the drug")}`;
    case "use-alternative":
      return `use ${alternative(step, nameOf)}`;
    case "reduce-dose":
      return `reduce the dose${change(step, -1)}`;
    case "increase-dose":
      return `increase the dose${change(step, 1)}`;
    case "start-dose":
      return `start at ${[sizes(step, 1), step.what].filter((part) => part !== null && part !== undefined).join(", ") || "the dose named"}`;
    case "max-dose":
      return `do not exceed ${[maximum(step), step.what].filter((part) => part !== null && part !== undefined).join(", ") || "the maximum dose"}`;
    case "standard-dosing":
      return "use the standard dose";
    case "use-algorithm":
      return `calculate the dose with ${step.what ?? "the published algorithm"}`;
    case "test-first":
      return `test ${[step.gene, step.what].filter((part) => part !== undefined).join(" ")} first`;
    case "monitor":
      return `monitor ${step.what ?? "response and adverse effects"}`;
    case "adjust-by-response":
      return `adjust by ${step.what ?? "response"}`;
    case "consider":
      return `consider ${step.what ?? named(step, nameOf, "another drug")}`;
    default:
      return unreachable(step.kind);
  }
}

function named(step: Step, nameOf: NameOf, otherwise: string): string {
  const names = [...(step.drugs ?? []), ...(step.classes ?? [])].map(nameOf);
  return names.length === 0
    ? otherwise
    : names.length === 1
      ? listWords(names)
      : `${names.slice(0, -1).join(", ")} or ${names[names.length - 1] ?? ""}`;
}

/** Named drugs, or the kind of drug the body describes, or both. */
function alternative(step: Step, nameOf: NameOf): string {
  const names = step.drugs === undefined && step.classes === undefined ? null : named(step, nameOf, "");
  if (names === null) return step.what ?? "another drug";
  return step.what === undefined ? names : `${names} (${step.what})`;
}

function change(step: Step, sign: 1 | -1): string {
  const size = sizes(step, sign);
  return size === null ? "" : ` to ${size}`;
}

function sizes(step: Step, sign: 1 | -1): string | null {
  const dose = doseText(step);
  if (dose !== null) return dose;
  if (step.percentOfNormal !== undefined) {
    return `${ends(step.percentOfNormal)} % of the standard dose`;
  }
  if (step.percent === undefined) return null;
  const [low, high] = typeof step.percent === "number" ? [step.percent, step.percent] : step.percent;
  if (sign === 1) {
    return `${low === high ? factor(low) : `${factor(low)} to ${factor(high)}`} times the standard dose`;
  }
  return `${low === high ? `${100 - low}` : `${100 - high} to ${100 - low}`} % of the standard dose`;
}

function factor(percent: number): string {
  return String(Math.round(100 + percent) / 100);
}

function doseText(step: Step): string | null {
  if (step.dose === undefined) return null;
  const { value, unit } = step.dose;
  return `${ends(value)} ${unit.replace("m2", "m²").replace("microgram", "µg")}`;
}

/** A cap given as a share is one of the usual maximum, not of the standard dose. */
function maximum(step: Step): string | null {
  return step.percentOfNormal === undefined ? sizes(step, 1) : `${ends(step.percentOfNormal)} % of the usual maximum`;
}

function ends(value: number | readonly [number, number]): string {
  return typeof value === "number" ? String(value) : `${value[0]} to ${value[1]}`;
}
