import { adviseOn } from "@/lib/advice";
import type { Knowledge } from "@/lib/knowledge";
import {
  InvariantError,
  OPEN_ACTION,
  STRENGTHS,
  type Action,
  type Case,
  type CaseQuestion,
  type FormerRow,
  type ResultInput,
} from "@/lib/schema";
import { NO_CASE_FILE, type CaseFileRead } from "./case-vcf";
import {
  createBibliography,
  type Bibliography,
  reportOn,
  type Citation,
  type Report,
  type Worded,
  type WordedCertainty,
  type WordedNote,
  type WordedSensitivity,
  notesOf,
  movedTrace,
  listWords,
  settingWord,
} from "@/lib/report";
import { encodeWhatIf, whatIfOf } from "./what-if-link";

/** What a question gives, as the page shows it before anyone has answered. */
export interface GivenLine {
  readonly name: string;
  readonly value: string;
}

/** The engine's answer to one question of a case. */
export interface SolvedQuestion extends Readonly<Pick<CaseQuestion, "id" | "ask">> {
  /** The body whose word was asked for; null when the whole answer was. */
  readonly body: string | null;
  /** Null: open, because it hangs on what is not known. */
  readonly action: Worded<Action> | null;
  readonly certainty: WordedCertainty;
  readonly headline: string;
  readonly lines: readonly string[];
  /** Results as they were understood. */
  readonly results: readonly string[];
  /** The notes behind the answer, leading first. */
  readonly notes: readonly WordedNote[];
  readonly disagreements: readonly string[];
  /** Whether what a result leaves open matters, and what would settle it; null where nothing is open. */
  readonly matters: WordedSensitivity | null;
  readonly citations: readonly Citation[];
  /** Fragment of the what-if page that starts from this question; null where today's knowledge does not answer it. */
  readonly whatIf: string | null;
}

/** One thing that a case teaches and the engine no longer says. */
export interface CaseDrift {
  readonly question: string;
  readonly what: "action" | "certainty" | "note" | "words" | "matters" | "question";
  readonly taught: string;
  readonly found: string;
}

export interface TaughtText {
  readonly id: string;
  readonly text: string;
  readonly citations: readonly Citation[];
}

export type CaseSolution =
  | {
      readonly kind: "solved";
      readonly version: string;
      readonly date: string;
      readonly questions: readonly SolvedQuestion[];
      readonly trap: TaughtText;
      readonly points: readonly TaughtText[];
      readonly sources: readonly Citation[];
    }
  /** The knowledge has moved on from what the case teaches: it has no solution until somebody has read it again. */
  | {
      readonly kind: "outdated";
      readonly version: string;
      readonly date: string;
      readonly drifts: readonly CaseDrift[];
    }
  | { readonly kind: "retired"; readonly version: string; readonly because: string };

/**
 * Returns the solution of a case, worked out by the engine as for any question.
 * A retired case has none, and neither has one that the knowledge no longer
 * bears out: what it then says instead stands among the drifts. Throws nothing
 * for facts that are gone; they drift. `file` is what the case's file says.
 */
export function solveCase(one: Case, knowledge: Knowledge, file: CaseFileRead = NO_CASE_FILE): CaseSolution {
  const { version, date } = knowledge;
  if (one.status === "retired") return { kind: "retired", version, because: one.retiredBecause ?? "" };
  const bibliography = createBibliography(knowledge);
  // The story is read first, so its sources carry the first numbers.
  for (const line of one.story) bibliography.cite(line.sources);
  const solved = one.questions.map((question) => ({ question, answer: solveQuestion(question, knowledge, file) }));
  const drifts = solved.flatMap(({ question, answer }) => driftsOf(question, answer));
  if (drifts.length > 0) return { kind: "outdated", version, date, drifts };
  const questions = solved.flatMap(({ question, answer }) =>
    answer === null ? [] : [shownAnswer(question, answer, bibliography)],
  );
  const taught = ({ id, text, sources }: Case["trap"]): TaughtText => ({
    id,
    text,
    citations: bibliography.cite(sources),
  });
  return {
    kind: "solved",
    version,
    date,
    questions,
    trap: taught(one.trap),
    points: one.points.map(taught),
    sources: bibliography.all(),
  };
}

