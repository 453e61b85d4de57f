import { adviseOn } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { PlainForm } from "./plain-form";

const refused = adviseOn({ drugs: ["clopidogrell"], genes: [], results: [] }, knowledge, knowledge.date);
const props = { knowledge, drug: "clopidogrell", gene: "", setting: "" };

export const examples = examplesOf(PlainForm, {
  "to be put right": {
    props: { ...props, problems: refused.ok ? [] : refused.problems },
    heard: [
      ["combobox", "Drug"],
      ["combobox", "Genes (optional)"],
      ["combobox", "Setting (optional)"],
      ["button", "Show what is known"],
      "Found “clopidogrell”",
    ],
  },
});
