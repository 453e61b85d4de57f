import {
  normaliseName,
  populationsIn,
  quote,
  readDrugName,
  resolveGene,
  type AnswerKnowledge,
  type DrugReading,
} from "@/lib/knowledge";
import { hasPhenotype, type ReadResult } from "@/lib/phenotype";
import { readResult } from "@/lib/intake";
import { InvariantError, type AdviceRequest, type NoteKind, type Outcome, type Problem } from "@/lib/schema";
import { absenceNotes, searchesFor, unknownVariantNotes } from "./absences";
import type { Advice, AskedDrug, CoMedicationEffect, Note, Sensitivity } from "./advice";
import { associationNotes, levelRank, unique } from "./associations";
import { bottomLineOf, bySurestThenMost } from "./bottom-line";
import { contradictions, decidingAmong } from "./contradictions";
import { coMedicationEffect, markBottomLine, markCoMedication } from "./co-medication";
import { disagreementsAmong, possibleDisagreements } from "./disagreements";
import { labelTagNotes } from "./label-tags";
import { inferencesFor, labelNotes } from "./labels";
import { listedGuidelineNotes } from "./listed-guidelines";
import { preTestsFor } from "./pre-test";
import { guidanceInScope, recommendationNotes } from "./recommendations";
import { withRelease } from "./release-notes";
import { sensitivityOf } from "./sensitivity";
import { coversGenes, nearness, scopeOf, type Scope } from "./scope";

/**
 * Returns everything the knowledge has to say to a question, or the problems
 * that keep us from understanding which drugs and genes it is about; all
 * problems at once. `today` is YYYY-MM-DD. A result for a gene that was not
 * asked about asks about it. A result that cannot be read, or that another
 * contradicts, comes back among `problems`: it decides nothing, and it hides
 * none of the others. Drugs of the question count as taken together with each
 * other and with `coMedication`: what one does to another's enzymes is told
 * beside the answer by the genetic result, and never in its place.
 */
export function adviseOn(request: AdviceRequest, knowledge: AnswerKnowledge, today: string): Outcome<Advice> {
  const drugs = named(request.drugs.map((name, i) => readDrugName(knowledge, name, ["drugs", i])));
  const genes = collect(request.genes.map((name, i) => resolveGene(knowledge, name, ["genes", i])));
  const results = collect(request.results.map((input, i) => readResult(knowledge, input, ["results", i])));
  const coMedication = named(
    (request.coMedication ?? []).map((name, i) => readDrugName(knowledge, name, ["coMedication", i])),
  );
  const held = drugs.values.filter(({ notHeld }) => notHeld === undefined);
  const groups = readPopulations(knowledge, held, request.populations ?? []);
  const problems = [...drugs.problems, ...genes.problems, ...coMedication.problems, ...groups.problems];
  if (problems.length > 0) return { ok: false, problems };
  // A part of the knowledge says nothing of other drugs; that is no finding, and must not be told as one.
  const foreign = held.find(({ id }) => knowledge.onlyAbout?.includes(id) === false);
  if (foreign !== undefined)
    throw new InvariantError(`advice: this part of the knowledge holds no evidence on ${foreign.id}`);

  const setting = request.setting ?? null;
  const populations = groups.values;
  const contradicting = contradictions(results.values);
  const deciding = decidingAmong(results.values);
  const asked = unique([...genes.values.map((gene) => gene.id), ...results.values.map((result) => result.gene)]);
  const together = unique([...drugs.values, ...coMedication.values].map((drug) => drug.id));
  const answers = drugs.values.map((drug) =>
    drug.notHeld !== undefined
      ? notHeldAnswer(drug.id, asked)
      : answerFor(
          scopeOf(knowledge, drug.id, asked, setting, today, populationsOf(knowledge, drug.id, populations)),
          deciding,
          {
            together,
            isGeneAsked: genes.values.length > 0,
          },
        ),
  );
  return {
    ok: true,
    value: {
      knowledge: { version: knowledge.version, date: knowledge.date, hash: knowledge.hash },
      asOf: today,
      question: {
        drugs: drugs.values,
        genes: asked.map((id) => ({
          id,
          matchedAs: genes.values.find((gene) => gene.id === id)?.matchedAs ?? null,
          fromResult: !genes.values.some((gene) => gene.id === id),
        })),
        coMedication: coMedication.values,
        results: request.results,
        setting,
        populations,
      },
      results: results.values,
      problems: [...results.problems, ...contradicting.map(({ problem }) => problem)],
      bottomLines: answers.map((answer) => answer.bottomLine),
      notes: answers.flatMap((answer) => answer.notes),
      coMedication: answers.flatMap((answer) => answer.effect ?? []),
      disagreements: answers.flatMap((answer) => [
        ...disagreementsAmong(answer.notes),
        ...possibleDisagreements(answer.preTests, answer.notes),
      ]),
      preTests: answers.flatMap((answer) => answer.preTests),
      sensitivities: answers.flatMap((answer) => (answer.sensitivity === null ? [] : [answer.sensitivity])),
      searches: unique(answers.flatMap((answer) => answer.searches)),
      inferences: unique(answers.flatMap((answer) => answer.inferences)),
      exclusions: unique(answers.flatMap((answer) => answer.exclusions)),
      otherGenes: answers.flatMap((answer) => answer.otherGenes),
    },
  };
}

