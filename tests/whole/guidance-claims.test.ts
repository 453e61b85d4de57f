/**
 * Every drug with every gene: who is told that there is guidance finds a row
 * of that drug on that gene, and no row goes without being told of. Another
 * drug of the same guideline lends neither.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { adviseOn, type Advice } from "@/lib/advice";
import { genesAskedFor, guidanceOn, shardOf, type AnswerKnowledge } from "@/lib/knowledge";
import { coverageOf, drugHoldings, geneHoldings, reportOn } from "@/lib/report";
import { gridGenes, phenotypeGrid } from "@/lib/teaching";
import { knowledge } from "@/tests/builders/shipped";

/** What the content itself gives: each drug with the genes its rows name, or, of a row for every result, its guideline's. */
const genesByDrug = new Map<string, Set<string>>();
for (const { drugs, genes, recommendations } of knowledge.guidelines) {
  for (const row of recommendations) {
    const named = Object.keys(row.lookup);
    for (const drug of row.drugs ?? drugs)
      genesByDrug.set(drug, new Set([...(genesByDrug.get(drug) ?? []), ...(named.length === 0 ? genes : named)]));
  }
}
const drugs = Object.keys(knowledge.drugs);
const genes = Object.keys(knowledge.genes);
const guidedGenes = new Set([...genesByDrug.values()].flatMap((named) => [...named]));
// What a guideline as a whole is about, rows or not: where a claim without a row would come from.
const suspects = [...new Set([...guidedGenes, ...knowledge.guidelines.flatMap((guideline) => guideline.genes)])];
const others = genes.filter((gene) => !suspects.includes(gene));

const BODIES = [...new Set(knowledge.guidelines.map((guideline) => guideline.body))];

const CLAIMS: ReadonlySet<string> = new Set([
  "guideline",
  "guideline-needs-result",
  "guideline-silent-on-result",
  "guidance-not-tested",
]);

interface Asked {
  readonly drug: string;
  readonly gene: string;
  readonly advice: Advice;
  readonly shard: AnswerKnowledge;
}

const answers: Asked[] = [];
const claimsOnOthers: string[] = [];

beforeAll(() => {
  for (const drug of drugs) {
    // The shard answers as the whole does and many times faster; of genes that no fact on the drug names, it lacks the names.
    const shard = { ...shardOf(knowledge, drug), genes: knowledge.genes };
    for (const gene of suspects) answers.push({ drug, gene, shard, advice: adviceOn(drug, [gene], shard) });
    if (isClaimed(adviceOn(drug, others, shard))) claimsOnOthers.push(drug);
  }
}, 120_000);

describe("guidance is claimed where a row of the drug on the gene stands, and nowhere else", () => {
  it("for every drug and gene, by the answer", () => {
    const claimed = answers.filter(({ advice }) => isClaimed(advice)).map(({ drug, gene }) => `${drug} ${gene}`);
    const given = drugs.flatMap((drug) => [...givenFor(drug)].map((gene) => `${drug} ${gene}`));
    expect(claimed.sort()).toEqual(given.sort());
    expect(given.length).toBeGreaterThan(150);
    expect(claimsOnOthers).toEqual([]);
  });

  it("with a row on the gene at the head of the answer, from a body that the headline names", () => {
    for (const { drug, gene, advice, shard } of answers.filter((asked) => isClaimed(asked.advice))) {
      const [line] = advice.bottomLines;
      const lead = advice.notes.find((note) => note.id === line?.notes[0]);
      expect(lead, `${drug} ${gene}`).toMatchObject({ kind: "recommendation", certainty: line?.certainty });
      expect(lead?.genes, `${drug} ${gene}`).toContain(gene);
      const bodies = guidanceOn(knowledge, drug)
        .filter((one) => one.genes.includes(gene))
        .map(({ guideline }) => guideline.body);
      const headline = reportOn(advice, shard).bottomLines[0]?.headline ?? "";
      const told = BODIES.filter((body) => new RegExp(`\\b${body}\\b`).test(headline));
      expect(told.length, headline).toBeGreaterThan(0);
      expect(
        told.filter((body) => !bodies.includes(body)),
        headline,
      ).toEqual([]);
    }
  });

  it("by everything that lists genes, drugs or pairs with guidance", () => {
    const pairs = [...genesByDrug].flatMap(([drug, named]) => [...named].map((gene) => `${drug} ${gene}`)).sort();
    const coverage = coverageOf(knowledge);
    expect(coverage.pairsWithGuidance).toEqual(pairs);
    expect(coverage.drugsWithGuidance).toEqual([...genesByDrug.keys()].sort());
    expect(withGuidance(drugHoldings(knowledge, []))).toEqual([...genesByDrug.keys()].sort());
    expect(withGuidance(geneHoldings(knowledge, []))).toEqual([...guidedGenes].sort());
    for (const gene of gridGenes(knowledge)) {
      const drawn = phenotypeGrid(knowledge, gene)?.rows.map(({ drug }) => drug) ?? [];
      expect(drawn.filter((drug) => genesByDrug.get(drug)?.has(gene) !== true)).toEqual([]);
    }
  });

  it("by the fields that ask for results", () => {
    const asking = drugs.flatMap((drug) => genesAskedFor(knowledge, [drug]).map((gene) => `${drug} ${gene}`));
    const looked = drugs.flatMap((drug) =>
      membersAnd(drug).flatMap((id) =>
        knowledge.guidelines.flatMap((guideline) =>
          guideline.recommendations
            .filter((row) => (row.drugs ?? guideline.drugs).includes(id))
            .flatMap((row) => Object.keys(row.lookup).map((gene) => `${drug} ${gene}`)),
        ),
      ),
    );
    expect(asking).toEqual([...new Set(asking)]);
    expect([...asking].sort()).toEqual([...new Set(looked)].sort());
  });
});

