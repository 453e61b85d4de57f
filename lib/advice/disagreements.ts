import type { Step } from "@/lib/schema";
import type { Disagreement, Note } from "./advice";

/**
 * Returns where guideline rows under the same condition do not advise the
 * same: another action, or the same action with another size of change.
 */
export function disagreementsAmong(notes: readonly Note[]): readonly Disagreement[] {
  const byCondition = new Map<string, Note[]>();
  for (const note of notes) {
    // A body that makes no recommendation takes no side.
    if (note.kind !== "recommendation" || note.when === null || note.strength === "No recommendation") continue;
    const key = `${note.about.join(",")} | ${note.when}`;
    byCondition.set(key, [...(byCondition.get(key) ?? []), note]);
  }
  return [...byCondition.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined || first.when === null || new Set(rows.map(bodyOf)).size < 2) return [];
    const over = new Set(rows.map((row) => row.action)).size > 1 ? "action" : new Set(rows.map(doseOf)).size > 1 ? "dose" : null;
    return over === null ? [] : [{ drug: first.drug, genes: first.genes, when: first.when, over, notes: rows.map((row) => row.id) }];
  });
}

function bodyOf(note: Note): string {
  const reason = note.reasons.find((r) => r.kind === "guideline-row");
  return reason?.kind === "guideline-row" ? reason.body : "";
}

/** The size of the change a row asks for; steps that carry no number do not differ. */
function doseOf(note: Note): string {
  const size = ({ kind, percent, dose }: Step): string => JSON.stringify([kind, percent ?? null, dose ?? null]);
  return note.steps.filter((step) => step.percent !== undefined || step.dose !== undefined).map(size).sort().join(";");
}
