import { distance } from "fastest-levenshtein";

/** Returns a spelling of an allele that ignores case, blanks, and the look-alikes of x and ≥. */
export function normaliseAllele(text: string): string {
  return text.trim().replace(/\s+/g, "").replace(/×/g, "x").replace(/>=/g, "≥").replace(/[–−]/g, "-").toLowerCase();
}

/** Returns the names of `names` nearest in spelling to `text`, nearest first, at most five. */
export function nearestNames(text: string, names: readonly string[]): readonly string[] {
  const wanted = text.trim().toLowerCase();
  return names
    .map((name, order) => ({ name, order, far: distance(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far || a.order - b.order)
    .slice(0, 5)
    .map(({ name }) => name);
}
