import { examplesOf } from "@/app/_examples/example";
import { PrintHeader } from "./print-header";

/** A style for paper alone: what is on the screen stays silent about it. */
export const examples = examplesOf(PrintHeader, {
  "a name with a quotation mark": {
    props: { title: 'HLA-B*57:01 "positive"', asOf: "2026-11-24", version: "2026-11-24-3f9a2c1b", nonce: "abc" },
    heard: ["As of 2026-11-24; knowledge 2026-11-24-3f9a2c1b"],
  },
});
