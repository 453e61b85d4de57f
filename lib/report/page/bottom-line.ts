import { asksToAct, type Advice, type BottomLine, type Note } from "@/lib/advice";
import { guidanceOn, type AnswerKnowledge } from "@/lib/knowledge";
import { unreachable } from "@/lib/schema";
import type { WordedBottomLine } from "./report";
import type { NameOf } from "../words/step-lines";
import { actionWord, certaintyWord, recommendationText, verdictWord } from "./word-note";
import { capitalise, countWord, listWords } from "../words/words";

/** Returns the answer for one drug in sentences: what to do first, then what stands behind it. */
export function wordBottomLine(
  line: BottomLine,
  advice: Advice,
  knowledge: AnswerKnowledge,
  nameOf: NameOf,
): WordedBottomLine {
  const notes = advice.notes.filter((note) => note.drug === line.drug);
  return {
    drug: line.drug,
    drugName: nameOf(line.drug),
    code: line.code,
    openWord: line.code === "not-held" ? "Nothing held" : "Depends on the result",
    lead: line.notes[0] ?? null,
    action: line.action === null ? null : actionWord(line.action, knowledge.terms),
    certainty: certaintyWord(line.certainty, knowledge.terms),
    headline: headline({ line, notes, advice, knowledge, nameOf }),
    lines:
      line.code === "not-held"
        ? []
        : [
            ...coMedicationLines(line, advice, knowledge),
            ...(line.code === "guidance-not-tested" || line.untested.length === 0
              ? []
              : [untestedText(line, nameOf(line.drug))]),
            ...otherGroupLines(line, notes, knowledge),
            ...labelLines(line, notes),
            ...evidenceLines(line, notes),
            ...watchLines(notes),
            ...tumourLines(notes),
            ...searchedLines(line, notes, knowledge),
          ],
  };
}

/** Returns what is said of a drug that is known by name alone: no advice, and no reassurance. */
export function notHeldText(drug: string): string {
  return `We recognise ${drug}, but hold nothing on it and have not looked. That does not mean it is safe, or that genes do not matter: check its label and the guidelines.`;
}

interface Line {
  readonly line: BottomLine;
  readonly notes: readonly Note[];
  readonly advice: Advice;
  readonly knowledge: AnswerKnowledge;
  readonly nameOf: NameOf;
}

function headline({ line, notes, advice, knowledge, nameOf }: Line): string {
  const drug = nameOf(line.drug);
  const pair = line.genes.length === 0 ? `${drug} and a germline gene` : `${drug} and ${listWords(line.genes)}`;
  const genotype = line.genes.length === 0 ? "a germline genotype" : `the ${listWords(line.genes)} genotype`;
  switch (line.code) {
    case "not-held":
      return notHeldText(drug);
    case "guideline": {
      const [first] = line.notes;
      const lead = notes.find((note) => note.id === first);
      const group = lead === undefined || isForAll(lead) ? "" : ` (${lead.population ?? ""})`;
      const body =
        lead === undefined ? "" : `${[bodyOf(lead), lead.when].filter((part) => part !== null).join(", ")}${group}: `;
      // A row holds and yet no action stands: something else fits the data and leads elsewhere.
      const condition = line.action === null ? "Only if the reported result holds: " : "";
      return `${condition}${body}${lead === undefined ? "" : recommendationText(lead, nameOf)}`;
    }
    case "guideline-needs-result": {
      const missing = notes.find((note) => note.absence === "needs-another-gene")?.when;
      if (bodies(notes).length === 0)
        return `The guideline for ${pair} speaks of several genes together. What to do depends on a result for ${missing ?? "another gene"} as well.`;
      return `${listWords(bodies(notes))} ${bodies(notes).length === 1 ? "has" : "have"} guidance on ${pair}. What to do depends on the result: find its row below.`;
    }
    case "guideline-silent-on-result": {
      const results = advice.results
        .filter((result) => line.genes.includes(result.gene))
        .map((result) => `${result.gene} ${result.phenotype}`);
      const guidance = `The guidance of ${listWords(bodiesFor(line, knowledge))} on ${pair} has no row for`;
      const groups = listWords(advice.question.populations);
      if (results.length === 0)
        return `${guidance} ${groups}: it speaks of other groups of patients. We have no advice from it for this one.`;
      return `${guidance} ${listWords(results)}${groups === "" ? "" : ` in ${groups}`}. Check the result with the laboratory; we have no advice for it.`;
    }
    case "guidance-not-tested":
      return `${untestedText(line, drug)} What to do depends on ${line.untested.length === 1 ? "that result" : "those results"}; the results given say nothing of it.`;
    case "guideline-not-held": {
      const listed = notes.flatMap((note) =>
        note.reasons.flatMap((r) => (r.kind === "listed-guideline" ? [r.body] : [])),
      );
      return `ClinPGx lists guidance of ${listWords([...new Set(listed)])} on ${pair}, which we have not transcribed. Read it before you decide.`;
    }
    case "label-only":
      return labelHeadline(line, notes, pair);
    case "evaluated-no-recommendation":
      return evaluatedHeadline(line, notes, nameOf);
    case "research-only":
      return line.action === "no-action-advised"
        ? `No guideline covers ${pair}. Do not change treatment because of ${genotype}.`
        : `${noGuidance(pair, listedText(line, notes, knowledge, nameOf))} We hold research only. ${NO_REASSURANCE}`;
    case "listed-without-recommendation":
    case "nothing-found":
      return `${noGuidance(pair, listedText(line, notes, knowledge, nameOf))} ${NO_REASSURANCE}`;
    default:
      return unreachable(line.code);
  }
}

