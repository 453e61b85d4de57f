import { ACTIONS, CERTAINTIES, type Action, type Certainty } from "@/lib/schema";
import type { ReadResult } from "@/lib/phenotype";
import type { BottomLine, Note } from "./advice";
import { guidelinesInScope } from "./recommendations";
import type { Scope } from "./scope";

/**
 * Returns what the notes of one drug come to. Only notes that answer the
 * question count: a tumour marker, a note about another drug, or what to watch
 * never decides it. With several rows the surest leads; among equals, the one
 * that asks most.
 */
export function bottomLineOf(scope: Scope, notes: readonly Note[], results: readonly ReadResult[]): BottomLine {
  const answering = notes.filter((note) => note.answersQuestion);
  const rows = answering.filter((note) => note.kind === "recommendation");
  const shared = { drug: scope.drug, genes: scope.genes };

  if (rows.length > 0) {
    const settled = rows.every((row) => row.genes.every((gene) => results.some((result) => result.gene === gene)));
    const lead = [...rows].sort(bySurestThenMost);
    const [first] = lead;
    return {
      ...shared,
      code: settled ? "guideline" : "guideline-needs-result",
      action: settled && first !== undefined ? first.action : null,
      certainty: first?.certainty ?? "none-found",
      notes: lead.map((row) => row.id),
    };
  }
  const associations = answering.filter((note) => note.kind === "association" || note.kind === "label");
  const [first] = associations;
  const waiting = answering.filter((note) => note.absence === "needs-another-gene");
  if (waiting.length > 0 || guidelinesInScope(scope).length > 0) {
    // A guideline does cover the question: whatever it says, it is not that nothing need be done.
    return {
      ...shared,
      code: waiting.length > 0 ? "guideline-needs-result" : "guideline-silent-on-result",
      action: null,
      certainty: first?.certainty ?? "none-found",
      notes: [...waiting, ...associations].map((note) => note.id),
    };
  }
  const evaluated = answering.filter((note) => note.absence === "evaluated-no-recommendation");
  if (evaluated.length > 0) {
    return {
      ...shared,
      code: "evaluated-no-recommendation",
      action: "no-action-advised",
      certainty: first?.certainty ?? "none-found",
      notes: [...evaluated, ...associations].map((note) => note.id),
    };
  }
  if (first === undefined) {
    return { ...shared, code: "nothing-found", action: "no-action-advised", certainty: "none-found", notes: answering.map((note) => note.id) };
  }
  return {
    ...shared,
    code: "research-only",
    action: "no-action-advised",
    certainty: first.certainty,
    notes: associations.map((note) => note.id),
  };
}

/** Orders notes so that the surest leads, and among equals the one that asks most of the prescriber. */
export function bySurestThenMost(a: Note, b: Note): number {
  return certaintyRank(a.certainty) - certaintyRank(b.certainty) || actionRank(a.action) - actionRank(b.action);
}

export function certaintyRank(certainty: Certainty): number {
  return CERTAINTIES.indexOf(certainty);
}

export function actionRank(action: Action): number {
  return ACTIONS.indexOf(action);
}
