import type { Unread } from "@/lib/intake";
import type { Problem } from "@/lib/schema";
import type { Regimen } from "./regimen";
import type { Citation, Report, WordedBottomLine, WordedCoMedication, WordedNote, WordedResult } from "./report";
import { listWords } from "../words/words";
import { UNREAD_HEADING, unreadSummary } from "../words/unread-line";

/** What each section holds, in the order in which every form of the report has them. */
interface Contents {
  readonly answers: readonly WordedBottomLine[];
  readonly results: readonly WordedResult[];
  readonly problems: readonly Problem[];
  readonly unread: readonly Unread[];
  /** Genes that guidance asks about and no result names. */
  readonly untested: readonly string[];
  /** `asked`: drugs taken as well on which nothing was found. */
  readonly "co-medication": { readonly effects: readonly WordedCoMedication[]; readonly asked: readonly string[] };
  readonly "left-open": Report["sensitivities"];
  readonly disagreements: Report["disagreements"];
  readonly "pre-tests": Report["preTests"];
  readonly recommendations: readonly WordedNote[];
  readonly watch: readonly WordedNote[];
  readonly evidence: readonly WordedNote[];
  readonly labels: readonly WordedNote[];
  readonly imported: readonly WordedNote[];
  readonly absences: readonly WordedNote[];
  readonly "other-drugs": readonly WordedNote[];
  readonly studies: Pick<Report, "studies" | "effects" | "withoutRatio" | "exclusions">;
  readonly tumour: readonly WordedNote[];
  readonly searched: Report["searched"];
  readonly "other-genes": Report["otherGenes"];
  readonly regimen: Regimen;
  readonly sources: readonly Citation[];
  readonly limits: Report["limits"];
}

export type SectionId = keyof Contents;

/** One section: its heading, a shorter name for a list of contents, and what it holds as data. */
export interface SectionOf<Id extends SectionId> {
  readonly id: Id;
  readonly heading: string;
  readonly name: string;
  readonly content: Contents[Id];
}

export type DocumentSection = { readonly [Id in SectionId]: SectionOf<Id> }[SectionId];

/** The report in reading order, headed once for all its forms. */
export interface ReportDocument {
  readonly title: string;
  /** What of what was given is not used, and the section that tells it: above everything else in every form that draws it. */
  readonly notUsed: readonly { readonly told: SectionId; readonly text: string }[];
  readonly sections: readonly DocumentSection[];
}

/** What only a page that holds all guidance can add. */
export interface Beside {
  readonly untested?: readonly string[];
  readonly regimen?: Regimen;
}

/** What stands under the evidence where there is none. */
export const NO_STUDY = "We hold no germline study of this question.";

/** Returns that nothing was found on drugs taken as well, for a reader who asked; it is no all-clear. */
export function nothingTogether(drugs: readonly string[]): string {
  return `No list we hold names ${drugs.join(" or ")} as acting on an enzyme or transporter that matters for this answer. That does not exclude an interaction: look in an interaction checker too.`;
}

/**
 * Returns the report as one document: what to do first, then what was read of
 * the results, what other drugs and open results change, who disagrees, what
 * the bodies say, what to watch, the evidence, the silences, sources and
 * limits. Every form of the prescriber's report is drawn from it; a form may
 * fold a section, or leave it out by `LEFT_OUT`, and orders and heads
 * none by itself. A section with nothing to tell is not there.
 */
export function documentOf(report: Report, { untested = [], regimen }: Beside = {}): ReportDocument {
  const { problems, evidence, question } = report;
  const studied = evidence.filter((note) => note.labelTag === null);
  const exclusions = report.exclusions.length > 0;
  const germline = report.studies.filter((row) => row.origin.code === "germline");
  // That there is no study is worth a line only where nothing else speaks of the question.
  const isSilent = report.recommendations.length === 0 && report.imported.length === 0;
  const acting = new Set(
    report.coMedication.flatMap(({ conversions, exposures }) =>
      [...conversions, ...exposures].flatMap(({ by }) => by.map(({ drug }) => drug)),
    ),
  );
  const asked = question.coMedication.filter(({ id }) => !acting.has(id)).map((drug) => drug.name);
  const { answers, limits, sources, ...rest } = {
    answers: section("answers", "What to do", report.bottomLines),
    results: listed("results", "Results as understood", report.results, "Results"),
    problems: listed("problems", PROBLEMS_HEADING, problems, "Results not used"),
    unread: listed("unread", UNREAD_HEADING, report.unread, "Not read"),
    untested: listed("untested", "Not tested, which never means normal", untested, "Not tested"),
    together:
      report.coMedication.length + asked.length === 0
        ? []
        : [
            section(
              "co-medication",
              "With the other drugs taken",
              { effects: report.coMedication, asked },
              "Other drugs taken",
            ),
          ],
    open: listed("left-open", LEFT_OPEN_HEADING, report.sensitivities, "What was left open"),
    disagreements: listed("disagreements", "Where they disagree", report.disagreements, "Disagreement"),
    preTests: listed("pre-tests", "Before a test: what each result would change", report.preTests, "Before a test"),
    recommendations: listed("recommendations", "What the guidelines say", report.recommendations, "Guidelines"),
    watch: listed("watch", "What to watch", report.watch),
    evidence:
      studied.length > 0 || isSilent
        ? [section("evidence", "What is known of the germline genotype", studied, "Evidence")]
        : [],
    labels: listed(
      "labels",
      "What the labels say of a test",
      evidence.filter((note) => note.labelTag !== null),
      "Labels",
    ),
    imported: listed("imported", "What ClinPGx annotates", report.imported),
    absences: listed("absences", "Where we found nothing", report.absences),
    otherDrugs: listed(
      "other-drugs",
      "The same gene with other drugs of the class: not an answer to this question",
      report.otherDrugs,
      "Other drugs of the class",
    ),
    studies:
      germline.length > 0 || exclusions
        ? [section("studies", "What was studied", { ...report, studies: germline })]
        : [],
    tumour: listed("tumour", "Tumour tests: another question", report.tumour, "Tumour tests"),
    searched: listed("searched", "Where we looked", report.searched),
    otherGenes: listed("other-genes", "Other genes with notes", report.otherGenes, "Other genes"),
    regimen:
      regimen === undefined || regimen.others.length + regimen.restCount === 0
        ? []
        : [section("regimen", "Other drugs for which this panel asks for something", regimen, "Other drugs")],
    sources: section("sources", "Sources", report.sources),
    limits: section("limits", "Limits", report.limits),
  };
  const unreadLine = unreadSummary(report.unread);
  return {
    title: report.title,
    notUsed: [
      ...(problems.length === 0 ? [] : [{ told: "problems", text: problemsSummary(problems.length) } as const]),
      ...notHeldLines(question),
      ...doseLines(question),
      ...(unreadLine === null ? [] : [{ told: "unread", text: unreadLine } as const]),
    ],
    sections: [answers, ...Object.values(rest).flat(), sources, limits],
  };
}