/** Absence never instructs: it says what it does not mean, and who may know more. */
const NO_REASSURANCE =
  "That does not mean that the genotype has no effect: check the current label, or ask a pharmacist or clinical pharmacologist.";

function noGuidance(pair: string, listed: string): string {
  return `No guidance held on ${pair}${listed === "" ? "" : `: ${listed}`}.`;
}

/** "CPIC lists carbamazepine and SCN1A at level B (provisional) and has published no recommendation", or nothing. */
function listedText(line: BottomLine, notes: readonly Note[], knowledge: AnswerKnowledge, nameOf: NameOf): string {
  const listed = notes.filter(
    (note) => line.notes.includes(note.id) && note.absence === "listed-without-recommendation" && note.level !== null,
  );
  return listWords(
    listed.map((note) => {
      const ranked = knowledge.levels.find((one) => note.about.includes(one.drug) && note.genes.includes(one.gene));
      const status = ranked === undefined ? "" : ` (${ranked.status.toLowerCase()})`;
      const names = listWords([...note.about.map(nameOf), ...note.genes]);
      return `${note.level?.scale ?? ""} lists ${names} at level ${note.level?.value ?? ""}${status} and has published no recommendation that we hold`;
    }),
  );
}

function labelHeadline(line: BottomLine, notes: readonly Note[], pair: string): string {
  const facts = notes.filter((note) => line.notes.includes(note.id) && note.kind === "label");
  const agencies = [
    ...new Set(
      facts.flatMap((note) =>
        note.reasons.flatMap((r) => (r.kind === "label-tag" || r.kind === "label" ? [r.agency] : [])),
      ),
    ),
  ];
  const named = listWords([...new Set(facts.flatMap((note) => note.genes))]);
  const names = agencies.length === 1 ? "names" : "name";
  const gives = facts.some(asksToAct) ? ` and ${agencies.length === 1 ? "gives" : "give"} advice` : "";
  return `No guideline in our knowledge covers ${pair}. The ${agencies.length === 1 ? "label" : "labels"} of ${listWords(agencies)} ${names} ${named}${gives}: read ${agencies.length === 1 ? "it" : "them"} before prescribing.`;
}

type Judged = Extract<Note["reasons"][number], { kind: "evaluated" }>;

/** What a body concluded, on the pairs that it looked at and on no other; of a class, the member is named. */
function evaluatedHeadline(line: BottomLine, notes: readonly Note[], nameOf: NameOf): string {
  const groups = new Map<string, { reason: Judged; genes: string[]; drugs: string[]; keeps: boolean }>();
  for (const note of notes.filter((one) => line.notes.includes(one.id))) {
    for (const reason of note.reasons) {
      if (reason.kind !== "evaluated") continue;
      const key = `${reason.body} ${reason.year} ${reason.verdict}`;
      const group = groups.get(key) ?? { reason, genes: [], drugs: [], keeps: note.action === "no-change" };
      groups.set(key, {
        ...group,
        genes: [...new Set([...group.genes, ...note.genes])],
        drugs: [...new Set([...group.drugs, ...note.about.map(nameOf)])],
      });
    }
  }
  const told = [...groups.values()].map(({ reason, genes, drugs, keeps }) => {
    const instruction = keeps ? ` Do not change treatment because of the ${listWords(genes)} genotype.` : "";
    return `${reason.body} (${reason.year}) on ${listWords(drugs)} with ${listWords(genes)}: ${verdictWord(reason.verdict)}.${instruction}`;
  });
  const silent = notes.filter((note) => note.kind === "absence" && note.action === "no-guidance-held");
  const others = [...new Set(silent.flatMap((note) => note.genes))];
  return [...told, ...(others.length === 0 ? [] : [`${noGuidance(listWords(others), "")} ${NO_REASSURANCE}`])].join(
    " ",
  );
}

