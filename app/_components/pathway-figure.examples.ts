import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { PathwayFigure } from "./pathway-figure";

const pathway = first(Object.values(knowledge.pathways), "a pathway");
const drug = first(
  pathway.nodes.filter((node) => node.drug !== undefined),
  "a drug in the pathway",
);

export const examples = examplesOf(PathwayFigure, {
  mtor: {
    props: { pathway, linkable: new Set(["MTOR"]) },
    heard: [
      ["figure"],
      ["region", pathway.title],
      ["group", pathway.title],
      ["link", `${drug.label}, open its page`],
      "The same picture in sentences",
    ],
  },
});
