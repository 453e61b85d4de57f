/** A run of words that two texts share, or that only one of them has. */
export interface WordRun {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/**
 * Returns `after` told against `before`, word by word, along their longest
 * common run of words: what stayed, what is gone and what is new, in reading
 * order. Equal texts give one run; an empty text gives none of its own.
 *
 * @example "Use the standard dose." to "Avoid the drug." keeps only "the"
 */
export function wordDifference(before: string, after: string): readonly WordRun[] {
  const a = before.split(/\s+/).filter((word) => word !== "");
  const b = after.split(/\s+/).filter((word) => word !== "");
  const common = commonLengths(a, b);
  const runs: { kind: WordRun["kind"]; words: string[] }[] = [];
  const add = (kind: WordRun["kind"], word: string): void => {
    const last = runs[runs.length - 1];
    if (last?.kind === kind) last.words.push(word);
    else runs.push({ kind, words: [word] });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && old === now) {
      add("same", old);
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      add("removed", old);
      i += 1;
    } else if (now !== undefined) {
      add("added", now);
      j += 1;
    }
  }
  return runs.map(({ kind, words }) => ({ kind, text: words.join(" ") }));
}

/** common[i][j]: how many words the ends of the two texts, from i and from j, have in common in order. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i];
      if (row !== undefined)
        row[j] = a[i] === b[j] ? 1 + (table[i + 1]?.[j + 1] ?? 0) : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
