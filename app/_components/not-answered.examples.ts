import { examplesOf } from "@/app/_examples/example";
import { NotAnswered, NotCompared, type NotAnsweredYet } from "./not-answered";

const HEARD: Readonly<Record<NotAnsweredYet, string>> = {
  working: "was being worked out",
  loading: "still loading",
  failed: "did not load",
  file: "still being read",
  "no-drug": "Name a drug",
  refused: "was not understood",
  given: "results typed beside the file are not used yet",
  filters: "the filters were changed",
};

export const examples = [
  ...examplesOf(
    NotAnswered,
    Object.fromEntries(
      Object.entries(HEARD).map(([because, heard]) => [
        because,
        {
          props: { because: because as NotAnsweredYet },
          heard: ["This page does not yet answer what was typed:", heard],
        },
      ]),
    ),
  ),
  ...examplesOf(NotCompared, {
    "printed too early": { props: {}, heard: ["The comparison with the earlier report is not on this paper:"] },
  }),
];
