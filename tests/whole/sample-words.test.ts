/** What the page says of a sample, with the real definitions and guidelines. */
import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { readOutsideCalls, resultsOfSample, sampleReport, type SampleReport } from "@/lib/intake";
import { genesAskedFor, panelShardOf, shardOf } from "@/lib/knowledge";
import { knowledge as whole } from "@/tests/builders/shipped";
import { drugOverview, reportOn, resultsForDrug, wordSample, type DrugOverview, type WordedGene } from "@/lib/report";
import { sampleOf, type Genotypes } from "../builders/observation";

const knowledge = panelShardOf(whole);
const TODAY = knowledge.date;

/** Every position of the genes as reference, but for these genotypes and those left out. */
function reportOf({
  genes,
  genotypes = {},
  without = [],
  given = "",
}: {
  readonly genes: readonly string[];
  readonly genotypes?: Genotypes;
  readonly without?: readonly number[];
  readonly given?: string;
}): SampleReport {
  const observation = sampleOf(knowledge.alleleDefinitions, genes, genotypes);
  const positions = observation.positions.filter((position) => !without.includes(position.positionOneBased));
  return sampleReport({
    knowledge,
    observation: { ...observation, positions },
    build: "GRCh38",
    warnings: [],
    outside: readOutsideCalls(given, knowledge.phenotypes).calls,
    options: {},
  });
}

function geneIn(report: SampleReport, gene: string): WordedGene {
  const found = wordSample(report, knowledge).genes.find((one) => one.gene === gene);
  if (found === undefined) throw new Error(`no ${gene}`);
  return found;
}

const overviewOf = (report: SampleReport): DrugOverview => drugOverview(report, knowledge, TODAY);
/** The first line of the whole answer on a drug, with evidence, labels and all. */
function headlineFromTheWhole(drug: string, report: SampleReport): string | undefined {
  const results = resultsForDrug(resultsOfSample(report, knowledge), whole, drug);
  const advice = adviseOn({ drugs: [drug], genes: [], results: [...results] }, whole, TODAY);
  return advice.ok ? reportOn(advice.value, whole).bottomLines[0]?.headline : undefined;
}

const CYP2C19_17 = 94761900;
/** The base of all alleles but *38, which has the genome's own. */
const CYP2C19_1 = { 94842866: "G/G" };
const CYP2C19_2 = { 94775367: "A/G", 94781859: "G/A", 94842866: "G/G" };

describe("a gene in words", () => {
  it("of which every position was seen is given with its result, and without reserve", () => {
    expect(geneIn(reportOf({ genes: ["CYP2C19"], genotypes: CYP2C19_2 }), "CYP2C19")).toMatchObject({
      state: { code: "called" },
      lead: "",
      results: [{ name: "*1/*2", meaning: "Intermediate Metabolizer" }],
      openLine: "",
      otherPhenotypes: [],
      coverage: { seen: 35, defined: 35, line: "35 of 35 defining positions seen" },
    });
  });

  it("of which one position in 313 was seen is never plainly the reference", () => {
    const [first] = knowledge.alleleDefinitions["RYR1"]?.positions ?? [];
    const others = (knowledge.alleleDefinitions["RYR1"]?.positions ?? [])
      .map((position) => position.positionOneBased)
      .filter((position) => position !== first?.positionOneBased);
    const gene = geneIn(reportOf({ genes: ["RYR1"], without: others }), "RYR1");
    expect(gene).toMatchObject({
      state: { code: "ambiguous" },
      lead: "Best fit",
      coverage: { line: "1 of 313 defining positions seen" },
    });
    expect(gene.openLine).toMatch(/^Not settled: \d+ alleles/);
    expect(gene.otherPhenotypes).toContain("Malignant Hyperthermia Susceptibility");
  });

  it("with a missing position names the phenotypes that this position could make of it", () => {
    const gene = geneIn(reportOf({ genes: ["CYP2C19"], genotypes: CYP2C19_1, without: [CYP2C19_17] }), "CYP2C19");
    expect(gene.state.code).toBe("ambiguous");
    expect(gene.otherPhenotypes).toEqual(expect.arrayContaining(["Rapid Metabolizer", "Ultrarapid Metabolizer"]));
    expect(gene.coverage?.missing.shown).toEqual(["rs12248560"]);
  });

  it("that no variant file settles says why, and which test does", () => {
    expect(geneIn(reportOf({ genes: [] }), "CYP2D6")).toMatchObject({
      state: { word: "Not callable from this input" },
      results: [],
      notCallable: { test: expect.stringContaining("copies") },
    });
    expect(geneIn(reportOf({ genes: [] }), "TPMT")).toMatchObject({ state: { word: "Not tested" }, results: [] });
  });

  it("whose result was given beside the file says so", () => {
    expect(geneIn(reportOf({ genes: [], given: "CYP2D6\t*4/*4\n" }), "CYP2D6")).toMatchObject({
      state: { code: "called" },
      isGiven: true,
      lead: "Given beside the file",
      results: [{ name: "*4/*4", meaning: "Poor Metabolizer" }],
    });
  });

  it("counts each gene once in the tally of states", () => {
    const { tally, genes } = wordSample(reportOf({ genes: ["CYP2C19", "TPMT"] }), knowledge);
    expect(tally.flatMap((entry) => entry.genes).sort()).toEqual(genes.map((gene) => gene.gene).sort());
  });
});

