import { annotated } from "@/tests/builders/annotated";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Imported } from "./imported";

const asked = { drugs: ["testol"], genes: ["TEST1", "TEST2"] };
const challenge = { base: null, snapshot: annotated.version };

export const examples = examplesOf(Imported, {
  "no result given": {
    props: { report: workOut(asked, annotated).report, challenge },
    heard: [
      ["link", "Filter, sort or download them in the evidence table"],
      ["table"],
      ["rowheader", /TEST/],
      ["link", /^Annotation \d+ at ClinPGx$/],
    ],
  },
  "nothing imported": { props: { report: workOut({ drugs: ["clopidogrel"] }).report, challenge }, heard: [] },
});
