import { resolveGene, type ResultKnowledge } from "@/lib/knowledge";
import type { ReadResult } from "@/lib/phenotype";
import { delimiterOf, plainPaste } from "../delimited";
import type { Panel, PanelProblem, PanelRemark, ReadLine } from "../panel/panel";
import { stellarPgxTable } from "../panel/printed-calls";
import { mayTakeBack } from "../panel/row-standing";
import { readResult } from "../result/read-result";
import { saidOnce, type Understood } from "../result/said-once";

/** Stands above the text of a PDF, in which no column and no order can be relied on. */
export const PDF_TEXT_MARK = "# Text of a PDF";

/** Two lines of letterhead or prose make a text one that nobody laid out as a list. */
const PROSE_LINES = 2;
const WORDS_OF_PROSE = 3;

/**
 * Whether a text is the running text of a report and no table or list: it comes from a PDF, or some of its lines are
 * prose, and no character parts its columns.
 */
export function isRunningText(knowledge: ResultKnowledge, text: string): boolean {
  if (text.startsWith(PDF_TEXT_MARK)) return true;
  const plain = plainPaste(text);
  if (delimiterOf(plain) !== null || stellarPgxTable(plain) !== null) return false;
  const prose = linesOf(plain).filter(
    ({ words }) =>
      !words.startsWith("#") &&
      words.split(/\s+/).length >= WORDS_OF_PROSE &&
      !/^genes?\b/i.test(words) &&
      geneAt(knowledge, words) === null,
  );
  return prose.length >= PROSE_LINES;
}

/**
 * Returns the lines of a running text that begin with a gene and go on with its result and nothing else. They count only
 * where `isConfirmed`; until then they are shown, and that they do not count is a problem of its own. Other lines that
 * name a gene are told by their number, since their words may be anything.
 */
export function readRunningText(knowledge: ResultKnowledge, text: string, isConfirmed: boolean): Panel {
  const found: (ReadLine & Understood)[] = [];
  const named: { readonly line: number; readonly gene: string }[] = [];
  const doubted: number[] = [];
  const others: number[] = [];
  for (const { line, words } of linesOf(plainPaste(text))) {
    if (words.startsWith("#")) continue;
    const pieces = piecesOf(knowledge, words);
    const read = pieces.flatMap((piece) => readPiece(knowledge, piece).map((one) => ({ ...one, line })));
    const isWhole = pieces.length > 0 && pieces.every((piece) => readPiece(knowledge, piece).length > 0);
    if (isWhole) found.push(...read);
    else {
      const [gene] = genesIn(knowledge, words);
      if (gene !== undefined) named.push({ line, gene });
      else others.push(line);
      if (mayTakeBack(words)) doubted.push(line);
    }
  }
  const lines = found.map(({ line, words, gene, readAs }) => ({ line, words, gene, readAs }));
  return {
    results: isConfirmed ? saidOnce(found) : [],
    problems: [...(isConfirmed ? [] : [notConfirmed(lines.length)]), ...(named.length === 0 ? [] : [notRead(named)])],
    remarks: [
      ...(doubted.length === 0 ? [] : [mayChange(doubted)]),
      ...(others.length === 0 ? [] : [withoutGene(others)]),
    ],
    lines,
  };
}

function linesOf(plain: string): readonly { readonly line: number; readonly words: string }[] {
  return plain.split("\n").flatMap((text, index) => {
    const words = text.trim().replace(/^(?:[•·▪●◦–—-]\s*|\d{1,2}[.)]\s+)(?=[A-Za-z])/, "");
    return words === "" ? [] : [{ line: index + 1, words }];
  });
}

interface Piece {
  readonly gene: string;
  readonly words: string;
  readonly rest: string;
}

/** "MTHFR 677C>T C/T; 1298A>C A/C": what follows a semicolon is of the gene before it, unless it names its own. */
function piecesOf(knowledge: ResultKnowledge, words: string): readonly Piece[] {
  const first = geneAt(knowledge, words);
  if (first === null) return [];
  const pieces: Piece[] = [];
  let { gene } = first;
  for (const part of words.split(";").map((one) => one.trim())) {
    if (part === "") continue;
    const own = geneAt(knowledge, part);
    gene = own?.gene ?? gene;
    pieces.push({ gene, words: part, rest: own === null ? part : own.rest });
  }
  return pieces;
}

const MOST_WORDS_OF_A_GENE = 3;

/** The gene that a text begins with, by any name we hold, the longest first; and what follows it. */
function geneAt(knowledge: ResultKnowledge, text: string): { readonly gene: string; readonly rest: string } | null {
  const words = text.split(/\s+/);
  for (let count = Math.min(MOST_WORDS_OF_A_GENE, words.length); count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(" ")
      .replace(/[:=,]$/, "");
    const found = resolveGene(knowledge, name, []);
    if (found.ok) return { gene: found.value.id, rest: afterWords(text, count) };
  }
  const [, symbol = "", rest = ""] = /^([A-Za-z][A-Za-z0-9-]+?)\s*[:=]?\s*(\*.*)$/.exec(text) ?? [];
  const glued = symbol === "" ? null : resolveGene(knowledge, symbol, []);
  return glued?.ok === true ? { gene: glued.value.id, rest } : null;
}

