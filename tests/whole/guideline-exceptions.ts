/** Rows of the facts, by id and drug, that our content does not repeat, each with its reason. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  [
    "PA166299116 carbamazepine",
    "DPWG wrote no row for carriers of both HLA-B*15:02 and *15:11. Each allele has a row of its own that advises another drug; a carrier of both is shown both, since silence would read as no risk.",
  ],
]);

const VENLAFAXINE =
  "DPWG replaced the advice for ultrarapid metabolizers in 2024 (PMID 38956296): the standard dose. The row of March 2024 still asks for a higher dose or another drug.";

/** Rows whose body has since written otherwise, each with where; ours follow the later text. They differ on purpose, so the share of agreeing rows leaves them out. */
export const SUPERSEDED: ReadonlyMap<string, string> = new Map(
  [
    "PA166302889",
    "PA166302890",
    "PA166302891",
    "PA166302892",
    "PA166302893",
    "PA166302894",
    "PA166302895",
    "PA166302896",
  ].map((id) => [`${id} venlafaxine`, VENLAFAXINE]),
);
