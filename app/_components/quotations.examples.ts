import { genotypeText, release } from "@/tests/builders/release";
import { examplesOf } from "@/app/_examples/example";
import { ImportHint, Quotations, ReleaseLine } from "./quotations";

const { date, licence } = release();

export const examples = [
  ...examplesOf(Quotations, {
    "two genotypes": {
      props: {
        texts: [genotypeText("CC"), { ...genotypeText("*2/*2"), function: "No function" }],
        url: "https://www.clinpgx.org/clinicalAnnotation/1",
        date,
        licence,
      },
      heard: [["figure"], ["blockquote"], ["link", "ClinPGx"], ["link", licence.name], "(No function)"],
    },
    none: { props: { texts: [], url: "https://www.clinpgx.org", date, licence }, heard: [] },
  }),
  ...examplesOf(ReleaseLine, {
    release: { props: { date, licence }, heard: [`ClinPGx, release of ${date}`, ["link", licence.name]] },
  }),
  ...examplesOf(ImportHint, { "some rows": { props: { rows: 120 }, heard: ["these are the 120 annotations"] } }),
];
