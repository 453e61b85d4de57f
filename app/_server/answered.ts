const NAME = "haplonote:answered";

/** How a page says of itself that it answers a question of drugs, genes and setting, and depends on nothing else. */
export const ANSWERED = {
  metadata: { [NAME]: "yes" },
  mark: `<meta name="${NAME}" content="yes"/>`,
} as const;
