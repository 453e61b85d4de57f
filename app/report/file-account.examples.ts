import { examplesOf } from "@/app/_examples/example";
import { FileAccount, ReadLines } from "./file-account";

const lines = [
  { line: 4, words: "CYP2C19 *2/*17 Intermediate Metabolizer", gene: "CYP2C19", readAs: "*2/*17" },
  { line: 6, words: "TPMT: *1/*3A", gene: "TPMT", readAs: "*1/*3A" },
];

export const examples = [
  ...examplesOf(ReadLines, {
    "not yet confirmed": {
      props: { lines, isUsed: false, onConfirm: () => undefined },
      heard: [["region", "Are these lines read right?"], ["button", "Use these"], "None of them counts yet"],
    },
    confirmed: {
      props: { lines, isUsed: true, onConfirm: () => undefined },
      heard: [["region", "Lines used as results"], "These results count"],
    },
  }),
  ...examplesOf(FileAccount, {
    "one result, one entry not read": {
      props: {
        told: ["Row 3 was hidden in the workbook and is not used."],
        read: {
          request: { results: [{ gene: "TPMT", value: "*1/*3A" }] },
          problems: { panel: ["Line 2: Found “*1/*99”."] },
        },
      },
      heard: ["1 result read from the file.", "1 entry was not read", "Row 3 was hidden"],
    },
  }),
];
