/**
 * The one rule of suggestions: a name is offered, as a question, only where
 * what was written is surely a slip of it. A slip never changes a number, never
 * the first letter (unless the first two changed places), and never turns the
 * ending of one kind of drug into that of another.
 */

/** Endings that tell the kind of a drug: two names with different ones are two drugs, however alike the rest. */
const STEMS = [
  "afil",
  "amide",
  "azepam",
  "azine",
  "azole",
  "azoline",
  "barbital",
  "caine",
  "cillin",
  "coxib",
  "cycline",
  "dipine",
  "dronate",
  "floxacin",
  "gliptin",
  "idine",
  "lukast",
  "mab",
  "mycin",
  "nib",
  "olol",
  "olone",
  "one",
  "oxetine",
  "platin",
  "prazole",
  "pril",
  "prine",
  "promazine",
  "rubicin",
  "sartan",
  "statin",
  "tadine",
  "terol",
  "thiazide",
  "triptan",
  "triptyline",
  "vir",
  "xaban",
  "yzine",
  "zolam",
].sort((a, b) => b.length - a.length);

const SHORTEST_WITH_A_SLIP = 5;
const SHORTEST_WITH_TWO = 8;

/**
 * Returns how many slips part what was written from a name; null where the name
 * must not be offered for it: one slip in five to seven letters, two in longer
 * ones, none in shorter ones. Case and accents must be evened out before.
 *
 * @source ours; the pairs it keeps apart are in its test, from the lists of confused drug names of ISMP and FDA
 */
export function slipsTo(written: string, name: string): number | null {
  const most = written.length < SHORTEST_WITH_A_SLIP ? 0 : written.length < SHORTEST_WITH_TWO ? 1 : 2;
  if (most === 0 || Math.abs(written.length - name.length) > most || !beginsAlike(written, name)) return null;
  // The cheap questions come first: thousands of names are asked about one slip.
  const slips = slipsBetween(written, name, most);
  if (slips === null || slips === 0 || numbersOf(written) !== numbersOf(name)) return null;
  const ending = stemOf(written);
  return ending !== null && ending !== stemOf(name) ? null : slips;
}

/** Numbers, and words of one or two letters ("vitamin D"), tell names apart that are otherwise alike. */
function numbersOf(name: string): string {
  const short = name.split(" ").filter((word) => word.length < 3);
  return `${name.replace(/\D+/g, " ").trim()} ${short.join(" ")}`;
}

/** Looks for names that may be offered. */
export interface NearNames {
  /** Returns those with the fewest slips alone, in their own order; none where nothing is near. */
  readonly near: (written: string) => readonly string[];
}

/** Returns names made ready to be looked through, by first letter and with their letters as bits, so that few are compared. */
export function createNearNames(names: Iterable<string>): NearNames {
  const byLetter = new Map<string, { readonly name: string; readonly letters: number }[]>();
  for (const name of names) {
    const own = byLetter.get(name[0] ?? "");
    const entry = { name, letters: lettersOf(name) };
    if (own === undefined) byLetter.set(name[0] ?? "", [entry]);
    else own.push(entry);
  }
  return {
    near: (written) => {
      const letters = lettersOf(written);
      const pool = [...new Set([written[0], written[1]])].flatMap((letter) => byLetter.get(letter ?? "") ?? []);
      let fewest = Number.POSITIVE_INFINITY;
      let near: string[] = [];
      for (const { name, letters: own } of pool) {
        // Each slip changes two letters at most.
        if (bitsIn(letters ^ own) > MOST_CHANGED_LETTERS) continue;
        const slips = slipsTo(written, name);
        if (slips === null || slips > fewest) continue;
        if (slips < fewest) near = [];
        fewest = slips;
        near.push(name);
      }
      return near;
    },
  };
}

const MOST_CHANGED_LETTERS = 4;

function lettersOf(name: string): number {
  let letters = 0;
  for (let i = 0; i < name.length; i += 1) letters |= 1 << (name.charCodeAt(i) % 32);
  return letters;
}

function bitsIn(number: number): number {
  let bits = 0;
  for (let rest = number; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}

function beginsAlike(written: string, name: string): boolean {
  return written[0] === name[0] || (written[0] === name[1] && written[1] === name[0]);
}

function stemOf(name: string): string | null {
  return STEMS.find((stem) => name.length > stem.length + 2 && name.endsWith(stem)) ?? null;
}

/** The letters put in, left out, changed or swapped with their neighbour; null where there are more than `most`. */
function slipsBetween(a: string, b: string, most: number): number | null {
  const from = sharedStart(a, b);
  let before: number[] = [];
  let above = Array.from({ length: b.length - from + 1 }, (_, j) => j);
  for (let i = from + 1; i <= a.length; i += 1) {
    const row = [i - from];
    let least = i - from;
    for (let j = from + 1; j <= b.length; j += 1) {
      const place = j - from;
      const changed = at(above, place - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > from + 1 && j > from + 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(before, place - 2) + 1 : changed;
      const value = Math.min(changed, swapped, at(above, place) + 1, at(row, place - 1) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return null;
    before = above;
    above = row;
  }
  const slips = at(above, b.length - from);
  return slips > most ? null : slips;
}

/** How many letters both begin with. */
function sharedStart(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared += 1;
  return shared;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
