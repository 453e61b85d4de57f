import { type PageOneLine, asksForSomething } from "./page-one";

/** What a row of page one prints: the line, with a step as long as the page has room for. */
export interface PageOneRow {
  readonly line: PageOneLine;
  /** Results in brief: "CYP2D6 *1/*4 Intermediate Metabolizer". */
  readonly phenotypes: readonly string[];
  /** What to do; null where the action's word alone has to do, because nothing is asked. */
  readonly step: string | null;
  /** The same beside the other drugs; null where nothing shifts. */
  readonly expectedStep: string | null;
  /** Whether the step was shortened here; its whole text stands under "Why". */
  readonly isShortened: boolean;
}

/** Words that the rows may take, so that the page with its headings stays at 350. */
export const MOST_ROW_WORDS = 270;

/**
 * Returns the rows of page one, shortened by one rule until they fit: first
 * brackets go, then the steps of drugs that ask for nothing, then all but the
 * first sentence of every step, and then each step is cut to fewer words, down
 * to eight. Action, certainty, source and caveat always stay.
 */
export function pageOneRows(lines: readonly PageOneLine[]): readonly PageOneRow[] {
  const forms: readonly ((text: string, line: PageOneLine) => string | null)[] = [
    (text) => text,
    (text, line) => (isQuiet(line) ? null : text),
    (text, line) => (isQuiet(line) ? null : firstSentence(text)),
    ...[24, 16, 12, FEWEST_WORDS].map(
      (most) => (text: string, line: PageOneLine) => (isQuiet(line) ? null : cutWords(firstSentence(text), most)),
    ),
  ];
  const drawn = forms.map((form) => lines.map((line) => rowOf(line, form)));
  return drawn.find((rows) => rows.reduce((sum, row) => sum + wordsOf(row), 0) <= MOST_ROW_WORDS) ?? drawn.at(-1) ?? [];
}

const FEWEST_WORDS = 8;

function isQuiet(line: PageOneLine): boolean {
  return line.expected === null && !asksForSomething(line.action?.code ?? null);
}

function rowOf(line: PageOneLine, form: (text: string, line: PageOneLine) => string | null): PageOneRow {
  const step = form(line.text, line);
  const expectedStep = line.expected === null ? null : form(line.expected.text, line);
  return {
    line,
    phenotypes: line.phenotypes.map(inBrief),
    step,
    expectedStep,
    isShortened: step !== line.text || (line.expected !== null && expectedStep !== line.expected.text),
  };
}

/** "CYP2D6 *1/*4: Intermediate Metabolizer (activity score 1; …)" without what stands in brackets at its end. */
function inBrief(text: string): string {
  return text.replace(/ \([^()]*\)$/, "").replace(": ", " ");
}

/** A full stop within a number or an abbreviation ends no sentence: a capital must follow it. */
function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s+\p{Lu}|$)/u.exec(text)?.[0] ?? text;
}

function cutWords(text: string, most: number): string {
  const words = text.split(/\s+/);
  return words.length <= most ? text : `${words.slice(0, most).join(" ")} …`;
}

function wordsOf({ line, phenotypes, step, expectedStep }: PageOneRow): number {
  const { expected } = line;
  const texts = [
    line.drugName,
    line.mark,
    line.action?.word ?? line.openWord,
    line.certainty.word,
    ...phenotypes,
    step,
    expectedStep,
    line.source,
    line.strength,
    line.caveat?.word,
    ...(expected === null ? [] : ["Expected with", ...expected.by, expected.action?.word, expected.certainty.word]),
  ];
  return texts.reduce<number>(
    (sum, text) => sum + (text == null || text.trim() === "" ? 0 : text.trim().split(/\s+/).length),
    0,
  );
}
