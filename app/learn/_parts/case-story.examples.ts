import { knowledge } from "@/tests/builders/shipped";
import { bibliography, caseOf } from "@/tests/builders/played-case";
import { examplesOf } from "@/app/_examples/example";
import { CaseStory } from "./case-story";

const told = caseOf("everolimus-mtor");
const withFile = caseOf("capecitabine-consumer-file");

export const examples = examplesOf(CaseStory, {
  "with terms that open": {
    props: { one: told, bibliography: bibliography(), glossary: knowledge.glossary },
    heard: [["region", "The case"], ["heading", "The case"], ["button"], told.patient],
  },
  "in a step that has the heading": {
    props: { one: withFile, bibliography: bibliography(), level: "h3" },
    heard: [
      ["heading", `The file ${withFile.file?.name ?? ""}`],
      ["region", `The file ${withFile.file?.name ?? ""}`],
      ["link", `Download ${withFile.file?.name ?? ""}`],
    ],
  },
});