/**
 * Returns the groups of patients in the words of the guideline rows; one that no row of these drugs speaks of is a
 * problem with the list, since leaving it out would answer for somebody else.
 */
function readPopulations(
  knowledge: AnswerKnowledge,
  drugs: readonly AskedDrug[],
  given: readonly string[],
): { readonly values: readonly string[]; readonly problems: readonly Problem[] } {
  const known = populationsIn(knowledge, unique(drugs.map((drug) => drug.id)));
  const byName = new Map(known.map((name) => [normaliseName(name), name]));
  const values = given.map((name) => byName.get(normaliseName(name)));
  const problems = given.flatMap((name, index): readonly Problem[] =>
    values[index] !== undefined
      ? []
      : [
          {
            code: "population-unknown",
            path: ["populations", index],
            found: quote(name),
            expected:
              known.length === 0
                ? "no group of patients: no guideline on these drugs tells groups apart"
                : `a group that guidelines on these drugs tell apart: ${known.join("; ")}`,
            remedy: known.length === 0 ? "Leave the group out" : "Choose one of these, or leave the group out",
            nearest: [],
          },
        ],
  );
  return { values: unique(values.flatMap((name) => (name === undefined ? [] : [name]))), problems };
}

/** A group that another drug of the question asks for hides no row of this one. */
function populationsOf(knowledge: AnswerKnowledge, drug: string, populations: readonly string[]): readonly string[] {
  const own = populationsIn(knowledge, [drug]);
  return populations.filter((name) => own.includes(name));
}

interface Answer {
  readonly bottomLine: Advice["bottomLines"][number];
  readonly notes: readonly Note[];
  readonly effect: CoMedicationEffect | null;
  readonly preTests: Advice["preTests"];
  readonly sensitivity: Sensitivity | null;
  readonly searches: readonly string[];
  readonly inferences: readonly string[];
  readonly exclusions: readonly string[];
  readonly otherGenes: Advice["otherGenes"];
}

/** A drug known by name alone has no answer: no note, and above all no action. */
function notHeldAnswer(drug: string, genes: readonly string[]): Answer {
  return {
    bottomLine: { drug, genes, code: "not-held", action: null, certainty: "none-found", notes: [], untested: [] },
    notes: [],
    effect: null,
    preTests: [],
    sensitivity: null,
    searches: [],
    inferences: [],
    exclusions: [],
    otherGenes: [],
  };
}

/** `together` is the drugs taken together, by id; `isGeneAsked`, whether the question named genes and not results alone. */
function answerFor(
  scope: Scope,
  results: readonly ReadResult[],
  { together, isGeneAsked }: { readonly together: readonly string[]; readonly isGeneAsked: boolean },
): Answer {
  const curatedLabels = labelNotes(scope);
  const rows = recommendationNotes(scope, results);
  const associations = withRelease(scope, associationNotes(scope), results);
  const notes = inReadingOrder([
    ...rows,
    ...associations,
    ...listedGuidelineNotes(scope),
    ...absenceNotes(scope, results),
    ...unknownVariantNotes(scope, results, associations),
    ...curatedLabels,
    ...labelTagNotes(scope, curatedLabels),
  ]);
  const subjects: readonly (string | null)[] = scope.genes.length === 0 ? [null] : scope.genes;
  const effect = coMedicationEffect(scope, results, notes, together);
  // Marked last, so that other drugs change neither which row leads nor the order of the rest.
  const marked = effect === null ? notes : markCoMedication(notes, effect);
  // A panel says what was tested, and not what was asked: guidance on other genes must not vanish behind it.
  const reported = bottomLineOf(
    scope,
    notes,
    isGeneAsked || scope.genes.length === 0 ? [] : rowsOnUntestedGenes(scope, results),
  );
  const sensitivity = sensitivityOf(scope, results);
  // A result that may as well be another, with other advice, decides nothing: its action stays open.
  const bottomLine = sensitivity === null || sensitivity.verdict === "same" ? reported : { ...reported, action: null };
  return {
    bottomLine: effect === null ? bottomLine : markBottomLine(bottomLine, marked),
    notes: marked,
    effect,
    // With a result in hand the rows themselves answer; before one, what each result would change.
    preTests:
      rows.every((row) => row.fit === "untested" || row.when === null) && !hasResultFor(scope, results)
        ? preTestsFor(scope)
        : [],
    sensitivity,
    searches: unique(subjects.flatMap((gene) => searchesFor(scope, gene).map((search) => search.id))),
    inferences: inferencesFor(scope),
    exclusions: scope.knowledge.exclusions
      .filter((exclusion) => isExcludedHere(scope, exclusion))
      .map((exclusion) => exclusion.id),
    otherGenes: scope.genes.length === 0 ? [] : otherGenes(scope),
  };
}

