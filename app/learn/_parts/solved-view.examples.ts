import { caseOf, solved } from "@/tests/builders/played-case";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { SolvedView, TrapAndPoints } from "./solved-view";

const research = solved(caseOf("everolimus-mtor"));
const guided = solved(caseOf("clopidogrel-two-patients"));
const [none, row] = [research, guided].map(({ questions }) => first(questions, "a question of the case"));
const point = first(research.points, "a learning point");

export const examples = [
  ...examplesOf(SolvedView, {
    ...(none === undefined
      ? {}
      : {
          "no guideline": {
            props: { solved: none, drug: "everolimus", genes: ["MTOR"] },
            heard: [none.headline, none.certainty.word, ["list"], ["link", /^Source \d+$/], ["link", /whole answer/i]],
          },
        }),
    ...(row === undefined
      ? {}
      : {
          "rows of a guideline": {
            props: { solved: row, drug: "clopidogrel", genes: ["CYP2C19"] },
            heard: [row.headline, row.certainty.word, ["group"], "Why"],
          },
        }),
  }),
  ...examplesOf(TrapAndPoints, {
    "of a case": {
      props: { trap: research.trap, points: research.points },
      heard: [["region", "The trap"], ["region", "To take away"], research.trap.text, point.text],
    },
  }),
];
