import { drugEntry } from "@/lib/report";
import { annotated } from "@/tests/builders/annotated";
import { releaseGuideline } from "@/tests/builders/release";
import { examplesOf } from "@/app/_examples/example";
import { ListedGuidelines } from "./listed-guidelines";

const [drug = ""] = releaseGuideline().drugs;

export const examples = examplesOf(ListedGuidelines, {
  "of a release": {
    props: { listed: drugEntry(annotated, drug)?.listed ?? null },
    heard: [
      ["region", "Guidelines that ClinPGx lists"],
      ["link", releaseGuideline().name],
      "gives a recommendation; not transcribed by us",
    ],
  },
  "without a release": { props: { listed: null }, heard: [] },
});