/** Returns the report that answers a question of a case; null when the question can no longer be asked, because a drug or gene of it is gone. */
export function reportOfQuestion(
  question: CaseQuestion,
  knowledge: Knowledge,
  file: CaseFileRead = NO_CASE_FILE,
): Report | null {
  const then = asOf(question.formerly, knowledge);
  const { drug, genes, setting, populations, coMedication } = question;
  const results = [...givenResults(question, file)];
  const advice = adviseOn(
    {
      drugs: [drug],
      genes: [...genes],
      results,
      populations: [...populations],
      coMedication: [...coMedication],
      ...(setting === undefined ? {} : { setting }),
    },
    then,
    knowledge.date,
  );
  return advice.ok ? reportOn(advice.value, then) : null;
}

function givenResults(question: CaseQuestion, file: CaseFileRead): readonly ResultInput[] {
  return [...question.results, ...file.results.filter((result) => question.fromFile.includes(result.gene))];
}

/** A result that leaves something open is not carried along: without what it leaves open it would read as settled. */
function whatIfLink(question: CaseQuestion, knowledge: Knowledge, file: CaseFileRead): string | null {
  if (question.formerly.length > 0) return null;
  const settled = givenResults(question, file).filter((result) => (result.open ?? []).length === 0);
  return encodeWhatIf({
    drug: question.drug,
    now: whatIfOf(question, settled),
    before: null,
    snapshot: knowledge.version,
  });
}

function solveQuestion(question: CaseQuestion, knowledge: Knowledge, file: CaseFileRead): SolvedQuestion | null {
  const report = reportOfQuestion(question, knowledge, file);
  const beside =
    question.coMedication.length === 0 ? undefined : report?.coMedication.find((one) => one.drug === question.drug);
  const line = beside?.bottomLine ?? report?.bottomLines[0];
  // A result of a case that cannot be read answers another question than the one asked.
  if (report === null || line === undefined || report.problems.length > 0) return null;
  // Beside another drug, the rows of the expected phenotype speak.
  const rows = beside?.bottomLine == null ? report.recommendations : beside.rows;
  const said = question.body === undefined ? rows : rows.filter((note) => note.source === question.body);
  const [lead] = said.filter((note) => note.fit !== "untested");
  const [matters = null] = report.sensitivities;
  // A result that fits several readings with several advices is an answer to none of them.
  const isUnsettled = matters !== null && matters.verdict !== "same";
  const isOpen = isUnsettled || (question.body === undefined ? line.action === null : lead?.fit !== "holds");
  const notes =
    question.body === undefined
      ? [...rows, ...notesOf(report).filter((note) => !rows.includes(note))].filter(
          (note) => note.fit !== "untested" || isOpen,
        )
      : said.filter((note) => note.fit !== "untested");
  if (question.body !== undefined && lead === undefined) return null;
  return {
    id: question.id,
    ask: question.ask,
    body: question.body ?? null,
    action: isOpen ? null : question.body === undefined ? line.action : (lead?.action ?? null),
    certainty: question.body === undefined ? line.certainty : (lead?.certainty ?? line.certainty),
    headline: isUnsettled
      ? matters.text
      : question.body === undefined || lead === undefined
        ? line.headline
        : `${lead.heading}. ${lead.text}`,
    lines: [
      ...(beside?.conversions ?? []).filter((one) => one.shifts === "yes").flatMap((one) => [one.method, one.limits]),
      ...(question.body === undefined && !isUnsettled ? line.lines : []),
    ],
    matters,
    results: [
      ...report.results.map((result) => result.text),
      ...(beside?.conversions ?? []).filter((one) => one.shifts !== "no").map((one) => one.text),
      ...(question.fromFile.length > 0 ? file.setAside : []),
    ],
    notes,
    disagreements: report.disagreements
      .filter((item) => question.body === undefined || item.bodies.includes(question.body))
      .map((item) => item.text),
    citations: [],
    whatIf: whatIfLink(question, knowledge, file),
  };
}

/** The answer with the notes the question is about, in the order of the answer; the others stand on the answer page. Sources count up through the whole case. */
function shownAnswer(question: CaseQuestion, answer: SolvedQuestion, bibliography: Bibliography): SolvedQuestion {
  const genes = [
    ...new Set([...question.genes, ...question.results.map((result) => result.gene), ...question.fromFile]),
  ];
  const page = `/answer?${new URLSearchParams([["drug", question.drug], ...genes.map((gene) => ["gene", gene])]).toString()}`;
  const notes = answer.notes
    .filter((note) => question.expects.notes.some(({ id }) => id === note.id))
    .map((note) => ({
      ...note,
      citations: bibliography.cite(note.citations.map(({ id }) => id)),
      trace: movedTrace(note.trace, { citations: note.citations, bibliography, answer: page }),
    }));
  return {
    ...answer,
    notes,
    citations: notes
      .flatMap((note) => note.citations)
      .filter((citation, i, all) => all.findIndex(({ id }) => id === citation.id) === i),
  };
}

