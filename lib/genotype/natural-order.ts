const TOKENS = /\d+|\D+/g;

/**
 * Orders allele names as the field prints them: numbers by their value, stars
 * before letters (`*2`, `*10`, `Reference`, `c.85T>C`), combinations in square
 * brackets last, the shorter of two combinations first.
 */
export function compareAlleles(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left === null || right === null) return left !== null ? 1 : right !== null ? -1 : compareNames(a, b);
  if (left.length !== right.length) return left.length - right.length;
  for (const [i, member] of left.entries()) {
    const order = compareNames(member, right[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** The members of `[*6 + *14]`; null for a plain name. */
function membersOf(name: string): readonly string[] | null {
  return name.startsWith("[") ? name.slice(1, -1).split(" + ") : null;
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a.match(TOKENS) ?? [], b.match(TOKENS) ?? []];
  for (const [i, token] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (token === other) continue;
    const [one, two] = [Number(token), Number(other)];
    if (!Number.isNaN(one) && !Number.isNaN(two)) {
      if (one !== two) return one - two;
      continue;
    }
    return token < other ? -1 : 1;
  }
  return left.length - right.length;
}
