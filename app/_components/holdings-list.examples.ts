import { drugHoldings, isHolding } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { HoldingsList } from "./holdings-list";

const all = drugHoldings(knowledge, []);
const some = [...all.filter((holding) => isHolding(holding, "guidance")).slice(0, 4), ...all.slice(-2)];
const props = { holdings: some, path: "/drugs", what: "drug" };

export const examples = examplesOf(HoldingsList, {
  all: {
    props: { ...props, kind: null },
    heard: [
      ["navigation", "Which drugs to list"],
      ["navigation", "Letters"],
      ["link", "all 6"],
      ["status"],
      ["region", "A"],
      ["heading", "A"],
      "6 drugs",
    ],
  },
  "with guidance": {
    props: { ...props, kind: "guidance" },
    heard: [["link", /with guidance$/], "5 drugs with guidance"],
  },
});
