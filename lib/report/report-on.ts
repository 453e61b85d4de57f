import type { Advice, Disagreement, Note } from "@/lib/advice";
import type { Knowledge } from "@/lib/knowledge";
import type { Finding } from "@/lib/schema";
import { wordBottomLine } from "./bottom-line";
import { createBibliography, type Bibliography } from "./citations";
import { markerName } from "./marker";
import type { EffectRow, Report, StudyRow, WordedNote } from "./report";
import type { NameOf } from "./step-lines";
import { recommendationText, wordNote } from "./word-note";
import { capitalise, designWord, directionWord, effectLine, exclusionWord, listWords, originWord, readingWord, settingWord } from "./words";

const DISCLAIMER =
  "Prototype for research and teaching. Not a medical device; not for clinical use without review by a qualified professional.";

/** Returns the worded report of an advice. Same advice and knowledge, same report. */
export function reportOn(advice: Advice, knowledge: Knowledge): Report {
  const bibliography = createBibliography(knowledge);
  const nameOf: NameOf = (id) => knowledge.drugs[id]?.name ?? id;
  // Worded in the order of the page, so that its sources count up as one reads.
  const notes = [...advice.notes]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((note) => ({ note, worded: wordNote(note, knowledge, bibliography, nameOf) }));
  const where = (test: (note: Note) => boolean): readonly WordedNote[] => notes.filter(({ note }) => test(note)).map(({ worded }) => worded);

  // One study stands once in the table, however many drugs of the question it bears on.
  const findings = [...new Set(advice.notes.flatMap((note) => note.findings))].flatMap((id) => knowledge.findings.filter((f) => f.id === id));
  const germline = findings.filter((finding) => finding.origin === "germline");
  const drugs = advice.question.drugs.map(({ id, matchedAs }) => ({
    id,
    name: nameOf(id),
    matchedAs,
    brands: knowledge.drugs[id]?.brands.map((brand) => brand.name) ?? [],
  }));
  return {
    title: capitalise(listWords([...drugs.map((drug) => drug.name), ...advice.question.genes.map((gene) => gene.id)])),
    question: {
      drugs,
      genes: advice.question.genes.map(({ id, matchedAs }) => ({ id, matchedAs, name: knowledge.genes[id]?.name ?? id })),
      setting: advice.question.setting,
      settingWord: advice.question.setting === null ? null : settingWord(advice.question.setting),
    },
    results: advice.results.map(({ gene, phenotype, state, understoodFrom }) => ({ gene, phenotype, state, understoodFrom })),
    asOf: advice.asOf,
    knowledge: advice.knowledge,
    disclaimer: DISCLAIMER,
    bottomLines: advice.bottomLines.map((line) => wordBottomLine(line, advice, knowledge, nameOf)),
    guidelines: guidelinesBehind(advice, knowledge, bibliography),
    recommendations: where((note) => note.kind === "recommendation"),
    disagreements: advice.disagreements.map((item) => wordDisagreement(item, advice, nameOf)),
    watch: where((note) => note.kind === "interaction"),
    evidence: where((note) => note.answersQuestion && (note.kind === "association" || note.kind === "label")),
    otherDrugs: where((note) => !note.answersQuestion && note.kind === "association"),
    tumour: where((note) => note.kind === "tumour-marker"),
    absences: where((note) => note.kind === "absence"),
    searched: knowledge.searches
      .filter((search) => advice.searches.includes(search.id))
      .map(({ id, body, lookedIn, date, result, text, sources }) => ({ id, body, lookedIn, date, result, text, citations: bibliography.cite(sources) })),
    studies: findings.map((finding) => studyRow(finding, bibliography)),
    effects: germline.flatMap(effectRows),
    withoutRatio: germline.filter((f) => effectRows(f).length === 0).map((f) => ({ id: f.id, marker: markerName(f.genes, f.variants), outcome: f.outcome })),
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

const PLACES: readonly Note["kind"][] = ["recommendation", "interaction", "association", "label", "tumour-marker", "absence"];

function placeOf(note: Note): number {
  return PLACES.indexOf(note.kind) + (note.kind === "association" && !note.answersQuestion ? 0.5 : 0);
}

function guidelinesBehind(advice: Advice, knowledge: Knowledge, bibliography: Bibliography): Report["guidelines"] {
  const rows = new Set(advice.notes.filter((note) => note.kind === "recommendation").map((note) => note.id));
  return knowledge.guidelines
    .filter((guideline) => guideline.recommendations.some((row) => rows.has(row.id)))
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
    effectLines: finding.effects.map((effect) => `${effect.label}: ${effectLine(effect).replace(`${effect.label}: `, "")}`),
    text: finding.text,
    remarks: finding.remarks,
    read: readingWord(finding.read),
    // Every finding names its paper, and the content check has made sure that it exists.
    citation: citation ?? missingCitation(finding.source),
  };
}

function missingCitation(id: string): StudyRow["citation"] {
  return { id, number: 0, kind: "paper", title: id, publisher: null, year: null, pmid: null, doi: null, url: null, licence: "", read: "", accessed: "" };
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

function wordDisagreement(item: Disagreement, advice: Advice, nameOf: NameOf): Report["disagreements"][number] {
  const rows = advice.notes.filter((note) => note.drug === item.drug && item.notes.includes(note.id));
  const positions = rows.map((row) => {
    const reason = row.reasons.find((r) => r.kind === "guideline-row");
    return {
      body: reason?.kind === "guideline-row" ? `${reason.body} ${reason.year}` : row.leadSource,
      text: recommendationText(row, nameOf),
      noteId: row.id,
    };
  });
  const over = item.over === "action" ? "ask for different actions" : "ask for different doses";
  return { text: `${listWords(positions.map((position) => position.body))} ${over} for ${item.when}.`, positions };
}

