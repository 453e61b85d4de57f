import { NO_INTAKE } from "@/lib/intake";
import { readingOf, regimenOf, settingWord } from "@/lib/report";
import { REPORT_READINGS, SETTINGS } from "@/lib/schema";
import { knowledge } from "@/tests/builders/shipped";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { PrescriberReport } from "./prescriber-report";
import { ReadingView } from "./reading-view";
import { ReportDesk } from "./report-desk";
import { ReportFields } from "./report-fields";
import { ReportTools } from "./report-tools";

const { report, advice } = workOut({
  drugs: ["clopidogrel", "codeine"],
  results: [{ gene: "CYP2C19", diplotype: "*2/*2" }],
});
const regimen = regimenOf(report, advice, knowledge);

export const examples = [
  ...examplesOf(PrescriberReport, {
    "two drugs, one gene tested": {
      props: { report, regimen, marks: {}, challenge: null, untested: ["CYP2D6"] },
      heard: [["article", "Report, prescriber reading"], ["region", "Sources"], ["region", "Limits"], "CYP2D6"],
    },
  }),
  ...examplesOf(
    ReadingView,
    Object.fromEntries(
      REPORT_READINGS.filter((reading) => reading !== "prescriber").map((reading) => [
        reading,
        {
          props: { document: readingOf(report, advice, knowledge, reading), report, challenge: null },
          heard: [["article", `Report, ${reading} reading`] as const, ["heading"] as const],
        },
      ]),
    ),
  ),
  ...examplesOf(ReportDesk, {
    empty: {
      props: { settings: SETTINGS.map((value) => ({ value, word: settingWord(value) })), challenge: null },
      heard: [
        ["region", "Drugs and results"],
        ["group", "What the report is about"],
        ["textbox", "Drugs"],
        ["textbox", "Results"],
        ["textbox", "Taken as well (optional)"],
        ["combobox", "Setting (optional)"],
        ["textbox", "Initials or record number (optional)"],
        ["group", "Worded for"],
        ["radio", "Prescriber"],
        ["status"],
      ],
    },
  }),
  ...examplesOf(ReportFields, {
    "with a row that is not read": {
      props: {
        settings: SETTINGS.map((value) => ({ value, word: settingWord(value) })),
        fileTold: ["The file is not UTF-8."],
        typed: { drugs: "codeine", panel: "NOSUCH *1/*1", coMedication: "", setting: "" },
        read: {
          request: { drugs: ["codeine"], genes: [], results: [] },
          intake: NO_INTAKE,
          drugIds: ["codeine"],
          problems: { drugs: [], panel: ["Line 1: “NOSUCH” is no gene we hold."], coMedication: [] },
          remarks: [],
          lines: [{ line: 4, words: "CYP2C19 *1/*2", gene: "CYP2C19", readAs: "*1/*2, Intermediate Metabolizer" }],
        },
        onConfirm: () => undefined,
        identity: "",
        reading: "prescriber",
        isDisabled: false,
        onNeed: () => undefined,
        onType: () => undefined,
        onIdentity: () => undefined,
        onReading: () => undefined,
        onFileText: () => undefined,
        onFile: () => undefined,
      },
      heard: [["textbox", "Results"], "Line 1: “NOSUCH” is no gene we hold."],
    },
  }),
  ...examplesOf(ReportTools, {
    written: {
      props: {
        written: {
          view: "The report",
          link: "1.abc",
          chartText: "Chart text",
          card: () => [],
          id: "k3f9a2",
          asOf: "2026-11-24",
          snapshot: report.knowledge.version,
          files: [{ name: "haplonote.json", label: "JSON", type: "application/json", write: () => "{}" }],
        },
        settle: () => null,
        isCurrent: true,
      },
      heard: [
        ["region", "Take it out"],
        ["button", "Copy chart text"],
        ["button", "Print or save as PDF"],
        ["button", "Download JSON"],
        ["group", "On paper"],
        ["checkbox", "Add signature lines"],
        ["status"],
        "The report",
      ],
    },
  }),
];
