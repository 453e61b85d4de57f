import { adviseOn, variantGenotypes } from "@/lib/advice";
import { mergeShards, type Knowledge } from "@/lib/knowledge";
import { completionsOf } from "@/lib/intake";
import { decodeWhatIf, encodeWhatIf, whatIfRequest, type WhatIfQuestion } from "@/lib/teaching";
import { notesOf, problemLine, reportOn, type Report, type Worded, type WordedCertainty } from "@/lib/report";
import type { Action } from "@/lib/schema";

/** What can be changed about one drug. */
export interface WhatIfFields {
  readonly genes: readonly {
    readonly gene: string;
    /** Whether a guideline on the drug looks the gene up; the others are only studied. */
    readonly isGuided: boolean;
    /** Alleles to pair; none for a gene that is read as a status. */
    readonly alleles: readonly string[];
    readonly terms: readonly string[];
    /** Bases of single variants that annotations speak of. */
    readonly genotypes: readonly string[];
    readonly completions: readonly string[];
  }[];
  readonly populations: readonly string[];
  /** Enzymes and transporters through which another drug can act on this one. */
  readonly targets: readonly string[];
}

/** One row of guidance, or one study. Rows of one body for one group of patients take each other's place. */
export interface WhatIfStep {
  readonly id: string;
  readonly group: string;
  readonly heading: string;
  readonly text: string;
}

/** The answer in the parts whose words are compared. */
export interface WhatIfAnswer {
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
  readonly headline: string;
  /** Results as read, and what the other drug does to them. */
  readonly read: readonly string[];
  readonly steps: readonly WhatIfStep[];
  readonly problems: readonly string[];
}

export interface WhatIfEngine {
  readonly drug: string;
  readonly fields: WhatIfFields;
  readonly version: string;
  /** Null while the other drug of the question has not been fetched. */
  readonly ask: (question: WhatIfQuestion) => WhatIfAnswer | null;
  /** Text for the fragment of an address that leads back here. */
  readonly linkTo: (now: WhatIfQuestion, before: WhatIfQuestion | null) => string;
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
    linkTo: (now, before) => encodeWhatIf({ drug, now, before, snapshot: own.version }),
    // What a drug does to an enzyme stands in its own shard.
    fetchOther: async (other) => {
      if (!withOther.has(other)) withOther.set(other, mergeShards([own, await fetchShard(other)]));
    },
  };
}

/** A state to begin with, with what is to be told of the link it came by. */
export interface OpenedWhatIf {
  readonly engine: WhatIfEngine;
  readonly now: WhatIfQuestion;
  readonly before: WhatIfQuestion | null;
  readonly told: readonly string[];
}

/**
 * Returns where a link leads, or in sentences why it leads nowhere; rejects
 * when what it needs does not load. A drug this app no longer has leads
 * nowhere, and another drug that is gone is left out and named.
 */
export async function openWhatIf(
  fragment: string,
  known: { readonly drugs: ReadonlySet<string>; readonly others: ReadonlySet<string> },
): Promise<OpenedWhatIf | readonly string[]> {
  const linked = decodeWhatIf(fragment);
  if (!linked.ok) return linked.problems.map(problemLine);
  const { drug, snapshot } = linked.value;
  if (!known.drugs.has(drug))
    return [
      "The link asks about a drug that this page does not have. It may have been retired or renamed since the link was made.",
    ];
  const engine = await loadWhatIf(drug);
  const others = [...new Set([linked.value.now.other, linked.value.before?.other ?? ""])].filter(
    (other) => other !== "",
  );
  const gone = others.filter((other) => !known.others.has(other));
  await Promise.all(others.filter((other) => known.others.has(other)).map(engine.fetchOther));
  const kept = (question: WhatIfQuestion): WhatIfQuestion =>
    gone.includes(question.other) ? { ...question, other: "" } : question;
  return {
    engine,
    now: kept(linked.value.now),
    before: linked.value.before === null ? null : kept(linked.value.before),
    told: [
      ...(snapshot === engine.version
        ? []
        : [
            `The link was made on snapshot ${snapshot.slice(0, 40)}; this is ${engine.version}, and its answer may differ from what the link once showed.`,
          ]),
      ...(gone.length === 0 ? [] : ["The other drug of the link is no longer here; the answer is the one without it."]),
    ],
  };
}

