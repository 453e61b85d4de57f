import type { Advice, Disagreement, Dispute, Note, PreTest } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import type { Finding } from "@/lib/schema";
import { wordBottomLine } from "./bottom-line";
import { createBibliography, type Bibliography } from "../words/citations";
import { wordCoMedication } from "./co-medication";
import { markOf, NO_INTAKE, type Intake } from "@/lib/intake";
import { markerName } from "../words/marker";
import type { EffectRow, Report, StudyRow, WordedNote, WordedPreTest } from "./report";
import type { NameOf } from "../words/step-lines";
import { actionWord, recommendationText, stepsText, wordNote } from "./word-note";
import { wordResult } from "./word-result";
import { wordSensitivity } from "./word-sensitivity";
import {
  capitalise,
  designWord,
  directionWord,
  effectLine,
  exclusionWord,
  listWords,
  originWord,
  readingWord,
  settingWord,
} from "../words/words";

const DISCLAIMER =
  "Prototype for research and teaching. Not a medical device; not for clinical use without review by a qualified professional.";

/** Returns the worded report of an advice, with what came with its question. Same advice, knowledge and intake, same report. */
export function reportOn(advice: Advice, knowledge: AnswerKnowledge, { marks, unread }: Intake = NO_INTAKE): Report {
  const bibliography = createBibliography(knowledge);
  const named = new Map(
    [...advice.question.drugs, ...advice.question.coMedication].flatMap(({ id, notHeld }) =>
      notHeld === undefined ? [] : [[id, notHeld] as const],
    ),
  );
  const nameOf: NameOf = (id) => knowledge.drugs[id]?.name ?? named.get(id) ?? id;
  // Worded in the order of the page, so that its sources count up as one reads.
  const notes = [...advice.notes]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((note) => ({ note, worded: wordNote(note, knowledge, bibliography, nameOf, advice.results) }));
  const where = (test: (note: Note) => boolean): readonly WordedNote[] =>
    notes.filter(({ note }) => test(note)).map(({ worded }) => worded);

  // One study stands once in the table, however many drugs of the question it bears on.
  const findings = [...new Set(advice.notes.flatMap((note) => note.findings))].flatMap((id) =>
    knowledge.findings.filter((f) => f.id === id),
  );
  const germline = findings.filter((finding) => finding.origin === "germline");
  const drugs = advice.question.drugs.map(({ id, matchedAs, notHeld, dose }) => ({
    id,
    name: nameOf(id),
    matchedAs,
    isHeld: notHeld === undefined,
    dose: dose ?? null,
    brands: knowledge.drugs[id]?.brands.map((brand) => brand.name) ?? [],
    mark: markOf(marks, { id, matchedAs }),
  }));
  return {
    title: capitalise(listWords([...drugs.map((drug) => drug.name), ...advice.question.genes.map((gene) => gene.id)])),
    question: {
      drugs,
      genes: advice.question.genes.map(({ id, matchedAs, fromResult }) => ({
        id,
        matchedAs,
        fromResult,
        name: knowledge.genes[id]?.name ?? id,
      })),
      setting: advice.question.setting,
      populations: advice.question.populations,
      coMedication: advice.question.coMedication.map(({ id, matchedAs, notHeld, dose }) => ({
        id,
        matchedAs,
        name: nameOf(id),
        isHeld: notHeld === undefined,
        dose: dose ?? null,
      })),
      results: advice.question.results,
      settingWord: advice.question.setting === null ? null : settingWord(advice.question.setting),
    },
    results: advice.results.map(wordResult),
    problems: advice.problems,
    unread,
    asOf: advice.asOf,
    knowledge: advice.knowledge,
    disclaimer: DISCLAIMER,
    bottomLines: advice.bottomLines.map((line) => wordBottomLine(line, advice, knowledge, nameOf)),
    coMedication: advice.coMedication.map((effect) =>
      wordCoMedication(effect, { advice, knowledge, bibliography, nameOf }),
    ),
    guidelines: guidelinesBehind(advice, knowledge, bibliography),
    recommendations: where((note) => note.kind === "recommendation"),
    disagreements: advice.disagreements.map((item) => wordDisagreement(item, advice, knowledge, nameOf)),
    sensitivities: advice.sensitivities.map((item) => wordSensitivity(item, knowledge, nameOf)),
    preTests: advice.preTests.map((item) => wordPreTest(item, knowledge, nameOf)),
    watch: where((note) => note.kind === "interaction"),
    evidence: where(
      (note) => note.answersQuestion && (note.kind === "label" || (note.kind === "association" && !isImported(note))),
    ),
    imported: where((note) => note.answersQuestion && note.kind === "association" && isImported(note)),
    otherDrugs: where((note) => !note.answersQuestion && note.kind === "association"),
    tumour: where((note) => note.kind === "tumour-marker"),
    absences: where((note) => note.kind === "absence"),
    searched: knowledge.searches
      .filter((search) => advice.searches.includes(search.id))
      .map(({ id, body, lookedIn, date, result, text, sources }) => ({
        id,
        body,
        lookedIn,
        date,
        result,
        text,
        citations: bibliography.cite(sources),
      })),
    studies: findings.map((finding) => studyRow(finding, bibliography)),
    effects: germline.flatMap(effectRows),
    withoutRatio: germline
      .filter((f) => effectRows(f).length === 0)
      .map((f) => ({ id: f.id, marker: markerName(f.genes, f.variants), outcome: f.outcome })),
    exclusions: knowledge.exclusions
      .filter((exclusion) => advice.exclusions.includes(exclusion.id))
      .map((exclusion) => ({
        id: exclusion.id,
        marker: markerName(exclusion.genes, exclusion.variants),
        reason: exclusionWord(exclusion.reason),
        text: exclusion.text,
        citations: bibliography.cite(exclusion.sources),
      })),
    limits: knowledge.cautions
      .filter((caution) => advice.inferences.includes(caution.id))
      .map((caution) => ({ id: caution.id, text: caution.text, citations: bibliography.cite(caution.sources) })),
    otherGenes: advice.otherGenes,
    sources: bibliography.all(),
  };
}

