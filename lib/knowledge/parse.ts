import * as z from "zod";
import {
  AlleleDefinitionSchema,
  CaseSchema,
  CautionSchema,
  DrugNameListSchema,
  DrugSchema,
  EvaluatedPairSchema,
  EvidenceFileSchema,
  EvidencePositionsSchema,
  ExplainerSchema,
  GeneSchema,
  GlossaryTermSchema,
  GuidelineSchema,
  InteractionListSchema,
  LabelSchema,
  LabelTagsSchema,
  PageSchema,
  PairLevelsSchema,
  PathwaySchema,
  PhenoconversionMethodSchema,
  PhenotypeMethodSchema,
  RxNormProductsSchema,
  SearchSchema,
  SourceSchema,
  TermsSchema,
  type AlleleDefinition,
  type Annotation,
  type Case,
  type Caution,
  type Drug,
  type DrugNameList,
  type EvaluatedPair,
  type EvidencePositions,
  type Exclusion,
  type Explainer,
  type Finding,
  type Gene,
  type GlossaryTerm,
  type Guideline,
  type InteractionList,
  type Label,
  type LabelTags,
  type Page,
  type PairLevels,
  type Pathway,
  type PhenoconversionMethod,
  type PhenotypeMethod,
  type RxNormProducts,
  type Search,
  type Source,
  type Terms,
} from "@/lib/schema";
import { describe, type ContentFile, type ContentIssue } from "./content-file";

