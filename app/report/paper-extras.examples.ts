import { regimenOf, walletFaces } from "@/lib/report";
import { knowledge } from "@/tests/builders/shipped";
import { workOut } from "@/tests/builders/worked-out";
import { examplesOf } from "@/app/_examples/example";
import { codeOf, CodeFigure, Signatures, WalletCard } from "./paper-extras";
import { PaperHeader } from "./paper-header";

const { report, advice } = workOut({
  drugs: ["clopidogrel"],
  results: [{ gene: "CYP2C19", diplotype: "*2/*2" }],
});
const faces = walletFaces(report, regimenOf(report, advice, knowledge));
const written = { card: () => faces, id: "k3f9a2", asOf: "2026-11-24", snapshot: report.knowledge.version };

export const examples = [
  ...examplesOf(CodeFigure, {
    "of a link": {
      props: { code: await codeOf("1.abc", "https://haplonote.example/report#1.abc") },
      heard: [["figure"], ["img", "QR code of the link to this report"]],
    },
  }),
  ...examplesOf(Signatures, {
    "to be filled in": { props: {}, heard: [["region", "Reviewed by"], ["term"], "Signature"] },
  }),
  ...examplesOf(WalletCard, {
    "of a report": {
      props: { written },
      heard: [
        ["region", "Wallet card"],
        ...faces.map(({ title }) => ["region", title] as const),
        "Haplonote report k3f9a2, 2026-11-24",
      ],
    },
  }),
  // Its words stand in the margin of paper alone.
  ...examplesOf(PaperHeader, {
    "of a report": { props: { id: "k3f9a2", asOf: "2026-11-24", version: report.knowledge.version }, heard: [] },
  }),
];