/** Whether the release alone makes the statement; a curated one with the release under it is ours. */
function isImported(note: Note): boolean {
  return note.release !== null && note.statement === null;
}

const PLACES: readonly Note["kind"][] = [
  "recommendation",
  "interaction",
  "association",
  "label",
  "tumour-marker",
  "absence",
];

function placeOf(note: Note): number {
  return PLACES.indexOf(note.kind) + (note.kind === "association" && !note.answersQuestion ? 0.5 : 0);
}

function guidelinesBehind(
  advice: Advice,
  knowledge: AnswerKnowledge,
  bibliography: Bibliography,
): Report["guidelines"] {
  const rows = new Set(advice.notes.filter((note) => note.kind === "recommendation").map((note) => note.id));
  const about = new Set(advice.notes.flatMap((note) => note.about));
  return knowledge.guidelines
    .filter((guideline) => guideline.drugs.some((drug) => about.has(drug)))
    .filter((guideline) =>
      guideline.recommendations.some(
        (row) => rows.has(row.id) || guideline.drugs.some((drug) => rows.has(`${row.id}-for-${drug}`)),
      ),
    )
    .map(({ id, body, title, year, updated, scope, url, sources }) => ({
      id,
      body,
      title,
      year: updated === undefined ? year : Number(updated.slice(0, 4)),
      scope,
      url: url ?? null,
      citations: bibliography.cite(sources),
    }));
}

/** Returns one study as a row of the table. */
export function studyRow(finding: Finding, bibliography: Bibliography): StudyRow {
  const [citation] = bibliography.cite([finding.source, ...finding.seenIn]);
  return {
    id: finding.id,
    marker: markerName(finding.genes, finding.variants),
    genes: finding.genes,
    origin: originWord(finding.origin),
    regimen: finding.regimen,
    population: finding.population,
    setting: finding.setting,
    design: designWord(finding.design),
    n: finding.n,
    nDetail: finding.nDetail ?? null,
    comparison: finding.comparison ?? null,
    outcome: finding.outcome,
    direction: finding.direction,
    directionLine: `${capitalise(finding.outcome)}: ${directionWord(finding.direction)}`,
    effectLines: finding.effects.map(
      (effect) => `${effect.label}: ${effectLine(effect).replace(`${effect.label}: `, "")}`,
    ),
    text: finding.text,
    remarks: finding.remarks,
    read: readingWord(finding.read),
    // Every finding names its paper, and the content check has made sure that it exists.
    citation: citation ?? missingCitation(finding.source),
  };
}

function missingCitation(id: string): StudyRow["citation"] {
  return {
    id,
    number: 0,
    kind: "paper",
    title: id,
    publisher: null,
    year: null,
    pmid: null,
    doi: null,
    url: null,
    licence: "",
    read: "",
    accessed: "",
  };
}

