/** The browser answers from a part of the knowledge; its answer must be the one the whole gives. */
import { expect, it } from "vitest";
import { adviseOn } from "@/lib/advice";
import { guidanceShardOf, mergeShards, shardOf } from "@/lib/knowledge";
import { knowledge } from "@/tests/builders/shipped";
import { reportOn, toAdviceJson } from "@/lib/report";

const drugs = Object.keys(knowledge.drugs);
const panel = Object.values(knowledge.phenotypes).flatMap((method) =>
  method.terms.slice(-2, -1).map((value) => ({ gene: method.gene, value })),
);

function answer(
  from: typeof knowledge,
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
    const merged = mergeShards([guidance, shard]);
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
