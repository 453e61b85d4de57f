import { effectRows } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { EffectPlot } from "./effect-plot";

const rows = knowledge.findings.flatMap(effectRows).slice(0, 3);
const effect = first(rows, "a finding with a ratio");
const without = [
  { id: "a", marker: "MTOR rs2024627", outcome: "Response" },
  { id: "b", marker: "MTOR rs2024627", outcome: "Toxicity" },
];

export const examples = examplesOf(EffectPlot, {
  ratios: {
    props: { rows, without },
    heard: [
      ["figure"],
      ["region", "Plot of reported ratios"],
      ["img", /^Plot of 3 reported ratios: /],
      effect.line,
      "MTOR rs2024627 (2 findings)",
    ],
  },
  "no ratio": { props: { rows: [], without: without.slice(0, 1) }, heard: [["figure"], "there is nothing to plot"] },
});
