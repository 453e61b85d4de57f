import { annotationsOfTestol as rows } from "@/tests/builders/annotated";
import { examplesOf } from "@/app/_examples/example";
import { AnnotationTable } from "./annotation-table";

export const examples = examplesOf(AnnotationTable, {
  "of a release": {
    props: {
      rows,
      caption: "Annotations of testol",
      columns: ["marker", "drug", "level", "status", "category", "population", "papers", "caveats"],
      heading: (column, name) => ({ content: name, ...(column === "level" ? { sort: "ascending" as const } : {}) }),
    },
    heard: [
      ["region", "Annotations of testol"],
      ["table", "Annotations of testol"],
      ["columnheader", "ClinPGx level"],
      ["rowheader", /rs1/],
      ["link", /rs1/],
    ],
  },
});