describe("a guideline of several drugs", () => {
  it.each([
    ["simvastatin", "CYP2C9"],
    ["atorvastatin", "ABCG2"],
    ["oxcarbazepine", "HLA-A"],
    ["citalopram", "CYP2B6"],
  ])("lends %s nothing on %s from its sisters", (drug, gene) => {
    const advice = adviceOn(drug, [gene], knowledge);
    expect(advice.notes.filter((note) => note.kind === "recommendation")).toEqual([]);
    expect(advice.preTests).toEqual([]);
    expect(isClaimed(advice)).toBe(false);
  });
});

describe("silence gives no instruction", () => {
  it("on any drug and gene: only a body that looked, or our own dated search beside evidence, says that nothing follows", () => {
    const said = answers.filter(({ advice }) => advice.bottomLines[0]?.action === "no-action-advised");
    for (const { drug, gene, advice, shard } of answers) {
      const [line] = advice.bottomLines;
      for (const note of advice.notes.filter(({ kind }) => kind === "absence"))
        if (note.absence !== "evaluated-no-recommendation")
          expect(note.action, `${drug} ${gene}`).toBe("no-guidance-held");
      const headline = reportOn(advice, shard).bottomLines[0]?.headline ?? "";
      if (!/do not change treatment/i.test(headline)) continue;
      const judged = advice.notes.some((note) => note.absence === "evaluated-no-recommendation");
      expect(judged || (line?.code === "research-only" && advice.searches.length > 0), `${drug} ${gene}`).toBe(true);
    }
    expect(said.length).toBeGreaterThan(20);
  });

  it.each([
    ["carbamazepine", "SCN1A"],
    ["amphetamine", "CYP2D6"],
    ["hormonal-contraceptives-for-systemic-use", "F5"],
    ["infliximab", "HLA-DQA1"],
    ["procainamide", "NAT2"],
    ["isoniazid", "NAT2"],
  ])("on %s with %s, which nobody that we read has judged", (drug, gene) => {
    const advice = adviceOn(drug, [gene], knowledge);
    expect(["no-guidance-held", null]).toContain(advice.bottomLines[0]?.action);
    expect(reportOn(advice, knowledge).bottomLines[0]?.headline).not.toMatch(/do not change/i);
  });
});

describe("a level that CPIC gives a pair", () => {
  it("is told of the drug that has it, and never of its class or of another member", () => {
    for (const { drug, advice } of answers) {
      for (const note of advice.notes.filter(({ kind, level }) => kind === "absence" && level?.scale === "CPIC")) {
        const [gene] = note.genes;
        const listed = knowledge.levels.filter((pair) => pair.gene === gene && note.about.includes(pair.drug));
        const searched = knowledge.searches.filter((search) => note.searches.includes(search.id) && search.level);
        expect(
          [...listed.map(({ value }) => value), ...searched.map((search) => search.level?.value)],
          `${drug}: ${note.id}`,
        ).toContain(note.level?.value);
      }
    }
  });
});

function adviceOn(drug: string, asked: readonly string[], from: AnswerKnowledge): Advice {
  const advice = adviseOn({ drugs: [drug], genes: [...asked], results: [] }, from, knowledge.date);
  if (!advice.ok) throw new Error(`${drug} and ${asked.join(" ")} were not understood`);
  return advice.value;
}

function isClaimed(advice: Advice): boolean {
  return advice.bottomLines.some((line) => CLAIMS.has(line.code));
}

function membersAnd(drug: string): readonly string[] {
  const members = Object.values(knowledge.drugs).filter((other) => other.classes.includes(drug));
  return [drug, ...(knowledge.drugs[drug]?.kind === "class" ? members.map(({ id }) => id) : [])];
}

function givenFor(drug: string): ReadonlySet<string> {
  return new Set(membersAnd(drug).flatMap((id) => [...(genesByDrug.get(id) ?? [])]));
}

function withGuidance(holdings: ReturnType<typeof drugHoldings>): readonly string[] {
  return holdings.flatMap(({ id, hasGuidance }) => (hasGuidance ? [id] : [])).sort();
}
