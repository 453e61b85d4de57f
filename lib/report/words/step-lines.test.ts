import { describe, expect, it } from "vitest";
import { DOSE_UNITS, STEP_KINDS, type Step, type StepKind } from "@/lib/schema";
import { stepLine } from "./step-lines";

const NAMES: Readonly<Record<string, string>> = {
  onetol: "onetol",
  twotol: "twotol",
  threetol: "threetol",
  testols: "TEST inhibitors",
};
const line = (step: Step): string => stepLine(step, (id) => NAMES[id] ?? id);

/** For each kind: the step with as little as it may hold, and with all it may say. */
const LINES: Readonly<Record<StepKind, readonly (readonly [Omit<Step, "kind">, string])[]>> = {
  contraindicated: [
    [{}, "Contraindicated."],
    [{ what: "strong inhibitors of TEST1" }, "Contraindicated with strong inhibitors of TEST1."],
  ],
  avoid: [
    [{}, "Avoid the drug."],
    [{ drugs: ["onetol"] }, "Avoid onetol."],
    [{ what: "grapefruit" }, "Avoid grapefruit."],
  ],
  "use-alternative": [
    [{}, "Use another drug."],
    [{ drugs: ["onetol"] }, "Use onetol."],
    [{ drugs: ["onetol", "twotol", "threetol"] }, "Use onetol, twotol or threetol."],
    [
      { drugs: ["onetol"], classes: ["testols"], when: "if the patient agrees" },
      "Use onetol or TEST inhibitors, if the patient agrees.",
    ],
  ],
  "reduce-dose": [
    [{}, "Reduce the dose."],
    [{ percent: 50 }, "Reduce the dose to 50 % of the standard dose."],
    [{ percent: 25 }, "Reduce the dose to 75 % of the standard dose."],
    [{ percent: [25, 50] }, "Reduce the dose to 50 to 75 % of the standard dose."],
    [{ dose: { value: 2.5, unit: "mg/day" } }, "Reduce the dose to 2.5 mg/day."],
  ],
  "increase-dose": [
    [{}, "Increase the dose."],
    [{ percent: 50 }, "Increase the dose to 1.5 times the standard dose."],
    [{ percent: [50, 100] }, "Increase the dose to 1.5 to 2 times the standard dose."],
    [
      { percent: 75, what: "the starting dose" },
      "Increase the dose to 1.75 times the standard dose (the starting dose).",
    ],
    [{ dose: { value: [5, 10], unit: "mg" } }, "Increase the dose to 5 to 10 mg."],
  ],
  "start-dose": [
    [{}, "Start at the dose named."],
    [{ dose: { value: 0.3, unit: "mg/kg/day" } }, "Start at 0.3 mg/kg/day."],
    [{ percent: [50, 100] }, "Start at 1.5 to 2 times the standard dose."],
  ],
  "max-dose": [
    [{}, "Do not exceed the maximum dose."],
    [{ percentOfNormal: [25, 50] }, "Do not exceed 25 to 50 % of the usual maximum."],
    [{ what: "half of the usual maximum" }, "Do not exceed half of the usual maximum."],
    [{ dose: { value: 20, unit: "mg/day" } }, "Do not exceed 20 mg/day."],
  ],
  "standard-dosing": [
    [{}, "Use the standard dose."],
    [{ when: "with the usual monitoring" }, "Use the standard dose, with the usual monitoring."],
  ],
  "use-algorithm": [
    [{}, "Calculate the dose with the published algorithm."],
    [{ what: "the trial's algorithm" }, "Calculate the dose with the trial's algorithm."],
  ],
  "test-first": [
    [{ gene: "TEST1" }, "Test TEST1 first."],
    [{ gene: "TEST1", what: "*57:01" }, "Test TEST1 *57:01 first."],
  ],
  monitor: [
    [{}, "Monitor response and adverse effects."],
    [{ what: "the trough level" }, "Monitor the trough level."],
    [{ when: "under 65 years" }, "Monitor response and adverse effects, under 65 years."],
    [{ when: "the dose is raised" }, "Monitor response and adverse effects, if the dose is raised."],
  ],
  "adjust-by-response": [
    [{}, "Adjust by response."],
    [{ what: "the trough level" }, "Adjust by the trough level."],
  ],
  consider: [
    [{}, "Consider another drug."],
    [{ drugs: ["onetol"] }, "Consider onetol."],
    [{ what: "a lower dose" }, "Consider a lower dose."],
  ],
};

describe.each(STEP_KINDS)("the step %s", (kind) => {
  it.each(LINES[kind])("says %j as “%s”", (rest, words) => {
    expect(line({ kind, ...rest })).toBe(words);
  });
});

describe("a dose never loses its unit", () => {
  it.each(DOSE_UNITS)("%s", (unit) => {
    const shown = unit.replace("m2", "m²").replace("microgram", "µg");
    expect(line({ kind: "max-dose", dose: { value: 7, unit } })).toBe(`Do not exceed 7 ${shown}.`);
  });
});
