import { annotated, annotationsOfTestol } from "@/tests/builders/annotated";
import { examplesOf } from "@/app/_examples/example";
import { AnnotationSection } from "./annotation-section";

const props = {
  about: "testol",
  knowledge: annotated,
  columns: ["marker", "level"],
  query: { drugs: ["testol"] },
} as const;

export const examples = examplesOf(AnnotationSection, {
  "of a release": {
    props: { ...props, rows: annotationsOfTestol },
    heard: [
      ["region", "Graded annotations"],
      ["heading", "Graded annotations"],
      ["link", "Filter, sort or download them"],
      ["table", "Annotations of testol, the surest first"],
    ],
  },
  none: { props: { ...props, rows: [] }, heard: [] },
});
