import { adviseOn, genesWithNotes, type Advice, type Note } from "@/lib/advice";
import { drugsOfRow, genesAskedFor, guidanceOn, shardOf, type AnswerKnowledge, type Knowledge } from "@/lib/knowledge";
import { reportOn, type Report, type WordedNote } from "@/lib/report";
import { InvariantError, type Action, type ResultInput } from "@/lib/schema";
import { advisesTest, asksFor, type Asks } from "./test-first";
import { createMemory, type Memory } from "../fhir/memory";
import type { FhirResults } from "../fhir/read-fhir";

export type Indicator = "critical" | "warning" | "info";

/** What is to be said of one drug; null where nothing is. */
export type Finding =
  /** A guideline row that the patient's results meet, and that asks for something. */
  | {
      readonly kind: "guideline";
      readonly indicator: Indicator;
      readonly lead: WordedNote;
      readonly report: Report;
      readonly advice: Advice;
      readonly isDisputed: boolean;
    }
  /** A guideline advises a test, or a label asks for one, and there is no result. */
  | { readonly kind: "test-first"; readonly indicator: "info"; readonly asks: Asks; readonly report: Report }
  /** What to do hangs on more than the results that are there. */
  | { readonly kind: "needs-result"; readonly indicator: "info"; readonly report: Report }
  /** A result that guidance asks about is there and decides nothing. */
  | {
      readonly kind: "unusable";
      readonly indicator: "info";
      readonly genes: readonly string[];
      readonly report: Report;
    }
  /** Guidance asks about genes of which a search failed or could not be read to its end. */
  | {
      readonly kind: "unseen";
      readonly indicator: "info";
      readonly genes: readonly string[];
      readonly report: Report;
    }
  /** A result of a gene on which there is research alone, or a label alone. */
  | { readonly kind: "research" | "label"; readonly indicator: "info"; readonly report: Report };

/** What the answer to one drug draws on; worked out once for each drug of a knowledge. */
interface Dossier {
  readonly shard: AnswerKnowledge;
  readonly guided: ReadonlySet<string>;
  readonly studied: ReadonlySet<string>;
  /** Note ids of rows that advise a test when there is no result. */
  readonly testRows: ReadonlySet<string>;
}

/**
 * Returns what is to be said of a drug with these results; null for silence,
 * so that what is said keeps its weight. Only genes that guidance on the drug
 * asks about count; where none of them has a result, a gene on file that was
 * studied with the drug is told as research.
 */
export function findingFor(knowledge: Knowledge, drug: string, fhir: FhirResults, today: string): Finding | null {
  const file = fileOf(knowledge);
  const dossier = file.dossiers.get(drug) ?? makeDossier(knowledge, drug);
  file.dossiers.set(drug, dossier);
  // All of one person's results that bear on the drug, in our own words, and nothing else of the person.
  const bearing = [
    ...fhir.results.map((result) => `${result.gene}=${String(result.value)}`),
    ...fhir.genes,
    ...fhir.unusable.map((gene) => `${gene}?`),
  ].filter((text) => {
    const [gene = ""] = text.split(/[=?]/);
    return dossier.guided.has(gene) || dossier.studied.has(gene);
  });
  return file.findings.recall([drug, today, ...bearing].join("|"), () =>
    workOut(dossier, drug, { ...fhir, results: fhir.results.map(inOurWordsAlone) }, today),
  );
}

/** A finding is kept for others with the same results: what one laboratory wrote is not among what is kept. */
function inOurWordsAlone({ written: _written, ...result }: ResultInput): ResultInput {
  return result;
}

/**
 * Returns that results could not be seen, for a drug on which guidance asks about genes without a result here; null for
 * any other drug. Silence would say that nothing is on file.
 */
export function unseenFor(knowledge: Knowledge, drug: string, fhir: FhirResults, today: string): Finding | null {
  const file = fileOf(knowledge);
  const dossier = file.dossiers.get(drug) ?? makeDossier(knowledge, drug);
  file.dossiers.set(drug, dossier);
  if (dossier.guided.size === 0 || fhir.results.some(({ gene }) => dossier.guided.has(gene))) return null;
  const { report } = answer(dossier, drug, [], [], today);
  return { kind: "unseen", indicator: "info", genes: [...dossier.guided].sort(), report };
}

function workOut(dossier: Dossier, drug: string, fhir: FhirResults, today: string): Finding | null {
  const results = fhir.results.filter((result) => dossier.guided.has(result.gene));
  const unusable = fhir.unusable.filter((gene) => dossier.guided.has(gene));
  const deciding = results.filter((result) => !unusable.includes(result.gene));
  if (deciding.length > 0) {
    const finding = withResults(dossier, drug, deciding, today);
    if (finding !== null || unusable.length === 0) return finding;
  }
  if (unusable.length > 0)
    return {
      kind: "unusable",
      indicator: "info",
      genes: unusable,
      report: answer(dossier, drug, [], unusable, today).report,
    };
  const studied = [...fhir.genes, ...fhir.results.map((result) => result.gene)].filter(
    (gene) => dossier.studied.has(gene) && !dossier.guided.has(gene),
  );
  if (studied.length > 0) return withoutGuideline(dossier, drug, [...new Set(studied)], today);
  return testFirst(dossier, drug, today);
}

