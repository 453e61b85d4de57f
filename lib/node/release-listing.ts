import type { Release } from "@/lib/schema";

/** Returns a release as it is listed: its day, hash and licence, and what each file came to; with every refused row on request. */
export function releaseListing(release: Release, withRefused = false): object {
  const { date, hash, licence, parts, annotations, guidelines, labels, drugs, variants } = release;
  return {
    date,
    hash,
    licence,
    annotations: annotations.length,
    genotypeTexts: annotations.reduce((sum, one) => sum + one.texts.length, 0),
    evidence: annotations.reduce((sum, one) => sum + one.evidence.length, 0),
    guidelines: guidelines.length,
    labels: labels.length,
    drugs: drugs.length,
    variants: variants.length,
    files: parts.map(({ file, kind, created, rowsRead, rowsKept, refused }) => ({
      file,
      kind,
      created,
      rowsRead,
      rowsKept,
      rowsRefused: refused.length,
      ...(withRefused ? { refused } : {}),
    })),
  };
}
