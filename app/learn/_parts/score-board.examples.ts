import { examplesOf } from "@/app/_examples/example";
import { CaseScore, ScoreBoard } from "./score-board";

export const examples = [
  ...examplesOf(ScoreBoard, { "nothing tried": { props: { questions: 20 }, heard: ["No score yet."] } }),
  ...examplesOf(CaseScore, { "nothing tried": { props: { caseId: "everolimus-mtor", questions: ["a"] }, heard: [] } }),
];
