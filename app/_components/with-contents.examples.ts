import { examplesOf } from "@/app/_examples/example";
import { WithContents } from "./with-contents";

export const examples = examplesOf(WithContents, {
  "two parts": {
    props: {
      parts: [
        ["evidence", "Evidence"],
        ["sources", "Sources"],
      ],
      children: "everolimus",
    },
    heard: [["navigation", "On this page"], ["link", "Sources"], "everolimus"],
  },
});
