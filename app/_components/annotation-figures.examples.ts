import { levelCounts, papersByMarker } from "@/lib/report";
import { annotated, annotationsOfTestol as rows } from "@/tests/builders/annotated";
import { examplesOf } from "@/app/_examples/example";
import { LevelFigure, PapersFigure } from "./annotation-figures";

export const examples = [
  ...examplesOf(LevelFigure, {
    "of a release": {
      props: { counts: levelCounts(rows), about: "testol" },
      heard: [
        ["figure"],
        ["region", "Annotations of testol by level"],
        ["img", /^Annotations of testol by ClinPGx level: .*level 3: 1/],
      ],
    },
    "of nothing": { props: { counts: levelCounts([]), about: "testol" }, heard: [["img", /level 1A: 0/]] },
  }),
  ...examplesOf(PapersFigure, {
    "of a release": {
      props: { markers: papersByMarker(rows, annotated), about: "testol", id: "papers" },
      heard: [
        ["figure"],
        ["region", "Papers on testol by side"],
        ["img", /^Papers on testol, marker by marker/],
        ["group"],
        ["columnheader", "supporting"],
      ],
    },
    "of nothing": { props: { markers: [], about: "testol", id: "papers" }, heard: [] },
  }),
];
