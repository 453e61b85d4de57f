import { createBibliography } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Statements } from "./statements";

const sections = knowledge.genes["MTOR"]?.summary ?? [];
const section = first(sections, "a section on MTOR");
const statement = first(section.statements, "a statement on MTOR");

export const examples = examplesOf(Statements, {
  "of a gene": {
    props: { sections: [section], bibliography: createBibliography(knowledge) },
    heard: [["heading", section.heading], ["link", /^Source \d+$/], ["link", /^Link to: /], statement.text],
  },
});