/** Returns the ratios of a finding; other measures have no null line to plot against. */
export function effectRows(finding: Finding): readonly EffectRow[] {
  return finding.effects.flatMap((effect, index) =>
    effect.measure === "odds-ratio" || effect.measure === "hazard-ratio"
      ? [
          {
            id: `${finding.id}-effect-${index + 1}`,
            marker: markerName(finding.genes, finding.variants),
            label: effect.label,
            measure: effect.measure,
            value: effect.value,
            low: effect.interval?.[0] ?? null,
            high: effect.interval?.[1] ?? null,
            line: effectLine(effect),
            origin: finding.origin,
          },
        ]
      : [],
  );
}

const DISPUTE_WORDS: Readonly<Record<Dispute, string>> = {
  dose: "the dose",
  alternative: "whether to choose another drug",
  "no-action": "whether to act at all",
  "not-covered": "whether to say anything",
};

function wordDisagreement(
  item: Disagreement,
  advice: Advice,
  knowledge: AnswerKnowledge,
  nameOf: NameOf,
): Report["disagreements"][number] {
  const positions = item.notes.flatMap((id) => positionOf(id, item, advice, knowledge, nameOf));
  const [first, second] = item.bodies;
  const silent = item.bodies.filter((body) => !positions.some((position) => position.body.startsWith(`${body} `)));
  const over = item.over.includes("not-covered")
    ? `${first} advises for ${item.when}; the guidance of ${silent[0] ?? second} on the pair has no recommendation for this result.`
    : `${first} and ${second} differ for ${item.when} on ${listWords(item.over.map((one) => DISPUTE_WORDS[one]))}.`;
  return {
    drug: item.drug,
    genes: item.genes,
    when: item.when,
    bodies: item.bodies,
    over: item.over,
    text: over,
    positions,
  };
}

/** What one body says: from the note of the answer, or, before a result, from the guideline row. */
function positionOf(
  id: string,
  item: Disagreement,
  advice: Advice,
  knowledge: AnswerKnowledge,
  nameOf: NameOf,
): Report["disagreements"][number]["positions"] {
  const note = advice.notes.find(
    (one) => one.drug === item.drug && (one.id === id || one.id === `${id}-for-${item.drug}`),
  );
  const reason = note?.reasons.find((r) => r.kind === "guideline-row");
  if (note !== undefined && reason?.kind === "guideline-row") {
    return [
      {
        body: `${reason.body} ${reason.year}`,
        text: `${contextOf(note, item)}${recommendationText(note, nameOf)}`,
        noteId: note.id,
      },
    ];
  }
  const evaluated = note?.reasons.find((r) => r.kind === "evaluated");
  if (note?.statement != null && evaluated?.kind === "evaluated")
    return [{ body: `${evaluated.body} ${evaluated.year}`, text: note.statement, noteId: note.id }];
  return knowledge.guidelines.flatMap((guideline) =>
    guideline.recommendations
      .filter((row) => row.id === id)
      .map((row) => ({
        body: `${guideline.body} ${guideline.year}`,
        text: stepsText(row.steps, nameOf),
        noteId: row.id,
      })),
  );
}

/** What the row adds to the result the two bodies share: more genes, a group of patients. */
function contextOf(note: Note, item: Disagreement): string {
  const parts = [
    note.when === item.when ? null : note.when,
    note.population === "general" ? null : note.population,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "" : `${capitalise(parts.join(", "))}: `;
}

function wordPreTest(item: PreTest, knowledge: AnswerKnowledge, nameOf: NameOf): WordedPreTest {
  const bodies = [...new Set(item.lines.flatMap((line) => line.bodies.map(({ body }) => body)))];
  return {
    drug: item.drug,
    drugName: nameOf(item.drug),
    gene: item.gene,
    askFor: knowledge.phenotypes[item.gene]?.askFor ?? "",
    bodies,
    lines: item.lines.map((line) => ({
      term: line.term,
      cells: line.bodies.map(({ body, rows }) => ({
        body,
        rows: rows.map((row) => ({
          id: row.id,
          label:
            [row.population === "general" ? null : row.population, row.when]
              .filter((part) => part !== null)
              .join("; ") || null,
          action: actionWord(row.action, knowledge.terms),
          strength: row.strength,
          text: stepsText(row.steps, nameOf),
        })),
      })),
    })),
  };
}
