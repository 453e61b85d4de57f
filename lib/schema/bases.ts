/** Letters that stand for one of several bases. @source NC-IUB 1984, PMID 2582368, table 1 */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  R: ["A", "G"],
  Y: ["C", "T"],
  S: ["C", "G"],
  W: ["A", "T"],
  K: ["G", "T"],
  M: ["A", "C"],
  B: ["C", "G", "T"],
  D: ["A", "G", "T"],
  H: ["A", "C", "T"],
  V: ["A", "C", "G"],
  N: ["A", "C", "G", "T"],
};

/** Returns the bases a definition's entry allows: itself, or those an IUPAC letter stands for. */
export function basesMeant(entry: string): readonly string[] {
  return EITHER[entry] ?? [entry];
}
