import type { Action, Caution, Label, LabelFact } from "@/lib/schema";
import type { Note } from "./advice";
import { labelCaveats } from "./caveats";
import { coversGenes, nearness, type Scope } from "./scope";

const WATCHED = { exposure: "exposure", interaction: "interaction", hepatic: "hepatic" } as const;

/**
 * Returns what labels and cautions say of the drug: what to watch (levels,
 * interactions, liver), tumour markers, and germline label facts. A tumour
 * marker is told beside any question about the drug, since a reader who saw
 * "testing required" will look for it here, and never answers the question.
 */
export function labelNotes(scope: Scope): readonly Note[] {
  const facts = scope.knowledge.labels
    .filter((label) => label.drugs.some((drug) => scope.direct.has(drug)))
    .flatMap((label) => label.facts.flatMap((fact) => factNote(scope, label, fact)));
  const cautions = scope.knowledge.cautions
    .filter((caution) => caution.purpose === "watch" && cautionFits(scope, caution))
    .map((caution) => watchNote(scope, caution));
  return [...facts, ...cautions];
}

/** Returns the ids of cautions against a wrong inference that fit the drug, the genes and the setting. */
export function inferencesFor(scope: Scope): readonly string[] {
  const settingFits = ({ match }: Caution): boolean =>
    scope.setting === null || match.settings.length === 0 || match.settings.includes(scope.setting);
  return scope.knowledge.cautions
    .filter((c) => c.purpose === "inference" && cautionFits(scope, c) && settingFits(c))
    .map((c) => c.id);
}

function cautionFits(scope: Scope, { match }: Caution): boolean {
  const drugFits = match.drugs.length === 0 || ["direct", "class"].includes(nearness(scope, match.drugs));
  const geneFits = match.genes.length === 0 || coversGenes(scope, match.genes);
  return drugFits && geneFits;
}

function factNote(scope: Scope, label: Label, fact: LabelFact): readonly Note[] {
  const isTumour = fact.origin === "tumour" || fact.origin === "expression";
  if (fact.topic === "biomarker" || fact.topic === "metabolism") {
    if (!isTumour && !coversGenes(scope, fact.genes)) return [];
    return [
      {
        ...shared(scope, fact, label.drugs),
        kind: isTumour ? "tumour-marker" : "label",
        genes: fact.genes,
        origin: fact.origin,
        answersQuestion: !isTumour,
        topic: null,
        action: fact.action ?? "no-action-advised",
        certainty: "label",
        level: fact.tag === undefined ? null : { scale: "ClinPGx label tag", value: fact.tag, score: null },
        reasons: [
          {
            kind: "label",
            agency: label.agency,
            product: label.product,
            tag: fact.tag ?? null,
            onBiomarkerList: fact.onBiomarkerList ?? false,
          },
        ],
      },
    ];
  }
  if (fact.topic === "exposure" || fact.topic === "interaction" || fact.topic === "hepatic") {
    return [
      {
        ...shared(scope, fact, label.drugs),
        kind: "interaction",
        genes: [],
        origin: "not-genetic",
        answersQuestion: false,
        topic: WATCHED[fact.topic],
        action: fact.action ?? defaultAction(fact.topic),
        certainty: "label",
        level: null,
        reasons: [{ kind: "label", agency: label.agency, product: label.product, tag: null, onBiomarkerList: false }],
      },
    ];
  }
  return [];
}

function watchNote(scope: Scope, caution: Caution): Note {
  const kinds = caution.sources.map((id) => scope.knowledge.sources[id]?.kind);
  const topic = caution.topic === "reading" ? "exposure" : caution.topic;
  return {
    ...shared(scope, { ...caution, settings: caution.match.settings, origin: "not-genetic" }, caution.match.drugs),
    kind: "interaction",
    genes: [],
    origin: "not-genetic",
    answersQuestion: false,
    topic,
    action: caution.action ?? defaultAction(topic),
    // A caution drawn from papers alone claims no more than research; one that a label states, the label's word.
    certainty: kinds.some((kind) => kind === "label") ? "label" : "research-only",
    level: null,
    reasons: [],
  };
}

function defaultAction(topic: keyof typeof WATCHED): Action {
  return topic === "exposure" ? "monitor" : "change-dose";
}

function shared(
  scope: Scope,
  fact: Pick<LabelFact, "id" | "text" | "settings" | "steps" | "sources" | "read" | "origin">,
  about: readonly string[],
): Omit<
  Note,
  "kind" | "genes" | "origin" | "answersQuestion" | "topic" | "action" | "certainty" | "level" | "reasons"
> {
  const [leadSource = fact.id] = fact.sources;
  return {
    id: fact.id,
    drug: scope.drug,
    about,
    variants: [],
    settings: fact.settings,
    population: null,
    when: null,
    fit: null,
    flags: null,
    steps: fact.steps,
    strength: null,
    absence: null,
    statement: fact.text,
    remarks: [],
    caveats: labelCaveats(fact, scope.setting),
    matched: null,
    release: null,
    findings: [],
    searches: [],
    sources: fact.sources,
    leadSource,
  };
}
