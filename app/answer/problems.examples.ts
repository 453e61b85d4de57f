import { adviseOn } from "@/lib/advice";
import { knowledge } from "@/tests/builders/shipped";
import { answerHref } from "../_components/text-link";
import { examplesOf } from "@/app/_examples/example";
import { Problems } from "./problems";

const refused = adviseOn({ drugs: ["clopidogrell"], genes: ["CYP2C91"], results: [] }, knowledge, knowledge.date);
const problems = refused.ok ? [] : refused.problems;

export const examples = examplesOf(Problems, {
  "misspelled names": {
    props: { problems, hrefFor: ({ path }, name) => (path[0] === "drugs" ? answerHref([name], []) : null) },
    heard: [
      ["alert", "We could not answer that"],
      ["heading", "We could not answer that"],
      ["link", "clopidogrel"],
      "clopidogrell",
    ],
  },
});
