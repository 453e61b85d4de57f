import type { Note, Reason, ReleaseShare } from "@/lib/advice";
import type { AnswerKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import { unreachable, type Action, type Certainty, type Step, type Terms } from "@/lib/schema";
import { caveatLine } from "../words/caveat-line";
import { sourceName, type Bibliography } from "../words/citations";
import { shortMarker, variantDetail } from "../words/marker";
import type { Worded, WordedCertainty, WordedNote } from "./report";
import { stepLine, type NameOf } from "../words/step-lines";
import { tracePicture } from "./trace-picture";
import { absenceWord, capitalise, categoryWord, countWord, listWords, originWord } from "../words/words";

/** Returns a note in words, with its sources entered into the bibliography. `results` are those its trace starts from. */
export function wordNote(
  note: Note,
  knowledge: AnswerKnowledge,
  bibliography: Bibliography,
  nameOf: NameOf,
  results: readonly ReadResult[] = [],
): WordedNote {
  const { terms } = knowledge;
  const worded: Omit<WordedNote, "trace"> = {
    id: note.id,
    kind: note.kind,
    heading: headingOf(note, nameOf),
    marker: shortMarker(note.genes, note.variants),
    drug: note.drug,
    genes: note.genes,
    origin: originWord(note.origin),
    answersQuestion: note.answersQuestion,
    topic: note.topic,
    settings: note.settings,
    source: whoSays(note, knowledge),
    year: yearOf(note),
    population: note.population,
    when: note.when,
    action: actionWord(note.action, terms),
    steps: note.steps,
    stepLines: note.steps.map((step) => stepLine(step, nameOf)),
    isUnderGuideline:
      note.kind === "association" &&
      note.answersQuestion &&
      !note.caveats.some((caveat) => caveat.code === "no-guideline"),
    flags: note.flags,
    fit: note.fit,
    strength: note.strength,
    certainty: certaintyWord(note.certainty, terms),
    level: note.level,
    levelLine: levelLine(note),
    absence: note.absence,
    labelTag: labelTagOf(note),
    text: textOf(note, knowledge, nameOf),
    remarks: note.remarks,
    reasons: [...note.reasons.flatMap((reason) => reasonLine(reason, knowledge)), ...variantLines(note)],
    caveats: note.caveats.map((caveat) => caveatLine(caveat, terms, nameOf)),
    citations: bibliography.cite(note.sources),
    matched: note.matched,
    release: note.release === null ? null : wordRelease(note.release),
    findings: note.findings,
  };
  return { ...worded, trace: tracePicture(note, worded, results, knowledge) };
}

function wordRelease(share: ReleaseShare): NonNullable<WordedNote["release"]> {
  const { clinpgxId, url, date, licence, level, score, categories, phenotypes, papers, quotations, genotypes } = share;
  return {
    clinpgxId,
    url,
    date,
    licence,
    level,
    score,
    categories,
    phenotypes,
    papers,
    papersLine: papersLine(papers),
    quotations,
    genotypes,
    attribution: `ClinPGx, release of ${date}, ${licence.name}`,
  };
}

/** Returns how many papers stand on which side, as a sentence: "3 papers: 2 support it, 1 found no effect." */
export function papersLine({ supporting, against, noEffect, notWeighed }: ReleaseShare["papers"]): string {
  const total = supporting + against + noEffect + notWeighed;
  if (total === 0) return "No papers behind it are named.";
  const parts = [
    supporting > 0 ? `${supporting} support${supporting === 1 ? "s" : ""} it` : null,
    against > 0 ? `${against} speak${against === 1 ? "s" : ""} against it` : null,
    noEffect > 0 ? `${noEffect} found no effect` : null,
    notWeighed > 0 ? `${notWeighed} not weighed` : null,
  ].filter((part) => part !== null);
  return `${countWord(total, "paper")}: ${parts.join(", ")}.`;
}

export function actionWord(action: Action, terms: Terms): Worded<Action> {
  return { code: action, ...terms.actions[action] };
}

/** Throws nothing: the content check has made sure that every certainty has its word. */
export function certaintyWord(certainty: Certainty, terms: Terms): WordedCertainty {
  const { word, meaning, filledSteps } = terms.certainties[certainty] ?? {
    word: certainty,
    meaning: certainty,
    filledSteps: 0,
  };
  return { code: certainty, word, meaning, filledSteps };
}

function headingOf(note: Note, nameOf: NameOf): string {
  const drugs = listWords(note.about.map(nameOf));
  switch (note.kind) {
    case "recommendation":
      return `${bodyOf(note)}${note.when ?? listWords(note.genes)}: ${drugs}${note.population === null || note.population === "general" ? "" : `, ${note.population}`}`;
    case "association":
    case "label":
    case "tumour-marker":
      return `${shortMarker(note.genes, note.variants)}: ${drugs}`;
    case "interaction":
      return capitalise(
        note.topic === "exposure" ? "drug level" : note.topic === "hepatic" ? "liver function" : "interactions",
      );
    case "absence":
      return `${note.absence === null ? "Nothing found" : absenceWord(note.absence)}: ${[listWords(note.about.map(nameOf)), ...note.genes].join(" and ")}`;
    default:
      return unreachable(note.kind);
  }
}

function bodyOf(note: Note): string {
  const row = note.reasons.find((reason) => reason.kind === "guideline-row");
  return row?.kind === "guideline-row" ? `${row.body} ${row.year}, ` : "";
}

function yearOf(note: Note): number | null {
  const reason = note.reasons.find((one) => one.kind === "guideline-row" || one.kind === "evaluated");
  return reason?.kind === "guideline-row" || reason?.kind === "evaluated" ? reason.year : null;
}

function whoSays(note: Note, knowledge: AnswerKnowledge): string {
  for (const reason of note.reasons) {
    if (reason.kind === "guideline-row") return reason.body;
    if (reason.kind === "label" || reason.kind === "label-tag") return reason.agency;
    if (reason.kind === "evaluated") return reason.body;
    if (reason.kind === "graded") return reason.scale;
  }
  if (note.kind === "absence") {
    return (
      [
        ...new Set(note.searches.flatMap((id) => knowledge.searches.filter((s) => s.id === id).map((s) => s.body))),
      ].join(", ") || "none"
    );
  }
  return sourceName(knowledge, note.leadSource);
}

function levelLine({ level }: Note): string | null {
  if (level === null) return null;
  if (level.scale === "ClinPGx label tag") return `${level.value} (ClinPGx tag for the label)`;
  return `${level.scale} level ${level.value}${level.score === null ? "" : `, score ${level.score}`}`;
}

function textOf(note: Note, knowledge: AnswerKnowledge, nameOf: NameOf): string {
  if (note.statement !== null) return note.statement;
  if (note.kind === "recommendation") return recommendationText(note, nameOf);
  const tagged = note.reasons.find((reason) => reason.kind === "label-tag");
  if (tagged?.kind === "label-tag") return labelTagText(tagged, note, nameOf);
  if (note.release !== null) return annotationText(note, note.release, nameOf);
  return absenceText(note, knowledge, nameOf);
}

/** Returns the steps of a row in sentences; a row without steps says that the body recommends nothing. */
export function recommendationText(note: Note, nameOf: NameOf): string {
  return stepsText(note.steps, nameOf);
}

/** Returns steps in sentences; none says that the body recommends nothing. */
export function stepsText(steps: readonly Step[], nameOf: NameOf): string {
  return steps.length === 0
    ? "No recommendation for this result."
    : steps.map((step) => stepLine(step, nameOf)).join(" ");
}

/** What a label's tag means, in a sentence. @source ClinPGx, drug label legend: its testing levels */
function labelTagText({ agency, tag }: Extract<Reason, { kind: "label-tag" }>, note: Note, nameOf: NameOf): string {
  const drug = listWords(note.about.map(nameOf));
  const genes = note.genes.length === 0 ? "a gene or chromosome marker" : listWords(note.genes);
  switch (tag) {
    case "Testing Required":
      return `The ${agency} label of ${drug} asks for a test of ${genes} before use.`;
    case "Testing Recommended":
      return `The ${agency} label of ${drug} recommends a test of ${genes}.`;
    case "Actionable PGx":
      return `The ${agency} label of ${drug} says what changes with ${genes}, and asks for no test.`;
    case "Informative PGx":
      return `The ${agency} label of ${drug} mentions ${genes} for information.`;
    case "No Clinical PGx":
      return `The ${agency} label of ${drug} names ${genes} and says that it makes no clinical difference.`;
    default:
      return `The ${agency} label of ${drug} names ${genes}; ClinPGx gives it no testing level.`;
  }
}

/** What an imported annotation is about, in our words; what it says stands in its own. */
function annotationText(note: Note, { categories, phenotypes, papers }: ReleaseShare, nameOf: NameOf): string {
  const people = phenotypes.length === 0 ? "" : `, in people with ${listWords(phenotypes)}`;
  return `ClinPGx annotates ${shortMarker(note.genes, note.variants)} for ${listWords(categories.map(categoryWord))} of ${listWords(note.about.map(nameOf))}${people}. ${papersLine(papers)}`;
}

/** Absence as a dated statement: where we looked, when, and what came of it. */
function absenceText(note: Note, knowledge: AnswerKnowledge, nameOf: NameOf): string {
  const pair = listWords([
    ...note.about.map(nameOf),
    ...(note.genes.length === 0 ? ["any germline gene"] : note.genes),
  ]);
  if (note.absence === "needs-another-gene") {
    return `The guideline for ${pair} speaks of several genes together; a result for ${note.when ?? "another gene"} is missing, so it gives no answer yet.`;
  }
  const unread = note.reasons.find((reason) => reason.kind === "listed-guideline");
  if (unread?.kind === "listed-guideline")
    return `ClinPGx lists a guideline of ${unread.body} on ${pair} (release of ${unread.date}) that we have not transcribed. Read it there before you decide.`;
  if (note.variants.length > 0)
    return `We hold nothing on ${note.variants.map((variant) => variant.rsid ?? variant.name ?? "").join(", ")} of ${pair}. That nothing stands here means nothing.`;
  const ranked =
    note.level === null
      ? []
      : [`${note.level.scale} ranks ${pair} at level ${note.level.value} and has no recommendation that we hold.`];
  const searches = knowledge.searches.filter((search) => note.searches.includes(search.id));
  if (searches.length === 0 && ranked.length > 0) return ranked.join(" ");
  if (searches.length === 0)
    return `We have not looked for guidance on ${pair}. That nothing stands here means nothing.`;
  const silent = searches
    .filter((search) => search.result === "nothing-found")
    .map((search) => `${search.body} (${search.date})`);
  const listed = searches
    .filter((search) => search.result === "listed-without-recommendation")
    .map((search) => {
      const level =
        search.level === undefined
          ? ""
          : ` at ${search.level.scale} level ${search.level.value} (${search.level.status.toLowerCase()})`;
      return `${search.body} lists the pair${level} and gives no recommendation (${search.date}).`;
    });
  return [
    ...listed,
    ...(silent.length === 0
      ? []
      : [`Looked for guidance on ${pair} in ${listWords([...new Set(silent)])}: nothing found.`]),
  ].join(" ");
}

function reasonLine(reason: Reason, knowledge: AnswerKnowledge): readonly string[] {
  switch (reason.kind) {
    case "guideline-row":
      return [
        reason.implication,
        `${reason.body} ${reason.year}${reason.strength === "Not graded" ? "; the body gives this no strength" : `, strength: ${reason.strength}`}.`,
      ];
    case "graded":
      return [
        `${reason.scale} level ${reason.value}${reason.score === null ? "" : ` (score ${reason.score})`}, from ${countWord(reason.papers, "paper")}.`,
      ];
    case "studies":
      return studiesLine(reason);
    case "label":
      return [
        `${reason.agency} label of ${reason.product}${reason.tag === null ? "" : `; ClinPGx tag: ${reason.tag}`}${reason.onBiomarkerList ? "; on the FDA biomarker list" : ""}.`,
      ];
    case "evaluated":
      return [`${reason.body} ${reason.year}: ${verdictWord(reason.verdict)}.`];
    case "label-tag":
      return labelTagLine(reason);
    case "listed-guideline":
      return [`${reason.name}: ${reason.url}`];
    case "direct-target":
      return [`${reason.gene} is the drug's direct target, not its route of clearance.`];
    case "looked":
      return knowledge.searches.filter((search) => reason.searches.includes(search.id)).map((search) => search.text);
    default:
      return unreachable(reason);
  }
}

type Verdict = Extract<Reason, { kind: "evaluated" }>["verdict"];

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  "no-interaction": "no interaction between drug and gene",
  "no-action-needed": "an interaction, and no need to act on it",
  "insufficient-evidence": "too little evidence for a recommendation",
  "no-recommendation": "no recommendation",
};

