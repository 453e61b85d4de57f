import type { LabelTagRow, LabelTags } from "@/lib/schema";
import type { Note } from "./advice";
import { coversGenes, type Scope } from "./scope";

/**
 * Returns a note for each label that ClinPGx has tagged for the drug and a
 * gene of the question. A tumour marker is told beside any question about the
 * drug and never answers it. Where a curated fact of the same agency already
 * tells the same tag, the curated one stands alone.
 */
export function labelTagNotes(scope: Scope, curated: readonly Note[]): readonly Note[] {
  return scope.knowledge.labelTags.flatMap((list) =>
    list.rows
      .filter((row) => row.drugs.some((drug) => scope.direct.has(drug)))
      .filter((row) => row.origin === "tumour" || coversGenes(scope, row.genes))
      .filter((row) => !isTold(row, list.agency, curated))
      .map((row) => note(scope, list, row)),
  );
}

function isTold(row: LabelTagRow, agency: string, curated: readonly Note[]): boolean {
  return curated.some(
    (fact) =>
      (fact.kind === "label" || fact.kind === "tumour-marker") &&
      fact.reasons.some((reason) => reason.kind === "label" && reason.agency === agency) &&
      row.genes.some((gene) => fact.genes.includes(gene)),
  );
}

function note(scope: Scope, list: LabelTags, row: LabelTagRow): Note {
  const isTumour = row.origin === "tumour";
  return {
    id: `label-${list.agency.toLowerCase()}-${row.clinpgx.toLowerCase()}`,
    kind: isTumour ? "tumour-marker" : "label",
    drug: scope.drug,
    about: row.drugs.filter((drug) => scope.direct.has(drug)),
    genes: row.genes,
    variants: row.variants.map((name) => (/^rs\d+$/.test(name) ? { rsid: name } : { name })),
    origin: row.origin,
    answersQuestion: !isTumour,
    topic: null,
    settings: [],
    population: null,
    when: null,
    fit: null,
    action: actionFor(row),
    flags: null,
    steps: [],
    strength: null,
    certainty: "label",
    level: row.tag === undefined ? null : { scale: "ClinPGx label tag", value: row.tag, score: null },
    absence: null,
    statement: null,
    remarks: [],
    reasons: [{ kind: "label-tag", agency: list.agency, tag: row.tag ?? null, biomarkerList: row.biomarkerList ?? null, advice: row.advice, date: row.date ?? null }],
    caveats: [
      ...(isTumour ? [{ code: "tumour-not-germline", facts: {} } as const] : []),
      { code: "secondary-copy", facts: {} } as const,
    ],
    findings: [],
    searches: [],
    sources: list.sources,
    leadSource: list.sources[0] ?? "none",
  };
}

/**
 * What the label advises for some result, as far as ClinPGx marks it; which
 * result, and what exactly, only the label says.
 */
function actionFor({ advice, tag }: LabelTagRow): Note["action"] {
  if (advice.includes("alternate-drug")) return "change-drug";
  if (advice.includes("dosing")) return "change-dose";
  return advice.length > 0 || ACTIONABLE.has(tag ?? "") ? "monitor" : "no-action-advised";
}

/** Whether a label note asks the prescriber to test or to act, by its tag or by the advice ClinPGx marks in it. */
export function asksToAct(note: Note): boolean {
  return note.reasons.some(
    (reason) =>
      (reason.kind === "label-tag" && (ACTIONABLE.has(reason.tag ?? "") || reason.advice.length > 0)) ||
      (reason.kind === "label" && ACTIONABLE.has(reason.tag ?? "")),
  );
}

const ACTIONABLE: ReadonlySet<string> = new Set(["Testing Required", "Testing Recommended", "Actionable PGx"]);
