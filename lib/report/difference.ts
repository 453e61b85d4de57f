import type { Outcome, Problem } from "@/lib/schema";
import { requestOf } from "./question";
import type { Report, WordedBottomLine, WordedConversion, WordedNote } from "./report";
import { notesOf } from "./to-json";
import { countWord, listWords } from "./words";

/** Why something in a report is not what it was. */
export type ChangeReason = "row-changed" | "source-newer" | "added" | "gone" | "read-differently" | "rests-on-changes";

/** One thing that changed between two snapshots. */
export interface Change {
  readonly about: "answer" | "result" | "guideline-row" | "evidence" | "guideline" | "other-drug";
  readonly drug: string | null;
  /** Id of the note, guideline or result. */
  readonly id: string;
  readonly heading: string;
  readonly what: "added" | "gone" | "changed";
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly why: ChangeReason;
  /** Ids of the changes an answer changed with. */
  readonly because: readonly string[];
  /** The change in a sentence. */
  readonly text: string;
}

export interface Difference {
  readonly from: Report["knowledge"];
  readonly to: Report["knowledge"];
  /** Answers first, since they are what a reader acts on. */
  readonly changes: readonly Change[];
  readonly summary: string;
}

/**
 * Returns only what changed between the reports of one question on two
 * snapshots, and why: a row that changed, a newer source, something added or
 * gone, a result that is now read differently. Numbers of sources and the day
 * of asking do not count. Two different questions are a problem: their
 * difference would say nothing of the knowledge.
 */
export function differenceOf(before: Report, after: Report): Outcome<Difference> {
  if (JSON.stringify(asked(before)) !== JSON.stringify(asked(after))) return { ok: false, problems: [OTHER_QUESTION] };
  const newer = newerGuidelines(before, after);
  const notes = noteChanges(before, after, newer);
  const inputs = [...resultChanges(before, after), ...otherDrugChanges(before, after)];
  const answers = answerChanges(before, after, [...inputs, ...notes]);
  const changes = [...answers, ...inputs, ...guidelineChanges(before, after), ...notes];
  const summary =
    changes.length === 0
      ? `Nothing changed for this question between ${before.knowledge.version} and ${after.knowledge.version}.`
      : `${countWord(answers.length, "answer")} and ${countWord(changes.length - answers.length, "other thing")} changed between ${before.knowledge.version} and ${after.knowledge.version}.`;
  return { ok: true, value: { from: before.knowledge, to: after.knowledge, changes, summary } };
}

const OTHER_QUESTION: Problem = { code: "question-differs", path: [], found: "reports of two questions", expected: "one question, asked of two snapshots", remedy: "Ask the same question of both", nearest: [] };

/** By id: a name may have changed between the snapshots, and the question is still the same. */
function asked(report: Report): unknown {
  const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);
  const { drugs, genes, coMedication } = report.question;
  return { ...requestOf(report), drugs: ids(drugs), genes: ids(genes), coMedication: ids(coMedication) };
}

type Fields = Readonly<Record<string, string>>;

interface Entry {
  readonly id: string;
  readonly drug: string | null;
  readonly heading: string;
  readonly fields: Fields;
}

/** Pairs entries by drug and id and returns what is new, gone or not the same. */
function compared(about: Change["about"], before: readonly Entry[], after: readonly Entry[], whyChanged: (entry: Entry) => ChangeReason, because: (entry: Entry) => readonly string[] = () => []): readonly Change[] {
  const key = (entry: Entry): string => `${entry.drug ?? ""} ${entry.id}`;
  const old = new Map(before.map((entry) => [key(entry), entry]));
  const now = new Map(after.map((entry) => [key(entry), entry]));
  const change = (entry: Entry, what: Change["what"], fields: Change["fields"], why: ChangeReason): Change => ({ about, drug: entry.drug, id: entry.id, heading: entry.heading, what, fields, why, because: because(entry), text: changeText(entry, what, fields, why) });
  return [
    ...after.flatMap((entry) => {
      const was = old.get(key(entry));
      if (was === undefined) return [change(entry, "added", [], "added")];
      const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(entry.fields)])].map((field) => ({ field, from: was.fields[field] ?? "", to: entry.fields[field] ?? "" })).filter(({ from, to }) => from !== to);
      return fields.length === 0 ? [] : [change(entry, "changed", fields, whyChanged(entry))];
    }),
    ...before.filter((entry) => !now.has(key(entry))).map((entry) => change(entry, "gone", [], "gone")),
  ];
}

