import { describe, expect, it } from "vitest";
import { joinRelease } from "@/lib/knowledge";
import { buildKnowledge } from "@/tests/builders/knowledge";
import { ask, noteOf } from "@/tests/builders/question";
import { genotypeText, release, releaseAnnotation } from "@/tests/builders/release";
import {
  AnnotationSchema,
  CAVEATS,
  FindingSchema,
  GuidelineSchema,
  LabelFactSchema,
  type CaveatCode,
  type ReleaseAnnotation,
  type Setting,
} from "@/lib/schema";
import {
  annotation,
  finding,
  guideline,
  recommendation,
  labelFact,
  type AnnotationInput,
  type FindingInput,
  type GuidelineInput,
  type LabelFactInput,
} from "@/tests/builders/content";
import type { Caveat } from "./advice";
import {
  associationCaveats,
  guidelineCaveats,
  isOlderThan,
  labelCaveats,
  largestN,
  type AssociationFacts,
} from "./caveats";

const TODAY = "2026-11-24";

function of(findings: readonly Partial<FindingInput>[], facts: Partial<AssociationFacts> = {}): readonly Caveat[] {
  return associationCaveats({
    findings: findings.map((one) => FindingSchema.parse(finding(one))),
    annotation: null,
    directDrugs: new Set(["testol"]),
    setting: null,
    pairHasGuideline: true,
    today: TODAY,
    ...facts,
  });
}
const graded = (overrides: Partial<AnnotationInput>): Partial<AssociationFacts> => ({
  annotation: AnnotationSchema.parse(annotation(overrides)),
});
const ofGuideline = (overrides: Partial<GuidelineInput>): readonly Caveat[] =>
  guidelineCaveats(
    GuidelineSchema.parse({ ...guideline(overrides), recommendations: [{ ...recommendation(), lookup: {} }] }),
    TODAY,
  );
const ofLabel = (overrides: Partial<LabelFactInput>, setting: Setting | null = null): readonly Caveat[] =>
  labelCaveats(LabelFactSchema.parse(labelFact(overrides)), setting);

/** The caveats of one imported annotation of rs1 (C, T) under the genotypes given. */
const ofImport = (overrides: Partial<ReleaseAnnotation>, genotypes: readonly string[]): readonly Caveat[] => {
  const knowledge = joinRelease(buildKnowledge(), release({ annotations: [releaseAnnotation(overrides)] }));
  return noteOf(ask(knowledge, { results: genotypes.map((value) => ({ gene: "TEST1", value })) }), "clinpgx-1").caveats;
};

const other: Partial<FindingInput> = { id: "other", source: "pmid-2" };

/** Caveats of a guideline row beside another drug; `lib/advice/co-medication.test.ts` reaches each. */
const OF_CO_MEDICATION = [
  "phenoconversion",
  "phenoconversion-no-method",
  "expected-phenotype",
  "rule-for-other-drugs",
  "score-between-rows",
  "several-interacting-drugs",
  "weak-inhibitor",
] as const;
type HereCode = Exclude<CaveatCode, (typeof OF_CO_MEDICATION)[number]>;
const isHere = (code: CaveatCode): code is HereCode => !(OF_CO_MEDICATION as readonly string[]).includes(code);

/** For each code: what triggers it, and what comes near without doing so. */
const CASES: Readonly<
  Record<
    HereCode,
    { readonly triggers: readonly (readonly Caveat[])[]; readonly misses: readonly (readonly Caveat[])[] }
  >
