import type { ReleaseVariant } from "@/lib/schema";
import type { VariantRow } from "./rows";

/** The sequences of GRCh38, so that a place on GRCh37 is never taken for one. @source NCBI, assembly report of GRCh38 */
const CHROMOSOMES: Readonly<Record<string, string>> = {
  "NC_000001.11": "1",
  "NC_000002.12": "2",
  "NC_000003.12": "3",
  "NC_000004.12": "4",
  "NC_000005.10": "5",
  "NC_000006.12": "6",
  "NC_000007.14": "7",
  "NC_000008.11": "8",
  "NC_000009.12": "9",
  "NC_000010.11": "10",
  "NC_000011.10": "11",
  "NC_000012.12": "12",
  "NC_000013.11": "13",
  "NC_000014.9": "14",
  "NC_000015.10": "15",
  "NC_000016.10": "16",
  "NC_000017.11": "17",
  "NC_000018.10": "18",
  "NC_000019.10": "19",
  "NC_000020.11": "20",
  "NC_000021.9": "21",
  "NC_000022.11": "22",
  "NC_000023.11": "X",
  "NC_000024.10": "Y",
  "NC_012920.1": "MT",
};

/**
 * Returns where the variant of a row lies and the plus-strand bases it may
 * have, or null where its place is on no chromosome
 * of GRCh38. Bases come only from
 * synonyms on the very sequence that the place names, so never from GRCh37 nor
 * from a transcript, which may run the other way. Where they contradict each
 * other, or spell no base, the list is empty.
 *
 * @example "NC_000003.12:183917980" with "NC_000003.12:g.183917980C>T" // chromosome "3", alleles ["C", "T"]
 */
export function placeVariant(row: VariantRow): ReleaseVariant | null {
  const [, sequence = "", start = "", end = start] = /^(NC_\d{6}\.\d+):(\d+)(?:_(\d+))?$/.exec(row.location) ?? [];
  const chromosome = Object.hasOwn(CHROMOSOMES, sequence) ? CHROMOSOMES[sequence] : undefined;
  const [from, to] = [Number(start), Number(end)];
  if (chromosome === undefined || from < 1 || to < from) return null;
  const prefix = `${sequence}:g.`;
  const spelled = row.synonyms
    .split(", ")
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length));
  return {
    rsid: row.rsid,
    genes: row.genes,
    chromosome,
    positionOneBased: from,
    positionEndOneBased: to,
    alleles: allelesOf(spelled, from, to),
  };
}

/** HGVS names of one variant: substitutions at its place, or simple deletions and insertions within it. */
function allelesOf(names: readonly string[], from: number, to: number): string[] {
  const references = new Set<string>();
  const others = new Set<string>();
  for (const name of names) {
    const substitution = /^(\d+)([ACGT])>([ACGT])$/.exec(name);
    if (substitution !== null && Number(substitution[1]) === from && from === to) {
      references.add(substitution[2] ?? "");
      others.add(substitution[3] ?? "");
      continue;
    }
    const unchanged = /^(\d+)(?:_\d+)?([ACGT]+)=$/.exec(name);
    if (unchanged !== null && within(unchanged[1], from, to)) references.add(unchanged[2] ?? "");
    const deletion = /^(\d+)(?:_\d+)?del([ACGT]+)$/.exec(name);
    if (deletion !== null && within(deletion[1], from, to)) {
      references.add(deletion[2] ?? "");
      others.add("del");
    }
    const insertion = /^(\d+)_\d+ins([ACGT]+)$/.exec(name);
    if (insertion !== null && within(insertion[1], from, to)) {
      references.add("del");
      others.add(insertion[2] ?? "");
    }
  }
  const [reference] = references;
  return references.size === 1 && reference !== undefined && others.size > 0 ? [reference, ...[...others].sort()] : [];
}

function within(position: string | undefined, from: number, to: number): boolean {
  const at = Number(position);
  return at >= from && at <= to;
}