/** A parsed record together with the place it came from. */
export interface Located<T> {
  readonly value: T;
  readonly file: string;
  /** One-based line of a field of this record. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface ParsedContent {
  readonly sources: readonly Located<Source>[];
  readonly drugs: readonly Located<Drug>[];
  readonly genes: readonly Located<Gene>[];
  readonly guidelines: readonly Located<Guideline>[];
  readonly annotations: readonly Located<Annotation>[];
  readonly findings: readonly Located<Finding>[];
  readonly exclusions: readonly Located<Exclusion>[];
  readonly phenotypes: readonly Located<PhenotypeMethod>[];
  readonly interactions: readonly Located<InteractionList>[];
  readonly phenoconversions: readonly Located<PhenoconversionMethod>[];
  readonly alleleDefinitions: readonly Located<AlleleDefinition>[];
  readonly evidencePositions: readonly Located<EvidencePositions>[];
  readonly evaluated: readonly Located<EvaluatedPair>[];
  readonly levels: readonly Located<PairLevels>[];
  readonly labels: readonly Located<Label>[];
  readonly labelTags: readonly Located<LabelTags>[];
  readonly cautions: readonly Located<Caution>[];
  readonly searches: readonly Located<Search>[];
  readonly pages: readonly Located<Page>[];
  readonly pathways: readonly Located<Pathway>[];
  readonly rxnorm: readonly Located<RxNormProducts>[];
  readonly drugNames: readonly Located<DrugNameList>[];
  readonly terms: readonly Located<Terms>[];
  readonly cases: readonly Located<Case>[];
  readonly explainers: readonly Located<Explainer>[];
  readonly glossary: readonly Located<GlossaryTerm>[];
}

type Writable = { -readonly [K in keyof ParsedContent]: ParsedContent[K] extends readonly (infer R)[] ? R[] : never };

/**
 * Returns every record of the content files, and an issue for each part that
 * does not fit its schema. A file outside the known folders is an issue too:
 * nothing in `content/` is silently ignored.
 */
export function parseContent(files: readonly ContentFile[]): {
  readonly parsed: ParsedContent;
  readonly issues: readonly ContentIssue[];
} {
  const parsed: Writable = {
    sources: [],
    drugs: [],
    genes: [],
    guidelines: [],
    annotations: [],
    findings: [],
    exclusions: [],
    labels: [],
    cases: [],
    explainers: [],
    glossary: [],
    cautions: [],
    searches: [],
    pages: [],
    pathways: [],
    terms: [],
    phenotypes: [],
    alleleDefinitions: [],
    evidencePositions: [],
    evaluated: [],
    levels: [],
    labelTags: [],
    rxnorm: [],
    drugNames: [],
    interactions: [],
    phenoconversions: [],
  };
  const issues: ContentIssue[] = [];
  for (const file of files) {
    const folder = file.path.includes("/") ? file.path.slice(0, file.path.indexOf("/")) : file.path;
    if (!isKind(folder)) {
      issues.push({
        file: file.path,
        line: 1,
        found: `a file in "${folder}"`,
        expected: `one of ${Object.keys(READERS).join(", ")}`,
      });
      continue;
    }
    issues.push(...READERS[folder](file, parsed));
  }
  return { parsed, issues };
}

function isKind(folder: string): folder is keyof typeof CONTENT_KINDS {
  return Object.hasOwn(CONTENT_KINDS, folder);
}

type Reader = (file: ContentFile, into: Writable) => readonly ContentIssue[];

/** What a file of each folder of content/, or each file at its root, holds: one record, or a list of them. */
export const CONTENT_KINDS = {
  sources: z.array(SourceSchema),
  drugs: DrugSchema,
  genes: GeneSchema,
  guidelines: GuidelineSchema,
  phenotypes: PhenotypeMethodSchema,
  interactions: InteractionListSchema,
  phenoconversion: PhenoconversionMethodSchema,
  alleles: AlleleDefinitionSchema,
  evaluated: z.array(EvaluatedPairSchema),
  levels: PairLevelsSchema,
  "label-tags": LabelTagsSchema,
  "listed-drugs.yaml": z.array(DrugSchema),
  "listed-genes.yaml": z.array(GeneSchema),
  evidence: EvidenceFileSchema,
  "evidence-positions.yaml": EvidencePositionsSchema,
  labels: LabelSchema,
  cautions: z.array(CautionSchema),
  searches: z.array(SearchSchema),
  pages: PageSchema,
  pathways: PathwaySchema,
  rxnorm: RxNormProductsSchema,
  "drug-names": DrugNameListSchema,
  "terms.yaml": TermsSchema,
  cases: CaseSchema,
  explainers: ExplainerSchema,
  "glossary.yaml": z.array(GlossaryTermSchema),
} as const satisfies Readonly<Record<string, z.ZodType>>;

const READERS: Readonly<Record<keyof typeof CONTENT_KINDS, Reader>> = {
  sources: listOf(CONTENT_KINDS.sources, (into) => into.sources),
  drugs: oneOf(CONTENT_KINDS.drugs, (into) => into.drugs),
  genes: oneOf(CONTENT_KINDS.genes, (into) => into.genes),
  guidelines: oneOf(CONTENT_KINDS.guidelines, (into) => into.guidelines),
  phenotypes: oneOf(CONTENT_KINDS.phenotypes, (into) => into.phenotypes),
  interactions: oneOf(CONTENT_KINDS.interactions, (into) => into.interactions),
  phenoconversion: oneOf(CONTENT_KINDS.phenoconversion, (into) => into.phenoconversions),
  alleles: oneOf(CONTENT_KINDS.alleles, (into) => into.alleleDefinitions),
  evaluated: listOf(CONTENT_KINDS.evaluated, (into) => into.evaluated),
  levels: oneOf(CONTENT_KINDS.levels, (into) => into.levels),
  "label-tags": oneOf(CONTENT_KINDS["label-tags"], (into) => into.labelTags),
  "listed-drugs.yaml": listOf(CONTENT_KINDS["listed-drugs.yaml"], (into) => into.drugs),
  "listed-genes.yaml": listOf(CONTENT_KINDS["listed-genes.yaml"], (into) => into.genes),
  evidence: readEvidence,
  "evidence-positions.yaml": oneOf(CONTENT_KINDS["evidence-positions.yaml"], (into) => into.evidencePositions),
  labels: oneOf(CONTENT_KINDS.labels, (into) => into.labels),
  cautions: listOf(CONTENT_KINDS.cautions, (into) => into.cautions),
  searches: listOf(CONTENT_KINDS.searches, (into) => into.searches),
  pages: oneOf(CONTENT_KINDS.pages, (into) => into.pages),
  pathways: oneOf(CONTENT_KINDS.pathways, (into) => into.pathways),
  rxnorm: oneOf(CONTENT_KINDS.rxnorm, (into) => into.rxnorm),
  "drug-names": oneOf(CONTENT_KINDS["drug-names"], (into) => into.drugNames),
  "terms.yaml": oneOf(CONTENT_KINDS["terms.yaml"], (into) => into.terms),
  cases: oneOf(CONTENT_KINDS.cases, (into) => into.cases),
  explainers: oneOf(CONTENT_KINDS.explainers, (into) => into.explainers),
  "glossary.yaml": listOf(CONTENT_KINDS["glossary.yaml"], (into) => into.glossary),
};

function oneOf<S extends z.ZodType>(schema: S, target: (into: Writable) => Located<z.infer<S>>[]): Reader {
  return (file, into) => {
    const result = schema.safeParse(file.data);
    if (!result.success) return issuesOf(file, result.error);
    target(into).push({ value: result.data, file: file.path, lineOf: file.lineOf });
    return [];
  };
}

function listOf<S extends z.ZodType>(list: z.ZodArray<S>, target: (into: Writable) => Located<z.infer<S>>[]): Reader {
  return (file, into) => {
    const result = list.safeParse(file.data);
    if (!result.success) return issuesOf(file, result.error);
    target(into).push(...locate(file, result.data, []));
    return [];
  };
}

function readEvidence(file: ContentFile, into: Writable): readonly ContentIssue[] {
  const result = CONTENT_KINDS.evidence.safeParse(file.data);
  if (!result.success) return issuesOf(file, result.error);
  into.annotations.push(...locate(file, result.data.annotations, ["annotations"]));
  into.findings.push(...locate(file, result.data.findings, ["findings"]));
  into.exclusions.push(...locate(file, result.data.exclusions, ["exclusions"]));
  return [];
}

function locate<T>(file: ContentFile, values: readonly T[], prefix: readonly string[]): Located<T>[] {
  return values.map((value, index) => ({
    value,
    file: file.path,
    lineOf: (path) => file.lineOf([...prefix, index, ...path]),
  }));
}

function issuesOf(file: ContentFile, error: z.ZodError): readonly ContentIssue[] {
  return error.issues.map((issue) => {
    const where = issue.path.length === 0 ? "the file" : `"${issue.path.map(String).join(".")}"`;
    return {
      file: file.path,
      line: file.lineOf(issue.path),
      found: `${foundIn(file, issue)} at ${where}`,
      expected: expectedBy(issue),
    };
  });
}

function foundIn(file: ContentFile, issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `unknown ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  const value = issue.path.reduce<unknown>(
    (data, key) =>
      data !== null && typeof data === "object" ? (data as Record<PropertyKey, unknown>)[key] : undefined,
    file.data,
  );
  return describe(value);
}

function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return "only the keys of the schema";
  if (issue.code === "invalid_value") return `one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return issue.expected;
  return issue.message.replace(/^(?:Invalid input: )?expected /, "");
}
