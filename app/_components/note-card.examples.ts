import type { WordedNote } from "@/lib/report";
import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Anchor, NoteCard } from "./note-card";

const { report } = workOut({
  drugs: ["clopidogrel"],
  genes: ["CYP2C19"],
  results: [{ gene: "CYP2C19", diplotype: "*2/*2" }],
});
const row = first(report.recommendations, "a row for clopidogrel");
const association = first(
  workOut({ drugs: ["everolimus"], genes: ["MTOR"] }).report.evidence,
  "an association of everolimus and MTOR",
);
const tumour = first(
  workOut({ drugs: ["everolimus"], genes: ["ERBB2"] }).report.tumour,
  "a tumour statement on everolimus",
);
const named = (note: WordedNote): string => `${note.heading} ${note.origin.word}`;
const challenge = { base: "https://reports.example/new", snapshot: report.knowledge.version };

export const examples = [
  ...examplesOf(NoteCard, {
    "a row of a guideline": {
      props: { note: row, challenge },
      heard: [
        ["article", named(row)],
        ["heading", named(row)],
        ["link", `Link to: ${row.heading}`],
        ["link", `Something wrong? ${row.heading}`],
        row.action.word,
        row.certainty.word,
      ],
    },
    "a row met by the expected phenotype": {
      props: { note: row, challenge, isExpected: true },
      heard: [["article", named(row)]],
    },
    "an association": {
      props: { note: association, challenge: { ...challenge, base: null } },
      heard: [["article", named(association)], association.certainty.word, ["group"]],
    },
    "a tumour test": {
      props: { note: tumour, challenge },
      heard: [["article", named(tumour)], "none: another question"],
    },
  }),
  ...examplesOf(Anchor, {
    "to a statement": { props: { id: "statement", name: row.heading }, heard: [["link", `Link to: ${row.heading}`]] },
  }),
];
