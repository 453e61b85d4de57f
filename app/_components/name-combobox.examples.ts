import { examplesOf } from "@/app/_examples/example";
import { NameCombobox } from "./name-combobox";

const nothing = (): void => undefined;
export const props = {
  id: "drug",
  name: "drug",
  label: "Drug",
  hint: "Generic name, brand or class",
  value: "",
  error: null,
  options: [
    { value: "everolimus", label: "everolimus", detail: "brand Afinitor" },
    { value: "sirolimus", label: "sirolimus", detail: null },
  ],
  plainNames: ["everolimus", "sirolimus"],
  onType: nothing,
  onChoose: nothing,
  onNeed: nothing,
  inputRef: nothing,
};

export const examples = examplesOf(NameCombobox, {
  empty: { props, heard: [["combobox", "Drug"], "Generic name, brand or class"] },
  refused: {
    props: { ...props, value: "everolimuss", error: "“everolimuss” is not a drug or brand we hold." },
    heard: [["combobox", "Drug"], "is not a drug or brand we hold"],
  },
});
