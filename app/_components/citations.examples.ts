import { createBibliography } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { first } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { Cites, SourceList } from "./citations";

const sources = Object.values(knowledge.sources);
const paper = first(
  sources.filter((source) => source.pmid !== undefined && source.url !== undefined),
  "a paper with a PMID",
);
const page = first(
  sources.filter((source) => source.pmid === undefined && source.doi === undefined && source.url !== undefined),
  "a source that is no paper",
);
const cited = createBibliography(knowledge).cite([paper.id, page.id]);

export const examples = [
  ...examplesOf(Cites, {
    none: { props: { citations: [] }, heard: [] },
    two: { props: { citations: cited }, heard: [["link", "Source 1"], ["link", "Source 2"], "[1, 2]"] },
  }),
  ...examplesOf(SourceList, {
    "a paper and a page": {
      props: { sources: cited, screenOnly: new Set([page.id]) },
      heard: [["list"], ["link", paper.title], ["link", page.title], `PMID ${paper.pmid ?? ""}`],
    },
  }),
];
