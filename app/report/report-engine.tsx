import type { ReactNode } from "react";
import { adviseOn } from "@/lib/advice";
import { readResults, toFhir } from "@/lib/interop";
import { genesAskedFor, mergeShards, type AnswerKnowledge, type GuidanceKnowledge } from "@/lib/knowledge";
import {
  compareWithEarlier,
  fileOf,
  jsonText,
  linkedOf,
  problemLine,
  readEarlier,
  readingOf,
  regimenOf,
  reportOn,
  sinceLink,
  toChartText,
  unreadLine,
  UNREAD_HEADING,
  walletFaces,
  type Report,
  type WalletFace,
} from "@/lib/report";
import {
  decodePermalink,
  encodePermalink,
  openPermalink,
  readQuestion,
  withMark,
  type LinkedQuestion,
  type QuestionRead,
  type Unread,
  type UnreadFrom,
  type WrittenQuestion,
} from "@/lib/intake";
import { InvariantError, dayOf, type DrugNameList, type ReportReading, SETTINGS, type ResultInput } from "@/lib/schema";
import { DifferenceView } from "./difference-view";
import { PrescriberReport } from "./prescriber-report";
import { randomId } from "./random-id";
import { ReadingView } from "./reading-view";
import { PaperHeader } from "./paper-header";

/** What the reader typed; all of it stays in the browser. */
export interface Typed extends Omit<WrittenQuestion, "morePanels"> {
  readonly setting: string;
  /** The running text whose lines the reader has checked: they count while it stands in the field of results. */
  readonly confirmed?: string;
}

/** The fields that are read as lists or tables, and what they are called where an entry was not read. */
type Field = Exclude<keyof Typed, "setting" | "confirmed">;
const FIELDS: readonly (readonly [Field, UnreadFrom])[] = [
  ["drugs", "drugs"],
  ["panel", "results"],
  ["coMedication", "taken as well"],
];

export interface Read extends QuestionRead {
  /** What could not be read, by field, with its line. */
  readonly problems: Readonly<Record<Field, readonly string[]>>;
}

export interface Linked extends LinkedQuestion {
  /** What the fields then hold; entries that were not read are no text any more, and stay in the intake. */
  readonly typed: Typed;
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
  readonly files: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: string;
    readonly write: () => string;
  }[];
}

/** What a report is written from. */
interface Draft {
  readonly read: Read;
  /** The link that the question came from, while it is still that question. */
  readonly linked: Pick<LinkedQuestion, "snapshot" | "digest"> | null;
  readonly reading: ReportReading;
  readonly today: string;
  readonly identity: string;
  readonly challenge: string | null;
}

export interface ReportEngine {
  /** The day by which everything here is dated, in universal time like every other. */
  readonly today: () => string;
  /** `linked` is the link that filled the fields; what a field that is as it was could not tell comes from it. */
  readonly read: (typed: Typed, linked: Linked | null) => Read;
  readonly open: (fragment: string) => Linked | { readonly refused: readonly string[] };
  /** Loads what answers about these drugs draw on; rejects when it does not load. */
  readonly prepare: (drugs: readonly string[]) => Promise<void>;
  /** The report, or why the question has none; null until `prepare` has loaded its drugs. */
  readonly write: (draft: Draft) => Written | { readonly refused: readonly string[] } | null;
  /** What changed since an earlier report, out of its JSON. `read` is the question beside it, if there is one. Rejects when a part does not load. */
  readonly compare: (
    text: string,
    read: Read | null,
    today: string,
  ) => Promise<{ readonly view: ReactNode } | { readonly refused: readonly string[] }>;
}