/** Rows for genes of the drug's guidance that no result names and no tested gene shares a row with. */
function rowsOnUntestedGenes(scope: Scope, results: readonly ReadResult[]): readonly Note[] {
  return recommendationNotes({ ...scope, genes: [] }, results).filter(
    (note) => note.fit === "untested" && note.when !== null && !note.genes.some((gene) => scope.genes.includes(gene)),
  );
}

/** Whether a result was given for a gene that guidance on the drug asks about. */
function hasResultFor(scope: Scope, results: readonly ReadResult[]): boolean {
  const genes = new Set(guidanceInScope(scope).flatMap((guidance) => guidance.genes));
  return results.some((result) => hasPhenotype(result) && genes.has(result.gene));
}

function isExcludedHere(
  scope: Scope,
  exclusion: { readonly genes: readonly string[]; readonly drugs: readonly string[] },
): boolean {
  if (scope.genes.length === 0) return nearness(scope, exclusion.drugs) === "direct";
  return (
    coversGenes(scope, exclusion.genes) && (exclusion.drugs.length === 0 || nearness(scope, exclusion.drugs) !== "none")
  );
}

/**
 * Returns the genes with a germline note for a drug or class id, most notes
 * first; empty for an id the knowledge does not hold.
 */
export function genesWithNotes(
  knowledge: AnswerKnowledge,
  drug: string,
): readonly { readonly gene: string; readonly notes: number }[] {
  return otherGenes(scopeOf(knowledge, drug, [], null, knowledge.date)).map(({ gene, notes }) => ({ gene, notes }));
}

/** Genes that have something to say for the drug and were not asked about; most notes first. */
function otherGenes(scope: Scope): Advice["otherGenes"] {
  const everything = { ...scope, genes: [] };
  const notes = [...recommendationNotes(everything, []), ...withRelease(everything, associationNotes(everything), [])];
  const counts = new Map<string, number>();
  for (const gene of notes.filter((note) => note.origin === "germline").flatMap((note) => note.genes)) {
    if (!scope.genes.includes(gene)) counts.set(gene, (counts.get(gene) ?? 0) + 1);
  }
  return [...counts]
    .map(([gene, count]) => ({ drug: scope.drug, gene, notes: count }))
    .sort((a, b) => b.notes - a.notes || (a.gene < b.gene ? -1 : 1));
}

const KIND_ORDER: readonly NoteKind[] = [
  "recommendation",
  "association",
  "label",
  "absence",
  "interaction",
  "tumour-marker",
];

/** What answers the question first; then by kind, certainty, level and score; then what fits the setting. */
function inReadingOrder(notes: readonly Note[]): readonly Note[] {
  const isElsewhere = (note: Note): boolean =>
    note.caveats.some((c) => c.code === "other-setting" || c.code === "indirect-population");
  const isUnspecific = (note: Note): boolean =>
    note.caveats.some((c) => c.code === "not-specific-to-drug" || c.code === "result-not-seen");
  const rank = (note: Note): readonly number[] => [
    note.kind === "association" && !note.answersQuestion ? KIND_ORDER.length - 1.5 : KIND_ORDER.indexOf(note.kind),
    // What the result given is about comes before what it is not about.
    Number(note.kind === "association" && note.matched === null),
    Number(isUnspecific(note)),
    Number(isElsewhere(note)),
    levelRank(note),
    -(note.level?.score ?? 0),
  ];
  return notes
    .map((note, index) => ({ note, index, rank: rank(note) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || bySurestThenMost(a.note, b.note) || a.index - b.index)
    .map(({ note }) => note);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) {
    const difference = value - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The drugs of several readings, each once: a product gives each of its ingredients. */
function named(outcomes: readonly Outcome<DrugReading>[]): {
  readonly values: readonly AskedDrug[];
  readonly problems: readonly Problem[];
} {
  const { values, problems } = collect(outcomes);
  const drugs = values.flatMap(({ drugs: parts, matchedAs, dose }) =>
    parts.map(({ id, name, isHeld }): AskedDrug => ({
      id,
      // Its id has to find it again.
      matchedAs: matchedAs ?? (isHeld || normaliseName(id) === normaliseName(name) ? null : name),
      ...(isHeld ? {} : { notHeld: name }),
      ...(dose === null ? {} : { dose }),
    })),
  );
  return { values: drugs.filter((one, i) => drugs.findIndex((other) => other.id === one.id) === i), problems };
}

function collect<T>(outcomes: readonly Outcome<T>[]): {
  readonly values: readonly T[];
  readonly problems: readonly Problem[];
} {
  return {
    values: outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
    problems: outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems)),
  };
}
