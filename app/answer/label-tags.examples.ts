import { notesOf } from "@/lib/report";
import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { LabelTags } from "./label-tags";

const notes = notesOf(workOut({ drugs: ["clopidogrel"], genes: ["CYP2C19"] }).report);
const tagged = notes.filter((note) => note.labelTag !== null);
const agency = first(tagged, "a tagged label on clopidogrel").labelTag?.agency ?? "";

export const examples = examplesOf(LabelTags, {
  clopidogrel: {
    props: { tagged: tagged.slice(0, 3) },
    heard: [
      ["region", "Labels by agency"],
      ["table", /^Labels as ClinPGx has tagged them/],
      ["rowheader", agency],
      ["columnheader", "ClinPGx tag"],
    ],
  },
  none: { props: { tagged: [] }, heard: [] },
});