/** Returns the engine on all guidance, fetched from our own host; rejects when it does not load. */
export async function loadReportEngine(): Promise<ReportEngine> {
  const [held, drugNames] = await Promise.all([
    load<GuidanceKnowledge>("/guidance"),
    load<readonly DrugNameList[]>("/drug-names"),
  ]);
  const guidance: GuidanceKnowledge = { ...held, drugNames };
  // Of a drug known by name alone there is nothing to load.
  const heldOf = (drugs: readonly string[]): readonly string[] =>
    drugs.filter((drug) => Object.hasOwn(guidance.drugs, drug));
  const shards = new Map<string, AnswerKnowledge>();
  let merged: { readonly key: string; readonly knowledge: AnswerKnowledge } | null = null;
  const knowledgeFor = (drugs: readonly string[]): AnswerKnowledge | null => {
    const own = heldOf(drugs).flatMap((drug) => shards.get(drug) ?? []);
    if (drugs.length === 0 || own.length < heldOf(drugs).length) return null;
    const key = drugs.join();
    if (merged?.key !== key) merged = { key, knowledge: mergeShards(own, guidance) };
    return merged.knowledge;
  };
  const prepare = async (drugs: readonly string[]): Promise<void> => {
    const missing = heldOf(drugs).filter((drug) => !shards.has(drug));
    const loaded = await Promise.all(missing.map((drug) => load<AnswerKnowledge>(`/shards/${drug}`)));
    missing.forEach((drug, i) => {
      const shard = loaded[i];
      if (shard !== undefined) shards.set(drug, shard);
    });
  };
  return {
    today: () => dayOf(new Date()),
    read: (typed, linked) => readTyped(typed, guidance, linked),
    open: (fragment) => openLink(fragment, guidance),
    prepare,
    write: (draft) => {
      const knowledge = knowledgeFor(draft.read.drugIds);
      return knowledge === null ? null : writeReport(draft, knowledge);
    },
    compare: async (text, read, today) => {
      const earlier = readEarlier(text, guidance);
      if (!earlier.ok) return { refused: earlier.problems.map(problemLine) };
      const drugs = [...new Set([...earlier.value.drugIds, ...(read?.drugIds ?? [])])];
      await prepare(drugs);
      const knowledge = knowledgeFor(drugs);
      if (knowledge === null) throw new InvariantError("report: a comparison before the shards of its drugs");
      const compared = compareWithEarlier(earlier.value, knowledge, today, read);
      return compared.ok
        ? { view: <DifferenceView compared={compared.value} /> }
        : { refused: compared.problems.map(problemLine) };
    },
  };
}

async function load<Part>(path: string): Promise<Part> {
  const response = await fetch(path);
  if (!response.ok) throw new Error("a part of the knowledge could not be loaded");
  return (await response.json()) as Part;
}

function readTyped(typed: Typed, knowledge: GuidanceKnowledge, linked: Linked | null): Read {
  const known = SETTINGS.find((one) => one === typed.setting);
  const link =
    linked !== null && (linked.typed.drugs === typed.drugs || linked.typed.panel === typed.panel) ? linked : null;
  const isKept = (field: Field): boolean => link?.typed[field] === typed[field];
  const { request: asked } = link ?? {};
  const own = readQuestion(
    knowledge,
    typed,
    {
      ...(asked === undefined
        ? {}
        : { genes: asked.genes, ...(asked.populations === undefined ? {} : { populations: asked.populations }) }),
      ...(known === undefined ? {} : { setting: known }),
    },
    (text) => readResults(knowledge, text, dayOf(new Date()), (one) => one === typed.confirmed),
  );
  const unread = FIELDS.flatMap(([field, from]) =>
    (link !== null && isKept(field) ? link : own).intake.unread.filter((entry) => entry.from === from),
  );
  const said = (from: UnreadFrom): readonly string[] => unread.filter((entry) => entry.from === from).map(lineOf);
  return {
    request: asked !== undefined && isKept("panel") ? { ...own.request, results: asked.results } : own.request,
    intake: { ...own.intake, unread },
    drugIds: own.drugIds,
    problems: { drugs: said("drugs"), panel: said("results"), coMedication: said("taken as well") },
    remarks: own.remarks,
    lines: isKept("panel") ? [] : own.lines,
  };
}

/** Beside its own field an entry needs its line alone. */
function lineOf(entry: Unread): string {
  return `${entry.line === null ? "" : `Line ${entry.line}: `}${problemLine(entry)}`;
}

function openLink(fragment: string, knowledge: GuidanceKnowledge): ReturnType<ReportEngine["open"]> {
  const decoded = decodePermalink(fragment);
  if (!decoded.ok) return { refused: decoded.problems.map(problemLine) };
  const { request, intake, reading, snapshot, digest, problems } = openPermalink(decoded.value, knowledge);
  return {
    typed: {
      drugs: request.drugs.map((name) => withMark(name, intake.marks[name] ?? null)).join("\n"),
      panel: request.results.map(resultLine).join("\n"),
      coMedication: (request.coMedication ?? []).join("\n"),
      setting: request.setting ?? "",
    },
    request,
    intake,
    reading,
    snapshot,
    digest,
    told: problems.map(problemLine),
  };
}