/** Returns what a body concluded of a pair, to follow the body's name and a colon. */
export function verdictWord(verdict: Verdict): string {
  return VERDICT_WORDS[verdict];
}

const ADVICE_WORDS: Readonly<Record<Extract<Reason, { kind: "label-tag" }>["advice"][number], string>> = {
  prescribing: "prescribing advice",
  dosing: "a dose",
  "alternate-drug": "another drug",
  "other-guidance": "other guidance",
};

function labelTagOf(note: Note): WordedNote["labelTag"] {
  const reason = note.reasons.find((one) => one.kind === "label-tag");
  if (reason?.kind !== "label-tag") return null;
  const { agency, tag, advice, date } = reason;
  return {
    agency,
    tag,
    advice: advice.length === 0 ? null : listWords(advice.map((kind) => ADVICE_WORDS[kind])),
    date,
  };
}

function labelTagLine({
  agency,
  tag,
  biomarkerList,
  advice,
  date,
}: Extract<Reason, { kind: "label-tag" }>): readonly string[] {
  const listed =
    biomarkerList === null
      ? ""
      : biomarkerList === "listed"
        ? "; on the FDA biomarker list"
        : "; formerly on the FDA biomarker list";
  return [
    `${agency} label; ClinPGx tag: ${tag ?? "none"}${listed}${date === null ? "" : `; annotation of ${date}`}.`,
    ...(advice.length === 0 ? [] : [`ClinPGx marks in it: ${listWords(advice.map((kind) => ADVICE_WORDS[kind]))}.`]),
  ];
}

function studiesLine({ found, notFound, notSeen, largestN }: Extract<Reason, { kind: "studies" }>): readonly string[] {
  const parts = [
    found > 0 ? `${countWord(found, "paper")} report${found === 1 ? "s" : ""} an association` : null,
    notFound > 0 ? `${countWord(notFound, "paper")} report${notFound === 1 ? "s" : ""} none` : null,
    notSeen > 0 ? `${countWord(notSeen, "paper")} whose result we could not read` : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return [];
  const size =
    largestN === null ? "how many people were studied is not reported here" : `largest number studied: ${largestN}`;
  return [`${parts.join("; ")}; ${size}.`];
}

function variantLines(note: Note): readonly string[] {
  return note.variants.flatMap((variant) => {
    const detail = variantDetail(variant);
    return detail === null ? [] : [`${variant.rsid ?? variant.allele ?? variant.name ?? ""}: ${detail}.`];
  });
}