/**
 * "CPIC and DPWG have guidance on clopidogrel and CYP2C19, for which no result could be used." Whether the gene was never
 * tested or its result could not be read, it is the same question that stays open, and only this is true of both.
 */
function untestedText({ untested }: BottomLine, drug: string): string {
  const named = [...new Set(untested.flatMap(({ bodies: list }) => list))];
  return `${listWords(named)} ${named.length === 1 ? "has" : "have"} guidance on ${drug} and ${listWords(untested.map(({ gene }) => gene))}, for which no result could be used.`;
}

/** What another drug makes of it stands first: the action above it is that of the genes alone. */
function coMedicationLines(line: BottomLine, advice: Advice, knowledge: AnswerKnowledge): readonly string[] {
  const effect = advice.coMedication.find((one) => one.drug === line.drug);
  const conversions = effect?.conversions ?? [];
  const shifting = conversions.filter((one) => one.shifts === "yes");
  const open = conversions.filter((one) => one.shifts === "unknown" && one.by[0]?.strength !== "weak");
  const named = (list: typeof conversions): string =>
    listWords([
      ...new Set(list.flatMap((one) => one.by.map((acting) => knowledge.drugs[acting.drug]?.name ?? acting.drug))),
    ]);
  const expected = effect?.bottomLine?.action ?? null;
  return [
    ...(shifting.length === 0
      ? []
      : [
          `By the genes alone. Beside ${named(shifting)} expect ${listWords(shifting.map((one) => `${one.gene} ${one.expected?.phenotype ?? ""}`))}; then: ${expected === null ? "no advice decides" : actionWord(expected, knowledge.terms).word.toLowerCase()}.`,
        ]),
    ...(open.length === 0
      ? []
      : [
          `${capitalise(named(open))} may shift ${listWords(open.map((one) => one.gene))}; no accepted method says how far.`,
        ]),
  ];
}

/** A row for one group of patients leads; what the same body says of the other groups stands under it. */
function otherGroupLines(line: BottomLine, notes: readonly Note[], knowledge: AnswerKnowledge): readonly string[] {
  const lead = notes.find((note) => note.id === line.notes[0]);
  if (line.code !== "guideline" || lead === undefined || isForAll(lead)) return [];
  const others = notes.filter(
    (note) =>
      note.fit === "holds" &&
      note.when === lead.when &&
      bodyOf(note) === bodyOf(lead) &&
      note.population !== lead.population &&
      !isForAll(note),
  );
  if (others.length === 0) return [];
  const told = others.map(
    (note) =>
      `${note.population ?? ""}: ${actionWord(note.action, knowledge.terms).word.toLowerCase()} (${note.strength?.toLowerCase() ?? "not graded"})`,
  );
  return [`${bodyOf(lead) ?? "The body"} on other groups of patients: ${told.join("; ")}.`];
}

const ASKS_TO_CHANGE: ReadonlySet<string> = new Set(["avoid", "change-drug", "change-dose"]);

/** A guideline that keeps drug and dose, beside a label that marks another of either: the reader of one must learn of the other. */
function labelLines(line: BottomLine, notes: readonly Note[]): readonly string[] {
  if (line.code !== "guideline" || line.action === null || ASKS_TO_CHANGE.has(line.action)) return [];
  const lead = notes.find((note) => note.id === line.notes[0]);
  const marked = notes.filter(
    (note) =>
      note.kind === "label" && ASKS_TO_CHANGE.has(note.action) && note.genes.some((gene) => lead?.genes.includes(gene)),
  );
  const agencies = [
    ...new Set(
      marked.flatMap((note) =>
        note.reasons.flatMap((r) => (r.kind === "label" || r.kind === "label-tag" ? [r.agency] : [])),
      ),
    ),
  ];
  if (agencies.length === 0) return [];
  const genes = [...new Set(marked.flatMap((note) => note.genes))];
  return [
    `The ${agencies.length === 1 ? "label" : "labels"} of ${listWords(agencies)} ${agencies.length === 1 ? "marks" : "mark"} advice on the dose or another drug with ${listWords(genes)}; for which result, the label says.`,
  ];
}

function isForAll(note: Note): boolean {
  return note.population === null || note.population === "general";
}

function bodyOf(note: Note): string | null {
  const reason = note.reasons.find((r) => r.kind === "guideline-row");
  return reason?.kind === "guideline-row" ? reason.body : null;
}

