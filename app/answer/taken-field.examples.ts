import { examplesOf } from "@/app/_examples/example";
import { TakenField } from "./taken-field";

const nothing = (): void => undefined;

export const examples = examplesOf(TakenField, {
  empty: {
    props: { value: "", said: null, onNeed: nothing, onChange: nothing },
    heard: [["textbox", "Taken as well"], "with commas between"],
  },
  "one read, one not": {
    props: {
      value: "Paxil, nosuchdrug",
      said: { understood: ["Understood: paroxetine (from Paxil)."], problems: ["Found “nosuchdrug”."] },
      onNeed: nothing,
      onChange: nothing,
    },
    heard: ["Understood: paroxetine (from Paxil).", "Found “nosuchdrug”."],
  },
});
