import type { Drug, Gene, Release, ReleaseDrug, ReleasePartKind, Source } from "@/lib/schema";
import { deepFreeze } from "./compile";
import type { Knowledge } from "./knowledge";
import { normaliseName } from "./names";

/**
 * Where each kind of imported fact comes from: ids in the `sources` of a
 * knowledge that a release was joined to. Each has the date of its own file.
 */
export const RELEASE_SOURCES = {
  annotations: "clinpgx-release",
  guidelines: "clinpgx-release-guidelines",
  labels: "clinpgx-release-labels",
  drugs: "clinpgx-release-drugs",
  variants: "clinpgx-release-variants",
} as const satisfies Partial<Record<ReleasePartKind, string>>;

export const RELEASE_SOURCE_IDS: readonly string[] = Object.values(RELEASE_SOURCES);

/**
 * Returns the knowledge with an imported release beside the curated facts, or
 * `knowledge` itself where there is none. No curated fact is changed: the
 * release's drugs take the curated id where ClinPGx's own id, the name or one
 * synonym is that of a drug we hold, and become drugs of depth `imported`
 * otherwise; genes likewise. Version and hash name both.
 */
export function joinRelease(knowledge: Knowledge, release: Release | null): Knowledge {
  if (release === null) return knowledge;
  const ids = curatedIds(knowledge, release.drugs);
  const joined = withIds(release, ids, mentionedRsIds(knowledge));
  return deepFreeze({
    ...knowledge,
    version: `${knowledge.version}+clinpgx-${release.date}-${release.hash.slice(0, 8)}`,
    hash: `${knowledge.hash}+${release.hash}`,
    sources: { ...knowledge.sources, ...releaseSources(release) },
    drugs: { ...knowledge.drugs, ...importedDrugs(knowledge, joined) },
    genes: { ...knowledge.genes, ...importedGenes(knowledge, joined) },
    release: joined,
  });
}

/** The id in the knowledge of every drug of the release: the curated one, or the release's own where that is free. */
function curatedIds(knowledge: Knowledge, drugs: readonly ReleaseDrug[]): ReadonlyMap<string, string> {
  const curated = Object.values(knowledge.drugs);
  const byClinPgxId = new Map(
    curated.flatMap((drug) => (drug.identifiers.clinpgx === undefined ? [] : [[drug.identifiers.clinpgx, drug.id]])),
  );
  const byName = new Map(curated.flatMap((drug) => [drug.id, drug.name].map((name) => [normaliseName(name), drug.id])));
  const bySynonym = new Map<string, string | null>();
  for (const drug of curated) {
    // A synonym of two drugs tells neither.
    for (const synonym of drug.synonyms.map(normaliseName))
      bySynonym.set(synonym, bySynonym.has(synonym) && bySynonym.get(synonym) !== drug.id ? null : drug.id);
  }
  const taken = new Set(Object.keys(knowledge.drugs));
  return new Map(
    drugs.map((drug) => {
      const name = normaliseName(drug.name);
      const known =
        (drug.clinpgxId === null ? undefined : byClinPgxId.get(drug.clinpgxId)) ??
        byName.get(name) ??
        bySynonym.get(name) ??
        null;
      if (known !== null) return [drug.id, known];
      return [drug.id, taken.has(drug.id) ? `${drug.id}-clinpgx` : drug.id];
    }),
  );
}

function mentionedRsIds(knowledge: Knowledge): ReadonlySet<string> {
  const facts = [...knowledge.annotations, ...knowledge.findings, ...knowledge.exclusions].flatMap((fact) =>
    fact.variants.flatMap((variant) => variant.rsid ?? []),
  );
  return new Set([...facts, ...knowledge.labelTags.flatMap((list) => list.rows.flatMap((row) => row.variants))]);
}

/** The release under the knowledge's ids, with only the variants that some fact mentions. */
function withIds(release: Release, ids: ReadonlyMap<string, string>, curatedRsIds: ReadonlySet<string>): Release {
  const named = <T extends { readonly drugs: readonly string[] }>(fact: T): T => ({
    ...fact,
    drugs: [...new Set(fact.drugs.map((id) => ids.get(id) ?? id))],
  });
  const rsIds = new Set([...release.annotations, ...release.labels].flatMap((fact) => fact.variants));
  const drugs = new Map<string, ReleaseDrug>();
  for (const drug of release.drugs) {
    const id = ids.get(drug.id) ?? drug.id;
    const same = drugs.get(id);
    drugs.set(id, same === undefined ? { ...drug, id } : together(same, drug));
  }
  return {
    ...release,
    annotations: release.annotations.map(named),
    guidelines: release.guidelines.map(named),
    labels: release.labels.map(named),
    drugs: [...drugs.values()],
    variants: release.variants.filter((variant) => rsIds.has(variant.rsid) || curatedRsIds.has(variant.rsid)),
  };
}

