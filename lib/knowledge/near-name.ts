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
  if (written.replace(/\D+/g, " ").trim() !== name.replace(/\D+/g, " ").trim()) return null;
  const [ending, other] = [stemOf(written), stemOf(name)];
  if (ending !== null && ending !== other) return null;
  const slips = slipsBetween(written, name, most);
  return slips === null || slips === 0 ? null : slips;
}

/** Returns the names that may be offered for what was written, those with fewest slips alone, in their own order. */
export function nearNames(written: string, names: Iterable<string>): readonly string[] {
  let fewest = Number.POSITIVE_INFINITY;
  let near: string[] = [];
  for (const name of names) {
    const slips = slipsTo(written, name);
    if (slips === null || slips > fewest) continue;
    if (slips < fewest) near = [];
    fewest = slips;
    near.push(name);
  }
  return near;
}

function beginsAlike(written: string, name: string): boolean {
  return written[0] === name[0] || (written[0] === name[1] && written[1] === name[0]);
}

function stemOf(name: string): string | null {
  return STEMS.find((stem) => name.length > stem.length + 2 && name.endsWith(stem)) ?? null;
}

/** The letters put in, left out, changed or swapped with their neighbour; null where there are more than `most`. */
function slipsBetween(a: string, b: string, most: number): number | null {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? at(before, j - 2) + 1 : changed;
      const value = Math.min(changed, swapped, at(above, j) + 1, at(row, j - 1) + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return null;
    before = above;
    above = row;
  }
  const slips = at(above, b.length);
  return slips > most ? null : slips;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
