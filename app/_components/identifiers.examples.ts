import { drugEntry } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { defined } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Identifiers } from "./identifiers";

const { identifiers } = defined(drugEntry(knowledge, "everolimus"), "everolimus");

export const examples = examplesOf(Identifiers, {
  "of a drug": {
    props: { title: "Identifiers and brands", ...identifiers },
    heard: [["region", "Identifiers and brands"], ["term"], "RxNorm", ["link", /^Source \d+$/]],
  },
});
