import { actionWord, certaintyWord } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "../../_examples/example";
import { WhatIfAnswerView } from "./what-if-answer";
import type { WhatIfAnswer } from "./what-if-engine";

const answers = ["*1/*1", "*2/*2"].map((diplotype): WhatIfAnswer => {
  const { report } = workOut({ drugs: ["clopidogrel"], genes: ["CYP2C19"], results: [{ gene: "CYP2C19", diplotype }] });
  const [line] = report.bottomLines;
  return {
    action: line?.action ?? null,
    certainty: line?.certainty ?? certaintyWord("none-found", knowledge.terms),
    headline: line?.headline ?? "",
    read: report.results.map((result) => result.text),
    steps: report.recommendations
      .filter((note) => note.fit === "holds")
      .map(({ id, source, population, heading, text }) => ({
        id,
        group: `${source}, ${population ?? ""}`,
        heading,
        text,
      })),
    problems: [],
  };
});
const [normal, poor] = answers as [WhatIfAnswer, WhatIfAnswer];
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
