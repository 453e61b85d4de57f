import { actionWord, certaintyWord } from "@/lib/report";
import { ACTIONS, CERTAINTIES } from "@/lib/schema";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { ActionMark, CertaintyMark } from "./axes";

const { terms } = knowledge;

export const examples = [
  ...examplesOf(ActionMark, {
    ...Object.fromEntries(
      ACTIONS.map((code) => {
        const action = actionWord(code, terms);
        return [code, { props: { action }, heard: ["Action", action.word] }];
      }),
    ),
    open: { props: { action: null, name: "" }, heard: ["Depends on the result"] },
  }),
  ...examplesOf(
    CertaintyMark,
    Object.fromEntries(
      CERTAINTIES.map((code) => {
        const certainty = certaintyWord(code, terms);
        return [code, { props: { certainty }, heard: ["Certainty", certainty.word] }];
      }),
    ),
  ),
];
