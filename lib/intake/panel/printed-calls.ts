const NO_CALL = /^no[ _]call\b|^possible novel allele/i;

/**
 * Returns a printed result of StellarPGx as rows of gene, diplotype, phenotype and score, one for each text in the paste;
 * null for every other text. What the program printed beside its result says nothing more of it.
 *
 * @source StellarPGx 1.2, README, "Expected output": a title with the gene, then "Result:", "Activity score:" and
 * "Metaboliser status:", each with its value in the next line. Without a call its Result begins with "No call".
 */
export function stellarPgxTable(text: string): string | null {
  const lines = text.split("\n");
  const titles = lines.flatMap((line, at) => {
    const gene = /^\s*(\S+) star allele calling with stellarpgx\b/i.exec(line)?.[1];
    return gene === undefined ? [] : [{ gene, at }];
  });
  if (titles.length === 0) return null;
  const out = lines.map(() => "");
  for (const [i, { gene, at }] of titles.entries()) {
    const part = lines.slice(at, titles[i + 1]?.at);
    const [result = "", score = "", status = ""] = [
      /^result:$/i,
      /^activity score:$/i,
      /^metaboli[sz]er status:$/i,
    ].map((label) => below(part, label));
    const phenotype = status.replace(/\s*\([A-Z]+\)$/, "");
    // Without a call it prints Indeterminate beside it, which is no phenotype of the person.
    const told = NO_CALL.test(result) ? ["No call", "", ""] : [result, phenotype, score];
    const place = part.findIndex((line) => /^result:$/i.test(line.trim()));
    out[at + Math.max(place, 0)] = [gene, ...told].join("\t");
  }
  return out.join("\n");
}

function below(lines: readonly string[], label: RegExp): string {
  const at = lines.findIndex((line) => label.test(line.trim()));
  return at === -1 ? "" : (lines.slice(at + 1).find((line) => line.trim() !== "") ?? "").trim();
}
