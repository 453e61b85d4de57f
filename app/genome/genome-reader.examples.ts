import { overview, sample } from "@/tests/builders/called-sample";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { DrugsAtHand } from "./drugs-at-hand";
import type { DrugAtHand, FileRead, GenomeEngine } from "./genome-engine";
import { SampleView } from "./sample-view";

const nothing = (): void => undefined;

/** An engine that reads nothing: what it would say is in the examples. */
export const idle: GenomeEngine = {
  subscribe: () => nothing,
  state: () => ({ engine: "ready", reading: { kind: "none" }, drugs: [] }),
  start: nothing,
  stop: nothing,
  read: nothing,
  cancel: nothing,
  clear: nothing,
  choose: nothing,
  give: nothing,
  addDrug: nothing,
  removeDrug: nothing,
  json: () => Promise.resolve("{}"),
};

const { report } = workOut({
  drugs: ["clopidogrel"],
  genes: ["CYP2C19"],
  results: [{ gene: "CYP2C19", diplotype: "*1/*2" }],
});

const drugs: readonly DrugAtHand[] = [
  { id: "clopidogrel", name: "clopidogrel", answer: { report, restsOn: [{ gene: "CYP2C19", line: "*1/*2" }] } },
  { id: "codeine", name: "codeine", answer: "loading" },
  { id: "warfarin", name: "warfarin", answer: "failed" },
];

export const read: FileRead = {
  kind: "read",
  name: "example.vcf",
  samples: ["NA1", sample.sample],
  readOn: "2026-11-24",
  sample: { ...sample, genes: sample.genes.filter(({ gene }) => gene === "CYP2C19") },
  givenProblems: [],
  overview: { ...overview, groups: overview.groups.slice(0, 1), open: [], waiting: [], silent: [] },
  isAwaiting: false,
};

export const examples = [
  ...examplesOf(DrugsAtHand, {
    "answered, on its way and failed": {
      props: { engine: idle, drugs },
      heard: [
        ["region", "Drugs at hand"],
        ["combobox", "Add a drug"],
        ["button", "Add"],
        ["article", "clopidogrel"],
        ["button", "Show the whole answer"],
        ["button", "Remove clopidogrel"],
        ["button", "Remove codeine"],
        "Loading the guidance…",
        "did not load",
      ],
    },
  }),
  ...examplesOf(SampleView, {
    "one of two samples": {
      props: { engine: idle, read, drugs: [], onClear: nothing },
      heard: [
        ["heading", `Results of ${sample.sample}`],
        ["combobox", "Sample"],
        ["button", "Clear the data"],
        ["button", "Save as JSON"],
        ["heading", "Gene by gene"],
        ["region", "All guidance for these results"],
      ],
    },
    "another sample asked for": {
      props: { engine: idle, read: { ...read, isAwaiting: true }, drugs: [], onClear: nothing },
      heard: ["This page does not yet answer what was typed:"],
    },
    "still worked out": {
      props: { engine: idle, read: { ...read, samples: [sample.sample], overview: null }, drugs: [], onClear: nothing },
      heard: ["Working…"],
    },
  }),
];
