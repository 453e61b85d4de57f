import { overview } from "@/tests/builders/called-sample";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Overview } from "./drug-overview";

const some = {
  open: overview.open.slice(0, 2),
  groups: overview.groups.slice(0, 2).map((group) => ({ ...group, drugs: group.drugs.slice(0, 2) })),
  waiting: overview.waiting.slice(0, 2),
  silent: overview.silent.slice(0, 2),
};
const open = first(overview.open, "a drug that depends on what was left open");
const group = first(overview.groups, "a group of drugs by action");
const drug = first(group.drugs, "a drug with an action");

export const examples = examplesOf(Overview, {
  "of a sample": {
    props: { overview: some, onPick: () => undefined },
    heard: [
      ["group"],
      ["button", open.name],
      ["button", drug.name],
      group.action.word,
      "Depends on what was left open",
      "Guidance asks for a gene without a result",
    ],
  },
});
