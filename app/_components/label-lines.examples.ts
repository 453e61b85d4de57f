import { createBibliography, labelLines, labelRows } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { examplesOf } from "@/app/_examples/example";
import { LabelLines } from "./label-lines";

const rows = labelRows(knowledge).filter((row) => row.drugs.includes("clopidogrel"));
const props = {
  about: "clopidogrel",
  first: "Genes",
  nameOf: (gene: string): string => gene,
  citations: createBibliography(knowledge).cite(rows.flatMap((row) => row.sources)),
} as const;

export const examples = examplesOf(LabelLines, {
  clopidogrel: {
    props: { ...props, lines: labelLines(rows, "genes") },
    heard: [
      ["heading", "What the labels say of a test"],
      ["region", "Labels on clopidogrel"],
      ["table", /^Labels on clopidogrel as ClinPGx has tagged them/],
      ["columnheader", "ClinPGx tags, by agency"],
      ["rowheader", "CYP2C19"],
      "FDA: Actionable PGx",
    ],
  },
  none: { props: { ...props, lines: [] }, heard: [] },
});
