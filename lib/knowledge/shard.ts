import type { Release } from "@/lib/schema";
import type { AnswerKnowledge, CallKnowledge, GuidanceKnowledge, Knowledge, PanelKnowledge } from "./knowledge";
import { RELEASE_SOURCE_IDS } from "./join-release";

/**
 * Returns the part of the knowledge that an answer about `drug` draws on: its
 * family, the guidelines and facts that name them, and every gene, drug and
 * source those mention. An answer from the shard is the same as one from the
 * whole; a test holds it to that for every drug. Unknown drugs give a shard
 * without drugs.
 */
export function shardOf(knowledge: AnswerKnowledge, drug: string): AnswerKnowledge {
  const entry = knowledge.drugs[drug];
  const members = Object.values(knowledge.drugs)
    .filter((other) => other.classes.includes(drug))
    .map((other) => other.id);
  const classes = entry?.classes ?? [];
  const siblings = Object.values(knowledge.drugs)
    .filter((other) => other.classes.some((id) => classes.includes(id)))
    .map((other) => other.id);
  const family = new Set([drug, ...members, ...classes, ...siblings]);
  const direct = new Set([drug, ...members]);
  const names = (list: readonly string[], among: ReadonlySet<string>): boolean => list.some((id) => among.has(id));
  const facts = {
    guidelines: knowledge.guidelines.filter((guideline) => names(guideline.drugs, direct)),
    interactions: knowledge.interactions.filter((one) => direct.has(one.drug)),
    exposures: knowledge.exposures.filter((one) => names(one.drugs, direct)),
    evaluated: knowledge.evaluated.filter((pair) => direct.has(pair.drug)),
    levels: knowledge.levels.filter((pair) => direct.has(pair.drug)),
    labels: knowledge.labels.filter((label) => names(label.drugs, direct)),
    labelTags: knowledge.labelTags
      .map((list) => ({ ...list, rows: list.rows.filter((row) => names(row.drugs, direct)) }))
      .filter((list) => list.rows.length > 0),
    annotations: knowledge.annotations.filter((annotation) => names(annotation.drugs, family)),
    findings: knowledge.findings.filter((finding) => names(finding.drugs, family)),
    exclusions: knowledge.exclusions.filter(
      (exclusion) => exclusion.drugs.length === 0 || names(exclusion.drugs, family),
    ),
    cautions: knowledge.cautions.filter(
      (caution) => caution.match.drugs.length === 0 || names(caution.match.drugs, family),
    ),
    searches: knowledge.searches.filter((search) => search.drugs.length === 0 || names(search.drugs, family)),
  };
  const guided = new Set([
    ...lookupGenes(facts.guidelines),
    ...facts.guidelines.flatMap((guideline) => guideline.genes),
  ]);
  const phenoconversions = pick(knowledge.phenoconversions, [...guided]);
  const release = knowledge.release === null ? null : releaseOf(knowledge.release, family, facts);
  const drugs = pick(knowledge.drugs, [
    ...family,
    ...mentions([facts, phenoconversions], DRUG_KEYS),
    ...statements(release).flatMap((fact) => fact.drugs),
  ]);
  // A gene's name is all an answer tells of it; its page has the rest.
  const genes = Object.fromEntries(
    Object.entries(
      pick(knowledge.genes, [
        ...mentions(facts, GENE_KEYS),
        ...statements(release).flatMap((fact) => fact.genes),
        ...lookupGenes(facts.guidelines),
      ]),
    ).map(([symbol, gene]) => [
      symbol,
      { ...gene, summary: [], context: [], pharmacogenetics: [], identifierSources: [] },
    ]),
  );
  // Annotations by allele are picked by a diplotype, so their genes' results must be read too.
  const read = new Set([
    ...lookupGenes(facts.guidelines),
    ...[facts.guidelines, facts.annotations, release?.annotations ?? []].flat().flatMap((fact) => fact.genes),
  ]);
  const bare = Object.fromEntries(
    Object.entries(drugs).map(([id, one]) => [
      id,
      {
        ...one,
        sections: [],
        relations: [],
        identifierSources: [],
        brands: one.brands.map((brand) => ({ ...brand, sources: [] })),
      },
    ]),
  );
  return {
    onlyAbout: [drug],
    version: knowledge.version,
    hash: knowledge.hash,
    date: knowledge.date,
    ...facts,
    drugs: bare,
    genes,
    phenotypes: withoutExamples(pick(knowledge.phenotypes, [...read])),
    phenoconversions,
    // An answer starts from results and calls nothing; the definitions tell which variants stand behind a named allele.
    alleleDefinitions: pick(knowledge.alleleDefinitions, [...guided, ...read]),
    // A variant of any gene may be typed beside the question, and impossible bases are refused wherever it is read.
    evidencePositions: knowledge.evidencePositions,
    sources: pick(knowledge.sources, [
      ...mentions([facts, Object.values(phenoconversions)], SOURCE_KEYS),
      ...(release === null ? [] : RELEASE_SOURCE_IDS),
    ]),
    terms: knowledge.terms,
    release,
  };
}

