import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { NoSolution } from "./no-solution";

const { version, date } = knowledge;

export const examples = examplesOf(NoSolution, {
  retired: {
    props: { solution: { kind: "retired", version, because: "Its guideline was withdrawn." } },
    heard: [
      ["region", "This case is no longer played"],
      ["link", "See the other cases"],
      "Its guideline was withdrawn.",
    ],
  },
  outdated: {
    props: { solution: { kind: "outdated", version, date, drifts: [] } },
    heard: [["region", "This case has no solution at present"], version],
  },
});
