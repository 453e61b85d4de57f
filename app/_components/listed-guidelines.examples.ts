import { annotated } from "@/tests/builders/annotated";
import { releaseGuideline } from "@/tests/builders/release";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { ListedGuidelines } from "./listed-guidelines";

const listed = releaseGuideline();

export const examples = examplesOf(ListedGuidelines, {
  "of a release": {
    props: { guidelines: [listed], knowledge: annotated },
    heard: [
      ["region", "Guidelines that ClinPGx lists"],
      ["link", listed.name],
      "gives a recommendation; not transcribed by us",
    ],
  },
  "without a release": { props: { guidelines: [listed], knowledge }, heard: [] },
});
