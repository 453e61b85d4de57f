import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { LiveAnswer } from "./live-answer";
import { Heading, ReportView } from "./report-view";

// Questions with short answers: the long ones are looked at in a browser.
const guided = workOut({
  drugs: ["abacavir"],
  genes: ["HLA-B"],
  results: [{ gene: "HLA-B", status: "*57:01 positive" }],
});
const researched = workOut({ drugs: ["everolimus"], genes: ["KRAS"] });

export const typed = {
  notHeld: [],
  drugs: ["clopidogrel"],
  genes: ["CYP2C19"],
  setting: null,
  today: "2026-11-24",
  fields: [
    { gene: "CYP2C19", hint: "For example Poor Metabolizer", completions: ["not tested", "*1/*2", "Poor Metabolizer"] },
  ],
  furtherGenes: ["ABCB1"],
  populations: ["acute coronary syndrome"],
  challenge: null,
  heading: "clopidogrel and CYP2C19",
  intro: "What a field takes",
  children: "The answer without results",
};

export const examples = [
  ...examplesOf(LiveAnswer, {
    "nothing typed": {
      props: typed,
      heard: [
        ["region", "Enter results and other drugs"],
        ["group", "Results by gene"],
        ["combobox", "CYP2C19 result"],
        ["combobox", "Another gene"],
        ["combobox", "Patient group"],
        ["textbox", /taken/i],
        "The answer without results",
      ],
    },
  }),
  ...examplesOf(Heading, {
    "of a question": { props: { report: guided.report }, heard: [["banner"], ["heading", guided.report.title]] },
  }),
  ...examplesOf(ReportView, {
    "a guideline": {
      props: { report: guided.report, challenge: null },
      heard: [
        ["navigation", "On this page"],
        ["heading", "Limits"],
        ["heading", "Sources"],
        guided.report.bottomLines[0]?.headline ?? "",
      ],
    },
    "research alone": {
      props: { report: researched.report, challenge: "https://reports.example/new" },
      heard: [researched.report.bottomLines[0]?.headline ?? "", ["heading", "Limits"]],
    },
  }),
];