/** Returns what the engine says and the case does not teach, or teaches and the engine does not say; empty while the two agree. */
function driftsOf(question: CaseQuestion, answer: SolvedQuestion | null): readonly CaseDrift[] {
  if (answer === null)
    return [
      {
        question: question.id,
        what: "question",
        taught: question.ask,
        found: "a drug, gene or result of it that the knowledge no longer holds",
      },
    ];
  const { expects } = question;
  const drift = (what: CaseDrift["what"], taught: string, found: string): readonly CaseDrift[] =>
    taught === found ? [] : [{ question: question.id, what, taught, found }];
  const words = [answer.headline, ...answer.lines, ...answer.results, ...answer.notes.map((note) => note.text)].join(
    " ",
  );
  return [
    ...drift("action", expects.action, answer.action?.code ?? OPEN_ACTION),
    ...drift("certainty", expects.certainty, answer.certainty.code),
    ...expects.notes.flatMap((taught) => {
      const note = answer.notes.find(({ id }) => id === taught.id);
      return drift(
        "note",
        inBrief(taught),
        note === undefined
          ? `no note ${taught.id} in the answer`
          : inBrief({
              id: note.id,
              action: note.action.code,
              certainty: note.certainty.code,
              strength:
                taught.strength === undefined ? undefined : STRENGTHS.find((strength) => strength === note.strength),
              text: note.text,
            }),
      );
    }),
    ...drift("matters", expects.matters ?? "nothing open", answer.matters?.verdict ?? "nothing open"),
    ...expects.says
      .filter((text) => !words.includes(text))
      .flatMap((text) => drift("words", text, "no such words in the answer")),
  ];
}

function inBrief({ id, action, certainty, strength, text }: CaseQuestion["expects"]["notes"][number]): string {
  return `${id} (${action}, ${certainty}${strength === undefined ? "" : `, strength ${strength}`}): ${text}`;
}

/** The knowledge with some rows as an older release had them. Only a question of a case asks for it. */
function asOf(formerly: readonly FormerRow[], knowledge: Knowledge): Knowledge {
  if (formerly.length === 0) return knowledge;
  const guidelines = knowledge.guidelines.map((guideline) => {
    const then = formerly.filter(({ row }) => guideline.recommendations.some((today) => today.id === row));
    const [first] = then;
    if (first === undefined) return guideline;
    return {
      ...guideline,
      year: first.year,
      recommendations: guideline.recommendations.map((today) => {
        const was = then.find(({ row }) => row === today.id);
        return was === undefined
          ? today
          : { ...today, strength: was.strength, steps: was.steps, sources: was.sources, remarks: [] };
      }),
    };
  });
  return { ...knowledge, guidelines };
}

/** Returns what a question gives, before it is answered: the drug, each result as the report has it, the group of patients. */
export function givenLines(question: CaseQuestion, knowledge: Knowledge): readonly GivenLine[] {
  const { drug, genes, results, fromFile, coMedication, setting, populations, body } = question;
  const untested = genes.filter((gene) => !results.some((result) => result.gene === gene) && !fromFile.includes(gene));
  return [
    { name: "Drug", value: knowledge.drugs[drug]?.name ?? drug },
    ...untested.map((gene) => ({ name: "Gene asked about", value: gene })),
    ...results.map((result) => ({ name: `${result.gene} result`, value: resultWord(result) })),
    ...coMedication.map((other) => ({ name: "Taken as well", value: knowledge.drugs[other]?.name ?? other })),
    ...fromFile.map((gene) => ({ name: `${gene} result`, value: "as the file has it" })),
    ...(setting === undefined ? [] : [{ name: "Setting", value: settingWord(setting) }]),
    ...populations.map((value) => ({ name: "Group of patients", value })),
    ...(body === undefined ? [] : [{ name: "Asked of", value: body }]),
  ];
}

function resultWord(result: ResultInput): string {
  const { diplotype, phenotype, activityScore, status, value, variant, genotype, open = [] } = result;
  if (open.length > 0) return `${diplotype ?? ""}; not excluded: ${listWords(open.map((other) => other.diplotype))}`;
  if (activityScore !== undefined) return `activity score ${activityScore}`;
  const text =
    diplotype ?? phenotype ?? status ?? value ?? (variant === undefined ? undefined : `${variant} ${genotype ?? ""}`);
  if (text === undefined) throw new InvariantError("teaching: a result of a case without a value");
  return text;
}
