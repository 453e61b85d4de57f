import { examplesOf } from "@/app/_examples/example";
import { QuestionForm } from "./question-form";

export const examples = examplesOf(QuestionForm, {
  empty: {
    props: { drugNames: ["clopidogrel", "everolimus"], geneNames: ["CYP2C19", "MTOR"] },
    heard: [
      ["combobox", "Drug"],
      ["combobox", "Genes (optional)"],
      ["combobox", "Setting (optional)"],
      ["button", "Show what is known"],
    ],
  },
});