/** Two names of ClinPGx's that are one drug to us. */
function together(first: ReleaseDrug, second: ReleaseDrug): ReleaseDrug {
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
  return {
    ...first,
    genericNames: union(first.genericNames, [second.name, ...second.genericNames]),
    tradeNames: union(first.tradeNames, second.tradeNames),
    rxnorm: union(first.rxnorm, second.rxnorm),
    atc: union(first.atc, second.atc),
  };
}

const TITLES: Readonly<Record<keyof typeof RELEASE_SOURCES, string>> = {
  annotations: "ClinPGx summary annotations",
  guidelines: "ClinPGx guideline annotations",
  labels: "ClinPGx drug label annotations",
  drugs: "ClinPGx list of drugs",
  variants: "ClinPGx list of variants",
};

function releaseSources(release: Release): Record<string, Source> {
  return Object.fromEntries(
    (Object.keys(RELEASE_SOURCES) as (keyof typeof RELEASE_SOURCES)[]).map((kind) => {
      const created = release.parts.find((part) => part.kind === kind)?.created ?? null;
      const source: Source = {
        id: RELEASE_SOURCES[kind],
        kind: "database",
        title: created === null ? `${TITLES[kind]}, imported, undated` : `${TITLES[kind]}, release of ${created}`,
        publisher: "ClinPGx",
        ...(created === null ? {} : { published: created }),
        url: "https://www.clinpgx.org/downloads",
        licence: `${release.licence.name}, ${release.licence.attribution}`,
        read: "record",
        accessed: created ?? release.date,
      };
      return [source.id, source];
    }),
  );
}

function importedDrugs(knowledge: Knowledge, release: Release): Record<string, Drug> {
  const owned = new Set(
    Object.values(knowledge.drugs)
      .flatMap((drug) => [drug.name, ...drug.synonyms, ...drug.brands.map((brand) => brand.name)])
      .map(normaliseName),
  );
  // A name that a curated drug goes by stays that drug's alone.
  const free = (names: readonly string[], except: string): string[] =>
    [...new Set(names)].filter(
      (name) => !owned.has(normaliseName(name)) && normaliseName(name) !== normaliseName(except),
    );
  const fresh = release.drugs.filter((drug) => !Object.hasOwn(knowledge.drugs, drug.id));
  return Object.fromEntries(
    fresh.map((drug): [string, Drug] => [
      drug.id,
      {
        id: drug.id,
        name: drug.name,
        kind: drug.kind,
        depth: "imported",
        classes: [],
        brands: free(drug.tradeNames, drug.name).map((name) => ({
          name,
          settings: [],
          sources: [RELEASE_SOURCES.drugs],
        })),
        synonyms: free(drug.genericNames, drug.name),
        identifiers: {
          atc: drug.atc,
          ...(drug.rxnorm.length === 1 ? { rxnorm: drug.rxnorm[0] } : {}),
          ...(drug.clinpgxId === null ? {} : { clinpgx: drug.clinpgxId }),
        },
        identifierSources: [drug.clinpgxId === null ? RELEASE_SOURCES.annotations : RELEASE_SOURCES.drugs],
        settings: [],
        relations: [],
        sections: [],
        status: "published",
        reviewed: release.date,
      },
    ]),
  );
}

/** Genes that only the release names. It gives no full names, so the symbol stands for the name too. */
function importedGenes(knowledge: Knowledge, release: Release): Record<string, Gene> {
  const symbols = new Set(
    [...release.annotations, ...release.guidelines, ...release.labels].flatMap((fact) => fact.genes),
  );
  return Object.fromEntries(
    [...symbols]
      .filter((symbol) => !Object.hasOwn(knowledge.genes, symbol))
      .sort()
      .map((symbol): [string, Gene] => [
        symbol,
        {
          symbol,
          name: symbol,
          depth: "imported",
          previousSymbols: [],
          aliases: [],
          identifiers: {},
          identifierSources: [RELEASE_SOURCES.annotations],
          summary: [],
          context: [],
          pharmacogenetics: [],
          status: "published",
          reviewed: release.date,
        },
      ]),
  );
}
