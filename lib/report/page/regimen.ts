import { surveyOthers, type Advice, type Surveyed } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import type { Action } from "@/lib/schema";
import { actionsInOrder, asksForSomething, pageOneLines, type PageOneLine } from "./page-one";
import type { Report, Worded, WordedCertainty } from "./report";
import { actionWord, certaintyWord, recommendationText } from "./word-note";

/** A drug nobody asked about for which this panel asks for something. */
export interface OtherDrug {
  readonly drug: string;
  readonly drugName: string;
  readonly action: Worded<Action>;
  readonly certainty: WordedCertainty;
  /** "CPIC 2022, CYP2C19 Poor Metabolizer". */
  readonly source: string;
  /** What to do, in a sentence or two. */
  readonly text: string;
  /** Whether the action is that of a phenotype expected beside the drugs of the question, and not of the genes. */
  readonly isExpected: boolean;
}

/** Why a drug with guidance on the panel's genes is not told in a line of its own. */
export type RestReason = "no-change" | "needs-closer-result";

/** The chosen drugs by action, the others in a line each, and the rest as a count that can open. */
export interface Regimen {
  /** Only actions that some drug has; the one that asks most first, null for an action that is open. */
  readonly chosen: readonly { readonly action: Worded<Action> | null; readonly drugs: readonly PageOneLine[] }[];
  readonly others: readonly OtherDrug[];
  readonly restCount: number;
  readonly rest: readonly { readonly drug: string; readonly drugName: string; readonly reason: RestReason }[];
}

/**
 * Returns the answer in the order of action. The chosen drugs come from the
 * report; every other drug with guidance on the genes of the panel is looked
 * at once, by its guideline rows alone. Where co-medication makes a phenotype
 * expected, a drug stands where the action that asks more puts it, and both
 * are told. `knowledge` must be the whole: a shard knows no other drugs.
 */
export function regimenOf(report: Report, advice: Advice, knowledge: AnswerKnowledge): Regimen {
  const lines = pageOneLines(report);
  const nameOf = (id: string): string => knowledge.drugs[id]?.name ?? id;
  const surveyed = surveyOthers(advice, knowledge).map((one) => ({ one, other: wordOther(one, knowledge, nameOf) }));
  const order = actionsInOrder();
  const rest = surveyed
    .filter(({ other }) => other === null)
    .map(({ one }) => ({ drug: one.drug, drugName: nameOf(one.drug), reason: reasonOf(one) }));
  return {
    chosen: order.flatMap((action, rank) => {
      const drugs = lines.filter((line) => line.rank === rank);
      return drugs.length === 0
        ? []
        : [{ action: action === null ? null : actionWord(action, knowledge.terms), drugs }];
    }),
    others: surveyed
      .flatMap(({ other }) => other ?? [])
      .sort(
        (a, b) =>
          order.indexOf(a.action.code) - order.indexOf(b.action.code) ||
          b.certainty.filledSteps - a.certainty.filledSteps ||
          (a.drugName < b.drugName ? -1 : 1),
      ),
    restCount: rest.length,
    rest,
  };
}

function wordOther(
  { drug, bottomLine, notes, effect }: Surveyed,
  knowledge: AnswerKnowledge,
  nameOf: (id: string) => string,
): OtherDrug | null {
  const order = actionsInOrder();
  const candidates = [
    { line: bottomLine, notes, isExpected: false },
    ...(effect?.bottomLine == null
      ? []
      : [{ line: effect.bottomLine, notes: [...effect.rows, ...notes], isExpected: true }]),
  ].filter(({ line }) => line.action !== null && asksForSomething(line.action));
  const [first] = candidates.sort(
    (a, b) =>
      order.indexOf(a.line.action) - order.indexOf(b.line.action) || Number(a.isExpected) - Number(b.isExpected),
  );
  const lead = first?.notes.find((note) => note.id === first.line.notes[0]);
  if (first === undefined || lead === undefined || first.line.action === null) return null;
  const row = lead.reasons.find((reason) => reason.kind === "guideline-row");
  return {
    drug,
    drugName: nameOf(drug),
    action: actionWord(first.line.action, knowledge.terms),
    certainty: certaintyWord(first.line.certainty, knowledge.terms),
    source: [
      row?.kind === "guideline-row" ? `${row.body} ${row.year}` : null,
      lead.when,
      lead.population === "general" ? null : lead.population,
    ]
      .filter((part) => part !== null)
      .join(", "),
    text: recommendationText(lead, nameOf),
    isExpected: first.isExpected,
  };
}

function reasonOf({ bottomLine }: Surveyed): RestReason {
  return bottomLine.action === null ? "needs-closer-result" : "no-change";
}
