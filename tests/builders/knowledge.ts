/**
 * Whole content folders out of a few records. Sources, drugs, genes and
 * classes that a record names and the test does not give are added, so that a
 * world is sound unless a test breaks it on purpose.
 */
import { stringify } from "yaml";
import {
  compileKnowledge,
  formatContentIssue,
  type CompileResult,
  type ContentFile,
  type ContentIssue,
  type Knowledge,
} from "@/lib/knowledge";
import { readYaml } from "@/lib/node/read-content";
import { ACTIONS, CAVEATS, CERTAINTIES } from "@/lib/schema";
import {
  drug,
  drugClass,
  gene,
  phenotypeMethod,
  source,
  type AnnotationInput,
  type CautionInput,
  type DrugInput,
  type ExclusionInput,
  type FindingInput,
  type EvaluatedPairInput,
  type GeneInput,
  type GuidelineInput,
  type InteractionListInput,
  type LabelInput,
  type LabelTagsInput,
  type PageInput,
  type PairLevelsInput,
  type PathwayInput,
  type PhenoconversionMethodInput,
  type PhenotypeMethodInput,
  type RxNormProductsInput,
  type SearchInput,
  type SourceInput,
} from "./content";
import type { CaseInput, ExplainerInput, GlossaryTermInput } from "./teaching";

export interface ContentRecords {
  readonly sources?: readonly SourceInput[];
  readonly drugs?: readonly DrugInput[];
  readonly genes?: readonly GeneInput[];
  readonly guidelines?: readonly GuidelineInput[];
  readonly phenotypes?: readonly PhenotypeMethodInput[];
  readonly interactions?: readonly InteractionListInput[];
  readonly phenoconversions?: readonly PhenoconversionMethodInput[];
  readonly evaluated?: readonly EvaluatedPairInput[];
  readonly levels?: readonly PairLevelsInput[];
  readonly labelTags?: readonly LabelTagsInput[];
  readonly annotations?: readonly AnnotationInput[];
  readonly findings?: readonly FindingInput[];
  readonly exclusions?: readonly ExclusionInput[];
  readonly labels?: readonly LabelInput[];
  readonly cautions?: readonly CautionInput[];
  readonly searches?: readonly SearchInput[];
  readonly pages?: readonly PageInput[];
  readonly pathways?: readonly PathwayInput[];
  readonly rxnorm?: readonly RxNormProductsInput[];
  readonly terms?: object;
  readonly cases?: readonly CaseInput[];
  readonly explainers?: readonly ExplainerInput[];
  readonly glossary?: readonly GlossaryTermInput[];
}

/** One content file as it would lie on disk. */
export interface ContentText {
  readonly path: string;
  readonly text: string;
}

/** Returns the knowledge of the records; throws with every issue when they are not sound. */
export function buildKnowledge(records: ContentRecords = {}): Knowledge {
  const result = compileTexts(contentTexts(records));
  if (!result.ok) throw new Error(result.issues.map(formatContentIssue).join("\n"));
  return result.knowledge;
}

/** Returns the issues of content texts; none when they are sound. */
export function issuesOf(texts: readonly ContentText[]): readonly ContentIssue[] {
  const result = compileTexts(texts);
  return result.ok ? [] : result.issues;
}

export function compileTexts(texts: readonly ContentText[]): CompileResult {
  const read = texts.map(({ path, text }) => readYaml(path, text));
  const issues = read.flatMap((one) => one.issues);
  if (issues.length > 0) return { ok: false, issues };
  return compileKnowledge(
    read.flatMap((one) => (one.file === null ? [] : [one.file])),
    stubSha256,
  );
}

/** Returns the content files of the records, with everything they name. Always holds testol, TEST1 and TEST2. */
export function contentTexts(records: ContentRecords = {}): readonly ContentText[] {
  return Object.entries(contentData(records)).map(([path, data]) => ({
    path,
    text: stringify(data, { lineWidth: 0, aliasDuplicateObjects: false }),
  }));
}

/** Returns the content files as parsed data, for tests that need no lines. */
export function contentFiles(records: ContentRecords = {}): readonly ContentFile[] {
  return Object.entries(contentData(records)).map(([path, data]) => ({ path, data, lineOf: () => 1 }));
}

/** Returns a hexadecimal digest that differs when the text does. Not SHA-256: tests need no platform. */
export function stubSha256(text: string): string {
  return [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => fowlerNollVo(text, seed)).join("");
}

