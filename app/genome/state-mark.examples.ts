import { stateWord } from "@/lib/report";
import { RESULT_STATES } from "@/lib/schema";
import { examplesOf } from "@/app/_examples/example";
import { StateMark } from "./state-mark";

export const examples = examplesOf(
  StateMark,
  Object.fromEntries(
    RESULT_STATES.map((code) => [code, { props: { state: stateWord(code) }, heard: [stateWord(code).word] }]),
  ),
);