/** What follows the first words, with the blanks inside it as they were: they part columns. */
function afterWords(text: string, count: number): string {
  let at = 0;
  for (let word = 0; word < count; word += 1) at += (/^\s*\S+/.exec(text.slice(at)) ?? [""])[0].length;
  return text
    .slice(at)
    .trim()
    .replace(/^[:=,]\s*/, "");
}

/** A piece reads as one result, or each of its columns does; else nothing of it does. */
function readPiece(
  knowledge: ResultKnowledge,
  { gene, words, rest }: Piece,
): readonly (Omit<ReadLine, "line"> & Understood)[] {
  const cells = rest.split(/\s{2,}|\s\|\s/).filter((cell) => cell !== "" && !NO_SCORE.test(cell));
  const whole = readAll(knowledge, gene, [cells.join(" ")]);
  const read = whole.length > 0 ? whole : readAll(knowledge, gene, cells);
  return read.map((one) => ({ ...one, gene, words: words.replace(/\s+/g, " "), readAs: readAsOf(one.read) }));
}

/** Stands in a column of scores where a gene has none. */
const NO_SCORE = /^(?:n\/a|-|–|—)$/i;

function readAll(knowledge: ResultKnowledge, gene: string, cells: readonly string[]): readonly Understood[] {
  const read = cells.flatMap((value): readonly Understood[] => {
    if (value === "" || value.length > 200) return [];
    const input = { gene, value };
    const outcome = readResult(knowledge, input, []);
    return outcome.ok && outcome.value.state !== "not-tested" ? [{ input, read: outcome.value }] : [];
  });
  return read.length === cells.length ? read : [];
}

function readAsOf({ diplotype, phenotype, activityScore }: ReadResult): string {
  const score =
    activityScore === null ? null : `activity score ${activityScore.isFloor ? "≥" : ""}${activityScore.value}`;
  return [...new Set([diplotype, phenotype === diplotype ? null : phenotype, score])]
    .filter((part) => part !== null && part !== "")
    .join(", ");
}

/** Genes that stand anywhere in a line by their symbol. */
function genesIn(knowledge: ResultKnowledge, words: string): readonly string[] {
  const symbols = words.match(/[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*/g) ?? [];
  return symbols.filter((word) => Object.hasOwn(knowledge.genes, word));
}

function notConfirmed(count: number): PanelProblem {
  return placed(1, {
    code: "lines-not-confirmed",
    path: [],
    found:
      count === 0
        ? "the running text of a report, in which no line reads as a result"
        : `the running text of a report, of which ${count === 1 ? "one line reads as a result" : `${count} lines read as results`}`,
    expected: "a table, or your word that the lines were read right",
    remedy:
      count === 0
        ? "Type the results, one gene a line"
        : "Check each line against the report, then use them; until then none counts",
    nearest: [],
  });
}

function notRead(named: readonly { readonly line: number; readonly gene: string }[]): PanelProblem {
  const genes = [...new Set(named.map(({ gene }) => gene))];
  return placed(named[0]?.line ?? 1, {
    code: "lines-not-read",
    path: [],
    found: `${named.length === 1 ? "a line" : `${named.length} lines`} that name ${genes.slice(0, 10).join(", ")} and do not read as a result (line${named.length === 1 ? "" : "s"} ${listed(named.map(({ line }) => line))})`,
    expected: "lines that begin with a gene and go on with its result alone",
    remedy: "Check in the report whether they hold a result, and type it",
    nearest: [],
  });
}

function mayChange(lines: readonly number[]): PanelRemark {
  return {
    code: "column-not-read",
    line: lines[0] ?? 1,
    text: `Line${lines.length === 1 ? "" : "s"} ${listed(lines)} of the report ${lines.length === 1 ? "says" : "say"} something that may change a result, and ${lines.length === 1 ? "is" : "are"} not read. Check ${lines.length === 1 ? "it" : "them"}.`,
  };
}

function withoutGene(lines: readonly number[]): PanelRemark {
  return {
    code: "column-not-read",
    line: lines[0] ?? 1,
    text: `${lines.length === 1 ? "One line" : `${lines.length} lines`} of the report begin with no gene that we know by that name and were not read (line${lines.length === 1 ? "" : "s"} ${listed(lines)}).`,
  };
}

function listed(lines: readonly number[]): string {
  return `${lines.slice(0, 20).join(", ")}${lines.length > 20 ? ", …" : ""}`;
}

function placed(line: number, problem: Omit<PanelProblem, "line" | "column">): PanelProblem {
  return { ...problem, path: ["line", line, "column", 1], line, column: 1 };
}
