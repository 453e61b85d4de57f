/** Amino acids by their three letters. @source IUPAC-IUB 1983, PMID 6743224 */
const ONE_LETTER: Readonly<Record<string, string>> = {
  ...{ ala: "a", arg: "r", asn: "n", asp: "d", cys: "c", gln: "q", glu: "e", gly: "g", his: "h", ile: "i" },
  ...{ leu: "l", lys: "k", met: "m", phe: "f", pro: "p", ser: "s", thr: "t", trp: "w", tyr: "y", val: "v" },
  ...{ ter: "*", stop: "*" },
};

/** Returns the change of a protein in one letter for each amino acid, `val174ala` as `v174a`; any other text as it is. */
export function shortProtein(text: string): string {
  const found = /^([a-z]{3})(\d{1,5})([a-z]{3,4}|\*)$/.exec(text);
  if (found === null) return text;
  const from = ONE_LETTER[found[1] ?? ""];
  const to = found[3] === "del" ? "del" : found[3] === "*" ? "*" : ONE_LETTER[found[3] ?? ""];
  return from === undefined || to === undefined ? text : `${from}${found[2] ?? ""}${to}`;
}
