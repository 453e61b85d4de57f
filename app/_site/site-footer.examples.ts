import { examplesOf } from "@/app/_examples/example";
import { SiteFooter } from "./site-footer";

export const examples = examplesOf(SiteFooter, {
  "of a snapshot": {
    props: { version: "2026-11-24-3f9a2c1b", date: "2026-11-24" },
    heard: [
      ["contentinfo"],
      ["navigation", "About"],
      ["link", "Limits"],
      "Not a medical device",
      "2026-11-24-3f9a2c1b",
    ],
  },
});
