import { certaintyWord } from "@/lib/report";
import { CERTAINTIES, type Picture } from "@/lib/schema";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf, type Heard } from "@/app/_examples/example";
import { PictureFigure } from "./picture";

const pictures = Object.values(knowledge.explainers).flatMap((page) =>
  page.sections.flatMap(({ picture }) => (picture === undefined ? [] : [picture])),
);

const HEARD: Readonly<Record<Picture["kind"], (title: string) => readonly Heard[]>> = {
  chromosomes: () => [["figure"], ["img"]],
  scores: () => [["figure"], ["img", /score/]],
  columns: () => [["figure"], ["img"]],
  certainties: (title) => [["figure"], title, ...CERTAINTIES.map((code) => certaintyWord(code, knowledge.terms).word)],
  grades: (title) => [
    ["region", title],
    ["table", title],
    ["columnheader", "In our words"],
  ],
};

export const examples = examplesOf(
  PictureFigure,
  Object.fromEntries(
    (Object.keys(HEARD) as Picture["kind"][]).map((kind) => {
      const picture = first(
        pictures.filter((one) => one.kind === kind),
        `a picture of the kind ${kind}`,
      );
      return [kind, { props: { picture, knowledge }, heard: HEARD[kind](picture.title) }];
    }),
  ),
);