> = {
  "no-guideline": { triggers: [of([{}], { pairHasGuideline: false })], misses: [of([{}], { pairHasGuideline: true })] },
  "result-not-seen": {
    triggers: [of([{ direction: "not-seen" }])],
    misses: [of([{ direction: "not-seen" }, other]), of([])],
  },
  "effect-not-seen": {
    triggers: [of([{ effects: [] }]), of([{ effects: [] }, { ...other, effects: [], direction: "not-seen" }])],
    misses: [of([{ effects: [] }, other]), of([{ effects: [], direction: "not-seen" }]), of([])],
  },
  "not-specific-to-drug": {
    triggers: [of([{ arm: "mixed-arms" }])],
    misses: [of([{ arm: "mixed-arms" }, other]), of([{ arm: "combination" }]), of([])],
  },
  "combination-therapy": {
    triggers: [of([{ arm: "combination" }])],
    misses: [of([{ arm: "combination" }, other]), of([{ arm: "mixed-arms" }]), of([])],
  },
  "extrapolated-drug": {
    triggers: [of([{ drugs: ["sibtol"] }]), of([{ drugs: ["testols"] }]), of([{}], graded({ drugs: ["sibtol"] }))],
    misses: [
      of([{ drugs: ["sibtol", "testol"] }]),
      of([{ drugs: ["sibtol"] }], { directDrugs: new Set(["testols", "sibtol", "testol"]) }),
    ],
  },
  "indirect-population": {
    triggers: [of([{}], { setting: "transplantation" })],
    misses: [
      of([{}], { setting: "oncology" }),
      of([{}], { setting: null }),
      of([{}, { ...other, setting: "transplantation" }], { setting: "transplantation" }),
    ],
  },
  "mixed-tumour-types": {
    triggers: [of([{ tumourTypes: ["breast", "lung"] }])],
    misses: [of([{ tumourTypes: ["breast"] }]), of([{ tumourTypes: ["breast"] }, { ...other, tumourTypes: ["lung"] }])],
  },
  "single-study": {
    triggers: [of([{}]), of([{}, { id: "again", outcome: "rash" }])],
    misses: [of([{}, other]), of([])],
  },
  "small-sample": {
    triggers: [of([{ n: 99 }]), of([{ n: 99 }, { ...other, n: null }])],
    misses: [of([{ n: 100 }]), of([{ n: 10 }, { ...other, n: 100 }]), of([{ n: null }])],
  },
  "few-carriers": {
    triggers: [of([{ carriers: 9 }]), of([{ carriers: 9 }, { ...other, carriers: 50 }])],
    misses: [of([{ carriers: 10 }]), of([{}]), of([])],
  },
  "multiple-testing": { triggers: [of([{ uncorrectedTests: 2 }])], misses: [of([{ uncorrectedTests: 1 }]), of([{}])] },
  "no-replication": {
    triggers: [
      of([{ replication: "none-reported" }]),
      of([{ replication: "not-replicated" }]),
      of([{ direction: "mixed", replication: "none-reported" }]),
    ],
    misses: [
      of([{ replication: "replicated-within-study" }]),
      of([{ replication: "replicated" }]),
      of([{ replication: "none-reported" }, other]),
      of([{ replication: "none-reported", direction: "no-association" }]),
    ],
  },
  "conflicting-studies": {
    triggers: [of([{}, { ...other, direction: "no-association" }])],
    misses: [of([{}, { id: "again", direction: "no-association" }]), of([{}, other])],
  },
  "surrogate-endpoint": {
    triggers: [of([{ endpoint: "surrogate" }])],
    misses: [of([{ endpoint: "surrogate" }, other]), of([])],
  },
  "in-vitro-only": {
    triggers: [of([{ design: "in-vitro" }, { ...other, design: "preclinical" }])],
    misses: [of([{ design: "in-vitro" }, other]), of([])],
  },
  "paper-not-read": { triggers: [of([{ read: "abstract" }])], misses: [of([{ read: "abstract" }, other]), of([])] },
  "secondary-copy": {
    triggers: [ofLabel({ read: "secondary-copy" })],
    misses: [ofLabel({ read: "record" }), ofLabel({ read: "excerpt" })],
  },
  "old-review-date": {
    triggers: [
      of([{}], graded({ lastHistory: "2021-11-23" })),
      ofGuideline({ year: 2020 }),
      ofGuideline({ year: 2012, updated: "2021-11-23" }),
    ],
    misses: [
      of([{}], graded({ lastHistory: "2021-11-24" })),
      of([{}]),
      ofGuideline({ year: 2021 }),
      ofGuideline({ year: 2012, updated: "2021-11-24" }),
    ],
  },
  "tumour-not-germline": {
    triggers: [
      of([{ origin: "tumour" }]),
      of([{ origin: "expression" }]),
      ofLabel({ origin: "tumour" }),
      ofLabel({ origin: "expression" }),
    ],
    misses: [
      of([{}]),
      of([{ origin: "tumour" }, other]),
      ofLabel({ origin: "germline" }),
      ofLabel({ origin: "not-genetic" }),
      of([]),
    ],
  },
  "other-setting": {
    triggers: [ofLabel({ settings: ["transplantation"] }, "oncology")],
    misses: [
      ofLabel({ settings: ["transplantation"] }),
      ofLabel({ settings: ["transplantation", "oncology"] }, "oncology"),
      ofLabel({ settings: [] }, "oncology"),
    ],
  },
  imported: { triggers: [ofImport({}, [])], misses: [of([{}]), of([{}], graded({}))] },
  "other-strand": {
    triggers: [ofImport({}, ["rs1 G/G"]), ofImport({}, ["rs1 G/A"])],
    misses: [
      ofImport({}, ["rs1 C/T"]),
      ofImport({}, ["rs1 C/G"]),
      ofImport({ texts: ["AA", "AT", "TT"].map((genotype) => genotypeText(genotype)) }, ["rs1 A/T"]),
    ],
  },
  "strand-ambiguous": {
    triggers: [
      ofImport({ texts: ["AA", "AT", "TT"].map((genotype) => genotypeText(genotype)) }, ["rs1 A/A"]),
      ofImport({ texts: ["CC", "CG", "GG"].map((genotype) => genotypeText(genotype)) }, ["rs1 C/G"]),
    ],
    misses: [
      ofImport({}, ["rs1 C/T"]),
      ofImport({ texts: ["AA", "AT", "TT"].map((genotype) => genotypeText(genotype)) }, ["rs2 A/A"]),
    ],
  },
  "genotype-not-listed": {
    triggers: [ofImport({}, ["rs1 C/G"]), ofImport({}, ["rs1 C"]), ofImport({ texts: [] }, ["rs1 C/T"])],
    misses: [ofImport({}, ["rs1 C/T"]), ofImport({}, ["rs1 T/C"]), ofImport({}, ["rs2 G/G"])],
  },
  "update-in-progress": {
    triggers: [ofGuideline({ updateInProgress: { text: "Being revised.", sources: ["guideline-paper"] } })],
    misses: [ofGuideline({})],
  },
};

