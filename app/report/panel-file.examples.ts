import { examplesOf } from "@/app/_examples/example";
import { PanelFile } from "./panel-file";

export const examples = examplesOf(PanelFile, {
  "nothing chosen": {
    props: { onText: () => undefined, onFile: () => undefined },
    heard: ["Or a file:", "Choose one or drop it here"],
  },
});
