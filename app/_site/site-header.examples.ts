import { examplesOf } from "@/app/_examples/example";
import { SiteHeader } from "./site-header";
import { SiteSearch } from "./site-search";

export const examples = [
  ...examplesOf(SiteHeader, {
    "of every page": {
      props: {},
      heard: [["banner"], ["navigation", "Main"], ["link", "Haplonote"], ["link", "Genome file"], ["search", "Site"]],
    },
  }),
  ...examplesOf(SiteSearch, {
    "before it is used": {
      props: {},
      heard: [
        ["search", "Site"],
        ["searchbox", "Search drugs, genes, variants"],
        ["button", "Search"],
      ],
    },
  }),
];
