import { examplesOf } from "@/app/_examples/example";
import { ResultsIntro } from "./results-intro";

export const examples = examplesOf(ResultsIntro, {
  "above the fields": { props: {}, heard: [/What you type stays in this browser/.source] },
});
