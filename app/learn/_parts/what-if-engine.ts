import { adviseOn } from "@/lib/advice";
import { mergeShards, type Knowledge } from "@/lib/knowledge";
import { completionsOf } from "@/lib/phenotype";
import { problemLine, reportOn } from "@/lib/report";
import type { Worded, WordedCertainty } from "@/lib/report";
import type { Action } from "@/lib/schema";

/** What can be changed about one drug. */
export interface WhatIfFields {
  readonly genes: readonly {
    readonly gene: string;
    /** Alleles to pair; none for a gene that is read as a status. */
    readonly alleles: readonly string[];
    readonly terms: readonly string[];
    readonly completions: readonly string[];
  }[];
  readonly populations: readonly string[];
  /** Enzymes and transporters through which another drug can act on this one. */
  readonly targets: readonly string[];
}

export interface WhatIfQuestion {
  /** By gene, as a report would have it; empty where nothing was given. */
  readonly results: Readonly<Record<string, string>>;
  readonly population: string;
  /** Id of the other drug taken; empty for none. */
  readonly other: string;
}

/** The answer in the parts whose words are compared. */
export interface WhatIfAnswer {
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
  readonly headline: string;
  /** Results as read, and what the other drug does to them. */
  readonly read: readonly string[];
  readonly steps: readonly { readonly id: string; readonly heading: string; readonly text: string }[];
  readonly problems: readonly string[];
}

export interface WhatIfEngine {
  readonly drug: string;
  readonly fields: WhatIfFields;
  readonly version: string;
  /** Null while the other drug of the question has not been fetched. */
  readonly ask: (question: WhatIfQuestion) => WhatIfAnswer | null;
  /** Fetches what another drug does, so that it can be asked about; rejects when it does not load. */
  readonly fetchOther: (drug: string) => Promise<void>;
}

/** Returns the engine on the shard of one drug, fetched from our own host; rejects when it does not load. */
export async function loadWhatIf(drug: string): Promise<WhatIfEngine> {
  const own = await fetchShard(drug);
  const withOther = new Map<string, Knowledge>([["", own]]);
  return {
    drug,
    fields: fieldsOf(drug, own),
    version: own.version,
    ask: (question) => {
      const knowledge = withOther.get(question.other);
      return knowledge === undefined ? null : answer(drug, question, knowledge);
    },
    // What a drug does to an enzyme stands in its own shard.
    fetchOther: async (other) => {
      if (!withOther.has(other)) withOther.set(other, mergeShards([own, await fetchShard(other)]));
    },
  };
}

async function fetchShard(drug: string): Promise<Knowledge> {
  const response = await fetch(`/shards/${drug}`);
  if (!response.ok) throw new Error("a shard could not be loaded");
  return (await response.json()) as Knowledge;
}

function fieldsOf(drug: string, knowledge: Knowledge): WhatIfFields {
  const rows = knowledge.guidelines.filter((guideline) => guideline.drugs.includes(drug)).flatMap((guideline) => guideline.recommendations.filter((row) => row.drugs === undefined || row.drugs.includes(drug)));
  const genes = [...new Set(rows.flatMap((row) => Object.keys(row.lookup)))].sort();
  return {
    genes: genes.flatMap((gene) => {
      const method = knowledge.phenotypes[gene];
      if (method === undefined) return [];
      const isPaired = method.method !== "haploid" && method.method !== "allele-status";
      return [{ gene, alleles: isPaired ? method.functions.flatMap((group) => group.alleles) : [], terms: method.terms, completions: completionsOf(method) }];
    }),
    targets: [...new Set([...Object.values(knowledge.phenoconversions).map((method) => method.target), ...knowledge.exposures.map((exposure) => exposure.target)])],
    populations: [...new Set(rows.map((row) => row.population))].filter((name) => name !== "general").sort(),
  };
}

function answer(drug: string, { results, population, other }: WhatIfQuestion, knowledge: Knowledge): WhatIfAnswer | null {
  const given = Object.entries(results).flatMap(([gene, value]) => (value.trim() === "" ? [] : [{ gene, value: value.trim() }]));
  const advice = adviseOn({ drugs: [drug], genes: [], results: given, populations: population === "" ? [] : [population], coMedication: other === "" ? [] : [other] }, knowledge, knowledge.date);
  if (!advice.ok) return null;
  const report = reportOn(advice.value, knowledge);
  const beside = report.coMedication.find((one) => one.drug === drug);
  const line = beside?.bottomLine ?? report.bottomLines[0];
  if (line === undefined) return null;
  const rows = beside?.bottomLine == null ? report.recommendations : beside.rows;
  return {
    action: line.action,
    certainty: line.certainty,
    headline: line.headline,
    read: [...report.results.map((result) => result.text), ...(beside?.conversions ?? []).map((one) => one.text)],
    steps: rows.filter((note) => note.fit === "holds").map((note) => ({ id: note.id, heading: note.heading, text: note.text })),
    problems: report.problems.map(problemLine),
  };
}
