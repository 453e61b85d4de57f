import { geneEntry } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { defined } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { DrugStatus, DrugTable } from "./drug-lines";
import { Phenotype } from "./phenotype";

const scored = defined(geneEntry(knowledge, "CYP2D6"), "CYP2D6");
const studied = defined(geneEntry(knowledge, "MTOR"), "MTOR");

export const examples = [
  ...examplesOf(DrugStatus, {
    "of a gene with guidance": {
      props: { entry: scored },
      heard: [
        ["list", "How sure what is known of CYP2D6 is"],
        ["link", /^\d+ drugs$/],
      ],
    },
    "of a gene without a note": {
      props: { entry: { ...studied, grades: [], silence: "We hold no germline drug-response note for MTOR." } },
      heard: ["We hold no germline drug-response note for MTOR."],
    },
  }),
  ...examplesOf(DrugTable, {
    "of a gene that is only studied": {
      props: { rows: studied.drugs, symbol: studied.symbol },
      heard: [
        ["region", "Drug by drug"],
        ["link", "everolimus"],
      ],
    },
  }),
  ...examplesOf(Phenotype, {
    "by activity score": {
      props: { phenotype: defined(scored.phenotype, "a phenotype of CYP2D6") },
      heard: [
        ["region", "From result to phenotype"],
        ["table", "Phenotype by activity score"],
        "Ask the laboratory for:",
      ],
    },
  }),
];
