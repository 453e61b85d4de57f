import { ACTIONS, CERTAINTIES, type Action, type Certainty } from "@/lib/schema";
import type { BottomLine, Note } from "./advice";
import { asksToAct } from "./label-tags";
import { guidanceInScope } from "./recommendations";
import { coversGenes, type Scope } from "./scope";

/**
 * Returns what the notes of one drug come to. Only notes that answer the
 * question count: a tumour marker, a note about another drug, or what to watch
 * never decides it. With several rows for the same genes the surest leads;
 * among equals, and between genes, the one that asks most. `elsewhere` holds
 * rows for genes that nobody asked about or tested: with nothing else to go by,
 * they keep a silence from reading as "nothing need be done".
 */
export function bottomLineOf(scope: Scope, notes: readonly Note[], elsewhere: readonly Note[] = []): BottomLine {
  const answering = notes.filter((note) => note.answersQuestion);
  // A row on another gene of the same guideline stands in the answer, and says nothing of the gene asked about.
  const rows = answering.filter((note) => note.kind === "recommendation" && coversGenes(scope, note.genes));
  const shared = { drug: scope.drug, genes: scope.genes, untested: untestedIn(elsewhere) };

  if (rows.length > 0) {
    const held = rows.filter((row) => row.fit === "holds");
    const lead = leadingRows(held.length > 0 ? held : rows);
    const [first] = lead;
    return {
      ...shared,
      code: held.length > 0 ? "guideline" : "guideline-needs-result",
      action: held.length > 0 && first !== undefined ? first.action : null,
      certainty: first?.certainty ?? "none-found",
      notes: lead.map((row) => row.id),
    };
  }
  const associations = answering.filter((note) => note.kind === "association" || note.kind === "label");
  const [first] = associations;
  const waiting = answering.filter((note) => note.absence === "needs-another-gene");
  if (waiting.length > 0 || guidanceInScope(scope).length > 0) {
    // A guideline does cover the question: whatever it says, it is not that nothing need be done.
    return {
      ...shared,
      code: waiting.length > 0 ? "guideline-needs-result" : "guideline-silent-on-result",
      action: null,
      certainty: first?.certainty ?? "none-found",
      notes: [...waiting, ...associations].map((note) => note.id),
    };
  }
  if (elsewhere.length > 0) {
    const [row] = leadingRows(elsewhere);
    return {
      ...shared,
      code: "guidance-not-tested",
      action: null,
      certainty: row?.certainty ?? "none-found",
      notes: associations.map((note) => note.id),
    };
  }
  const listed = answering.filter((note) => note.reasons.some((reason) => reason.kind === "listed-guideline"));
  if (listed.length > 0) {
    // There is guidance and we have not read it: never that none exists, nor that nothing need be done.
    return {
      ...shared,
      code: "guideline-not-held",
      action: null,
      certainty: first?.certainty ?? "none-found",
      notes: [...listed, ...associations].map((note) => note.id),
    };
  }
  const silences = answering.filter((note) => note.kind === "absence");
  const labelOnly = {
    ...shared,
    code: "label-only",
    action: null,
    certainty: "label",
    notes: associations.map((note) => note.id),
  } as const;
  // No guideline, and yet a label asks for something: never "do not change treatment".
  if (associations.some(asksToAct)) return labelOnly;
  const evaluated = silences.filter((note) => note.absence === "evaluated-no-recommendation");
  if (evaluated.length > 0) {
    return {
      ...shared,
      code: "evaluated-no-recommendation",
      // A judgement on one gene says nothing of another that was asked about with it.
      action: evaluated.length === silences.length ? "no-action-advised" : "no-guidance-held",
      certainty: first?.certainty ?? "none-found",
      notes: [...evaluated, ...associations].map((note) => note.id),
    };
  }
  // What a label says of a gene is never silence, whether or not it is tagged as an instruction.
  if (associations.some((note) => note.kind === "label")) return labelOnly;
  if (first !== undefined) {
    return {
      ...shared,
      code: "research-only",
      action: isOurJudgement(silences, associations) ? "no-action-advised" : "no-guidance-held",
      certainty: first.certainty,
      notes: [...listedIn(silences), ...associations].map((note) => note.id),
    };
  }
  return {
    ...shared,
    code: listedIn(silences).length > 0 ? "listed-without-recommendation" : "nothing-found",
    action: "no-guidance-held",
    certainty: "none-found",
    notes: (silences.length > 0 ? silences : answering).map((note) => note.id),
  };
}

/**
 * Whether we ourselves may say that the genotype changes nothing: evidence that
 * we read, and a dated search of ours for guidance on each gene asked about
 * that found none. Silence alone never comes to an instruction.
 */
function isOurJudgement(silences: readonly Note[], associations: readonly Note[]): boolean {
  return (
    silences.length > 0 &&
    silences.every((note) => note.searches.length > 0) &&
    associations.some((note) => note.findings.length > 0) &&
    // What a body grades 1A to 2B is no reason to say that nothing follows, guideline or not.
    associations.every((note) => note.certainty !== "supported")
  );
}

function listedIn(silences: readonly Note[]): readonly Note[] {
  return silences.filter((note) => note.absence === "listed-without-recommendation");
}

function untestedIn(rows: readonly Note[]): BottomLine["untested"] {
  const genes = [...new Set(rows.flatMap((row) => row.genes))].sort();
  return genes.map((gene) => ({
    gene,
    bodies: [
      ...new Set(
        rows
          .filter((row) => row.genes.includes(gene))
          .flatMap((row) => row.reasons.flatMap((reason) => (reason.kind === "guideline-row" ? [reason.body] : []))),
      ),
    ],
  }));
}

/**
 * Orders rows so that, among those that speak of the same genes, the surest
 * leads; and among the genes, the one whose leading row asks most: a strong
 * "no change" for one gene never hides what another gene asks for.
 */
function leadingRows(rows: readonly Note[]): readonly Note[] {
  const byGenes = new Map<string, Note[]>();
  for (const row of [...rows].sort(bySurestThenMost)) {
    const key = row.genes.join(" ");
    byGenes.set(key, [...(byGenes.get(key) ?? []), row]);
  }
  const rank = (group: readonly Note[]): number => (group[0] === undefined ? Infinity : actionRank(group[0].action));
  return [...byGenes.values()].sort((a, b) => rank(a) - rank(b)).flat();
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
