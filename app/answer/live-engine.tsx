import type { ReactNode } from "react";
import { adviseOn, variantGenotypes } from "@/lib/advice";
import { mergeShards, type Knowledge } from "@/lib/knowledge";
import { problemLine, reportOn } from "@/lib/report";
import { SETTINGS, type ResultInput } from "@/lib/schema";
import { ReportView } from "./report-view";
import { resultField, type ResultField } from "./result-field";

interface Question {
  readonly drugs: readonly string[];
  readonly genes: readonly string[];
  readonly setting: string | null;
  readonly populations: readonly string[];
  readonly results: readonly ResultInput[];
  readonly today: string;
}

/** The answer, and by gene what was understood or refused of its field. */
export interface Computed {
  readonly view: ReactNode;
  readonly fields: Readonly<Record<string, { readonly understood: readonly string[]; readonly problems: readonly string[] }>>;
}

export interface Engine {
  readonly answer: (question: Question) => Computed;
  /** A field for a gene the reader added; null when no result of it can be read. */
  readonly fieldOf: (gene: string) => ResultField | null;
}

/** Returns the engine on the shards of these drugs, fetched from our own host; rejects when one does not load. */
export async function loadEngine(drugs: readonly string[]): Promise<Engine> {
  const shards = await Promise.all(
    drugs.map(async (drug) => {
      const response = await fetch(`/shards/${drug}`);
      if (!response.ok) throw new Error("a shard could not be loaded");
      return (await response.json()) as Knowledge;
    }),
  );
  const knowledge = mergeShards(shards);
  const variants = variantGenotypes(knowledge, drugs);
  return { answer: (question) => answer(question, knowledge), fieldOf: (gene) => resultField(gene, knowledge, variants) };
}

function answer(question: Question, knowledge: Knowledge): Computed {
  const setting = SETTINGS.find((known) => known === question.setting);
  const advice = adviseOn(
    { drugs: [...question.drugs], genes: [...question.genes], results: [...question.results], populations: [...question.populations], ...(setting === undefined ? {} : { setting }) },
    knowledge,
    question.today,
  );
  if (!advice.ok) return { view: null, fields: {} };
  const report = reportOn(advice.value, knowledge);
  const fields = Object.fromEntries(
    [...new Set(question.results.map((result) => result.gene))].map((gene) => [
      gene,
      {
        understood: report.results.filter((result) => result.gene === gene).map((result) => `Understood: ${result.text}.`),
        problems: report.problems.filter((problem) => geneOf(problem.path, question) === gene || problem.found.includes(` ${gene} `)).map(problemLine),
      },
    ]),
  );
  return { view: <ReportView report={report} />, fields };
}

function geneOf(path: readonly (string | number)[], question: Question): string | null {
  const index = path[1];
  return path[0] === "results" && typeof index === "number" ? (question.results[index]?.gene ?? null) : null;
}