function withResults(dossier: Dossier, drug: string, results: readonly ResultInput[], today: string): Finding | null {
  const { advice, report } = answer(dossier, drug, results, [], today);
  const [line] = advice.bottomLines;
  if (line === undefined) return null;
  if (line.code === "label-only") return { kind: "label", indicator: "info", report };
  if (line.code === "guideline-needs-result")
    return asksSomething(advice.notes) ? { kind: "needs-result", indicator: "info", report } : null;
  if (line.code !== "guideline") return null;
  const leading = advice.notes.find((note) => note.id === line.notes[0]);
  const acting = isActing(leading)
    ? leading
    : advice.notes.find((note) => note.fit === "holds" && isTreatment(note.action));
  const lead = report.recommendations.find((note) => note.id === acting?.id);
  if (acting === undefined || lead === undefined) return null;
  const isDisputed = acting !== leading;
  return { kind: "guideline", indicator: isDisputed ? "info" : indicatorOf(acting), lead, report, advice, isDisputed };
}

/**
 * Returns how loud a card is. The one rule: `critical` where the leading row
 * of a guideline says contraindicated or avoid; `warning` where it changes the
 * drug or the dose, or has the dose worked out; `info` for everything else: to
 * monitor, to test first, research, labels, and rows that another body's
 * leading row contradicts.
 *
 * @source ours; the three levels are those of CDS Hooks 2.0.1, Card Attributes
 */
export function indicatorOf({ action, certainty }: Pick<Note, "action" | "certainty">): Indicator {
  if (!["guideline-strong", "guideline-moderate", "guideline-optional", "guideline-not-graded"].includes(certainty))
    return "info";
  return action === "avoid" ? "critical" : isTreatment(action) ? "warning" : "info";
}

function isActing(note: Note | undefined): note is Note {
  return note !== undefined && (isTreatment(note.action) || note.action === "monitor");
}

function isTreatment(action: Action): boolean {
  return action === "avoid" || action === "change-drug" || action === "change-dose" || action === "use-algorithm";
}

/** Rows that a closer result could still meet are worth a card only if one of them asks for something. */
function asksSomething(notes: readonly Note[]): boolean {
  return notes.some((note) => (note.fit === "possible" && isActing(note)) || note.absence === "needs-another-gene");
}

function withoutGuideline(dossier: Dossier, drug: string, genes: readonly string[], today: string): Finding | null {
  const { advice, report } = answer(dossier, drug, [], genes, today);
  const code = advice.bottomLines[0]?.code;
  if (code === "label-only") return { kind: "label", indicator: "info", report };
  return code === "research-only" ? { kind: "research", indicator: "info", report } : null;
}

function testFirst(dossier: Dossier, drug: string, today: string): Finding | null {
  if (dossier.guided.size === 0) return null;
  const answered = answer(dossier, drug, [], [], today);
  const asks = asksFor(answered, (id) => dossier.testRows.has(id), dossier.guided);
  return asks === null ? null : { kind: "test-first", indicator: "info", asks, report: answered.report };
}

function answer(
  { shard }: Dossier,
  drug: string,
  results: readonly ResultInput[],
  genes: readonly string[],
  today: string,
): { readonly advice: Advice; readonly report: Report } {
  const advice = adviseOn({ drugs: [drug], genes: [...genes], results: [...results] }, shard, today);
  if (!advice.ok) throw new InvariantError("interop: a drug of the knowledge is not in its own shard");
  return { advice: advice.value, report: reportOn(advice.value, shard) };
}

interface File {
  readonly dossiers: Map<string, Dossier>;
  readonly findings: Memory<Finding | null>;
}

const MOST_FINDINGS = 300;
const files = new WeakMap<Knowledge, File>();

// Derived from a frozen value, so keeping it changes nothing a caller can see.
function fileOf(knowledge: Knowledge): File {
  const known = files.get(knowledge) ?? { dossiers: new Map(), findings: createMemory<Finding | null>(MOST_FINDINGS) };
  files.set(knowledge, known);
  return known;
}

function makeDossier(knowledge: Knowledge, drug: string): Dossier {
  const given = guidanceOn(knowledge, drug).flatMap(({ guideline, rows }) =>
    rows.map((row) => ({ row, drugs: drugsOfRow(guideline, row) })),
  );
  return {
    shard: shardOf(knowledge, drug),
    guided: new Set(genesAskedFor(knowledge, [drug])),
    studied: new Set(genesWithNotes(knowledge, drug).map(({ gene }) => gene)),
    testRows: new Set(
      given
        .filter(({ row }) => advisesTest(row))
        .flatMap(({ row, drugs }) => [row.id, ...drugs.map((one) => `${row.id}-for-${one}`)]),
    ),
  };
}

/** Returns whether another drug could be offered instead: no guideline tells this patient to avoid or replace it. */
export function isFitAlternative(knowledge: Knowledge, drug: string, fhir: FhirResults, today: string): boolean {
  const finding = findingFor(knowledge, drug, fhir, today);
  if (finding === null || finding.kind !== "guideline") return true;
  return finding.lead.action.code !== "avoid" && finding.lead.action.code !== "change-drug";
}
