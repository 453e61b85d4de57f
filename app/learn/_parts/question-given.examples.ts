import { givenLines } from "@/lib/teaching";
import { caseOf } from "@/tests/builders/played-case";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { QuestionGiven } from "./question-given";

const question = first(caseOf("clopidogrel-two-patients").questions, "a question of the case");
const lines = givenLines(question, knowledge);
const line = first(lines, "a line that the question gives");

export const examples = examplesOf(QuestionGiven, {
  "of a case": {
    props: { notes: question.given, lines },
    heard: [["term"], ["definition"], line.name, line.value],
  },
});
