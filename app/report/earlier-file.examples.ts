import { compareWithEarlier, fileOf, readEarlier } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { DifferenceView } from "./difference-view";
import { EarlierFile } from "./earlier-file";

/** A report made before CPIC's rows were held. */
const earlierKnowledge = {
  ...knowledge,
  version: "2026-01-01-00000000",
  guidelines: knowledge.guidelines.filter(({ body }) => body !== "CPIC"),
};
const asked = { drugs: ["clopidogrel"], results: [{ gene: "CYP2C19", diplotype: "*2/*2" }] };
const saved = fileOf("json", {
  ...workOut(asked, earlierKnowledge),
  knowledge: earlierKnowledge,
  reading: "prescriber",
});

function compared() {
  const earlier = readEarlier(saved, knowledge);
  if (!earlier.ok) throw new Error("the example's report was refused");
  const outcome = compareWithEarlier(earlier.value, knowledge, knowledge.date);
  if (!outcome.ok) throw new Error("the example's reports could not be compared");
  return outcome.value;
}

export const examples = [
  ...examplesOf(DifferenceView, {
    "a guideline that came": {
      props: { compared: compared() },
      heard: [
        ["article", "What changed since the earlier report"],
        ["heading"],
        ["list"],
        ["button", "Print what changed"],
        "CPIC",
      ],
    },
  }),
  ...examplesOf(EarlierFile, {
    "nothing chosen": {
      props: {
        question: { drugs: "", panel: "", coMedication: "", setting: "" },
        onText: () => Promise.resolve(null),
      },
      heard: [["region", "Compare with an earlier report"], "A report saved as JSON:"],
    },
  }),
];
