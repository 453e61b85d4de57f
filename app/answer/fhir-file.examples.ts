import { examplesOf } from "@/app/_examples/example";
import { FhirFile } from "./fhir-file";

export const examples = examplesOf(FhirFile, {
  "nothing opened": {
    props: { drugs: ["clopidogrel"], today: "2026-11-24", onRead: () => [], onFile: () => undefined },
    heard: ["Or open a FHIR file", "it stays in this browser"],
  },
});
