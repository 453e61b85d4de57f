import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { EvidenceLink, Folded, Road, Statement } from "./statement";

const { report } = workOut({
  drugs: ["clopidogrel"],
  genes: ["CYP2C19"],
  results: [{ gene: "CYP2C19", diplotype: "*2/*2" }],
});
const note = first(report.recommendations, "a row for clopidogrel");
const silent = workOut({ drugs: ["abacavir"], genes: ["HLA-B"] }).report;
const alone = first(silent.recommendations, "a row for abacavir");
const challenge = { base: "https://reports.example/new", snapshot: report.knowledge.version };

export const examples = [
  ...examplesOf(Statement, {
    "a row": {
      props: { note, report, challenge },
      heard: [
        note.action.word,
        ["link", /^Source \d+$/],
        ["link", `Something wrong? ${note.heading}`],
        `The road to this: ${note.heading}`,
      ],
    },
    "met by the expected phenotype": {
      props: { note: { ...note, fit: "possible" }, report, challenge, isExpected: true },
      heard: ["By the expected phenotype:", "Only if a closer result says so:"],
    },
  }),
  ...examplesOf(EvidenceLink, {
    "no graded evidence": { props: { note: alone, report: { ...silent, evidence: [], imported: [] } }, heard: [] },
  }),
  ...examplesOf(Road, {
    open: { props: { note, isOpen: true }, heard: [["group"], ["figure"], ["link"]] },
  }),
  ...examplesOf(Folded, {
    folded: {
      props: { summary: "What else was studied", children: () => "Studies" },
      heard: ["What else was studied"],
    },
  }),
];