function noteChanges(before: Report, after: Report, newer: ReadonlySet<string>): readonly Change[] {
  const entries = (report: Report, isRow: boolean): readonly Entry[] => notesOf(report).filter((note) => (note.kind === "recommendation") === isRow).map(noteEntry);
  const bodies = new Map(notesOf(after).map((note) => [note.id, note.source]));
  const why = (entry: Entry): ChangeReason => (newer.has(bodies.get(entry.id) ?? "") ? "source-newer" : "row-changed");
  return [...compared("guideline-row", entries(before, true), entries(after, true), why), ...compared("evidence", entries(before, false), entries(after, false), () => "row-changed")];
}

function noteEntry(note: WordedNote): Entry {
  return {
    id: note.id, drug: note.drug, heading: note.heading,
    fields: {
      action: note.action.word, certainty: note.certainty.word, strength: note.strength ?? "", level: note.levelLine ?? "", text: note.text, condition: note.when ?? "",
      population: note.population ?? "", year: note.year === null ? "" : String(note.year), caveats: note.caveats.map((caveat) => caveat.word).join(", "),
    },
  };
}

function answerChanges(before: Report, after: Report, others: readonly Change[]): readonly Change[] {
  const entries = (report: Report): readonly Entry[] => report.bottomLines.map((line) => answerEntry(line, report));
  const because = (entry: Entry): readonly string[] => others.filter((change) => change.drug === null || change.drug === entry.drug).map((change) => change.id);
  return compared("answer", entries(before), entries(after), () => "rests-on-changes", because);
}

function answerEntry(line: WordedBottomLine, report: Report): Entry {
  const under = report.coMedication.find((one) => one.drug === line.drug)?.bottomLine ?? null;
  return { id: line.drug, drug: line.drug, heading: line.drugName, fields: { action: line.action?.word ?? "open", certainty: line.certainty.word, answer: line.headline, "action beside the other drugs": under === null ? "" : (under.action?.word ?? "open") } };
}

function resultChanges(before: Report, after: Report): readonly Change[] {
  const entries = (report: Report): readonly Entry[] => report.results.map((result, i) => ({ id: `${result.gene}-${i + 1}`, drug: null, heading: result.gene, fields: { phenotype: result.phenotype, "activity score": result.activityScore ?? "", functions: result.functions?.join(" and ") ?? "", state: result.state } }));
  return compared("result", entries(before), entries(after), () => "read-differently");
}

function otherDrugChanges(before: Report, after: Report): readonly Change[] {
  const entries = (report: Report): readonly Entry[] => report.coMedication.flatMap((effect) => effect.conversions.map((one) => conversionEntry(one, effect.drug, effect.drugName)));
  return compared("other-drug", entries(before), entries(after), () => "row-changed");
}

function conversionEntry(one: WordedConversion, drug: string, drugName: string): Entry {
  return { id: `${drug}-${one.gene}`, drug, heading: `${drugName} and ${one.gene}`, fields: { "expected phenotype": one.expected?.phenotype ?? "", by: one.by.map((acting) => acting.text).join("; "), rule: one.method } };
}

function guidelineChanges(before: Report, after: Report): readonly Change[] {
  const entries = (report: Report): readonly Entry[] => report.guidelines.map(({ id, body, title, year, scope }) => ({ id, drug: null, heading: `${body}: ${title}`, fields: { year: String(year), title, scope } }));
  const years = new Map(before.guidelines.map(({ id, year }) => [id, year]));
  return compared("guideline", entries(before), entries(after), (entry) => (Number(entry.fields["year"]) > (years.get(entry.id) ?? Infinity) ? "source-newer" : "row-changed"));
}

/** Bodies of which a guideline behind this report is younger than it was. */
function newerGuidelines(before: Report, after: Report): ReadonlySet<string> {
  const years = new Map(before.guidelines.map(({ id, year }) => [id, year]));
  return new Set(after.guidelines.filter(({ id, year }) => year > (years.get(id) ?? Infinity)).map(({ body }) => body));
}

const WHY: Readonly<Record<ChangeReason, string>> = {
  "row-changed": "the entry was changed",
  "source-newer": "its source is newer",
  added: "it is new",
  gone: "it is no longer there",
  "read-differently": "the tables that read it were changed",
  "rests-on-changes": "what it rests on changed, as listed below",
};

function changeText({ heading, fields: now }: Entry, what: Change["what"], fields: Change["fields"], why: ChangeReason): string {
  if (what === "added") return `${heading}: new${now["action"] === undefined ? "" : ` (${now["action"]})`}.`;
  if (what === "gone") return `${heading}: gone.`;
  const told = fields.map(({ field, from, to }) => (from === "" ? `${field} now “${to}”` : to === "" ? `${field} no longer “${from}”` : `${field} from “${from}” to “${to}”`));
  return `${heading}: ${listWords(told)}; ${WHY[why]}.`;
}
