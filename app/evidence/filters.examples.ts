import { evidenceQueryOf } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { FilterChips } from "./filter-chips";
import { FilterForm } from "./filter-form";

const empty = evidenceQueryOf({}, knowledge).query;
const narrowed = evidenceQueryOf(
  { level: ["3", "4"], gene: "MTOR", drug: "everolimus", from: "curated" },
  knowledge,
).query;

export const examples = [
  ...examplesOf(FilterChips, {
    none: { props: { query: empty, knowledge }, heard: [] },
    several: {
      props: { query: narrowed, knowledge },
      heard: [
        ["list", "Filters in use"],
        ["link", /^ClinPGx level 3\s*: take this filter away$/],
        ["link", /^Drug everolimus/],
        ["link", "Take all away"],
      ],
    },
  }),
  ...examplesOf(FilterForm, {
    empty: {
      props: { query: empty },
      heard: [
        ["form", "Filters"],
        ["group", "ClinPGx level"],
        ["checkbox", "1A"],
        ["textbox", "Gene"],
        ["button", "Show these rows"],
      ],
    },
    filled: {
      props: { query: narrowed },
      heard: [
        ["combobox", "Curated or imported"],
        ["combobox", "Sorted by"],
      ],
    },
  }),
];
