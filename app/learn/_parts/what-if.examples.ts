import { settingWord } from "@/lib/report";
import { SETTINGS } from "@/lib/schema";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { WhatIf } from "./what-if";

const named = (id: string): { readonly id: string; readonly name: string } => ({
  id,
  name: knowledge.drugs[id]?.name ?? id,
});

export const asked = {
  drugs: ["clopidogrel", "codeine", "everolimus"].map(named),
  settings: SETTINGS.map((id) => ({ id, name: settingWord(id) })),
  acting: ["paroxetine", "quinidine"].map((id) => ({
    ...named(id),
    targets: knowledge.interactions.filter((one) => one.drug === id).map((one) => one.target),
  })),
};

export const examples = examplesOf(WhatIf, {
  "before a drug is chosen": { props: asked, heard: [["combobox", "Drug"], ["option", "clopidogrel"], ["status"]] },
});
