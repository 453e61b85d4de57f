import type { ReactNode } from "react";
import { pathwayChoices } from "@/lib/teaching";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { PathwayFigure } from "../../_components/pathway-figure";
import { examplesOf } from "@/app/_examples/example";
import { PathwayChooser } from "./pathway-chooser";
import { PathwayStatements } from "./pathway-statements";

const pathway = first(Object.values(knowledge.pathways), "a pathway");
const all = pathwayChoices(pathway, knowledge);
const choices = all
  .filter(({ id }) => id === "everolimus" || id === "MTOR")
  .map((choice) => ({ ...choice, statements: choice.statements.slice(0, 6) }));
const silent = { ...first(all, "a choice"), statements: [] };

export const examples = [
  ...examplesOf(PathwayStatements, {
    ...Object.fromEntries(
      choices.map((choice) => [
        choice.name,
        {
          props: { choice },
          heard: [["region", choice.name] as const, ["heading", choice.name] as const, ["link", choice.name] as const],
        },
      ]),
    ),
    "nothing held": { props: { choice: silent }, heard: ["We hold no statement on it"] },
  }),
  ...examplesOf(PathwayChooser, {
    mtor: {
      props: {
        choices: choices.map(({ kind, id, name, nodes }) => ({ kind, id, name, nodes })),
        edges: pathway.edges.map(({ from, to }) => ({ id: `${from}-${to}`, from, to })),
        picture: <PathwayFigure pathway={pathway} linkable={new Set(["MTOR"])} />,
        statements: choices.map((choice): readonly [string, ReactNode] => [
          `${choice.kind}-${choice.id}`,
          <p key={choice.id}>About {choice.name}</p>,
        ]),
      },
      heard: [
        ["combobox", "Drug or gene"],
        ["group", "Drugs"],
        ["option", "everolimus"],
        ["status"],
        ["heading", "Where each acts, and what we hold of it"],
      ],
    },
  }),
];
