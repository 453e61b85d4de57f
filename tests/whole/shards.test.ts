/** The browser answers from a part of the knowledge; its answer must be the one the whole gives. */
import { expect, it } from "vitest";
import { adviseOn, surveyOthers } from "@/lib/advice";
import {
  callShardOf,
  guidanceShardOf,
  mergeShards,
  panelShardOf,
  shardOf,
  type AnswerKnowledge,
} from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { reportOn, toAdviceJson } from "@/lib/report";

const drugs = Object.keys(knowledge.drugs);
const panel = Object.values(knowledge.phenotypes).flatMap((method) =>
  method.terms.slice(-2, -1).map((value) => ({ gene: method.gene, value })),
);

function answer(
  from: AnswerKnowledge,
  asked: readonly string[],
  genes: readonly string[],
  coMedication: readonly string[] = [],
): unknown {
  const results = panel.filter((result) => genes.includes(result.gene));
  const advice = adviseOn(
    {
      drugs: [...asked],
      genes: [],
      results,
      ...(coMedication.length === 0 ? {} : { coMedication: [...coMedication] }),
    },
    from,
    "2026-11-24",
  );
  return advice.ok ? toAdviceJson(reportOn(advice.value, from)) : advice.problems;
}

it("every drug's shard gives the answer of the whole, with and without results", () => {
  const different = drugs.filter((drug) => {
    const shard = shardOf(knowledge, drug);
    const genes = Object.keys(shard.phenotypes);
    return [[], genes].some(
      (given) => JSON.stringify(answer(shard, [drug], given)) !== JSON.stringify(answer(knowledge, [drug], given)),
    );
  });
  expect(different).toEqual([]);
}, 120_000);

it("two shards together answer for both drugs", () => {
  const both = ["amitriptyline", "clopidogrel"];
  const merged = mergeShards(both.map((drug) => shardOf(knowledge, drug)));
  expect(answer(merged, both, Object.keys(merged.phenotypes))).toEqual(
    answer(knowledge, both, Object.keys(merged.phenotypes)),
  );
});

it("with the guidance of every drug beside it, a shard gives the answer of the whole, with and without drugs taken as well", () => {
  const guidance = guidanceShardOf(knowledge);
  const acting = ["paroxetine", "clarithromycin", "rifampicin"].filter((drug) => Object.hasOwn(knowledge.drugs, drug));
  const asked = [
    "codeine",
    "clopidogrel",
    "everolimus",
    "tacrolimus",
    "warfarin",
    "amitriptyline",
    "abacavir",
    "rasburicase",
  ];
  const different = asked.filter((drug) => {
    const shard = shardOf(knowledge, drug);
    const merged = mergeShards([shard], guidance);
    const genes = Object.keys(shard.phenotypes);
    return [[], acting].some((taken) =>
      [[], genes].some(
        (given) =>
          JSON.stringify(answer(merged, [drug], given, taken)) !==
          JSON.stringify(answer(knowledge, [drug], given, taken)),
      ),
    );
  });
  expect(different).toEqual([]);
  expect(acting.length).toBeGreaterThan(1);
});

it("what a shard left out is never told as nothing found: a question about another drug is our own fault", () => {
  const shard = shardOf(knowledge, "amitriptyline");
  const merged = mergeShards([shard], guidanceShardOf(knowledge));
  // The name is known to both, as a sibling's or from the guidance; the evidence about it is in neither.
  for (const from of [shard, merged]) {
    const other = Object.keys(from.drugs).find((id) => id !== "amitriptyline") ?? "";
    expect(() => answer(from, [other], [])).toThrow(`holds no evidence on ${other}`);
    expect(() => answer(from, ["amitriptyline"], [])).not.toThrow();
  }
});

it("a part without the guidance on other drugs cannot be asked what it says of them", () => {
  const shard = shardOf(knowledge, "amitriptyline");
  const advice = adviseOn({ drugs: ["amitriptyline"], genes: [], results: [] }, shard, "2026-11-24");
  if (!advice.ok) throw new Error("amitriptyline");
  expect(() => surveyOthers(advice.value, shard)).toThrow("does not hold the guidance on other drugs");
  expect(surveyOthers(advice.value, mergeShards([shard], guidanceShardOf(knowledge)))).toEqual([]);
});

it("holds no part that is left out, not even an empty one", () => {
  expect(Object.keys(callShardOf(knowledge)).sort()).toEqual([
    "alleleDefinitions",
    "date",
    "evidencePositions",
    "genes",
    "hash",
    "phenotypes",
    "terms",
    "version",
  ]);
  expect(Object.keys(panelShardOf(knowledge))).not.toContain("findings");
  expect(Object.keys(guidanceShardOf(knowledge))).not.toContain("annotations");
  expect(Object.keys(shardOf(knowledge, "amitriptyline"))).not.toContain("pages");
});
