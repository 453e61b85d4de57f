import type { ReactNode } from "react";
import { adviseOn } from "@/lib/advice";
import { mergeShards, type Knowledge } from "@/lib/knowledge";
import {
  decodePermalink, encodePermalink, openPermalink, parseDrugList, parsePanel, problemLine, readingOf, regimenOf, reportOn, requestOf, toAdviceJson, toChartText, toCsv, toHtml, walletFaces,
  type DrugMark, type ReportReading, type WalletFace,
} from "@/lib/report";
import { SETTINGS, type AdviceRequest, type ResultInput } from "@/lib/schema";
import { PrescriberReport } from "./prescriber-report";
import { ReadingView } from "./reading-view";
import { PaperHeader } from "./paper-header";

/** What the reader typed; all of it stays in the browser. */
export interface Typed {
  readonly drugs: string;
  readonly panel: string;
  readonly coMedication: string;
  readonly setting: string;
}

export interface Read {
  readonly request: AdviceRequest;
  readonly marks: Readonly<Record<string, DrugMark>>;
  /** What could not be read, by field, with its line. */
  readonly problems: Readonly<Record<"drugs" | "panel" | "coMedication", readonly string[]>>;
  readonly remarks: readonly string[];
}

export interface Linked {
  readonly typed: Typed;
  readonly read: Read;
  readonly reading: ReportReading;
  /** What the reader must know of the link before the report. */
  readonly told: readonly string[];
}

export interface Written {
  readonly view: ReactNode;
  /** The question for the fragment of an address. */
  readonly link: string;
  readonly chartText: string;
  /** The sides of a card for the wallet; worked out only when one is asked for. */
  readonly card: () => readonly WalletFace[];
  readonly id: string;
  readonly asOf: string;
  readonly snapshot: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly write: () => string }[];
}

export interface Question {
  readonly read: Read;
  readonly reading: ReportReading;
  readonly today: string;
  readonly identity: string;
  readonly challenge: string | null;
}

export interface ReportEngine {
  readonly read: (typed: Typed) => Read;
  readonly open: (fragment: string) => Linked | { readonly refused: readonly string[] };
  /** Loads what answers about these drugs draw on; rejects when it does not load. */
  readonly prepare: (drugs: readonly string[]) => Promise<void>;
  /** The report; null until `prepare` has loaded its drugs. */
  readonly write: (question: Question) => Written | null;
}

/** Returns the engine on all guidance, fetched from our own host; rejects when it does not load. */
export async function loadReportEngine(): Promise<ReportEngine> {
  const guidance = await load("/guidance");
  const shards = new Map<string, Knowledge>();
  let merged: { readonly key: string; readonly knowledge: Knowledge } | null = null;
  const knowledgeFor = (drugs: readonly string[]): Knowledge | null => {
    const own = drugs.flatMap((drug) => shards.get(drug) ?? []);
    if (own.length < drugs.length) return null;
    const key = drugs.join();
    if (merged?.key !== key) merged = { key, knowledge: mergeShards([guidance, ...own]) };
    return merged.knowledge;
  };
  return {
    read: (typed) => readTyped(typed, guidance),
    open: (fragment) => openLink(fragment, guidance),
    prepare: async (drugs) => {
      const missing = drugs.filter((drug) => !shards.has(drug));
      const loaded = await Promise.all(missing.map((drug) => load(`/shards/${drug}`)));
      missing.forEach((drug, i) => {
        const shard = loaded[i];
        if (shard !== undefined) shards.set(drug, shard);
      });
    },
    write: (question) => {
      const knowledge = knowledgeFor(question.read.request.drugs);
      return knowledge === null ? null : writeReport(question, knowledge);
    },
  };
}

async function load(path: string): Promise<Knowledge> {
  const response = await fetch(path);
  if (!response.ok) throw new Error("a part of the knowledge could not be loaded");
  return (await response.json()) as Knowledge;
}

function readTyped({ drugs, panel, coMedication, setting }: Typed, knowledge: Knowledge): Read {
  const list = parseDrugList(knowledge, drugs);
  const others = parseDrugList(knowledge, coMedication);
  const table = panel.trim() === "" ? { results: [], problems: [], remarks: [] } : parsePanel(knowledge, panel);
  const known = SETTINGS.find((one) => one === setting);
  const atLine = (problem: Parameters<typeof problemLine>[0] & { readonly line: number }): string => `Line ${problem.line}: ${problemLine(problem)}`;
  return {
    request: {
      drugs: list.drugs.map((drug) => drug.id), genes: [], results: [...table.results],
      ...(others.drugs.length === 0 ? {} : { coMedication: others.drugs.map((drug) => drug.id) }),
      ...(known === undefined ? {} : { setting: known }),
    },
    marks: Object.fromEntries(list.drugs.map((drug) => [drug.id, drug.mark])),
    problems: { drugs: list.problems.map(atLine), panel: table.problems.map(atLine), coMedication: others.problems.map(atLine) },
    remarks: table.remarks.map((remark) => remark.text),
  };
}