describe.each(CAVEATS.filter(isHere))("the caveat %s", (code) => {
  const has = (caveats: readonly Caveat[]): boolean => caveats.some((caveat) => caveat.code === code);

  it("appears when the facts call for it", () => {
    expect(CASES[code].triggers.map(has)).toEqual(CASES[code].triggers.map(() => true));
  });

  it("stays away when the facts come near without calling for it", () => {
    expect(CASES[code].misses.map(has)).toEqual(CASES[code].misses.map(() => false));
  });

  it("appears once", () => {
    for (const caveats of CASES[code].triggers)
      expect(caveats.filter((caveat) => caveat.code === code)).toHaveLength(1);
  });
});

describe("a caveat carries the facts that made it", () => {
  it.each<[CaveatCode, readonly Caveat[], object]>([
    [
      "not-specific-to-drug",
      of([{ arm: "mixed-arms", regimen: "testol or othertol" }]),
      { regimen: "testol or othertol" },
    ],
    ["extrapolated-drug", of([{ drugs: ["sibtol"] }]), { drugs: "sibtol" }],
    ["indirect-population", of([{}], { setting: "tsc" }), { studied: "oncology" }],
    ["small-sample", of([{ n: 12 }, { ...other, n: 30 }]), { n: 30 }],
    ["few-carriers", of([{ carriers: 7 }, { ...other, carriers: 3 }]), { carriers: 3 }],
    ["multiple-testing", of([{ uncorrectedTests: 5 }, { ...other, uncorrectedTests: 40 }]), { tests: 40 }],
    ["mixed-tumour-types", of([{ tumourTypes: ["breast", "lung"] }]), { types: "breast, lung" }],
    ["old-review-date", of([{}], graded({ lastHistory: "2019-01-02" })), { date: "2019-01-02" }],
    ["old-review-date", ofGuideline({ year: 2015 }), { date: "2015" }],
    [
      "other-setting",
      ofLabel({ settings: ["transplantation", "tsc"] }, "oncology"),
      { settings: "transplantation, tsc" },
    ],
    [
      "update-in-progress",
      ofGuideline({ updateInProgress: { text: "Being revised.", sources: ["guideline-paper"] } }),
      { text: "Being revised." },
    ],
  ])("%s", (code, caveats, facts) => {
    expect(caveats.find((caveat) => caveat.code === code)?.facts).toEqual(facts);
  });

  it("gives a sound, replicated, well-read study on a covered pair no caveat but that it stands alone", () => {
    expect(of([{}]).map((caveat) => caveat.code)).toEqual(["single-study"]);
    expect(of([{}, other])).toEqual([]);
  });
});

describe("what a caveat counts", () => {
  it("takes five years to the day as not yet old", () => {
    expect([
      isOlderThan("2021-11-23", TODAY),
      isOlderThan("2021-11-24", TODAY),
      isOlderThan("2023-02-28", "2028-02-29"),
    ]).toEqual([true, false, true]);
  });

  it("takes the largest known number, and none for unknown", () => {
    const read = (n: number | null) => FindingSchema.parse(finding({ n }));
    expect(largestN([read(5), read(null), read(9)])).toBe(9);
    expect(largestN([read(null)])).toBeNull();
    expect(largestN([])).toBeNull();
  });
});
