const TOKENS = /\d+|\D+/g;

/**
 * Orders allele names as the field prints them: numbers by their value, stars
 * before letters (`*2`, `*10`, `Reference`, `c.85T>C`), combinations in square
 * brackets last, the shorter of two combinations first.
 */
export function compareAlleles(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [combinationMembers(a), combinationMembers(b)];
  if (left.length !== right.length) return left.length - right.length;
  for (const [i, member] of left.entries()) {
    const order = compareNames(member, right[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

/** Returns the names that stand together on one copy: those of `[*6 + *14]`, or the plain name alone. */
export function combinationMembers(name: string): readonly string[] {
  return name.startsWith("[") ? name.slice(1, -1).split(" + ") : [name];
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