/** Drugs that only their name is known of: said before anything else, since a silence further down reads as an all-clear. */
function notHeldLines({ drugs, coMedication }: Report["question"]): ReportDocument["notUsed"] {
  const asked = drugs.filter(({ isHeld }) => !isHeld).map(({ name }) => name);
  const taken = coMedication.filter(({ isHeld }) => !isHeld).map(({ name }) => name);
  return [
    ...(asked.length === 0
      ? []
      : [
          {
            told: "answers",
            text: `Nothing held on ${listWords(asked)}: no answer below covers ${pronoun(asked)}.`,
          } as const,
        ]),
    ...(taken.length === 0
      ? []
      : [
          { told: "answers", text: `Not checked: ${listWords(taken)}. We hold nothing on ${pronoun(taken)}.` } as const,
        ]),
  ];
}

/** We read which drug it is, and never how much of it. */
function doseLines({ drugs, coMedication }: Report["question"]): ReportDocument["notUsed"] {
  const doses = [
    ...new Set(
      [...drugs, ...coMedication].flatMap(({ dose, matchedAs }) => (dose === null ? [] : [matchedAs ?? dose])),
    ),
  ];
  return doses.length === 0
    ? []
    : [{ told: "answers", text: `Doses are not used. Given as: ${doses.map((text) => `“${text}”`).join(", ")}.` }];
}

function pronoun(names: readonly string[]): string {
  return names.length === 1 ? "it" : "them";
}

export const LEFT_OPEN_HEADING = "Does what was left open matter?";

function problemsSummary(count: number): string {
  return `Not used: ${count === 1 ? "one result" : `${count} results`}; see “${PROBLEMS_HEADING}”.`;
}

const PROBLEMS_HEADING = "Results that decide nothing here";

/**
 * Which form leaves a section out. What is named for none stands in all four.
 * Text has no room for the tables of studies, and no links to other genes.
 * `untested` and `regimen` need all guidance, which only the written report has
 * at hand; it keeps to what is done and why within six pages, and leaves the
 * silences and what is no answer to the page of each drug, and what could not
 * be read to the fields beside it.
 */
const LEFT_OUT: Readonly<Record<DocumentForm, readonly SectionId[]>> = {
  text: ["studies", "other-genes", "untested", "regimen"],
  html: ["studies", "other-genes", "untested", "regimen"],
  report: ["unread", "pre-tests", "absences", "other-drugs", "studies", "tumour", "searched", "other-genes"],
  answer: ["untested", "regimen"],
};

export type DocumentForm = "text" | "html" | "report" | "answer";

/** Returns the sections that a form of the report draws, in order. */
export function sectionsOf(document: ReportDocument, form: DocumentForm): readonly DocumentSection[] {
  return document.sections.filter(({ id }) => !LEFT_OUT[form].includes(id));
}

/** Returns the lines on what is not used whose section a form draws. */
export function notUsedIn(document: ReportDocument, form: DocumentForm): readonly string[] {
  return document.notUsed.filter(({ told }) => !LEFT_OUT[form].includes(told)).map(({ text }) => text);
}

function section<Id extends SectionId>(id: Id, heading: string, content: Contents[Id], name = heading): SectionOf<Id> {
  return { id, heading, name, content };
}

function listed<Id extends SectionId>(
  id: Id,
  heading: string,
  content: Contents[Id] & readonly unknown[],
  name = heading,
): readonly SectionOf<Id>[] {
  return content.length === 0 ? [] : [section(id, heading, content, name)];
}
