import type { Knowledge } from "@/lib/knowledge";
import {
  annotation,
  caution,
  drug,
  drugClass,
  exclusion,
  finding,
  guideline,
  label,
  labelFact,
  recommendation,
  search,
} from "./content";
import { buildKnowledge } from "./knowledge";

/**
 * A world with something of every kind for testol: a graded and an ungraded
 * association (TEST1), a guideline of two bodies that disagree (TEST2), a
 * silent pair (TEST3), a sibling drug, a class statement, a tumour marker, an
 * expression study, what to watch, a limit, an exclusion and the searches.
 */
export function richKnowledge(): Knowledge {
  return buildKnowledge({
    drugs: [
      drugClass("testols", { name: "TEST inhibitors" }),
      drug("testol", { classes: ["testols"], brands: [{ name: "Afinotest", sources: ["label-testol"] }] }),
      drug("sibtol", { classes: ["testols"] }),
      drug("othertol"),
    ],
    annotations: [annotation({ id: "test1-rs1", variants: [{ rsid: "rs1" }] })],
    findings: [
      finding({ id: "test1-rs1-paper", annotation: "test1-rs1" }),
      finding({
        id: "test1-rs2-mixed",
        variants: [{ rsid: "rs2" }],
        arm: "mixed-arms",
        regimen: "testol or othertol",
        source: "pmid-2",
      }),
      finding({ id: "test1-sibtol", variants: [{ rsid: "rs3" }], drugs: ["sibtol"], source: "pmid-3" }),
      finding({ id: "test1-class", variants: [{ rsid: "rs4" }], drugs: ["testols"], source: "pmid-4" }),
      finding({ id: "test1-tumour", origin: "tumour", source: "pmid-5", design: "tumour-biomarker-analysis" }),
      finding({ id: "test1-expression", origin: "expression", source: "pmid-6", effects: [] }),
    ],
    guidelines: [
      guideline({
        id: "cpic-testol",
        genes: ["TEST2"],
        recommendations: [
          recommendation({
            id: "cpic-poor",
            lookup: { TEST2: "Poor Metabolizer" },
            action: "change-dose",
            steps: [{ kind: "reduce-dose", percent: 50 }],
          }),
          recommendation({
            id: "cpic-normal",
            lookup: { TEST2: "Normal Metabolizer" },
            action: "no-change",
            steps: [{ kind: "standard-dosing" }],
          }),
        ],
      }),
      guideline({
        id: "dpwg-testol",
        body: "DPWG",
        genes: ["TEST2"],
        sources: ["guideline-dpwg"],
        recommendations: [
          recommendation({
            id: "dpwg-poor",
            lookup: { TEST2: "Poor Metabolizer" },
            strength: "Not graded",
            steps: [{ kind: "use-alternative", drugs: ["othertol"] }],
            action: "change-drug",
            sources: ["guideline-dpwg"],
          }),
        ],
      }),
    ],
    labels: [
      label({
        facts: [
          labelFact({
            id: "label-tumour",
            origin: "tumour",
            genes: ["TEST4"],
            tag: "Testing Required",
            onBiomarkerList: true,
            settings: ["oncology"],
          }),
          labelFact({
            id: "label-interaction",
            topic: "interaction",
            genes: [],
            origin: "not-genetic",
            text: "Strong inhibitors raise the level.",
          }),
        ],
      }),
    ],
    cautions: [
      caution({ id: "watch-trough" }),
      caution({
        id: "watch-liver",
        topic: "hepatic",
        text: "Reduce in hepatic impairment.",
        action: "change-dose",
        steps: [{ kind: "reduce-dose", percent: 50 }],
      }),
      caution({
        id: "limit-target",
        purpose: "inference",
        topic: "reading",
        match: { drugs: ["testol"], genes: ["TEST1"] },
        text: "A target is no route of clearance.",
      }),
    ],
    searches: [
      search({ id: "cpic-none", drugs: ["testol", "sibtol"], genes: ["TEST1", "TEST3"] }),
      search({
        id: "dpwg-none",
        body: "DPWG",
        date: "2026-11-21",
        drugs: ["testol", "sibtol"],
        genes: ["TEST1", "TEST3"],
      }),
    ],
    exclusions: [exclusion()],
  });
}
