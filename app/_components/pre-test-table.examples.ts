import { first, workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { PreTestTable } from "./pre-test-table";

const item = first(workOut({ drugs: ["clopidogrel"], genes: ["CYP2C19"] }).report.preTests, "a table before a test");

export const examples = examplesOf(PreTestTable, {
  clopidogrel: {
    props: { item },
    heard: [
      ["region", "What a CYP2C19 result would change for clopidogrel"],
      ["table", "What a CYP2C19 result would change for clopidogrel"],
      ["columnheader", "CPIC"],
      ["rowheader", "Poor Metabolizer"],
    ],
  },
});