/** The examples of a gene's forms are for the documents alone. */
function withoutExamples(methods: Knowledge["phenotypes"]): Knowledge["phenotypes"] {
  return Object.fromEntries(
    Object.entries(methods).map(([gene, method]) => [gene, { ...method, forms: { ...method.forms, examples: [] } }]),
  );
}

/** What a release states of drugs and genes. */
function statements(
  release: Release | null,
): readonly { readonly drugs: readonly string[]; readonly genes: readonly string[] }[] {
  return release === null ? [] : [...release.annotations, ...release.guidelines, ...release.labels];
}

/** The facts of the release that name the family, and the variants that they or the curated facts beside them mention. */
function releaseOf(release: Release, family: ReadonlySet<string>, curated: unknown): Release {
  const about = <T extends { readonly drugs: readonly string[] }>(facts: readonly T[]): T[] =>
    facts.filter((fact) => fact.drugs.some((id) => family.has(id)));
  const annotations = about(release.annotations);
  const guidelines = about(release.guidelines);
  const labels = about(release.labels);
  const rsIds = new Set(
    [...annotations, ...labels].flatMap((fact) => fact.variants).concat(mentions(curated, RSID_KEYS)),
  );
  const drugs = new Set([...annotations, ...guidelines, ...labels].flatMap((fact) => fact.drugs));
  return {
    ...release,
    // Which rows were refused is told where the release is described, not with every answer.
    parts: release.parts.map((part) => ({ ...part, refused: [] })),
    // An answer counts the papers behind a statement; what each says stands on the annotation's own page.
    annotations: annotations.map((annotation) => ({
      ...annotation,
      evidence: annotation.evidence.map((row) => ({ ...row, summary: "", url: "" })),
    })),
    guidelines,
    labels,
    drugs: release.drugs
      .filter((drug) => drugs.has(drug.id) || family.has(drug.id))
      .map((drug) => ({ ...drug, genericNames: [], tradeNames: [] })),
    variants: release.variants.filter((variant) => rsIds.has(variant.rsid)),
  };
}

/**
 * Returns the part of the knowledge that a call of a genome file draws on:
 * definitions, the road from alleles to phenotypes, and the names of these
 * genes. An eighth of the whole, so that a single call need not wait for the
 * rest.
 */
export function callShardOf(knowledge: CallKnowledge): CallKnowledge {
  const symbols = new Set([...Object.keys(knowledge.alleleDefinitions), ...Object.keys(knowledge.phenotypes)]);
  return {
    version: knowledge.version,
    hash: knowledge.hash,
    date: knowledge.date,
    genes: Object.fromEntries(
      Object.entries(pick(knowledge.genes, [...symbols])).map(([symbol, gene]) => [
        symbol,
        { ...gene, summary: [], context: [], pharmacogenetics: [], identifierSources: [] },
      ]),
    ),
    phenotypes: withoutExamples(knowledge.phenotypes),
    alleleDefinitions: knowledge.alleleDefinitions,
    evidencePositions: knowledge.evidencePositions,
    terms: knowledge.terms,
  };
}

