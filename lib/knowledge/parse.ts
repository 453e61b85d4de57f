import * as z from "zod";
import {
  AlleleDefinitionSchema,
  CaseSchema,
  CautionSchema,
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
    interactions: [],
    phenoconversions: [],
  };
  const issues: ContentIssue[] = [];
  for (const file of files) {
    const folder = file.path.includes("/") ? file.path.slice(0, file.path.indexOf("/")) : file.path;
    const read = Object.hasOwn(READERS, folder) ? READERS[folder] : undefined;
    if (read === undefined) {
      issues.push({
        file: file.path,
        line: 1,
        found: `a file in "${folder}"`,
        expected: `one of ${Object.keys(READERS).join(", ")}`,
      });
      continue;
    }
    issues.push(...read(file, parsed));
  }
  return { parsed, issues };
}

type Reader = (file: ContentFile, into: Writable) => readonly ContentIssue[];

const READERS: Readonly<Record<string, Reader>> = {
  sources: listOf(SourceSchema, (into) => into.sources),
  drugs: oneOf(DrugSchema, (into) => into.drugs),
  genes: oneOf(GeneSchema, (into) => into.genes),
  guidelines: oneOf(GuidelineSchema, (into) => into.guidelines),
  phenotypes: oneOf(PhenotypeMethodSchema, (into) => into.phenotypes),
  interactions: oneOf(InteractionListSchema, (into) => into.interactions),
  phenoconversion: oneOf(PhenoconversionMethodSchema, (into) => into.phenoconversions),
  alleles: oneOf(AlleleDefinitionSchema, (into) => into.alleleDefinitions),
  evaluated: listOf(EvaluatedPairSchema, (into) => into.evaluated),
  levels: oneOf(PairLevelsSchema, (into) => into.levels),
  "label-tags": oneOf(LabelTagsSchema, (into) => into.labelTags),
  "listed-drugs.yaml": listOf(DrugSchema, (into) => into.drugs),
  "listed-genes.yaml": listOf(GeneSchema, (into) => into.genes),
  evidence: readEvidence,
  "evidence-positions.yaml": oneOf(EvidencePositionsSchema, (into) => into.evidencePositions),
  labels: oneOf(LabelSchema, (into) => into.labels),
  cautions: listOf(CautionSchema, (into) => into.cautions),
  searches: listOf(SearchSchema, (into) => into.searches),
  pages: oneOf(PageSchema, (into) => into.pages),
  pathways: oneOf(PathwaySchema, (into) => into.pathways),
  rxnorm: oneOf(RxNormProductsSchema, (into) => into.rxnorm),
  "terms.yaml": oneOf(TermsSchema, (into) => into.terms),
  cases: oneOf(CaseSchema, (into) => into.cases),
  explainers: oneOf(ExplainerSchema, (into) => into.explainers),
  "glossary.yaml": listOf(GlossaryTermSchema, (into) => into.glossary),
};

function oneOf<S extends z.ZodType>(schema: S, target: (into: Writable) => Located<z.infer<S>>[]): Reader {
  return (file, into) => {
    const result = schema.safeParse(file.data);
    if (!result.success) return issuesOf(file, result.error);
    target(into).push({ value: result.data, file: file.path, lineOf: file.lineOf });
    return [];
  };
}

function listOf<S extends z.ZodType>(schema: S, target: (into: Writable) => Located<z.infer<S>>[]): Reader {
  return (file, into) => {
    const result = z.array(schema).safeParse(file.data);
    if (!result.success) return issuesOf(file, result.error);
    target(into).push(...locate(file, result.data, []));
    return [];
  };
}

function readEvidence(file: ContentFile, into: Writable): readonly ContentIssue[] {
  const result = EvidenceFileSchema.safeParse(file.data);
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
