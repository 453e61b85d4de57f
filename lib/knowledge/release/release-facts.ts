import type { z } from "zod";
import type {
  GenotypeText,
  Release,
  ReleaseAnnotation,
  ReleaseEvidence,
  ReleaseGuideline,
  ReleaseLabel,
} from "@/lib/schema";
import { directionOf } from "./direction";
import type { GuidelineRow } from "./guideline-files";
import { releaseDrugs } from "./release-drugs";
import type { AnnotationRow, DrugRow, EvidenceRow, LabelRow, TextRow, VariantRow } from "./rows";
import { splitVariants } from "./variant-names";
import { placeVariant } from "./variant-place";

/** The sound rows of each part; a part that did not come is an empty list. */
export interface ReleaseRows {
  readonly annotations: readonly AnnotationRow[];
  readonly texts: readonly z.infer<typeof TextRow>[];
  readonly evidence: readonly EvidenceRow[];
  readonly guidelines: readonly GuidelineRow[];
  readonly labels: readonly LabelRow[];
  readonly drugs: readonly DrugRow[];
  readonly variants: readonly VariantRow[];
}

export type ReleaseFacts = Pick<Release, "annotations" | "guidelines" | "labels" | "drugs" | "variants">;

/** Returns the facts of a release, each list in the order of its ids, so that the order of rows makes no difference. */
export function releaseFacts(rows: ReleaseRows): ReleaseFacts {
  const byName = (names: readonly string[]) => names.map((name) => ({ name, clinpgxId: null }));
  const drugs = releaseDrugs(
    [
      ...rows.annotations.flatMap((row) => byName(row.drugs)),
      ...rows.labels.flatMap((row) => byName(row.drugs)),
      ...rows.guidelines.flatMap((row) => row.drugs.map(({ id, name }) => ({ name, clinpgxId: id }))),
    ],
    rows.drugs,
  );
  const idOf = new Map(drugs.map((drug) => [drug.name, drug.id]));
  const ids = (names: readonly string[]): string[] => [...new Set(names.map((name) => idOf.get(name) ?? name))];
  const textsOf = grouped(rows.texts, ({ id, ...text }): [string, GenotypeText] => [id, text]);
  const evidenceOf = grouped(rows.evidence, (row): [string, ReleaseEvidence] => [row.id, toEvidence(row)]);
  return {
    annotations: byId(
      rows.annotations.map(({ id, variants, drugs: names, ...row }): ReleaseAnnotation => ({
        ...row,
        clinpgxId: id,
        variants: [...splitVariants(variants, row.genes)],
        drugs: ids(names),
        evidence: inOrder(evidenceOf.get(id) ?? [], (one) => one.id),
        texts: inOrder(textsOf.get(id) ?? [], (one) => one.genotype),
      })),
    ),
    guidelines: byId(rows.guidelines.map((row) => toGuideline(row, ids))),
    labels: byId(rows.labels.map((row) => toLabel(row, ids))),
    drugs: [...drugs],
    variants: inOrder(
      rows.variants.flatMap((row) => placeVariant(row) ?? []),
      (variant) => variant.rsid,
    ),
  };
}

function toEvidence(row: EvidenceRow): ReleaseEvidence {
  const score = /^-?\d/.test(row.score) ? Number(row.score) : null;
  return {
    id: row.evidenceId,
    type: row.type,
    url: row.url,
    pmid: row.pmid,
    summary: row.summary,
    score,
    unscored: score === null && row.score !== "" ? row.score : null,
    direction: row.type === "guideline" || row.type === "label" ? "not-stated" : directionOf(row.summary),
  };
}

function toGuideline(
  { id, drugs, genes, pmids, ...row }: GuidelineRow,
  ids: (names: readonly string[]) => string[],
): ReleaseGuideline {
  return {
    ...row,
    clinpgxId: id,
    drugs: ids(drugs.map((drug) => drug.name)),
    genes: [...genes],
    pmids: [...pmids],
    url: `https://www.clinpgx.org/guidelineAnnotation/${id}`,
  };
}

function toLabel(
  { id, cancer, drugs, variants, ...row }: LabelRow,
  ids: (names: readonly string[]) => string[],
): ReleaseLabel {
  return {
    ...row,
    clinpgxId: id,
    origin: cancer ? "tumour" : "germline",
    drugs: ids(drugs),
    variants: [...splitVariants(variants, [], ";")],
  };
}

function grouped<T, U>(rows: readonly T[], entryOf: (row: T) => [string, U]): ReadonlyMap<string, U[]> {
  const groups = new Map<string, U[]>();
  for (const row of rows) {
    const [id, value] = entryOf(row);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [value]);
    else group.push(value);
  }
  return groups;
}

function inOrder<T>(facts: readonly T[], keyOf: (fact: T) => string): T[] {
  return [...facts].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function byId<T extends { readonly clinpgxId: string }>(facts: readonly T[]): T[] {
  return inOrder(facts, (fact) => fact.clinpgxId);
}
