import { actionWord, certaintyWord } from "@/lib/report";
import { ACTIONS, CERTAINTIES } from "@/lib/schema";
import { caseOf, solved } from "@/tests/builders/played-case";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Choices, ChoiceTold, NOTHING_CHOSEN } from "./choices";

export const offered = {
  actions: ACTIONS.map((action) => actionWord(action, knowledge.terms)),
  certainties: CERTAINTIES.map((certainty) => certaintyWord(certainty, knowledge.terms)),
};
const answer = first(solved(caseOf("everolimus-mtor")).questions, "a question of the case");

export const examples = [
  ...examplesOf(Choices, {
    "nothing chosen": {
      props: {
        ...offered,
        name: "case-question",
        chosen: NOTHING_CHOSEN,
        onChoose: () => undefined,
        isDisabled: false,
      },
      heard: [
        ["group", "Action: what do you do?"],
        ["group", "Certainty: how sure can anyone be?"],
        ...offered.actions.map(({ word }) => ["radio", word] as const),
        ["radio", "Depends on the result"],
        ...offered.certainties.map(({ word }) => ["radio", word] as const),
      ],
    },
  }),
  ...examplesOf(ChoiceTold, {
    right: {
      props: {
        ...offered,
        choice: { action: answer.action?.code ?? null, certainty: answer.certainty.code },
        solved: answer,
        who: "you",
      },
      heard: [["list"], `${answer.certainty.word} is right.`],
    },
    wrong: {
      props: { ...offered, choice: { action: "avoid", certainty: "label" }, solved: answer, who: "the room" },
      heard: ["the room chose “Avoid”", `it is “${answer.certainty.word}”`],
    },
  }),
];
