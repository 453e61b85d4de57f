import { examplesOf } from "@/app/_examples/example";
import { SearchCombobox } from "./search-combobox";

export const examples = examplesOf(SearchCombobox, {
  "taking over what was typed": {
    props: { label: "Search drugs, genes, variants", typed: "clopi", hadFocus: false },
    heard: [["combobox", "Search drugs, genes, variants"]],
  },
});
