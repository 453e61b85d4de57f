import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { StudiesTable } from "./studies-table";

const { studies } = workOut({ drugs: ["everolimus"], genes: ["MTOR"] }).report;
export const rows = [
  ...studies.filter((row) => row.n !== null).slice(0, 3),
  ...studies.filter((row) => row.n === null).slice(0, 1),
];

export const examples = examplesOf(StudiesTable, {
  "everolimus and MTOR": {
    props: { rows, caption: "Studies of everolimus and MTOR" },
    heard: [
      ["region", "Studies of everolimus and MTOR"],
      ["table", "Studies of everolimus and MTOR"],
      ["columnheader", "People"],
      ["button", "People"],
      ["link", /^Source \d+$/],
    ],
  },
});