/**
 * Returns the part of the knowledge that the page for a genome file draws on:
 * what a call needs, and the guidelines of all drugs with the names they use.
 * One file for every patient, so that fetching it tells nothing of any.
 */
export function panelShardOf(knowledge: PanelKnowledge): PanelKnowledge {
  const { guidelines } = knowledge;
  const drugs = pick(knowledge.drugs, mentions(guidelines, DRUG_KEYS));
  return {
    ...callShardOf(knowledge),
    guidelines,
    drugs: Object.fromEntries(
      Object.entries(drugs).map(([id, drug]) => [
        id,
        { ...drug, brands: [], synonyms: [], sections: [], relations: [], identifierSources: [] },
      ]),
    ),
  };
}

/**
 * Returns the part of the knowledge that a regimen draws on: every guideline
 * with the methods that read results, every drug that acts on another, and the
 * names, without evidence, labels and pages. With it a browser looks at all
 * drugs for one panel, so that no result need leave it. What `surveyOthers`
 * says of it is what it says of the whole; a test holds it to that.
 */
export function guidanceShardOf(knowledge: GuidanceKnowledge): GuidanceKnowledge {
  const { guidelines, interactions, exposures, phenotypes, phenoconversions } = knowledge;
  return {
    version: knowledge.version,
    hash: knowledge.hash,
    date: knowledge.date,
    guidelines,
    interactions,
    exposures,
    phenotypes: withoutExamples(phenotypes),
    phenoconversions,
    drugs: Object.fromEntries(
      Object.entries(knowledge.drugs).map(([id, drug]) => [
        id,
        {
          ...drug,
          sections: [],
          relations: [],
          // By ClinPGx's id a drug is known under every name of the lists.
          identifiers: {
            atc: [],
            ...(drug.identifiers.clinpgx === undefined ? {} : { clinpgx: drug.identifiers.clinpgx }),
          },
          identifierSources: [],
          brands: drug.brands.map((brand) => ({ ...brand, sources: [] })),
        },
      ]),
    ),
    // A panel names genes without guidance too, and those are not unknown.
    genes: Object.fromEntries(
      Object.entries(knowledge.genes).map(([symbol, gene]) => [
        symbol,
        { ...gene, summary: [], context: [], pharmacogenetics: [], identifierSources: [] },
      ]),
    ),
    sources: pick(
      knowledge.sources,
      mentions(
        [guidelines, interactions, exposures, Object.values(phenotypes), Object.values(phenoconversions)],
        SOURCE_KEYS,
      ),
    ),
    levels: knowledge.levels,
    // A single variant is read by the definition of its gene.
    alleleDefinitions: knowledge.alleleDefinitions,
    evidencePositions: knowledge.evidencePositions,
    terms: knowledge.terms,
  };
}

const DRUG_KEYS: ReadonlySet<string> = new Set(["drug", "drugs", "classes", "ruleFor"]);
const GENE_KEYS: ReadonlySet<string> = new Set(["gene", "genes"]);
const RSID_KEYS: ReadonlySet<string> = new Set(["rsid"]);
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
  return Object.fromEntries(
    [...new Set(ids)]
      .sort()
      .flatMap((id) => (Object.hasOwn(record, id) && record[id] !== undefined ? [[id, record[id]] as const] : [])),
  );
}

/**
 * Returns one knowledge of the shards of several drugs of the same version,
 * for a question about these drugs; with `guidance`, it also names every drug
 * and holds what each does to another. It can still be asked about the drugs
 * of the shards alone. Without any shard it names drugs and answers about none;
 * throws where there is no guidance either.
 */
