import { citedSections, createBibliography } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Statements } from "./statements";

const sections = citedSections(knowledge.genes["MTOR"]?.summary ?? [], createBibliography(knowledge));
const section = first(sections, "a section on MTOR");
const statement = first(section.statements, "a statement on MTOR");

export const examples = examplesOf(Statements, {
  "of a gene": {
    props: { sections: [section] },
    heard: [["heading", section.heading], ["link", /^Source \d+$/], ["link", /^Link to: /], statement.text],
  },
});
