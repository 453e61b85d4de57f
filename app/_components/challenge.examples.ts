import { examplesOf } from "@/app/_examples/example";
import { ChallengeLink } from "./challenge";

const statement = { statement: "cpic-clopidogrel-2022-poor", name: "clopidogrel, CYP2C19" };
const snapshot = "2026-11-24-3f9a2c1b";

export const examples = examplesOf(ChallengeLink, {
  configured: {
    props: { ...statement, challenge: { base: "https://reports.example/new", snapshot } },
    heard: [["link", "Something wrong? clopidogrel, CYP2C19"]],
  },
  "not configured": { props: { ...statement, challenge: { base: null, snapshot } }, heard: [] },
});
