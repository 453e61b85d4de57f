/** What this program wrote of a genome or a report is read back as it was meant: with its doubt. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { readOutsideCalls, resultsOfSample, sampleReport, type SampleReport } from "@/lib/intake";
import { readResults } from "@/lib/interop";
import { callTsvHead, jsonText, reportOn, toAdviceJson, toCallJson, toCallTsv } from "@/lib/report";
import type { ResultInput } from "@/lib/schema";
import { sampleOf, type Genotypes } from "../builders/observation";
import { knowledge } from "../builders/shipped";

const TODAY = "2026-11-24";
const DRUGS = ["clopidogrel", "tacrolimus", "capecitabine", "simvastatin", "azathioprine", "efavirenz", "abacavir"];
const { alleleDefinitions } = knowledge;
const GENES = ["CYP2C19", "CYP3A5", "DPYD", "SLCO1B1", "TPMT", "NUDT15", "CYP2B6", "G6PD", "UGT1A1", "CYP2C9"];
const POSITIONS = GENES.flatMap((gene) => alleleDefinitions[gene]?.positions ?? []);

/** A sample of some of the genes: bases that alleles are made of, unphased, and positions that nobody looked at. */
const anySample = fc.record({
  genes: fc.subarray(GENES, { minLength: 1 }),
  changes: fc.array(fc.tuple(fc.constantFrom(...POSITIONS), fc.nat(3), fc.constantFrom("het", "hom", "unseen")), {
    maxLength: 8,
  }),
  outside: fc.constantFrom<string>(
    "",
    "CYP2D6\t*4/*4\n",
    "HLA-B\t\t*57:01 positive\n",
    "CYP2C19\t*2/*2\n",
    "DPYD\t\t\t1.0\n",
  ),
});

function reportOf({
  genes,
  changes,
  outside,
}: typeof anySample extends fc.Arbitrary<infer T> ? T : never): SampleReport {
  const genotypes: Genotypes = Object.fromEntries(
    changes.map(([{ positionOneBased, reference, alternates }, choice, kind]) => {
      const other = alternates[choice % Math.max(1, alternates.length)] ?? reference;
      return [positionOneBased, kind === "unseen" ? "-" : `${kind === "hom" ? other : reference}/${other}`];
    }),
  );
  return sampleReport({
    knowledge,
    observation: sampleOf(alleleDefinitions, genes, genotypes),
    build: "GRCh38",
    warnings: [],
    outside: readOutsideCalls(outside, knowledge.phenotypes).calls,
    options: {},
  });
}

