import { CLINPGX_LEVELS, type ClinPgxLevel, type Release, type ReleaseAnnotation } from "@/lib/schema";

/** What an annotation said at one time. */
export interface Grade {
  readonly level: ClinPgxLevel;
  readonly score: number | null;
}

/** An annotation that changed, as the later release names it; as the earlier one did where it is gone. */
export interface AnnotationChange {
  readonly clinpgxId: string;
  readonly url: string;
  readonly drugs: readonly { readonly id: string; readonly name: string }[];
  readonly genes: readonly string[];
  readonly variants: readonly string[];
  readonly categories: ReleaseAnnotation["categories"];
  readonly population: string | null;
  /** Null where the earlier release has no such annotation. */
  readonly before: Grade | null;
  /** Null where the later release has none. */
  readonly after: Grade | null;
  /** Papers of the later release that the earlier one did not name for it, by PubMed id. Empty for one that is new itself. */
  readonly papersAdded: readonly string[];
}

/** The lists of a difference, in the order a page tells them. An annotation may stand in several. */
export const DIFFERENCE_LISTS = ["added", "removed", "levelUp", "levelDown", "scoreChanged", "papersAdded"] as const;
export type DifferenceList = (typeof DIFFERENCE_LISTS)[number];

export interface ReleaseDifference {
  readonly from: { readonly date: string; readonly hash: string; readonly annotations: number };
  readonly to: { readonly date: string; readonly hash: string; readonly annotations: number };
  /** Annotations in each list; `papers` counts each paper of each annotation in `papersAdded`. */
  readonly counts: Readonly<Record<DifferenceList | "papers", number>>;
  readonly lists: Readonly<Record<DifferenceList, readonly AnnotationChange[]>>;
  /** Drugs and genes that any change touches, the most touched first. */
  readonly drugs: readonly { readonly id: string; readonly name: string; readonly changes: number }[];
  readonly genes: readonly { readonly symbol: string; readonly changes: number }[];
}

/**
 * Returns what changed from one release to a later one, by ClinPGx's own ids of
 * annotations. `levelUp` is a move to stronger evidence, whatever the score
 * did; `scoreChanged` is any other score, whether or not the level moved.
 * Texts, papers that were taken away, and other fields are not compared. A
 * release that came without evidence has no papers, so none are added from it.
 */
export function differenceOf(from: Release, to: Release): ReleaseDifference {
  const before = new Map(from.annotations.map((one) => [one.clinpgxId, one]));
  const after = new Map(to.annotations.map((one) => [one.clinpgxId, one]));
  const names = {
    from: new Map(from.drugs.map((drug) => [drug.id, drug.name])),
    to: new Map(to.drugs.map((drug) => [drug.id, drug.name])),
  };
  const hadPapers = from.annotations.some((one) => papersOf(one).length > 0);
  const kept = to.annotations.flatMap((now) => {
    const then = before.get(now.clinpgxId);
    if (then === undefined) return [];
    const known = new Set(papersOf(then));
    return [
      changeOf({
        now,
        then,
        names: names.to,
        papersAdded: hadPapers ? papersOf(now).filter((pmid) => !known.has(pmid)) : [],
      }),
    ];
  });
  const lists = {
    added: to.annotations
      .filter((one) => !before.has(one.clinpgxId))
      .map((now) => changeOf({ now, then: null, names: names.to, papersAdded: [] })),
    removed: from.annotations
      .filter((one) => !after.has(one.clinpgxId))
      .map((then) => changeOf({ now: null, then, names: names.from, papersAdded: [] })),
    levelUp: kept.filter((change) => moved(change) < 0),
    levelDown: kept.filter((change) => moved(change) > 0),
    scoreChanged: kept.filter((change) => change.before?.score !== change.after?.score),
    papersAdded: kept.filter((change) => change.papersAdded.length > 0),
  };
  const touched = [
    ...new Map(DIFFERENCE_LISTS.flatMap((list) => lists[list]).map((change) => [change.clinpgxId, change])).values(),
  ];
  return {
    from: { date: from.date, hash: from.hash, annotations: from.annotations.length },
    to: { date: to.date, hash: to.hash, annotations: to.annotations.length },
    counts: {
      added: lists.added.length,
      removed: lists.removed.length,
      levelUp: lists.levelUp.length,
      levelDown: lists.levelDown.length,
      scoreChanged: lists.scoreChanged.length,
      papersAdded: lists.papersAdded.length,
      papers: lists.papersAdded.reduce((sum, change) => sum + change.papersAdded.length, 0),
    },
    lists,
    drugs: counted(touched.flatMap((change) => change.drugs.map((drug) => [drug.id, drug] as const))).map(
      ({ value, changes }) => ({ ...value, changes }),
    ),
    genes: counted(touched.flatMap((change) => change.genes.map((symbol) => [symbol, symbol] as const))).map(
      ({ value, changes }) => ({ symbol: value, changes }),
    ),
  };
}

function papersOf(annotation: ReleaseAnnotation): readonly string[] {
  return [...new Set(annotation.evidence.flatMap((row) => row.pmid ?? []))].sort();
}

interface Pair {
  readonly now: ReleaseAnnotation | null;
  readonly then: ReleaseAnnotation | null;
  readonly names: ReadonlyMap<string, string>;
  readonly papersAdded: readonly string[];
}

function changeOf({ now, then, names, papersAdded }: Pair): AnnotationChange {
  const one = now ?? then;
  if (one === null) throw new RangeError("knowledge: a change of no annotation");
  const grade = (annotation: ReleaseAnnotation | null): Grade | null =>
    annotation === null ? null : { level: annotation.level, score: annotation.score };
  const { clinpgxId, url, genes, variants, categories, population } = one;
  return {
    clinpgxId,
    url,
    drugs: one.drugs.map((id) => ({ id, name: names.get(id) ?? id })),
    genes,
    variants,
    categories,
    population,
    before: grade(then),
    after: grade(now),
    papersAdded,
  };
}

/** Negative where the evidence became stronger, positive where weaker; levels stand strongest first. */
function moved({ before, after }: AnnotationChange): number {
  return before === null || after === null
    ? 0
    : CLINPGX_LEVELS.indexOf(after.level) - CLINPGX_LEVELS.indexOf(before.level);
}

function counted<T>(
  entries: readonly (readonly [string, T])[],
): readonly { readonly value: T; readonly changes: number }[] {
  const counts = new Map<string, { value: T; changes: number }>();
  for (const [id, value] of entries) counts.set(id, { value, changes: (counts.get(id)?.changes ?? 0) + 1 });
  return [...counts].sort(([a, x], [b, y]) => y.changes - x.changes || (a < b ? -1 : 1)).map(([, count]) => count);
}
