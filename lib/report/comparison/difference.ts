import { ACTIONS, CAVEATS, CERTAINTIES, type Outcome, type Problem, type Terms } from "@/lib/schema";
import { questionKey, type Comparable, type ComparedNote } from "./comparable";
import { countWord, listWords } from "../words/words";

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

/** The knowledge that answered, and the day it was asked. */
export interface Snapshot {
  readonly version: string;
  readonly date: string;
  readonly asOf: string;
}

export interface Difference {
  readonly from: Snapshot;
  readonly to: Snapshot;
  /** The drugs asked about, by name. */
  readonly drugs: readonly string[];
  /** Answers first, since they are what a reader acts on. */
  readonly changes: readonly Change[];
  readonly summary: string;
}

/**
 * Returns only what changed between the reports of one question on two
 * snapshots, and why: a row that changed, a newer source, something added or
 * gone, a result that is now read differently. Numbers of sources and the day
 * of asking do not count. Two different questions are a problem: their
 * difference would say nothing of the knowledge. Codes are put into today's
 * `terms`, so that a new word for the same thing is no change.
 */
export function differenceOf(before: Comparable, after: Comparable, terms: Terms): Outcome<Difference> {
  if (questionKey(before) !== questionKey(after)) return { ok: false, problems: [OTHER_QUESTION] };
  const notes = noteChanges(before, after, terms);
  const inputs = [...resultChanges(before, after), ...otherDrugChanges(before, after)];
  const answers = answerChanges(before, after, [...inputs, ...notes], terms);
  const changes = [...answers, ...inputs, ...guidelineChanges(before, after), ...notes];
  return {
    ok: true,
    value: {
      from: snapshotOf(before),
      to: snapshotOf(after),
      drugs: after.question.drugs.map(({ name }) => name),
      changes,
      summary: summaryOf(answers.length, changes.length, before, after),
    },
  };
}

function summaryOf(
  answers: number,
  all: number,
  { knowledge: from }: Comparable,
  { knowledge: to }: Comparable,
): string {
  const between =
    from.version === to.version
      ? `: both reports come from ${to.version}`
      : ` between ${from.version} and ${to.version}`;
  if (all === 0) return `Nothing changed for this question${between}.`;
  return `${countWord(answers, "answer")} and ${countWord(all - answers, "other thing")} changed${between}.`;
}

function snapshotOf({ knowledge: { version, date }, asOf }: Comparable): Snapshot {
  return { version, date, asOf };
}

const OTHER_QUESTION: Problem = {
  code: "question-differs",
  path: [],
  found: "reports of two questions",
  expected: "one question, asked of two snapshots",
  remedy: "Ask the same question of both",
  nearest: [],
};

type Fields = Readonly<Record<string, string>>;

interface Entry {
  readonly id: string;
  readonly drug: string | null;
  readonly heading: string;
  readonly fields: Fields;
}

/** Pairs entries by drug and id and returns what is new, gone or not the same. */
function compared(
  about: Change["about"],
  before: readonly Entry[],
  after: readonly Entry[],
  whyChanged: (entry: Entry) => ChangeReason,
  because: (entry: Entry) => readonly string[] = () => [],
): readonly Change[] {
  const key = (entry: Entry): string => `${entry.drug ?? ""} ${entry.id}`;
  const old = new Map(before.map((entry) => [key(entry), entry]));
  const now = new Map(after.map((entry) => [key(entry), entry]));
  const change = (entry: Entry, what: Change["what"], fields: Change["fields"], why: ChangeReason): Change => ({
    about,
    drug: entry.drug,
    id: entry.id,
    heading: entry.heading,
    what,
    fields,
    why,
    because: because(entry),
    text: changeText(entry, what, fields, why),
  });
  return [
    ...after.flatMap((entry) => {
      const was = old.get(key(entry));
      if (was === undefined) return [change(entry, "added", [], "added")];
      const fields = [...new Set([...Object.keys(was.fields), ...Object.keys(entry.fields)])]
        .map((field) => ({ field, from: was.fields[field] ?? "", to: entry.fields[field] ?? "" }))
        .filter(({ from, to }) => from !== to);
      return fields.length === 0 ? [] : [change(entry, "changed", fields, whyChanged(entry))];
    }),
    ...before.filter((entry) => !now.has(key(entry))).map((entry) => change(entry, "gone", [], "gone")),
  ];
}

function noteChanges(before: Comparable, after: Comparable, terms: Terms): readonly Change[] {
  const newer = newerGuidelines(before, after);
  const entries = ({ notes }: Comparable, isRow: boolean): readonly Entry[] =>
    notes.filter((note) => (note.kind === "recommendation") === isRow).map((note) => noteEntry(note, terms));
  const bodies = new Map(after.notes.map((note) => [note.id, note.source]));
  const why = (entry: Entry): ChangeReason => (newer.has(bodies.get(entry.id) ?? "") ? "source-newer" : "row-changed");
  return [
    ...compared("guideline-row", entries(before, true), entries(after, true), why),
    ...compared("evidence", entries(before, false), entries(after, false), () => "row-changed"),
  ];
}

