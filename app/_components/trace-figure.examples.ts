import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { TraceDetails, TraceFigure } from "./trace-figure";

const note = first(
  workOut({ drugs: ["clopidogrel"], genes: ["CYP2C19"], results: [{ gene: "CYP2C19", diplotype: "*2/*2" }] }).report
    .recommendations,
  "a row for clopidogrel",
);
const linked = first(
  note.trace.filter((box) => box.href !== null),
  "a box with a link",
);

export const examples = [
  ...examplesOf(TraceFigure, {
    "from a diplotype to its source": {
      props: { trace: note.trace, title: note.heading },
      heard: [["figure"], ["link", `${linked.name}: ${linked.text}`]],
    },
  }),
  ...examplesOf(TraceDetails, {
    folded: {
      props: { trace: note.trace, name: note.heading },
      heard: [["group"], `The road to this: ${note.heading}`],
    },
  }),
];