function bodies(notes: readonly Note[]): readonly string[] {
  return [
    ...new Set(notes.flatMap((note) => note.reasons.flatMap((r) => (r.kind === "guideline-row" ? [r.body] : [])))),
  ];
}

/** Bodies whose guidance covers the pair, whether or not a row of it holds. */
function bodiesFor(line: BottomLine, knowledge: AnswerKnowledge): readonly string[] {
  const covering = guidanceOn(knowledge, line.drug).filter(
    ({ genes }) => line.genes.length === 0 || genes.some((gene) => line.genes.includes(gene)),
  );
  return [...new Set(covering.map(({ guideline }) => guideline.body))];
}

/** What stands behind the answer. Notes that are not about the drug alone, or whose result we could not read, are told apart. */
function evidenceLines(line: BottomLine, notes: readonly Note[]): readonly string[] {
  const used = notes.filter((note) => line.notes.includes(note.id) && note.kind === "association");
  const isLoose = (note: Note): boolean =>
    note.caveats.some((caveat) => caveat.code === "not-specific-to-drug" || caveat.code === "result-not-seen");
  const firm = used.filter((note) => !isLoose(note));
  const loose = used.length - firm.length;
  const prefix = line.certainty === "research-only" ? "Research only" : "Evidence without a guideline";
  return [
    ...(firm.length === 0
      ? []
      : [`${prefix}: ${gradesOf(firm)}; ${countWord(papersOf(firm), "paper")}; ${sizeOf(firm)}.`]),
    ...(loose === 0
      ? []
      : [
          `${countWord(loose, firm.length === 0 ? "note" : "further note")}: not specific to the drug, or with a result we could not read.`,
        ]),
  ];
}

function gradesOf(notes: readonly Note[]): string {
  const graded = notes.filter((note) => note.level !== null);
  const level = graded[0]?.level;
  if (level === undefined || level === null) return "nothing that ClinPGx has graded";
  const strongest =
    graded.length === 1
      ? `at ${level.scale} level ${level.value}`
      : `the strongest at ${level.scale} level ${level.value}`;
  return `${countWord(graded.length, "graded annotation")}, ${strongest}`;
}

function papersOf(notes: readonly Note[]): number {
  return notes.length === 0
    ? 0
    : new Set(
        notes.flatMap((note) => note.reasons.flatMap((reason) => (reason.kind === "studies" ? reason.papers : []))),
      ).size;
}

function sizeOf(notes: readonly Note[]): string {
  const sizes = notes.flatMap((note) =>
    note.reasons.flatMap((reason) => (reason.kind === "studies" && reason.largestN !== null ? [reason.largestN] : [])),
  );
  if (sizes.length === 0) return "how many people were studied is not reported here";
  return `the largest study with a known size has ${Math.max(...sizes)} people`;
}

const WATCH_WORDS = {
  exposure: "the drug's trough level",
  interaction: "interactions through CYP3A4 and P-gp",
  hepatic: "liver function",
} as const;

function watchLines(notes: readonly Note[]): readonly string[] {
  const topics = (["exposure", "interaction", "hepatic"] as const).filter((topic) =>
    notes.some((note) => note.topic === topic),
  );
  return topics.length === 0
    ? []
    : [`What to watch instead of a genotype: ${listWords(topics.map((topic) => WATCH_WORDS[topic]))}.`];
}

function tumourLines(notes: readonly Note[]): readonly string[] {
  const genes = [
    ...new Set(
      notes.filter((note) => note.kind === "tumour-marker" && note.certainty === "label").flatMap((note) => note.genes),
    ),
  ];
  return genes.length === 0
    ? []
    : [
        `The label does ask for tumour tests (${listWords(genes)}). They select patients by their tumour, and are another question than a germline genotype.`,
      ];
}

function searchedLines(line: BottomLine, notes: readonly Note[], knowledge: AnswerKnowledge): readonly string[] {
  if (line.code === "guideline" || line.code === "guideline-needs-result") return [];
  const ids = new Set(notes.filter((note) => note.kind === "absence").flatMap((note) => note.searches));
  const looked = knowledge.searches.filter((search) => ids.has(search.id));
  if (looked.length === 0) return [];
  const names = [...new Set(looked.map((search) => search.body))];
  const last =
    looked
      .map((search) => search.date)
      .sort()
      .at(-1) ?? "";
  const whose =
    line.action === "no-action-advised" && line.code === "research-only"
      ? " That no change follows from the genotype is our own judgement, from these searches and the studies below; no guideline body has said it."
      : "";
  return [`Looked for guidance in ${listWords(names)}, last on ${last}.${whose}`];
}
