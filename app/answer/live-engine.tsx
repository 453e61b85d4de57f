import type { ReactNode } from "react";
import { adviseOn, variantGenotypes } from "@/lib/advice";
import { createNameLookup, mergeShards, type AnswerKnowledge, type GuidanceKnowledge } from "@/lib/knowledge";
import { NO_INTAKE, parseDrugList, unreadEntry, type DrugList, type WrittenQuestion } from "@/lib/intake";
import { problemLine, reportOn, type Report } from "@/lib/report";
import type { AdviceRequest, DrugNameList, Problem } from "@/lib/schema";
import { ReportView } from "./report-view";
import { resultField, type ResultField } from "./result-field";

/** A request whose drugs taken as well stand as they were typed. */
interface TypedBeside extends Readonly<Omit<AdviceRequest, "coMedication">>, Pick<WrittenQuestion, "coMedication"> {
  readonly today: string;
  /** Where a statement can be challenged; null where no address is configured. */
  readonly challenge: string | null;
}

/** The answer, and by gene what was understood or refused of its field; the drugs taken as well likewise. */
export interface Computed {
  /** Null where the question was refused. */
  readonly view: ReactNode;
  readonly refused: readonly string[];
  readonly coMedication: { readonly understood: readonly string[]; readonly problems: readonly string[] };
  readonly fields: Readonly<
    Record<string, { readonly understood: readonly string[]; readonly problems: readonly string[] }>
  >;
}

export interface Engine {
  readonly answer: (question: TypedBeside) => Computed;
  /** A field for a gene the reader added; null when no result of it can be read. */
  readonly fieldOf: (gene: string) => ResultField | null;
  /** Whether drugs taken as well can be read; a shard of one drug names few others. */
  readonly readsEveryDrug: boolean;
}

/**
 * Returns the engine on the shards of these drugs, fetched from our own host; rejects when one does not load. `notHeld`
 * names those of them that we hold nothing on, which have no shard. With
 * `readsEveryDrug` it also holds every name and every drug that acts on an enzyme: one file for all, so that fetching
 * it tells nothing of what is taken.
 */
export async function loadEngine(
  drugs: readonly string[],
  { readsEveryDrug, notHeld }: Pick<Engine, "readsEveryDrug"> & { readonly notHeld: readonly DrugNameList[] },
): Promise<Engine> {
  const named = createNameLookup([], notHeld).lists();
  const held = drugs.filter((drug) => named.verdict(drug) === null);
  const [guidance, drugNames, ...shards] = await Promise.all([
    readsEveryDrug ? load<GuidanceKnowledge>("/guidance") : undefined,
    readsEveryDrug ? load<readonly DrugNameList[]>("/drug-names") : notHeld,
    ...held.map((drug) => load<AnswerKnowledge>(`/shards/${drug}`)),
  ]);
  const knowledge = { ...mergeShards(shards, guidance), drugNames };
  const variants = variantGenotypes(knowledge, drugs);
  return {
    answer: (question) => answer(question, knowledge),
    fieldOf: (gene) => resultField(gene, knowledge, variants),
    readsEveryDrug,
  };
}

async function load<Part>(path: string): Promise<Part> {
  const response = await fetch(path);
  if (!response.ok) throw new Error("a shard could not be loaded");
  return (await response.json()) as Part;
}

function answer(
  { coMedication: typed, today, challenge, ...request }: TypedBeside,
  knowledge: AnswerKnowledge,
): Computed {
  const taken = parseDrugList(knowledge, typed);
  const advice = adviseOn(
    {
      ...request,
      ...(taken.drugs.length === 0 ? {} : { coMedication: taken.drugs.map((drug) => drug.id) }),
    },
    knowledge,
    today,
  );
  const coMedication = { understood: understoodOf(taken.drugs), problems: taken.problems.map(problemLine) };
  if (!advice.ok) return { view: null, refused: advice.problems.map(problemLine), fields: {}, coMedication };
  const report = reportOn(advice.value, knowledge, { ...NO_INTAKE, unread: unreadOf(taken) });
  const fields = Object.fromEntries(
    [...new Set(request.results.map((result) => result.gene))].map((gene) => [
      gene,
      {
        understood: report.results
          .filter((result) => result.gene === gene)
          .map((result) => `Understood: ${result.text}.`),
        problems: report.problems
          .filter((problem) => (problem.gene ?? geneOf(problem.path, request)) === gene)
          .map(problemLine),
      },
    ]),
  );
  return { view: <ReportView report={report} challenge={challenge} />, refused: [], fields, coMedication };
}

/** What of the drugs taken as well was not read. The field has one line, so its number says nothing. */
function unreadOf({ problems }: DrugList): Report["unread"] {
  return problems.map((problem) => ({ ...unreadEntry("taken as well", problem), line: null }));
}

function understoodOf(drugs: DrugList["drugs"]): readonly string[] {
  return drugs.length === 0
    ? []
    : [
        `Understood: ${drugs.map(({ name, matchedAs, isHeld }) => `${matchedAs === null ? name : `${name} (from ${matchedAs})`}${isHeld ? "" : ", not checked: we hold nothing on it"}`).join("; ")}.`,
      ];
}

function geneOf(path: Problem["path"], { results }: Pick<AdviceRequest, "results">): string | null {
  const index = path[1];
  return path[0] === "results" && typeof index === "number" ? (results[index]?.gene ?? null) : null;
}
