import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { adviseOn, variantGenotypes } from "@/lib/advice";
import { genesAskedFor, namesOfDrugs, populationsIn, type Knowledge } from "@/lib/knowledge";
import { servedKnowledge, today } from "@/lib/node";
import { reportOn, type Report } from "@/lib/report";
import type { DrugNameList, Outcome, Problem } from "@/lib/schema";
import { ANSWERED } from "../_server/answered";
import { PrintHeader } from "../_components/print-header";
import { Problems } from "./problems";
import { answerHref } from "../_components/text-link";
import { LiveAnswer } from "./live-answer";
import { PlainForm } from "./plain-form";
import { Heading, ReportView } from "./report-view";
import { requestOf, type Query } from "./request";
import { ResultsIntro } from "./results-intro";
import { resultField, type ResultField } from "./result-field";

interface Props {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const answer = answerTo(await searchParams, await servedKnowledge());
  if (!answer.ok) return { title: "A question we could not answer", robots: { index: false } };
  return { title: answer.value.title, robots: { index: false }, other: ANSWERED.metadata };
}

export default async function AnswerPage({ searchParams }: Props) {
  const [query, knowledge, head] = await Promise.all([searchParams, servedKnowledge(), headers()]);
  const answer = answerTo(query, knowledge);
  if (!answer.ok) return <Unanswered problems={answer.problems} query={query} knowledge={knowledge} />;
  const report = answer.value;
  const nonce = head.get("x-nonce");
  const fields = resultFields(report, knowledge);
  const challenge = process.env["HAPLONOTE_CHALLENGE"] ?? null;
  const header = (
    <PrintHeader
      title={report.title}
      asOf={report.asOf}
      version={report.knowledge.version}
      {...(nonce === null ? {} : { nonce })}
    />
  );
  // With nothing held there is nothing that a result could change.
  if (report.question.drugs.every((drug) => !drug.isHeld))
    return (
      <>
        {header}
        <Heading report={report} />
        <ReportView report={report} challenge={challenge} />
      </>
    );
  return (
    <>
      {header}
      <LiveAnswer
        drugs={report.question.drugs.map((drug) => drug.id)}
        notHeld={notHeldNames(report, knowledge)}
        genes={report.question.genes.map((gene) => gene.id)}
        setting={report.question.setting}
        today={report.asOf}
        fields={fields}
        furtherGenes={furtherGenes(report, knowledge, fields)}
        populations={populationsIn(
          knowledge,
          report.question.drugs.map((drug) => drug.id),
        )}
        challenge={challenge}
        heading={<Heading report={report} />}
        intro={<ResultsIntro />}
      >
        <ReportView report={report} challenge={challenge} />
      </LiveAnswer>
    </>
  );
}

/** Returns the lists of names cut down to the drugs of the question that we hold nothing on. */
function notHeldNames({ question }: Report, knowledge: Knowledge): readonly DrugNameList[] {
  const drugs = question.drugs.filter(({ isHeld }) => !isHeld);
  return drugs.length === 0 ? [] : namesOfDrugs(knowledge, drugs);
}

/** Returns a field for each gene that guidance on the drugs asks about, and for each that was asked about and has results we can read. */
function resultFields(report: Report, knowledge: Knowledge): readonly ResultField[] {
  const drugs = report.question.drugs.map((drug) => drug.id);
  const guided = genesAskedFor(knowledge, drugs);
  const variants = variantGenotypes(knowledge, drugs);
  return [...new Set([...report.question.genes.map((gene) => gene.id), ...guided])]
    .sort()
    .flatMap((gene) => resultField(gene, knowledge, variants) ?? []);
}

/** Returns the genes that annotations by variant name and that have no field yet, most annotations first. */
function furtherGenes(report: Report, knowledge: Knowledge, fields: readonly ResultField[]): readonly string[] {
  if (report.question.genes.length > 0) return [];
  return variantGenotypes(
    knowledge,
    report.question.drugs.map((drug) => drug.id),
  )
    .map(({ gene }) => gene)
    .filter((gene) => !fields.some((field) => field.gene === gene));
}

/** The title and the page ask the same in turn; within one request they are told the same report. */
const answerTo = (query: Query, knowledge: Knowledge): Outcome<Report> => answerOnce(JSON.stringify(query), knowledge);

const answerOnce = cache((query: string, knowledge: Knowledge): Outcome<Report> => {
  const request = requestOf(JSON.parse(query) as Query);
  if (!request.ok) return request;
  const advice = adviseOn(request.value, knowledge, today());
  return advice.ok ? { ok: true, value: reportOn(advice.value, knowledge) } : advice;
});

function Unanswered({
  problems,
  query,
  knowledge,
}: {
  readonly problems: readonly Problem[];
  readonly query: Query;
  readonly knowledge: Knowledge;
}) {
  const typed = (key: string): readonly string[] => [query[key] ?? []].flat();
  const request = requestOf(query);
  const hrefFor = ({ path }: Problem, name: string): string | null => {
    const [field, index] = path;
    if (!request.ok || typeof index !== "number" || (field !== "drugs" && field !== "genes")) return null;
    const replaced = request.value[field].map((value, i) => (i === index ? name : value));
    return answerHref(
      field === "drugs" ? replaced : request.value.drugs,
      field === "genes" ? replaced : request.value.genes,
      request.value.setting ?? null,
    );
  };
  return (
    <>
      <h1>Ask again</h1>
      <Problems problems={problems} hrefFor={hrefFor} />
      <PlainForm
        knowledge={knowledge}
        problems={problems}
        drug={(typed("drug")[0] ?? "").slice(0, 200)}
        gene={typed("gene").join(", ").slice(0, 200)}
        setting={typed("setting")[0] ?? ""}
      />
    </>
  );
}
