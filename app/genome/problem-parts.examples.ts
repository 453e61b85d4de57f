import { examplesOf } from "@/app/_examples/example";
import { ProblemParts } from "./problem-parts";

export const examples = examplesOf(ProblemParts, {
  "another build": {
    props: {
      problem: {
        code: "build",
        path: [],
        found: "positions of GRCh37",
        expected: "positions of GRCh38",
        remedy: "Lift the file over",
        nearest: [],
      },
    },
    heard: ["Positions of GRCh37", "Positions of GRCh38", "Lift the file over"],
  },
});
