import { examplesOf } from "@/app/_examples/example";
import { WarfarinDose } from "./warfarin-dose";

export const examples = examplesOf(WarfarinDose, {
  empty: {
    props: {},
    heard: [
      ["region", "Estimate of the maintenance dose"],
      ["group", "Patient"],
      ["textbox", "Age, years"],
      ["combobox", "CYP2C9"],
      ["checkbox", "Takes amiodarone"],
      ["status"],
    ],
  },
});
