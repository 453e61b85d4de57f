import { examplesOf } from "@/app/_examples/example";
import { answerHref, TextLink } from "./text-link";

export const examples = examplesOf(TextLink, {
  "to an answer": {
    props: { href: answerHref(["everolimus"], ["MTOR"]), children: "everolimus and MTOR" },
    heard: [["link", "everolimus and MTOR"]],
  },
});
