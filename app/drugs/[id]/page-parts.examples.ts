import { drugEntry } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { defined } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { GeneTable } from "./gene-table";
import { LabelFacts } from "./label-facts";

const everolimus = defined(drugEntry(knowledge, "everolimus"), "everolimus");
const clopidogrel = defined(drugEntry(knowledge, "clopidogrel"), "clopidogrel");

export const examples = [
  ...examplesOf(GeneTable, {
    "with guidance": {
      props: { answer: defined(clopidogrel.answer, "an answer"), id: clopidogrel.id, name: clopidogrel.name },
      heard: [
        ["region", "Gene by gene"],
        ["link", "CYP2C19"],
        ["link", "Everything we hold on clopidogrel"],
        "Ask the laboratory for:",
      ],
    },
    "without guidance": {
      props: { answer: defined(everolimus.answer, "an answer"), id: everolimus.id, name: everolimus.name },
      heard: [["link", "MTOR"], "everolimus"],
    },
  }),
  ...examplesOf(LabelFacts, {
    "of a drug": {
      props: { labels: everolimus.labels },
      heard: [["region", "What the labels we read say"], ["link", /^Source \d+$/], "Tumour"],
    },
    "without a label": { props: { labels: [] }, heard: [] },
  }),
];
