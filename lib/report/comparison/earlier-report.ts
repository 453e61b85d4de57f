import { adviseOn } from "@/lib/advice";
import { resolveDrug, type AnswerKnowledge, type ReadingKnowledge } from "@/lib/knowledge";
import type { Outcome, Problem } from "@/lib/schema";
import { comparableOf, comparableOfJson, questionKey, type Comparable } from "./comparable";
import { differenceOf, type Difference } from "./difference";
import { heldQuestion, type Asked } from "@/lib/intake";
import { problemLine } from "../words/problem-line";
import { askedOfJson } from "../file/rebuild";
import { reportOn } from "../page/report-on";
import type { Report } from "../page/report";
import { JSON_FORM } from "../file/to-json";
import { countWord } from "../words/words";

/** A report of another day, out of the file it was exported to, with its question as it can be asked today. */
export interface EarlierReport {
  readonly answer: Comparable;
  readonly asked: Asked;
  /** Ids of its drugs that the knowledge still holds. */
  readonly drugIds: readonly string[];
  /** What the reader must know before the difference: drugs that are gone, entries that were never read. */
  readonly remarks: readonly string[];
}

/** What changed since an earlier report. */
export interface Compared extends Difference {
  readonly remarks: readonly string[];
}

/** No export of ours comes near it. */
const LONGEST_FILE = 50_000_000;

/**
 * Returns the report that a file of our own JSON export holds; or the problem
 * that makes it none: cut or damaged, of a newer form, another file, or about
 * no drug that we still hold. It is only ever read as data. Drugs and genes
 * that are gone since are named, and the rest of the question stands.
 */
export function readEarlier(text: string, knowledge: ReadingKnowledge): Outcome<EarlierReport> {
  const value = parsed(text);
  if (value === undefined)
    return refuse(
      "earlier-damaged",
      "a file that is no JSON, or whose end is missing",
      "the JSON of a report, whole",
      "Choose the file again, or export it again where it came from",
    );
  const form = value !== null && typeof value === "object" && "form" in value ? value.form : JSON_FORM;
  if (typeof form === "number" && form > JSON_FORM)
    return refuse(
      "earlier-newer",
      `a report of form ${form}`,
      `form ${JSON_FORM} or older`,
      "Open it in the newer version of the app that made it",
    );
  if (value === null || typeof value !== "object" || !("bottomLines" in value) || !("question" in value))
    return refuse(
      "earlier-no-report",
      "JSON that is no report of this app",
      "the file that “Download JSON” or “report --format json” writes",
      "Choose that file",
    );
  const [asked, answer] = [askedOfJson(value), comparableOfJson(value)];
  if (!asked.ok || answer === null)
    return refuse(
      "earlier-damaged",
      "a report with parts that are missing or are not as they were written",
      "the JSON of a report as it was written",
      "Export it again where it came from",
    );
  const { request, problems } = heldQuestion(asked.value.request, knowledge);
  const drugIds = request.drugs.flatMap((name) => idOf(knowledge, name));
  if (drugIds.length === 0)
    return refuse(
      "earlier-drugs-gone",
      "a report on drugs that we no longer hold",
      "at least one drug of today's list",
      "Ask a new question",
    );
  const { intake } = asked.value;
  const unread =
    intake.unread.length === 0
      ? []
      : [
          `The earlier report was without ${countWord(intake.unread.length, "entry", "entries")} that could not be read; the comparison is too.`,
        ];
  return {
    ok: true,
    value: {
      answer: problems.length === 0 ? answer : stillHeld(answer, knowledge),
      asked: { request, intake },
      drugIds,
      remarks: [...problems.map(problemLine), ...unread],
    },
  };
}

/**
 * Returns what changed since an earlier report, by asking its question of
 * `knowledge` anew. `typed` is a question that the reader has put beside it:
 * another one is a problem. `today` is YYYY-MM-DD.
 */
export function compareWithEarlier(
  earlier: EarlierReport,
  knowledge: AnswerKnowledge,
  today: string,
  typed: Asked | null = null,
): Outcome<Compared> {
  const { request } = earlier.asked;
  const report = askNow(earlier.asked, knowledge, today);
  if (!report.ok) return report;
  if (typed !== null) {
    const beside = askNow(typed, knowledge, today);
    if (!beside.ok) return beside;
    if (questionKey(comparableOf(beside.value)) !== questionKey(comparableOf(report.value))) {
      return refuse(
        "question-differs",
        `an earlier report on another question (${request.drugs.length === 1 ? "one drug" : `${request.drugs.length} drugs`}, ${countWord(request.results.length, "result")})`,
        "the question that was asked here",
        "Leave drugs and results empty to ask the earlier report's own question, or put the same one",
      );
    }
  }
  const difference = differenceOf(earlier.answer, comparableOf(report.value), knowledge.terms);
  return difference.ok ? { ok: true, value: { ...difference.value, remarks: earlier.remarks } } : difference;
}

function askNow({ request, intake }: Asked, knowledge: AnswerKnowledge, today: string): Outcome<Report> {
  const advice = adviseOn(request, knowledge, today);
  return advice.ok ? { ok: true, value: reportOn(advice.value, knowledge, intake) } : advice;
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_FILE) return undefined;
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    return undefined;
  }
}

function idOf(knowledge: ReadingKnowledge, name: string): readonly string[] {
  const found = resolveDrug(knowledge, name, []);
  return found.ok ? [found.value.id] : [];
}

/** Returns an earlier answer without what it says of drugs and genes that are gone: those are named, and no change of the rest. */
function stillHeld(answer: Comparable, knowledge: ReadingKnowledge): Comparable {
  const isHeld = (drug: string): boolean => Object.hasOwn(knowledge.drugs, drug);
  const { question } = answer;
  return {
    ...answer,
    question: {
      ...question,
      drugs: question.drugs.filter(({ id }) => isHeld(id)),
      coMedication: question.coMedication.filter(({ id }) => isHeld(id)),
      genes: question.genes.filter(({ id }) => Object.hasOwn(knowledge.genes, id)),
    },
    bottomLines: answer.bottomLines.filter(({ drug }) => isHeld(drug)),
    notes: answer.notes.filter(({ drug }) => isHeld(drug)),
    coMedication: answer.coMedication.filter(({ drug }) => isHeld(drug)),
  };
}

function refuse(
  code: string,
  found: string,
  expected: string,
  remedy: string,
): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, path: ["earlier"], found, expected, remedy, nearest: [] }] };
}
