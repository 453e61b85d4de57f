import type { Report, WordedBottomLine, WordedCoMedication, WordedNote } from "../page/report";

/** Grows when a field below changes its meaning or goes away; a new field leaves it as it is. */
export const JSON_FORM = 1;

/**
 * Returns the answer in the form of the public contract: the same notes the
 * page shows, in the same order of reading, as plain JSON values.
 *
 * `bottomLine` is that of the first drug asked about; `bottomLines` has every
 * drug's, in the order of the question.
 */
export function toAdviceJson(report: Report): object {
  const lines = report.bottomLines.map(bottomLineJson);
  return {
    form: JSON_FORM,
    knowledge: {
      ...report.knowledge,
      sources: report.sources.map(
        ({ id, number, title, publisher, year, pmid, doi, url, licence, read, accessed }) => ({
          id,
          number,
          title,
          publisher,
          year,
          pmid,
          doi,
          url,
          licence,
          read,
          accessed,
        }),
      ),
    },
    asOf: report.asOf,
    disclaimer: report.disclaimer,
    question: {
      drugs: report.question.drugs.map(({ id, name, matchedAs, mark, isHeld, dose }) => ({
        id,
        name,
        matchedAs,
        mark,
        status: isHeld ? "held" : "not-held",
        ...(dose === null ? {} : { doseNotUsed: dose }),
      })),
      genes: report.question.genes.map(({ id, name, matchedAs, fromResult }) => ({ id, name, matchedAs, fromResult })),
      setting: report.question.setting,
      populations: report.question.populations,
      coMedication: report.question.coMedication.map(({ isHeld, ...drug }) => ({
        ...drug,
        status: isHeld ? "held" : "not-held",
      })),
      results: report.question.results,
    },
    results: report.results,
    problems: report.problems,
    unread: report.unread,
    bottomLine: lines[0] ?? null,
    bottomLines: lines,
    // By id: parts of the knowledge hold them in the order in which they were loaded.
    guidelines: [...report.guidelines]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, body, title, year, scope, url }) => ({ id, body, title, year, scope, url })),
    notes: notesOf(report).map(noteJson),
    coMedication: report.coMedication.map(coMedicationJson),
    disagreements: report.disagreements,
    sensitivities: report.sensitivities,
    preTests: report.preTests.map(({ drug, gene, askFor, lines }) => ({
      drug,
      gene,
      askFor,
      lines: lines.map(({ term, cells }) => ({
        term,
        bodies: cells.map(({ body, rows }) => ({
          body,
          rows: rows.map(({ id, label, action, strength, text }) => ({
            id,
            label,
            action: action.code,
            strength,
            text,
          })),
        })),
      })),
    })),
    searched: report.searched.map(({ id, body, lookedIn, date, result, text }) => ({
      id,
      body,
      lookedIn,
      date,
      result,
      text,
    })),
    studies: report.studies.map(({ citation, origin, ...row }) => ({
      ...row,
      origin: origin.code,
      source: citation.id,
      pmid: citation.pmid,
    })),
    excluded: report.exclusions.map(({ id, marker, reason, text }) => ({ id, marker, reason, text })),
    limits: [report.disclaimer, ...report.limits.map((limit) => limit.text)],
  };
}

function bottomLineJson(line: WordedBottomLine): object {
  return {
    drug: line.drug,
    code: line.code,
    lead: line.lead,
    action: line.action?.code ?? null,
    certainty: line.certainty.code,
    text: [line.headline, ...line.lines].join(" "),
    headline: line.headline,
    lines: line.lines,
  };
}

function coMedicationJson({ drug, conversions, bottomLine, rows, exposures }: WordedCoMedication): object {
  return {
    drug,
    conversions: conversions.map(({ citations, caveats, ...one }) => ({
      ...one,
      caveats: caveats.map(({ code, text }) => ({ code, text })),
      sources: citations.map(({ id }) => id),
    })),
    bottomLine: bottomLine === null ? null : bottomLineJson(bottomLine),
    notes: rows.map(noteJson),
    exposures: exposures.map(({ citations, ...one }) => ({ ...one, sources: citations.map(({ id }) => id) })),
  };
}

/** Returns every note of the report in reading order: what answers the question, the silences, what to watch, other questions. */
export function notesOf(report: Report): readonly WordedNote[] {
  return [
    ...report.recommendations,
    ...report.evidence,
    ...report.imported,
    ...report.absences,
    ...report.watch,
    ...report.otherDrugs,
    ...report.tumour,
  ];
}

function noteJson(note: WordedNote): object {
  return {
    id: note.id,
    kind: note.kind,
    drug: note.drug,
    genes: note.genes,
    heading: note.heading,
    origin: note.origin.code,
    answersQuestion: note.answersQuestion,
    topic: note.topic,
    source: note.source,
    year: note.year,
    population: note.population,
    settings: note.settings,
    when: note.when,
    action: note.action.code,
    steps: note.steps,
    fit: note.fit,
    flags: note.flags,
    strength: note.strength,
    certainty: note.certainty.code,
    level: note.level,
    absence: note.absence,
    labelTag: note.labelTag,
    text: note.text,
    remarks: note.remarks,
    reasons: note.reasons,
    caveats: note.caveats.map(({ code, text }) => ({ code, text })),
    matched: note.matched,
    release: note.release,
    citations: note.citations.map(({ id, pmid, doi, title, year, url }) => ({ id, pmid, doi, title, year, url })),
    findings: note.findings,
  };
}
