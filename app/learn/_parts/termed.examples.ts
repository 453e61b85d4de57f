import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Termed } from "./termed";

const term = first(knowledge.glossary, "a term of the glossary");
const text = `${term.term}, and ${term.term} again.`;

export const examples = examplesOf(Termed, {
  "a term named twice": {
    props: { text, glossary: [term], seen: new Set<string>() },
    heard: [["button", term.term], term.text],
  },
  "a term seen before": { props: { text, glossary: [term], seen: new Set([term.id]) }, heard: [text] },
});