async function fetchShard(drug: string): Promise<Knowledge> {
  const response = await fetch(`/shards/${drug}`);
  if (!response.ok) throw new Error("a shard could not be loaded");
  return (await response.json()) as Knowledge;
}

function fieldsOf(drug: string, knowledge: Knowledge): WhatIfFields {
  const rows = knowledge.guidelines
    .filter((guideline) => guideline.drugs.includes(drug))
    .flatMap((guideline) =>
      guideline.recommendations.filter((row) => row.drugs === undefined || row.drugs.includes(drug)),
    );
  const guided = [...new Set(rows.flatMap((row) => Object.keys(row.lookup)))].sort();
  const variants = variantGenotypes(knowledge, [drug]);
  const studied = variants
    .map(({ gene }) => gene)
    .filter((gene) => !guided.includes(gene))
    .slice(0, STUDIED_GENES);
  return {
    genes: [...guided, ...studied].flatMap((gene) => {
      const method = guided.includes(gene) ? knowledge.phenotypes[gene] : undefined;
      const genotypes = variants.find((one) => one.gene === gene)?.genotypes.slice(0, GENOTYPES) ?? [];
      if (method === undefined && genotypes.length === 0) return [];
      const isPaired = method !== undefined && method.method !== "haploid" && method.method !== "allele-status";
      return [
        {
          gene,
          isGuided: guided.includes(gene),
          alleles: isPaired ? method.functions.flatMap((group) => group.alleles) : [],
          terms: method?.terms ?? [],
          genotypes,
          completions: [...(method === undefined ? [] : completionsOf(method)), ...genotypes],
        },
      ];
    }),
    targets: [
      ...new Set([
        ...Object.values(knowledge.phenoconversions).map((method) => method.target),
        ...knowledge.exposures.map((exposure) => exposure.target),
      ]),
    ],
    populations: [...new Set(rows.map((row) => row.population))].filter((name) => name !== "general").sort(),
  };
}

/** Genes without guidance that are offered, those with the most annotations first; with a release imported there are many. */
const STUDIED_GENES = 6;
const GENOTYPES = 30;

function answer(drug: string, question: WhatIfQuestion, knowledge: Knowledge): WhatIfAnswer | null {
  const advice = adviseOn(whatIfRequest(drug, question), knowledge, knowledge.date);
  if (!advice.ok) return null;
  const report = reportOn(advice.value, knowledge);
  const beside = report.coMedication.find((one) => one.drug === drug);
  const line = beside?.bottomLine ?? report.bottomLines[0];
  if (line === undefined) return null;
  const rows = beside?.bottomLine == null ? report.recommendations : beside.rows;
  const spoken = rows
    .filter((note) => note.fit === "holds")
    .map(({ id, source, population, heading, text }) => ({
      id,
      group: `${source}, ${population ?? ""}`,
      heading,
      text,
    }));
  return {
    action: line.action,
    certainty: line.certainty,
    headline: line.headline,
    read: [...report.results.map((result) => result.text), ...(beside?.conversions ?? []).map((one) => one.text)],
    steps: spoken.length > 0 ? spoken : studiesOf(report),
    problems: report.problems.map(problemLine),
  };
}

/** Where no guideline speaks: what studies say of the very bases that were given. No advice follows from it. */
function studiesOf(report: Report): WhatIfAnswer["steps"] {
  return notesOf(report).flatMap(({ kind, id, heading, certainty, matched, text }) =>
    kind !== "association" || matched === null
      ? []
      : [
          {
            id,
            group: id,
            heading: `${heading}, ${certainty.word.toLowerCase()}`,
            text: `${matched} was given. ${text}`,
          },
        ],
  );
}
