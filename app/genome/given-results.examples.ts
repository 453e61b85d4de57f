import { readOutsideCalls } from "@/lib/intake";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { GivenResults } from "./given-results";

const nothing = (): void => undefined;
const { problems } = readOutsideCalls("CYP2D6\n", knowledge.phenotypes);

export const examples = examplesOf(GivenResults, {
  empty: {
    props: { problems: [], onGive: nothing, onUnused: nothing },
    heard: [
      ["region", "Add results of other tests"],
      ["textbox", "Results, one gene a line"],
      ["button", "Use these results"],
      ["status"],
      "Or from a file (TSV)",
    ],
  },
  refused: {
    props: { problems, onGive: nothing, onUnused: nothing },
    heard: [["alert"], ["list"], ["listitem"], "Line 1: ", "CYP2D6 without a result"],
  },
});