function noteEntry(note: ComparedNote, terms: Terms): Entry {
  const { level } = note;
  return {
    id: note.id,
    drug: note.drug,
    heading: note.heading,
    fields: {
      action: actionName(note.action, terms),
      certainty: certaintyName(note.certainty, terms),
      strength: note.strength ?? "",
      level:
        level === null
          ? ""
          : `${level.scale} level ${level.value}${level.score == null ? "" : `, score ${level.score}`}`,
      text: note.text,
      condition: note.when ?? "",
      population: note.population ?? "",
      year: note.year === null ? "" : String(note.year),
      caveats: note.caveats.map(({ code }) => caveatName(code, terms)).join(", "),
    },
  };
}

function answerChanges(
  before: Comparable,
  after: Comparable,
  others: readonly Change[],
  terms: Terms,
): readonly Change[] {
  const entries = (one: Comparable): readonly Entry[] => one.bottomLines.map((line) => answerEntry(line, one, terms));
  const because = (entry: Entry): readonly string[] =>
    others.filter((change) => change.drug === null || change.drug === entry.drug).map((change) => change.id);
  return compared("answer", entries(before), entries(after), () => "rests-on-changes", because);
}

function answerEntry(line: Comparable["bottomLines"][number], report: Comparable, terms: Terms): Entry {
  const under = report.coMedication.find((one) => one.drug === line.drug)?.bottomLine ?? null;
  return {
    id: line.drug,
    drug: line.drug,
    heading: drugName(line.drug, report),
    fields: {
      action: actionName(line.action, terms),
      certainty: certaintyName(line.certainty, terms),
      answer: line.headline,
      "action beside the other drugs": under === null ? "" : actionName(under.action, terms),
    },
  };
}

function resultChanges(before: Comparable, after: Comparable): readonly Change[] {
  const entries = ({ results }: Comparable): readonly Entry[] =>
    results.map((result, i) => ({
      id: `${result.gene}-${i + 1}`,
      drug: null,
      heading: result.gene,
      fields: {
        phenotype: result.phenotype,
        "activity score": result.activityScore ?? "",
        functions: result.functions?.join(" and ") ?? "",
        state: result.state,
      },
    }));
  return compared("result", entries(before), entries(after), () => "read-differently");
}

function otherDrugChanges(before: Comparable, after: Comparable): readonly Change[] {
  const entries = (report: Comparable): readonly Entry[] =>
    report.coMedication.flatMap((effect) =>
      effect.conversions.map((one) => ({
        id: `${effect.drug}-${one.gene}`,
        drug: effect.drug,
        heading: `${drugName(effect.drug, report)} and ${one.gene}`,
        fields: {
          "expected phenotype": one.expected?.phenotype ?? "",
          by: one.by.map((acting) => acting.text).join("; "),
          rule: one.method,
        },
      })),
    );
  return compared("other-drug", entries(before), entries(after), () => "row-changed");
}

/** A file that does not tell its guidelines says nothing of whether they changed. */
function guidelineChanges(before: Comparable, after: Comparable): readonly Change[] {
  if (before.guidelines === null || after.guidelines === null) return [];
  const entries = (guidelines: NonNullable<Comparable["guidelines"]>): readonly Entry[] =>
    guidelines.map(({ id, body, title, year, scope }) => ({
      id,
      drug: null,
      heading: `${body}: ${title}`,
      fields: { year: String(year), title, scope },
    }));
  const years = new Map(before.guidelines.map(({ id, year }) => [id, year]));
  return compared("guideline", entries(before.guidelines), entries(after.guidelines), (entry) =>
    Number(entry.fields["year"]) > (years.get(entry.id) ?? Infinity) ? "source-newer" : "row-changed",
  );
}

/** Bodies of which a guideline behind this report is younger than it was. */
function newerGuidelines(before: Comparable, after: Comparable): ReadonlySet<string> {
  const years = new Map((before.guidelines ?? []).map(({ id, year }) => [id, year]));
  return new Set(
    (after.guidelines ?? []).filter(({ id, year }) => year > (years.get(id) ?? Infinity)).map(({ body }) => body),
  );
}

function drugName(id: string, { question }: Comparable): string {
  return question.drugs.find((drug) => drug.id === id)?.name ?? id;
}

/** A code of another day that the terms do not have is told as it stands. */
function actionName(code: string | null, { actions }: Terms): string {
  const known = ACTIONS.find((one) => one === code);
  return code === null ? "open" : known === undefined ? code : actions[known].word;
}

function certaintyName(code: string, { certainties }: Terms): string {
  const known = CERTAINTIES.find((one) => one === code);
  return known === undefined ? code : (certainties[known]?.word ?? code);
}

function caveatName(code: string, { caveats }: Terms): string {
  const known = CAVEATS.find((one) => one === code);
  return known === undefined ? code : caveats[known].word;
}

const WHY: Readonly<Record<ChangeReason, string>> = {
  "row-changed": "the entry was changed",
  "source-newer": "its source is newer",
  added: "it is new",
  gone: "it is no longer there",
  "read-differently": "the tables that read it were changed",
  "rests-on-changes": "what it rests on changed, as listed below",
};

function changeText(
  { heading, fields: now }: Entry,
  what: Change["what"],
  fields: Change["fields"],
  why: ChangeReason,
): string {
  if (what === "added") return `${heading}: new${now["action"] === undefined ? "" : ` (${now["action"]})`}.`;
  if (what === "gone") return `${heading}: gone.`;
  const told = fields.map(({ field, from, to }) =>
    from === ""
      ? `${field} now “${to}”`
      : to === ""
        ? `${field} no longer “${from}”`
        : `${field} from “${from}” to “${to}”`,
  );
  return `${heading}: ${listWords(told)}; ${WHY[why]}.`;
}
