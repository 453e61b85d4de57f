import { sample } from "@/tests/builders/called-sample";
import { examplesOf } from "@/app/_examples/example";
import { GeneList, Tally } from "./gene-list";

const genes = sample.genes.filter(({ gene }) => ["CYP2C19", "CYP2C9", "CYP2D6", "HLA-B", "TPMT"].includes(gene));
const states = [...new Set(genes.map(({ state }) => state.word))];

export const examples = [
  ...examplesOf(Tally, {
    "of a sample": {
      props: { tally: sample.tally },
      heard: [["term"], ["definition"], ["link", "CYP2C19"], ...sample.tally.map(({ state }) => state.word)],
    },
  }),
  ...examplesOf(GeneList, {
    "one of each state": {
      props: { genes },
      heard: [
        ["list"],
        ["heading", /^CYP2C19\s*\(opens in a new tab\)$/],
        ["link", /^CYP2C19\s*\(opens in a new tab\)$/],
        ["group"],
        "What was not seen of CYP2C19, and what else fits",
        "*4/*4",
        ...states,
      ],
    },
  }),
];
