import { caseOf } from "@/tests/builders/played-case";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { offered } from "./choices.examples";
import { Lecture, type LectureStep } from "./lecture";

const one = caseOf("clopidogrel-two-patients");
const question = first(one.questions, "a question of the case");

export const lecture = {
  ...offered,
  caseId: one.id,
  version: knowledge.version,
  steps: [
    { kind: "given", id: "case", title: "The case", body: one.patient },
    { kind: "given", id: "ask", title: "Question 1", asks: question.id, body: question.ask },
    {
      kind: "answer",
      id: "answer",
      title: "Answer 1",
      question: question.id,
      drug: question.drug,
      genes: question.genes,
    },
    { kind: "end", id: "trap-and-points", title: "The trap, and what to take away" },
  ] satisfies readonly LectureStep[],
};

export const examples = examplesOf(Lecture, {
  "at its beginning": {
    props: lecture,
    heard: [
      ["region", "The case"],
      ["heading", "The case"],
      ["navigation", "Steps"],
      ["button", "Next"],
      ["link", "Link to this step"],
      "Step 1 of 4",
      one.patient,
    ],
  },
});