function openLink(fragment: string, knowledge: Knowledge): ReturnType<ReportEngine["open"]> {
  const decoded = decodePermalink(fragment);
  if (!decoded.ok) return { refused: decoded.problems.map(problemLine) };
  const { request, reading, snapshot, hasKnowledgeChanged, problems } = openPermalink(decoded.value, knowledge);
  const ids = (text: string): string[] => parseDrugList(knowledge, text).drugs.map((drug) => drug.id);
  const typed: Typed = { drugs: request.drugs.join("\n"), panel: request.results.map(resultLine).join("\n"), coMedication: (request.coMedication ?? []).join("\n"), setting: request.setting ?? "" };
  return {
    typed,
    reading,
    read: { request: { ...request, drugs: ids(typed.drugs), ...(request.coMedication === undefined ? {} : { coMedication: ids(typed.coMedication) }) }, marks: {}, problems: { drugs: [], panel: [], coMedication: [] }, remarks: [] },
    told: [
      ...(hasKnowledgeChanged ? [`This link was made with knowledge ${snapshot}; the report below comes from knowledge ${knowledge.version}. What changed between the two is told by the command line, which holds older snapshots.`] : []),
      ...problems.map(problemLine),
    ],
  };
}

/** A result as a line that the panel's field would take. */
function resultLine(result: ResultInput): string {
  if (result.variant !== undefined) return `${result.gene} ${result.variant} ${result.genotype ?? ""}`;
  if (result.activityScore !== undefined) return `${result.gene} AS ${result.activityScore}`;
  return `${result.gene} ${result.diplotype ?? result.phenotype ?? result.status ?? result.value ?? ""}`;
}

function writeReport({ read, reading, today, identity, challenge }: Question, knowledge: Knowledge): Written | null {
  const answered = adviseOn(read.request, knowledge, today);
  if (!answered.ok) return null;
  const report = reportOn(answered.value, knowledge);
  const regimen = regimenOf(report, answered.value, knowledge);
  const link = encodePermalink({ request: requestOf(report), reading, snapshot: knowledge.version });
  const id = link.slice(link.lastIndexOf(".") + 1);
  const shared = { report, regimen, marks: read.marks, challenge };
  const unread = [...read.problems.drugs.map((text) => `Drugs, ${text}`), ...read.problems.panel.map((text) => `Results, ${text}`), ...read.problems.coMedication.map((text) => `Taken as well, ${text}`)];
  const document = readingOf(report, answered.value, knowledge, reading);
  return {
    view: (
      <>
        <PaperHeader id={id} asOf={report.asOf} version={report.knowledge.version} />
        <p className="small quiet report-identity">{identity.trim() !== "" && <><bdi>{identity.trim()}</bdi> · </>}Report {id} · {report.asOf} · knowledge {report.knowledge.version}{report.question.settingWord !== null && ` · ${report.question.settingWord}`}</p>
        {unread.length > 0 && <p className="error">{unread.length === 1 ? "One entry was" : `${unread.length} entries were`} not read and {unread.length === 1 ? "is" : "are"} not in this report: see its end.</p>}
        {reading === "prescriber" ? <PrescriberReport {...shared} untested={untestedGenes(knowledge, read.request)} /> : <ReadingView document={document} report={report} challenge={challenge} />}
        {unread.length > 0 && (
          <section aria-labelledby="unread">
            <h2 id="unread">Not read</h2>
            <ul className="list small">{unread.map((text) => <li key={text}>{text}</li>)}</ul>
          </section>
        )}
      </>
    ),
    link,
    chartText: toChartText(report),
    card: () => walletFaces(report, regimen),
    id, asOf: report.asOf, snapshot: report.knowledge.version,
    files: [
      { name: `haplonote-${id}.json`, type: "application/json", write: () => `${JSON.stringify(toAdviceJson(report), null, 2)}\n` },
      { name: `haplonote-${id}.csv`, type: "text/csv", write: () => toCsv(report) },
      { name: `haplonote-${id}.html`, type: "text/html", write: () => toHtml(document) },
    ],
  };
}

/** Genes that guidance on the drugs asks about and no result names. */
function untestedGenes(knowledge: Knowledge, { drugs, results }: AdviceRequest): readonly string[] {
  const guided = knowledge.guidelines
    .filter((guideline) => guideline.drugs.some((drug) => drugs.includes(drug)))
    .flatMap((guideline) => guideline.recommendations.filter((row) => (row.drugs ?? guideline.drugs).some((drug) => drugs.includes(drug))).flatMap((row) => Object.keys(row.lookup)));
  return [...new Set(guided)].filter((gene) => !results.some((result) => result.gene === gene)).sort();
}
