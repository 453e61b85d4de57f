import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { WithOtherDrugs } from "./with-other-drugs";

const asked = { drugs: ["codeine"], genes: ["CYP2D6"], results: [{ gene: "CYP2D6", diplotype: "*1/*1" }] };
const { report } = workOut({ ...asked, coMedication: ["paroxetine"] });
const challenge = { base: "https://reports.example/new", snapshot: report.knowledge.version };
const content = { effects: report.coMedication, asked: [] };

export const examples = examplesOf(WithOtherDrugs, {
  "a strong inhibitor": {
    props: { content, report, challenge },
    heard: [
      ["region", "Phenotypes that bear on codeine, by the genes and as expected"],
      ["table", "Phenotypes that bear on codeine, by the genes and as expected"],
      ["rowheader", "CYP2D6"],
      ["link", "Something wrong? What is expected of CYP2D6"],
      "paroxetine",
    ],
  },
  "a drug on no list": {
    props: { content: { effects: [], asked: ["metformin"] }, report: workOut(asked).report, challenge },
    heard: ["That does not exclude an interaction"],
  },
});