describe("what guidance makes of a sample", () => {
  it("says to avoid clopidogrel for two CYP2C19 alleles without function", () => {
    const { groups, open } = overviewOf(
      reportOf({ genes: ["CYP2C19"], genotypes: { 94775367: "G/G", 94781859: "A/A", 94842866: "G/G" } }),
    );
    const found = groups.flatMap(({ action, drugs }) =>
      drugs.filter((drug) => drug.id === "clopidogrel").map((drug) => [action.code, drug.genes, drug.missing]),
    );
    expect(found).toEqual([["avoid", ["CYP2C19"], []]]);
    expect(open).toEqual([]);
  });

  it("never calls advice settled that a missing position could change", () => {
    const { groups, open } = overviewOf(
      reportOf({ genes: ["CYP2C19"], genotypes: CYP2C19_1, without: [94775367, 94781859] }),
    );
    expect(groups.flatMap(({ drugs }) => drugs.map((drug) => drug.id))).not.toContain("clopidogrel");
    expect(open.map((drug) => drug.id)).toContain("clopidogrel");
  });

  it("tells of an ambiguous result even where every allele we know leads to the same advice", () => {
    const { groups } = overviewOf(reportOf({ genes: ["CYP2C19"], without: [CYP2C19_17] }));
    expect(groups.flatMap(({ drugs }) => drugs).find((drug) => drug.id === "clopidogrel")?.ambiguous).toEqual([
      "CYP2C19",
    ]);
  });

  it("names the genes a drug waits for, and what a given result brings", () => {
    const before = overviewOf(reportOf({ genes: ["CYP2C19"] }));
    expect(before.waiting.find(({ gene }) => gene === "CYP2D6")?.drugs.map((drug) => drug.id)).toContain("codeine");
    const after = overviewOf(reportOf({ genes: ["CYP2C19"], given: "CYP2D6\t*4/*4\n" }));
    expect(after.waiting.find(({ gene }) => gene === "CYP2D6")?.drugs.map((drug) => drug.id) ?? []).not.toContain(
      "codeine",
    );
    expect(after.groups.find(({ drugs }) => drugs.some((drug) => drug.id === "codeine"))?.action.code).toBe("avoid");
  });

  it("has a place for every drug with guidance, and says the same from the part of the knowledge as from the whole", () => {
    const report = reportOf({ genes: ["CYP2C19", "CYP2C9", "VKORC1", "DPYD"], genotypes: CYP2C19_2 });
    const overview = overviewOf(report);
    const placed = [
      ...overview.groups.flatMap(({ drugs }) => drugs),
      ...overview.open,
      ...overview.waiting.flatMap(({ drugs }) => drugs),
      ...overview.silent,
    ].map((drug) => drug.id);
    expect([...new Set(placed)].sort()).toEqual(
      [...new Set(whole.guidelines.flatMap((guideline) => guideline.drugs))].sort(),
    );
    expect(overview).toEqual(drugOverview(report, whole, TODAY));
    const settled = overview.groups.flatMap(({ drugs }) => drugs);
    expect(settled.map(({ id, headline }) => ({ id, headline }))).toEqual(
      settled.map(({ id }) => ({ id, headline: headlineFromTheWhole(id, report) })),
    );
  });

  it("asks for the results of a drug's own genes only", () => {
    const results = resultsOfSample(reportOf({ genes: ["CYP2C19", "TPMT"] }), knowledge);
    const shard = shardOf(whole, "clopidogrel");
    expect(genesAskedFor(shard, ["clopidogrel"])).toEqual(["CYP2C19"]);
    expect(resultsForDrug(results, shard, "clopidogrel").map((result) => result.gene)).toEqual(["CYP2C19"]);
  });
});
