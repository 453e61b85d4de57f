import { quote, readDrugName, type ReadingKnowledge } from "@/lib/knowledge";
import type { Problem } from "@/lib/schema";
import { plainPaste } from "./delimited";

/** Whether a drug is taken or about to be; null where the list does not say. */
export type DrugMark = "current" | "planned" | null;

export interface ListedDrug {
  readonly id: string;
  readonly name: string;
  /** The brand or other name by which it was found; null when it is the name itself. */
  readonly matchedAs: string | null;
  readonly mark: DrugMark;
  /** False for a drug known by name alone. */
  readonly isHeld: boolean;
  /** A dose beside the name, which is not used. */
  readonly dose: string | null;
}

export interface DrugList {
  readonly drugs: readonly ListedDrug[];
  readonly problems: readonly (Problem & { readonly line: number })[];
}

/** As many drugs as one question takes. */
export const MOST_DRUGS = 50;

/**
 * Returns the drugs of a pasted list, one a line or several with commas or
 * semicolons between, by generic name, brand or synonym, with what the list
 * says of taking them: a mark beside the name ("planned", "current", "new") or
 * a heading above it. A dose beside the name is kept with it, unused; anything
 * else left over makes the entry a problem. A product gives each ingredient.
 * Each drug stands once; a name nobody knows is a problem with its line, and
 * the others stand.
 */
export function parseDrugList(knowledge: ReadingKnowledge, text: string): DrugList {
  const drugs = new Map<string, ListedDrug>();
  const problems: (Problem & { line: number })[] = [];
  let heading: DrugMark = null;
  let left = 0;
  let leftFrom = 0;
  for (const [i, line] of plainPaste(text).split("\n").entries()) {
    const headed = /^[\s#*-]*([^:]*?)\s*:?\s*$/.exec(line)?.[1] ?? "";
    const mark = MARKS[headed.toLowerCase()];
    if (mark !== undefined) {
      heading = mark;
      continue;
    }
    for (const entry of entriesOf(knowledge, line)) {
      const read = readEntry(knowledge, entry, i);
      if ("code" in read) {
        problems.push({ ...read, line: i + 1 });
        continue;
      }
      for (const drug of read) {
        if (drugs.has(drug.id)) continue;
        if (drugs.size >= MOST_DRUGS) {
          left += 1;
          leftFrom ||= i + 1;
        } else drugs.set(drug.id, { ...drug, mark: drug.mark ?? heading });
      }
    }
  }
  if (left > 0) {
    problems.push({
      code: "drugs-too-many",
      path: ["drugs", MOST_DRUGS],
      line: leftFrom,
      found: `${MOST_DRUGS + left} drugs`,
      expected: `at most ${MOST_DRUGS} drugs at a time`,
      remedy: `The ${left} from line ${leftFrom} on were not read: ask about them apart`,
      nearest: [],
    });
  }
  return { drugs: [...drugs.values()], problems };
}

const MARKS: Readonly<Record<string, Exclude<DrugMark, null>>> = {
  current: "current",
  taking: "current",
  takes: "current",
  "current drugs": "current",
  "current medication": "current",
  now: "current",
  planned: "planned",
  new: "planned",
  proposed: "planned",
  considering: "planned",
  "planned drugs": "planned",
  "planned medication": "planned",
  start: "planned",
};

/** A name may itself hold a comma, so the whole line is tried first. */
function entriesOf(knowledge: ReadingKnowledge, line: string): readonly string[] {
  if (line.trim() === "") return [];
  const whole = unquoted(line);
  if (readDrugName(knowledge, whole, []).ok) return [whole];
  return line
    .split(/[,;\t]|\s\+\s/)
    .map((part) => unquoted(unquoted(part).replace(/^(?:[-*•]|\d+[.)])\s+/, "")))
    .filter((part) => part !== "");
}

/** Marks around a cell belong to the program that wrote it. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["'](.*)["']$/, "$1")
    .trim();
}

function readEntry(knowledge: ReadingKnowledge, entry: string, line: number): readonly ListedDrug[] | Problem {
  const marked =
    /^(.*?)[\s([-]+(current|taking|planned|new|proposed|considering)[)\]]*$/i.exec(entry) ??
    /^()(current|taking|planned|new|proposed|considering)\s*[:-]\s*/i.exec(entry);
  const word = marked?.[2]?.toLowerCase();
  const rest = marked === null ? entry : marked[1] === "" ? entry.slice(marked[0].length) : (marked[1] ?? entry);
  const mark = word === undefined ? null : (MARKS[word] ?? null);
  const read = readDrugName(knowledge, unquoted(rest), ["drugs", line]);
  if (read.ok) {
    const { drugs, matchedAs, dose } = read.value;
    return drugs.map(({ id, name, isHeld }) => ({ id, name, matchedAs, mark, isHeld, dose }));
  }
  const [problem] = read.problems;
  if (problem !== undefined) return problem;
  return {
    code: "drug-unknown",
    path: ["drugs", line],
    found: quote(entry),
    expected: "the name of a drug",
    remedy: "Look in the list of all names",
    nearest: [],
  };
}
