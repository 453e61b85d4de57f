import type { Knowledge } from "./knowledge";

/**
 * Returns the part of the knowledge that an answer about `drug` draws on: its
 * family, the guidelines and facts that name them, and every gene, drug and
 * source those mention. An answer from the shard is the same as one from the
 * whole; a test holds it to that for every drug. Unknown drugs give a shard
 * without drugs.
 */
export function shardOf(knowledge: Knowledge, drug: string): Knowledge {
  const entry = knowledge.drugs[drug];
  const members = Object.values(knowledge.drugs).filter((other) => other.classes.includes(drug)).map((other) => other.id);
  const classes = entry?.classes ?? [];
  const siblings = Object.values(knowledge.drugs).filter((other) => other.classes.some((id) => classes.includes(id))).map((other) => other.id);
  const family = new Set([drug, ...members, ...classes, ...siblings]);
  const direct = new Set([drug, ...members]);
  const names = (list: readonly string[], among: ReadonlySet<string>): boolean => list.some((id) => among.has(id));
  const facts = {
    guidelines: knowledge.guidelines.filter((guideline) => names(guideline.drugs, direct)),
    evaluated: knowledge.evaluated.filter((pair) => direct.has(pair.drug)),
    levels: knowledge.levels.filter((pair) => direct.has(pair.drug)),
    labels: knowledge.labels.filter((label) => names(label.drugs, direct)),
    labelTags: knowledge.labelTags.map((list) => ({ ...list, rows: list.rows.filter((row) => names(row.drugs, direct)) })).filter((list) => list.rows.length > 0),
    annotations: knowledge.annotations.filter((annotation) => names(annotation.drugs, family)),
    findings: knowledge.findings.filter((finding) => names(finding.drugs, family)),
    exclusions: knowledge.exclusions.filter((exclusion) => exclusion.drugs.length === 0 || names(exclusion.drugs, family)),
    cautions: knowledge.cautions.filter((caution) => caution.match.drugs.length === 0 || names(caution.match.drugs, family)),
    searches: knowledge.searches.filter((search) => search.drugs.length === 0 || names(search.drugs, family)),
  };
  const drugs = pick(knowledge.drugs, [...family, ...mentions(facts, DRUG_KEYS)]);
  // A gene's name is all an answer tells of it; its page has the rest.
  const genes = Object.fromEntries(
    Object.entries(pick(knowledge.genes, [...mentions(facts, GENE_KEYS), ...lookupGenes(facts.guidelines)])).map(([symbol, gene]) => [
      symbol,
      { ...gene, summary: [], context: [], pharmacogenetics: [], identifierSources: [] },
    ]),
  );
  const guided = new Set([...lookupGenes(facts.guidelines), ...facts.guidelines.flatMap((guideline) => guideline.genes)]);
  const bare = Object.fromEntries(Object.entries(drugs).map(([id, one]) => [id, { ...one, sections: [], relations: [], identifierSources: [], brands: one.brands.map((brand) => ({ ...brand, sources: [] })) }]));
  return {
    version: knowledge.version,
    hash: knowledge.hash,
    date: knowledge.date,
    ...facts,
    drugs: bare,
    genes,
    phenotypes: pick(knowledge.phenotypes, [...guided]),
    sources: pick(knowledge.sources, mentions(facts, SOURCE_KEYS)),
    pages: {},
    pathways: {},
    products: {},
    terms: knowledge.terms,
  };
}

const DRUG_KEYS: ReadonlySet<string> = new Set(["drug", "drugs", "classes"]);
const GENE_KEYS: ReadonlySet<string> = new Set(["gene", "genes"]);
const SOURCE_KEYS: ReadonlySet<string> = new Set(["source", "sources", "seenIn"]);

function lookupGenes(guidelines: Knowledge["guidelines"]): readonly string[] {
  return guidelines.flatMap((guideline) => guideline.recommendations.flatMap((row) => Object.keys(row.lookup)));
}

/** Every text that stands under one of `keys`, at any depth. */
function mentions(value: unknown, keys: ReadonlySet<string>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => mentions(item, keys));
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = keys.has(key) ? [inner].flat().filter((item): item is string => typeof item === "string") : [];
    return [...own, ...mentions(inner, keys)];
  });
}

function pick<T>(record: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> {
  return Object.fromEntries([...new Set(ids)].sort().flatMap((id) => (Object.hasOwn(record, id) && record[id] !== undefined ? [[id, record[id]] as const] : [])));
}

/** Returns one knowledge of several shards of the same version, for a question about several drugs. Throws on an empty list. */
export function mergeShards(shards: readonly Knowledge[]): Knowledge {
  const [first] = shards;
  if (first === undefined) throw new RangeError("knowledge: mergeShards() of no shards");
  const merged = <K extends "drugs" | "genes" | "phenotypes" | "sources">(key: K): Knowledge[K] => Object.assign({}, ...shards.map((shard) => shard[key])) as Knowledge[K];
  // The same fact comes from two shards as two equal values.
  const distinct = <T>(lists: readonly (readonly T[])[]): T[] => [...new Map(lists.flat().map((fact) => [JSON.stringify(fact), fact])).values()];
  const all = <K extends "guidelines" | "evaluated" | "levels" | "labels" | "annotations" | "findings" | "exclusions" | "cautions" | "searches">(key: K): Knowledge[K] =>
    distinct<Knowledge[K][number]>(shards.map((shard) => shard[key])) as unknown as Knowledge[K];
  const agencies = [...new Set(shards.flatMap((shard) => shard.labelTags.map((list) => list.agency)))];
  return {
    ...first,
    drugs: merged("drugs"), genes: merged("genes"), phenotypes: merged("phenotypes"), sources: merged("sources"),
    guidelines: all("guidelines"), evaluated: all("evaluated"), levels: all("levels"), labels: all("labels"), annotations: all("annotations"),
    findings: all("findings"), exclusions: all("exclusions"), cautions: all("cautions"), searches: all("searches"),
    labelTags: agencies.flatMap((agency) => {
      const lists = shards.flatMap((shard) => shard.labelTags.filter((list) => list.agency === agency));
      const [list] = lists;
      return list === undefined ? [] : [{ ...list, rows: distinct(lists.map((one) => one.rows)) }];
    }),
  };
}