function fowlerNollVo(text: string, seed: number): string {
  let hash = 2166136261 ^ seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function contentData(records: ContentRecords): Readonly<Record<string, unknown>> {
  const { sources = [], pages = [], pathways = [], guidelines = [], labels = [] } = records;
  const { annotations = [], findings = [], exclusions = [], cautions = [], searches = [] } = records;
  const {
    evaluated = [],
    levels = [],
    labelTags = [],
    interactions = [],
    phenoconversions = [],
    rxnorm = [],
  } = records;
  const facts = [
    interactions,
    phenoconversions,
    evaluated,
    levels,
    labelTags,
    guidelines,
    annotations,
    findings,
    exclusions,
    labels,
    cautions,
    searches,
    pathways,
    rxnorm,
    records.cases ?? [],
    records.explainers ?? [],
    records.glossary ?? [],
  ];

  const givenDrugs = records.drugs ?? [];
  const classIds = new Set([...mentioned([facts, givenDrugs], ["classes"])]);
  const drugIds = unique(["testol", ...classIds, ...mentioned([facts, givenDrugs], ["drug", "drugs", "ruleFor"])]);
  const drugs = [
    ...givenDrugs,
    ...drugIds
      .filter((id) => !givenDrugs.some((given) => given.id === id))
      .map((id) => (classIds.has(id) ? drugClass(id) : drug(id))),
  ];
  const givenGenes = records.genes ?? [];
  const lookups = guidelines.flatMap((guideline) =>
    guideline.recommendations.flatMap((row) => Object.keys(row.lookup)),
  );
  const givenMethods = records.phenotypes ?? [];
  const pairGenes = levels.flatMap((list) => list.pairs.map(([symbol]) => symbol));
  const geneSymbols = unique([
    "TEST1",
    "TEST2",
    ...lookups,
    ...pairGenes,
    ...givenMethods.map((method) => method.gene),
    ...mentioned([facts, drugs], ["gene", "genes"]),
  ]);
  const genes = [
    ...givenGenes,
    ...geneSymbols
      .filter((symbol) => !givenGenes.some((given) => given.symbol === symbol))
      .map((symbol) => gene(symbol)),
  ];
  const sourceIds = unique(
    mentioned(
      [facts, drugs, genes, pages, givenMethods, [{ source: "test-database" }]],
      ["source", "sources", "seenIn", "identifierSources"],
    ),
  );
  const allSources = [
    ...sources,
    ...sourceIds.filter((id) => !sources.some((given) => given.id === id)).map((id) => source(id)),
  ];

  const each = <T>(folder: string, list: readonly T[], idOf: (value: T) => string): [string, unknown][] =>
    list.map((value) => [`${folder}/${idOf(value)}.yaml`, value]);
  return Object.fromEntries<unknown>([
    ["sources/test.yaml", allSources],
    ...each("drugs", drugs, (one) => one.id),
    ...each("genes", genes, (one) => one.symbol),
    ...each("guidelines", guidelines.map(withListedConditions), (one) => one.id),
    ...each(
      "phenotypes",
      [
        ...givenMethods,
        ...unique(["TEST1", "TEST2", ...lookups])
          .filter((symbol) => !givenMethods.some((given) => given.gene === symbol))
          .map((symbol) => phenotypeMethod(symbol)),
      ],
      (one) => one.gene,
    ),
    ...each("interactions", interactions, (one) => one.id),
    ...each("phenoconversion", phenoconversions, (one) => one.gene),
    ...each("levels", levels, (one) => one.id),
    ...each("label-tags", labelTags, (one) => one.agency.toLowerCase()),
    ["evaluated/test.yaml", evaluated],
    ["evidence/test.yaml", { annotations, findings, exclusions }],
    ...each("labels", labels, (one) => one.id),
    ["cautions/test.yaml", cautions],
    ["searches/test.yaml", searches],
    ...each("pages", pages, (one) => one.id),
    ...each("pathways", pathways, (one) => one.id),
    ...each("rxnorm", rxnorm, (one) => one.id),
    ["terms.yaml", records.terms ?? testTerms()],
    ...each("cases", records.cases ?? [], (one) => one.id),
    ...each("explainers", records.explainers ?? [], (one) => one.id),
    ["glossary.yaml", records.glossary ?? []],
  ]);
}

/** Words for every closed list: each value is its own word. */
export function testTerms(): {
  actions: Record<string, object>;
  certainties: Record<string, object>;
  caveats: Record<string, object>;
  plain: object;
} {
  const words = (list: readonly string[]): Record<string, object> =>
    Object.fromEntries(list.map((value) => [value, { word: value, meaning: `Meaning of ${value}.` }]));
  const plainly = (list: readonly string[]): Record<string, string> =>
    Object.fromEntries(list.map((value) => [value, `Plainly ${value}.`]));
  return {
    actions: words(ACTIONS),
    certainties: Object.fromEntries(
      CERTAINTIES.map((value) => [value, { word: value, meaning: `Meaning of ${value}.`, filledSteps: 1 }]),
    ),
    caveats: words(CAVEATS),
    plain: {
      actions: plainly(ACTIONS),
      certainties: plainly(CERTAINTIES),
      caveats: plainly(CAVEATS),
      open: "Plainly open.",
      phenotypes: { "Poor Metabolizer": "Plainly slow." },
      first: ["Plainly first."],
      last: ["Do not change your medicine without your doctor."],
    },
  };
}

function withListedConditions(guideline: GuidelineInput): Record<string, unknown> & { readonly id: string } {
  const recommendations = guideline.recommendations.map((row) => ({
    ...row,
    lookup: Object.fromEntries(
      Object.entries(row.lookup).map(([symbol, condition]) => [
        symbol,
        typeof condition === "string" ? [condition] : condition,
      ]),
    ),
  }));
  return { ...guideline, recommendations };
}

/** Every text that stands under one of `keys`, at any depth. */
function mentioned(data: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(data)) return data.flatMap((item) => mentioned(item, keys));
  if (data === null || typeof data !== "object") return [];
  return Object.entries(data).flatMap(([key, value]) => [
    ...(keys.includes(key) ? [value].flat().filter((item) => typeof item === "string") : []),
    ...mentioned(value, keys),
  ]);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
