import { examplesOf } from "@/app/_examples/example";
import { actionWord } from "@/lib/report";
import { whatIfAnswer } from "@/lib/teaching";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { WhatIfAnswerView } from "./what-if-answer";

const answerTo = (CYP2C19: string) =>
  first(
    [
      whatIfAnswer(
        "clopidogrel",
        { genes: [], results: { CYP2C19 }, setting: "", population: "", other: "" },
        knowledge,
      ),
    ].filter((answer) => answer !== null),
    "an answer on clopidogrel",
  );
const [normal, poor] = [answerTo("*1/*1"), answerTo("*2/*2")];
const noChange = actionWord("no-change", knowledge.terms).word;

export const examples = examplesOf(WhatIfAnswerView, {
  "the first answer": {
    props: { answer: normal, earlier: null },
    heard: [["region", "The answer now"], ["status"], normal.headline, noChange],
  },
  "another than before": {
    props: { answer: poor, earlier: normal },
    heard: [["insertion"], ["deletion"], `Action was ${noChange}, is now ${poor.action?.word ?? ""}`],
  },
  "the same as before": {
    props: { answer: poor, earlier: poor },
    heard: ["Action and certainty are as before."],
  },
});
