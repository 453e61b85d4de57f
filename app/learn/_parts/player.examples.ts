import { caseOf } from "@/tests/builders/played-case";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { offered } from "./choices.examples";
import { Player } from "./player";

const one = caseOf("everolimus-mtor");

export const played = {
  ...offered,
  caseId: one.id,
  version: knowledge.version,
  storySources: [],
  questions: one.questions.map(({ id, ask, drug, genes }) => ({ id, ask, drug, genes, given: null })),
};

export const examples = examplesOf(Player, {
  "nothing answered": {
    props: played,
    heard: [
      ["region", `Question 1 of ${one.questions.length}`],
      ["group", "Action: what do you do?"],
      ["button", "Check my answer"],
      ["link", "Read the solution as text"],
      ["status"],
      "Your score in this case: 0 of",
    ],
  },
});