export function mergeShards(drugShards: readonly AnswerKnowledge[], guidance?: GuidanceKnowledge): AnswerKnowledge {
  const shards = guidance === undefined ? drugShards : [besideEvidence(guidance), ...drugShards];
  const [first] = shards;
  if (first === undefined) throw new RangeError("knowledge: mergeShards() of no shards");
  const merged = <K extends "alleleDefinitions" | "drugs" | "genes" | "phenotypes" | "phenoconversions" | "sources">(
    key: K,
  ): Knowledge[K] => Object.assign({}, ...shards.map((shard) => shard[key])) as Knowledge[K];
  // The same fact comes from two shards as two equal values.
  const distinct = <T>(lists: readonly (readonly T[])[]): T[] => [
    ...new Map(lists.flat().map((fact) => [JSON.stringify(fact), fact])).values(),
  ];
  const all = <
    K extends
      | "guidelines"
      | "interactions"
      | "exposures"
      | "evaluated"
      | "levels"
      | "labels"
      | "annotations"
      | "findings"
      | "exclusions"
      | "cautions"
      | "searches",
  >(
    key: K,
  ): Knowledge[K] => distinct<Knowledge[K][number]>(shards.map((shard) => shard[key])) as unknown as Knowledge[K];
  const agencies = [...new Set(shards.flatMap((shard) => shard.labelTags.map((list) => list.agency)))];
  return {
    ...first,
    hasAllGuidance: guidance !== undefined,
    onlyAbout: [...new Set(drugShards.flatMap((shard) => shard.onlyAbout ?? Object.keys(shard.drugs)))],
    alleleDefinitions: merged("alleleDefinitions"),
    drugs: merged("drugs"),
    genes: merged("genes"),
    phenotypes: merged("phenotypes"),
    phenoconversions: merged("phenoconversions"),
    sources: merged("sources"),
    guidelines: all("guidelines"),
    interactions: all("interactions"),
    exposures: all("exposures"),
    evaluated: all("evaluated"),
    levels: all("levels"),
    labels: all("labels"),
    annotations: all("annotations"),
    findings: all("findings"),
    exclusions: all("exclusions"),
    cautions: all("cautions"),
    searches: all("searches"),
    labelTags: agencies.flatMap((agency) => {
      const lists = shards.flatMap((shard) => shard.labelTags.filter((list) => list.agency === agency));
      const [list] = lists;
      return list === undefined ? [] : [{ ...list, rows: distinct(lists.map((one) => one.rows)) }];
    }),
    release: mergeReleases(shards.flatMap((shard) => (shard.release === null ? [] : [shard.release]))),
  };
}

/** Only ever merged with the shards of drugs, which hold the evidence about them. */
function besideEvidence(guidance: GuidanceKnowledge): AnswerKnowledge {
  return {
    ...guidance,
    evaluated: [],
    labels: [],
    labelTags: [],
    annotations: [],
    findings: [],
    exclusions: [],
    cautions: [],
    searches: [],
    release: null,
  };
}

function mergeReleases(releases: readonly Release[]): Release | null {
  const [first] = releases;
  if (first === undefined) return null;
  // In the order of the release itself, in which an answer tells them.
  const union = <T>(lists: readonly (readonly T[])[], idOf: (fact: T) => string): T[] =>
    [...new Map(lists.flat().map((fact) => [idOf(fact), fact]))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, fact]) => fact);
  return {
    ...first,
    annotations: union(
      releases.map((one) => one.annotations),
      (fact) => fact.clinpgxId,
    ),
    guidelines: union(
      releases.map((one) => one.guidelines),
      (fact) => fact.clinpgxId,
    ),
    labels: union(
      releases.map((one) => one.labels),
      (fact) => fact.clinpgxId,
    ),
    drugs: union(
      releases.map((one) => one.drugs),
      (fact) => fact.id,
    ),
    variants: union(
      releases.map((one) => one.variants),
      (fact) => fact.rsid,
    ),
  };
}
