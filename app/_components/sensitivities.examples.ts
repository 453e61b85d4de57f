import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Sensitivities } from "./sensitivities";

// Two variants of TPMT without a phase: on one copy they are *3A, on two *3B and *3C.
const unphased = {
  gene: "TPMT",
  diplotype: "*1/*3A",
  open: [{ diplotype: "*3B/*3C", standsFor: [], settledBy: [] }],
};
const { sensitivities } = workOut({ drugs: ["azathioprine"], genes: ["TPMT"], results: [unphased] }).report;
const differs = first(sensitivities, "a result that leaves the advice on azathioprine open");

export const examples = examplesOf(Sensitivities, {
  "that would change the advice": {
    props: { items: [differs] },
    heard: [differs.text, ["list"], ["group"], "As reported: ", "If it is "],
  },
  none: { props: { items: [] }, heard: [] },
});
