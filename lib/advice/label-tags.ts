import { RELEASE_SOURCES, type AnswerKnowledge } from "@/lib/knowledge";
import type { Agency, LabelTagRow, ReleaseLabel } from "@/lib/schema";
import type { Note } from "./advice";
import { coversGenes, type Scope } from "./scope";

/**
 * Returns a note for each label that ClinPGx has tagged for the drug and a
 * gene of the question. A tumour marker is told beside any question about the
 * drug and never answers it. Where a curated fact of the same agency already
 * tells the same tag, the curated one stands alone.
 */
export function labelTagNotes(scope: Scope, curated: readonly Note[]): readonly Note[] {
  const byDrug = tagsByDrug(scope.knowledge);
  const tagged = new Set([...scope.direct].flatMap((drug) => byDrug.get(drug) ?? []));
  return [...tagged]
    .filter(({ row }) => row.origin === "tumour" || coversGenes(scope, row.genes))
    .filter(({ list, row }) => !isTold(row, list.agency, curated))
    .map(({ list, row }) => note(scope, list, row));
}

interface Tagged {
  readonly list: { readonly agency: Agency; readonly sources: readonly string[] };
  readonly row: LabelTagRow;
}

// Derived from a frozen value, so keeping it changes nothing a caller can see.
const indexes = new WeakMap<AnswerKnowledge, ReadonlyMap<string, readonly Tagged[]>>();

/** There are more than a thousand labels and a handful for each drug. */
function tagsByDrug(knowledge: AnswerKnowledge): ReadonlyMap<string, readonly Tagged[]> {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const index = new Map<string, Tagged[]>();
  const curated = knowledge.labelTags.flatMap((list) => list.rows.map((row) => ({ list, row })));
  const held = new Set(curated.map(({ row }) => row.clinpgx));
  const imported = (knowledge.release?.labels ?? []).filter((label) => !held.has(label.clinpgxId)).map(importedTag);
  for (const tagged of [...curated, ...imported]) {
    for (const drug of tagged.row.drugs) index.set(drug, [...(index.get(drug) ?? []), tagged]);
  }
  indexes.set(knowledge, index);
  return index;
}

/** A label that only an imported release lists, in the shape of a curated row. */
function importedTag({
  clinpgxId,
  agency,
  tag,
  drugs,
  genes,
  origin,
  variants,
  biomarkerList,
  hasPrescribing,
  hasDosing,
  hasAlternate,
  hasOther,
  date,
}: ReleaseLabel): Tagged {
  const marked = [
    ["prescribing", hasPrescribing],
    ["dosing", hasDosing],
    ["alternate-drug", hasAlternate],
    ["other-guidance", hasOther],
  ] as const;
  return {
    list: { agency, sources: [RELEASE_SOURCES.labels] },
    row: {
      clinpgx: clinpgxId,
      drugs,
      genes,
      origin,
      variants,
      advice: marked.flatMap(([kind, isMarked]) => (isMarked ? [kind] : [])),
      ...(tag === null ? {} : { tag }),
      ...(biomarkerList === null ? {} : { biomarkerList }),
      ...(date === null ? {} : { date }),
    },
  };
}

function isTold(row: LabelTagRow, agency: string, curated: readonly Note[]): boolean {
  return curated.some(
    (fact) =>
      (fact.kind === "label" || fact.kind === "tumour-marker") &&
      fact.reasons.some((reason) => reason.kind === "label" && reason.agency === agency) &&
      row.genes.some((gene) => fact.genes.includes(gene)),
  );
}

function note(scope: Scope, list: Tagged["list"], row: LabelTagRow): Note {
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
    reasons: [
      {
        kind: "label-tag",
        agency: list.agency,
        tag: row.tag ?? null,
        biomarkerList: row.biomarkerList ?? null,
        advice: row.advice,
        date: row.date ?? null,
      },
    ],
    caveats: [
      ...(isTumour ? [{ code: "tumour-not-germline", facts: {} } as const] : []),
      { code: "secondary-copy", facts: {} } as const,
    ],
    matched: null,
    release: null,
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