/** What is told first of each drug, and what it hangs on. */
function adviceOn(results: readonly ResultInput[]): unknown {
  const advice = adviseOn({ drugs: DRUGS, genes: [], results: [...results] }, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question was refused");
  const { bottomLines, sensitivities } = toAdviceJson(reportOn(advice.value, knowledge)) as Record<string, unknown>;
  return { bottomLines, sensitivities };
}

const openOf = (results: readonly ResultInput[]) =>
  Object.fromEntries(results.flatMap(({ gene, open = [] }) => (open.length === 0 ? [] : [[gene, open]])));

describe("calls that this program wrote", () => {
  it.each<[string, (report: SampleReport) => string]>([
    ["a table", (report) => `${callTsvHead(knowledge.version)}${toCallTsv(report, knowledge)}`],
    ["JSON", (report) => JSON.stringify({ file: "x.vcf", ...toCallJson(report, knowledge) }, null, 2)],
  ])("come back from %s with the same advice and all that they left open", (_, write) => {
    let doubtful = 0;
    fc.assert(
      fc.property(anySample, (sample) => {
        const report = reportOf(sample);
        const results = resultsOfSample(report, knowledge);
        const back = readResults(knowledge, write(report), TODAY);
        expect(back.problems).toEqual([]);
        expect(openOf(back.results)).toEqual(openOf(results));
        expect(adviceOn(back.results)).toEqual(adviceOn(results));
        doubtful += Object.keys(openOf(results)).length;
      }),
      { numRuns: 30 },
    );
    expect(doubtful).toBeGreaterThan(0);
  });

  it("are refused where they leave something open and do not say what", () => {
    const report = reportOf({ genes: ["CYP3A5"], changes: [[positionOf("rs776746"), 0, "unseen"]], outside: "" });
    const older = `${callTsvHead(knowledge.version)}${toCallTsv(report, knowledge)}`
      .split("\n")
      .map((line) => line.split("\t").slice(0, 18).join("\t"))
      .join("\n");
    expect(readResults(knowledge, older, TODAY)).toMatchObject({
      results: [],
      problems: [{ code: "row-ambiguous", found: expect.stringContaining("CYP3A5") as unknown }],
    });
  });

  it("are refused under a state that says nothing, since an ambiguous one would read as plain", () => {
    const report = reportOf({ genes: ["CYP3A5"], changes: [], outside: "" });
    const table = `${callTsvHead(knowledge.version)}${toCallTsv(report, knowledge)}`;
    expect(table).toContain("\tcalled\t");
    for (const state of ["Ambiguous?", ""])
      expect(readResults(knowledge, table.replace("\tcalled\t", `\t${state}\t`), TODAY)).toMatchObject({
        results: [],
        problems: [{ code: "row-state" }],
      });
  });

  it.each([
    ["that contradict", "CYP2D6\t*1/*4\nCYP2D6\t*1/*41"],
    ["of two alleles", "HLA-B\t\t*57:01 negative\nHLA-B\t\t*15:02 positive"],
  ])("keep both results %s that were given beside the file", (_, outside) => {
    const report = reportOf({ genes: ["CYP2C19"], changes: [], outside });
    const back = readResults(knowledge, `${callTsvHead(knowledge.version)}${toCallTsv(report, knowledge)}`, TODAY);
    const gene = outside.split("\t")[0];
    expect(back.results.filter((one) => one.gene === gene)).toHaveLength(2);
  });

  it("of two people are not read as one", () => {
    const report = reportOf({ genes: ["CYP2C19"], changes: [], outside: "" });
    const two = [report, { ...report, sample: "other" }];
    const table = `${callTsvHead(knowledge.version)}${two.map((one) => toCallTsv(one, knowledge)).join("")}`;
    const lines = two.map((one) => JSON.stringify(toCallJson(one, knowledge))).join("\n");
    for (const text of [table, lines])
      expect(readResults(knowledge, text, TODAY)).toMatchObject({
        results: [],
        problems: [{ code: "several-samples" }],
      });
  });
});

it("the JSON of a report comes back with its results, its doubt, and what it could not read", () => {
  const report = reportOf({ genes: ["CYP3A5"], changes: [[positionOf("rs776746"), 0, "unseen"]], outside: "" });
  const results = resultsOfSample(report, knowledge);
  const advice = adviseOn({ drugs: ["tacrolimus"], genes: [], results: [...results] }, knowledge, TODAY);
  if (!advice.ok) throw new Error("the question was refused");
  const unread = {
    from: "results" as const,
    line: 3,
    column: 1,
    code: "gene-unknown",
    found: "“CYPX”",
    expected: "a gene",
    remedy: "Check it",
    nearest: [],
  };
  const text = jsonText(toAdviceJson(reportOn(advice.value, knowledge, { unread: [unread], marks: {} })));
  const back = readResults(knowledge, text, TODAY);
  expect(openOf(back.results)["CYP3A5"]?.length).toBeGreaterThan(0);
  expect(back.results).toEqual(results);
  expect(back.problems).toMatchObject([{ code: "gene-unknown", line: 3 }]);
});

function positionOf(rsid: string): (typeof POSITIONS)[number] {
  const found = POSITIONS.find((position) => position.rsid === rsid);
  if (found === undefined) throw new Error(`no position ${rsid}`);
  return found;
}