/** A result as a line that the panel's field would take. */
function resultLine(result: ResultInput): string {
  if (result.variant !== undefined) return `${result.gene} ${result.variant} ${result.genotype ?? ""}`;
  if (result.activityScore !== undefined) return `${result.gene} AS ${result.activityScore}`;
  return `${result.gene} ${result.diplotype ?? result.phenotype ?? result.status ?? result.value ?? ""}`;
}

function writeReport(
  { read, linked, reading, today, identity, challenge }: Draft,
  knowledge: AnswerKnowledge,
): Written | { readonly refused: readonly string[] } {
  const answered = adviseOn(read.request, knowledge, today);
  if (!answered.ok) return { refused: answered.problems.map(problemLine) };
  const report = reportOn(answered.value, knowledge, read.intake);
  const regimen = regimenOf(report, answered.value, knowledge);
  const link = encodePermalink(linkedOf(report, reading));
  const id = link.slice(link.lastIndexOf(".") + 1);
  const marks = Object.fromEntries(report.question.drugs.map((drug) => [drug.id, drug.mark]));
  const shared = { report, regimen, marks, challenge };
  const { unread } = report;
  const document = readingOf(report, answered.value, knowledge, reading);
  const worked = { report, advice: answered.value, knowledge, reading };
  return {
    view: (
      <>
        <PaperHeader id={id} asOf={report.asOf} version={report.knowledge.version} />
        <p className="small quiet report-identity">
          {identity.trim() !== "" && (
            <>
              <bdi>{identity.trim()}</bdi> ·{" "}
            </>
          )}
          Report {id} · {report.asOf} · knowledge {report.knowledge.version}
          {report.question.settingWord !== null && ` · ${report.question.settingWord}`}
        </p>
        {linked !== null && <SinceLink lines={sinceLink(linked, report, knowledge)} />}
        {reading === "prescriber" && unread.length > 0 && (
          <p className="error">
            {unread.length === 1 ? "One entry was" : `${unread.length} entries were`} not read and{" "}
            {unread.length === 1 ? "is" : "are"} not in this report: see its end.
          </p>
        )}
        {reading === "prescriber" ? (
          <PrescriberReport {...shared} untested={untestedGenes(knowledge, report)} />
        ) : (
          <ReadingView document={document} report={report} challenge={challenge} />
        )}
        {reading === "prescriber" && unread.length > 0 && (
          <section aria-labelledby="unread">
            <h2 id="unread">{UNREAD_HEADING}</h2>
            <ul className="list small">
              {unread.map((entry, i) => (
                <li key={i}>{unreadLine(entry)}</li>
              ))}
            </ul>
          </section>
        )}
      </>
    ),
    link,
    chartText: toChartText(report),
    card: () => walletFaces(report, regimen),
    id,
    asOf: report.asOf,
    snapshot: report.knowledge.version,
    files: [
      { name: `haplonote-${id}.json`, label: "JSON", type: "application/json", write: () => fileOf("json", worked) },
      { name: `haplonote-${id}.csv`, label: "CSV", type: "text/csv", write: () => fileOf("csv", worked) },
      { name: `haplonote-${id}.html`, label: "HTML", type: "text/html", write: () => fileOf("html", worked) },
      {
        name: `haplonote-${id}.fhir.json`,
        label: "FHIR",
        type: "application/fhir+json",
        write: () => jsonText(toFhir({ report, knowledge, patient: null, newId: randomId })),
      },
    ],
  };
}

/** What is different from what the link's maker saw; nothing where the knowledge is the same. */
function SinceLink({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  const [first, ...changes] = lines;
  return (
    <section aria-labelledby="since-link">
      <h2 id="since-link">Since the link was made</h2>
      <p className="small">{first}</p>
      <ul className="list">
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Genes that guidance on the drugs asks about and no result names. */
function untestedGenes(knowledge: AnswerKnowledge, { question, results }: Report): readonly string[] {
  const asked = genesAskedFor(
    knowledge,
    question.drugs.map((drug) => drug.id),
  );
  return asked.filter((gene) => !results.some((result) => result.gene === gene));
}
