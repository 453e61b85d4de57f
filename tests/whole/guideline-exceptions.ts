/** Rows of the facts, by id and drug, that our content does not repeat, each with its reason. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    "PA166299116 carbamazepine",
    "DPWG wrote no row for carriers of both HLA-B*15:02 and *15:11. Each allele has a row of its own that advises another drug; a carrier of both is shown both, since silence would read as no risk.",
  ],
]);
