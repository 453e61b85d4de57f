/**
 * The shape of every content file. A file that does not fit stops the build
 * with its name, the line, what was found and what was expected.
 */
import * as z from "zod";
import { Doi, DrugId, GeneSymbol, IsoDate, Pmid, Prose, RsId, Slug, SourceId } from "./ids";
import {
  ABSENCES,
  ACTIONS,
  AGENCIES,
  ARMS,
  CAVEATS,
  CERTAINTIES,
  CLINPGX_LEVELS,
  CPIC_LEVELS,
  DIRECTIONS,
  DOSE_UNITS,
  EFFECT_MEASURES,
  EXCLUSION_REASONS,
  GUIDELINE_BODIES,
  LABEL_TAGS,
  LABEL_TOPICS,
  ORIGINS,
  OUTCOME_KINDS,
  PHENOTYPE_METHODS,
  READINGS,
  REPLICATIONS,
  RESULT_FORMS,
  SETTINGS,
  STATUSES,
  STEP_KINDS,
  STRENGTHS,
  STUDY_DESIGNS,
  VERDICTS,
} from "./vocabulary";

const Sources = z.array(SourceId).min(1, "expected at least one source id");
const NumberOrRange = z.union([z.number(), z.tuple([z.number(), z.number()])]);

/** How much we hold on a drug or gene. A release that is joined to the content brings the third; content itself has two. */
const DepthInContent: z.ZodType<"page" | "listed" | "imported"> = z.enum(["page", "listed"]);

/** One step of a recommendation. `percent` is the size of the change from the standard dose. */
export const StepSchema = z.strictObject({
  kind: z.enum(STEP_KINDS),
  drugs: z.array(DrugId).min(1).optional(),
  classes: z.array(Slug).min(1).optional(),
  percent: NumberOrRange.optional(),
  /** The dose as a share of the standard dose, as printed: "30 to 80 % of the normal dose". */
  percentOfNormal: NumberOrRange.optional(),
  dose: z.strictObject({ value: NumberOrRange, unit: z.enum(DOSE_UNITS) }).optional(),
  what: Prose.optional(),
  gene: GeneSymbol.optional(),
  when: Prose.optional(),
  /** The body says "consider" rather than "do". */
  consider: z.literal(true).optional(),
  /** Told beside the main advice: counts neither for the row's action nor for its three flags. */
  aside: z.literal(true).optional(),
});
export type Step = z.infer<typeof StepSchema>;

/** Where a fact comes from. `accessed` is the day we last looked; `published` may be a year or a day. */
export const SourceSchema = z.strictObject({
  id: SourceId,
  kind: z.enum(["paper", "database", "guideline", "label", "web"]),
  title: Prose,
  publisher: Prose.optional(),
  pmid: Pmid.optional(),
  doi: Doi.optional(),
  year: z.int().min(1900).max(2100).optional(),
  published: IsoDate.optional(),
  url: z.url().optional(),
  licence: Prose,
  read: z.enum(READINGS),
  accessed: IsoDate,
  note: Prose.optional(),
});
export type Source = z.infer<typeof SourceSchema>;

/** A sentence or short paragraph with an anchor of its own. */
export const StatementSchema = z.strictObject({ id: Slug, text: Prose, sources: Sources });
export type Statement = z.infer<typeof StatementSchema>;

const SectionSchema = z.strictObject({ heading: Prose, statements: z.array(StatementSchema).min(1) });
export type Section = z.infer<typeof SectionSchema>;

export const GeneSchema = z.strictObject({
  symbol: GeneSymbol,
  name: Prose,
  /** `page`: has the three sections. `listed`: named by evidence only. `imported`: named by an imported release only, never by content. */
  depth: DepthInContent,
  previousSymbols: z.array(Prose).default([]),
  aliases: z.array(Prose).default([]),
  identifiers: z.strictObject({
    hgnc: z
      .string()
      .regex(/^HGNC:\d+$/)
      .optional(),
    ncbi: z.string().regex(/^\d+$/).optional(),
    ensembl: z
      .string()
      .regex(/^ENSG\d{11}$/)
      .optional(),
    uniprot: z
      .string()
      .regex(/^[A-Z0-9]{6,10}$/)
      .optional(),
    omim: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    clinpgx: z
      .string()
      .regex(/^PA\d+$/)
      .optional(),
    refseq: z
      .string()
      .regex(/^NM_\d+(\.\d+)?$/)
      .optional(),
  }),
  location: z
    .strictObject({
      cytoband: Prose.optional(),
      strand: z.enum(["plus", "minus"]).optional(),
      chromosome: z
        .string()
        .regex(/^(?:[1-9]|1\d|2[0-2]|X|Y|MT)$/)
        .optional(),
      grch38StartOneBased: z.int().positive().optional(),
      grch38EndOneBased: z.int().positive().optional(),
      sources: Sources,
    })
    .optional(),
  identifierSources: Sources,
  summary: z.array(SectionSchema).default([]),
  context: z.array(SectionSchema).default([]),
  pharmacogenetics: z.array(SectionSchema).default([]),
  pathway: Slug.optional(),
  status: z.enum(STATUSES).default("published"),
  reviewed: IsoDate,
});
export type Gene = z.infer<typeof GeneSchema>;

export const DrugSchema = z.strictObject({
  id: DrugId,
  name: Prose,
  kind: z.enum(["drug", "class"]),
  /** `page`: has guidance or evidence of its own. `listed`: named by a label, a level or as an alternative only. `imported`: as for genes. */
  depth: DepthInContent.default("page"),
  /** Classes this drug belongs to (ids of `kind: class` files). */
  classes: z.array(Slug).default([]),
  brands: z
    .array(
      z.strictObject({
        name: Prose,
        settings: z.array(z.enum(SETTINGS)).default([]),
        note: Prose.optional(),
        sources: Sources,
      }),
    )
    .default([]),
  synonyms: z.array(Prose).default([]),
  identifiers: z.strictObject({
    rxnorm: z.string().regex(/^\d+$/).optional(),
    atc: z.array(z.string().regex(/^[A-Z]\d{2}[A-Z]{0,2}(?:\d{2})?$/)).default([]),
    drugbank: z
      .string()
      .regex(/^DB\d{5}$/)
      .optional(),
    clinpgx: z
      .string()
      .regex(/^PA\d+$/)
      .optional(),
    pubchem: z.string().regex(/^\d+$/).optional(),
    cas: z
      .string()
      .regex(/^\d+-\d{2}-\d$/)
      .optional(),
  }),
  identifierSources: Sources,
  settings: z.array(z.enum(SETTINGS)).default([]),
  /** Genes whose product the drug acts on, is cleared by, or is carried by; a relation, not advice. */
  relations: z
    .array(
      z.strictObject({
        gene: GeneSymbol,
        role: z.enum(["target", "binding-partner", "metabolism", "transport", "regulation"]),
        text: Prose,
        sources: Sources,
      }),
    )
    .default([]),
  sections: z.array(SectionSchema).default([]),
  /** A published dosing equation that the drug's page offers. */
  calculator: z.enum(["warfarin-iwpc-gage"]).optional(),
  status: z.enum(STATUSES).default("published"),
  reviewed: IsoDate,
});
export type Drug = z.infer<typeof DrugSchema>;

/** Clinical and branded drugs of RxNorm by the drug of ours that is their ingredient. */
export const RxNormProductsSchema = z.strictObject({
  id: Slug,
  sources: Sources,
  reviewed: IsoDate,
  products: z
    .array(
      z.strictObject({
        drug: DrugId,
        codes: z.array(z.string().regex(/^\d+$/)),
        /** Forms whose ingredient stays where it is put, so that guidance on taking the drug does not fit. */
        onSkin: z.array(z.string().regex(/^\d+$/)).default([]),
      }),
    )
    .min(1),
});
export type RxNormProducts = z.infer<typeof RxNormProductsSchema>;

const DRUG_LINE = /^[^|]+(?:\|[^|]*){0,6}$/;
const PRODUCT_LINE = /^[^|]+(?:\|[^|]+ \+ [^|]+)+$/;
const linesOf = (text: string): readonly string[] => text.split("\n").filter((line) => line !== "");

/** Names of drugs, a drug or a product a line, so that thousands are read at once. */
export const DrugNameListSchema = z.strictObject({
  id: Slug,
  sources: Sources,
  reviewed: IsoDate,
  /** Whether every name here was held against a second source; such names go before others. */
  isReviewed: z.boolean().default(false),
  /** Combinations named by their ingredients whose guidance is not that of the ingredients. */
  asOne: z.array(Prose).default([]),
  /** "name|ClinPGx id|class or nothing|RxCUI,…|ATC,…|other generic name;…|trade name;…"; cells at the end may be missing. */
  drugs: z
    .string()
    .refine(
      (text) => linesOf(text).every((line) => DRUG_LINE.test(line)),
      "expected a drug a line in at most seven cells",
    )
    .default(""),
  /** "trade name|ingredient + ingredient|…", once for each composition sold under the name. */
  combinations: z
    .string()
    .refine(
      (text) => linesOf(text).every((line) => PRODUCT_LINE.test(line)),
      "expected a product a line, with its ingredients",
    )
    .default(""),
});
export type DrugNameList = z.infer<typeof DrugNameListSchema>;

/**
 * What a result must be for a row to speak: a term of the gene ("Poor
 * Metabolizer", "*57:01 positive", "not tested"), one of some activity scores
 * (where two functions are named, of just these two), or one diplotype.
 */
export const ConditionSchema = z.union([
  Prose,
  z.strictObject({ scores: z.array(z.number().nonnegative()).min(1), functions: z.tuple([Prose, Prose]).optional() }),
  z.strictObject({ diplotype: z.string().regex(/^\S.*\/.*\S$/, "expected two alleles with a slash between") }),
]);
export type Condition = z.infer<typeof ConditionSchema>;

export const RecommendationSchema = z.strictObject({
  id: Slug,
  /** The drugs of the guideline this row is for; all of them when left out. */
  drugs: z.array(DrugId).min(1).optional(),
  /** Gene symbol to the conditions of which one must hold; every gene's must. Empty: the row speaks whatever the result. */
  lookup: z.record(GeneSymbol, z.array(ConditionSchema).min(1)),
  /** "general", or the group of patients the row is for. */
  population: Prose,
  setting: z.enum(SETTINGS).optional(),
  strength: z.enum(STRENGTHS),
  /** In the body's own order: the first that is not told aside decides the action. Empty only where the body advises nothing. */
  steps: z.array(StepSchema),
  /** What the phenotype does to the drug, in our words. */
  implication: Prose,
  /** What the body wrote beside the row: conditions, comments. */
  remarks: z.array(Prose).default([]),
  sources: Sources,
  status: z.enum(STATUSES).default("published"),
});
export type Recommendation = z.infer<typeof RecommendationSchema>;

export const GuidelineSchema = z.strictObject({
  id: Slug,
  body: z.enum(GUIDELINE_BODIES),
  title: Prose,
  drugs: z.array(DrugId).min(1),
  genes: z.array(GeneSymbol).min(1),
  year: z.int(),
  /** Last update of the guidance itself, when later than the paper. */
  updated: IsoDate.optional(),
  updateInProgress: z.strictObject({ text: Prose, sources: Sources }).optional(),
  sources: Sources,
  url: z.url().optional(),
  clinpgx: z.array(z.string().regex(/^PA\d+$/)).default([]),
  scope: Prose,
  recommendations: z.array(RecommendationSchema).min(1),
  status: z.enum(STATUSES).default("published"),
  reviewed: IsoDate,
});
export type Guideline = z.infer<typeof GuidelineSchema>;

/** One gene's road from a laboratory result to a phenotype. */
/** How laboratories write results of a gene, beyond what its tables say. What is not named here is not read. */
export const GeneFormsSchema = z.strictObject({
  /** Whether a letter after a star number names a suballele, as `*2A` of older reports does for `*2`. */
  letterSuballeles: z.boolean().default(false),
  /** Alleles that are told by a count of repeats, such as `(TA)7`. */
  repeats: z
    .strictObject({
      unit: z.string().regex(/^[ACGT]+$/),
      /** The rsIDs that the repeats have been given. */
      variants: z.array(z.string().regex(/^rs\d+$/)).default([]),
      /** Allele by the count of repeats. */
      alleles: z.record(z.string().regex(/^\d+$/), Prose),
      /** Whether a number without its unit counts repeats too: then no bare number of the list names an allele. */
      bareNumbers: z.boolean(),
    })
    .optional(),
  /** A name that several alleles of one function share, such as `A-` of G6PD, and these alleles. */
  alleleGroups: z.record(Prose, z.array(Prose).min(2)).default({}),
  /** What to know where one allele is given of a gene of which a woman has two. */
  oneAlleleSays: Prose.optional(),
  /** Known variants that our tables do not hold, by their names, and why. */
  notHeld: z.array(z.strictObject({ says: z.array(Prose).min(1), text: Prose })).default([]),
  /** Words for a measured enzyme activity, and the phenotypes each leaves open. */
  activityWords: z.array(z.strictObject({ says: z.array(Prose).min(1), terms: z.array(Prose).min(1) })).default([]),
  /** One result in each form that the gene takes, and what it reads as: the phenotype, several with " or " between. */
  examples: z.array(z.strictObject({ form: z.enum(RESULT_FORMS), text: Prose, reads: Prose })).default([]),
});
export type GeneForms = z.infer<typeof GeneFormsSchema>;

/** What a gene takes of which content says nothing more. */
export const NO_FORMS: GeneForms = {
  letterSuballeles: false,
  alleleGroups: {},
  notHeld: [],
  activityWords: [],
  examples: [],
};

export const PhenotypeMethodSchema = z.strictObject({
  gene: GeneSymbol,
  method: z.enum(PHENOTYPE_METHODS),
  /** Whether a list of more variants than two alleles is read by the two lowest functions. */
  manyVariants: z.enum(["lowest-functions", "refused"]).default("refused"),
  /** Whether the gene comes in copies beyond two, written as `*1x2`. */
  copies: z.boolean().default(false),
  /** The standard phenotype terms, in the order tables show them. */
  terms: z.array(Prose).min(1),
  /** Other spellings of a term, beyond case and the usual short forms. */
  spellings: z.record(Prose, z.array(Prose)).default({}),
  /** Alleles by function; `value` is the activity value, "≥3" where only a floor is known, absent where none is given. */
  functions: z
    .array(
      z.strictObject({
        function: Prose,
        value: z.union([z.number().nonnegative(), z.string().regex(/^≥\d+(?:\.\d+)?$/)]).optional(),
        alleles: z.array(Prose).min(1),
      }),
    )
    .default([]),
  /** Other spellings of an allele: the bases of a single variant, say. */
  alleleSpellings: z.record(Prose, z.array(Prose)).default({}),
  forms: GeneFormsSchema.default(NO_FORMS),
  /** Phenotype by the functions of the one or two alleles, in any order. */
  byFunctions: z.array(z.strictObject({ functions: z.array(Prose).min(1).max(2), term: Prose })).default([]),
  /** Phenotype by activity score, both ends included. */
  byScore: z.array(z.strictObject({ from: z.number(), to: z.number(), term: Prose })).default([]),
  /** Where a body draws the lines between scores elsewhere: that body's rows are matched by its own lines. */
  byScoreOf: z
    .partialRecord(
      z.enum(GUIDELINE_BODIES),
      z.array(z.strictObject({ from: z.number(), to: z.number(), term: Prose })).min(1),
    )
    .default({}),
  /** `allele-status`: the alleles that guidance asks about. */
  statusAlleles: z.array(z.string().regex(/^\*\d{2,3}:\d{2,3}$/)).default([]),
  text: Prose,
  /** What a laboratory should report for this gene. */
  askFor: Prose,
  version: Prose,
  sources: Sources,
  status: z.enum(STATUSES).default("published"),
  reviewed: IsoDate,
});
export type PhenotypeMethod = z.infer<typeof PhenotypeMethodSchema>;

/** What a body concluded of a pair it gives no recommendation for. */
export const EvaluatedPairSchema = z.strictObject({
  id: Slug,
  body: z.enum(GUIDELINE_BODIES),
  drug: DrugId,
  gene: GeneSymbol,
  year: z.int(),
  verdict: z.enum(VERDICTS),
  text: Prose,
  sources: Sources,
  clinpgx: z
    .string()
    .regex(/^PA\d+$/)
    .optional(),
  reviewed: IsoDate,
});
export type EvaluatedPair = z.infer<typeof EvaluatedPairSchema>;

/** CPIC's level of gene-drug pairs: what was looked at, and how it was ranked. */
export const PairLevelsSchema = z.strictObject({
  id: Slug,
  scale: z.literal("CPIC"),
  sources: Sources,
  reviewed: IsoDate,
  /** Gene, drug, level, status. */
  pairs: z.array(z.tuple([GeneSymbol, DrugId, z.enum(CPIC_LEVELS), z.enum(["Final", "Provisional"])])).min(1),
});
export type PairLevels = z.infer<typeof PairLevelsSchema>;

/** A row of ClinPGx's list of annotated labels: what an agency's label says of testing, as ClinPGx tags it. */
export const LabelTagSchema = z.strictObject({
  clinpgx: z.string().regex(/^PA\d+$/),
  drugs: z.array(DrugId).min(1),
  genes: z.array(GeneSymbol).default([]),
  tag: z.enum(LABEL_TAGS).optional(),
  biomarkerList: z.enum(["listed", "formerly"]).optional(),
  origin: z.enum(["germline", "tumour"]),
  /** Which kinds of prescribing advice ClinPGx marks in the label. */
  advice: z.array(z.enum(["prescribing", "dosing", "alternate-drug", "other-guidance"])).default([]),
  variants: z.array(Prose).default([]),
  /** Day of the annotation's last change. */
  date: IsoDate.optional(),
});
export type LabelTagRow = z.infer<typeof LabelTagSchema>;

export const LabelTagsSchema = z.strictObject({
  agency: z.enum(AGENCIES),
  sources: Sources,
  reviewed: IsoDate,
  rows: z.array(LabelTagSchema).min(1),
});
export type LabelTags = z.infer<typeof LabelTagsSchema>;

/** A variant or named allele a finding compares. Bases are those of `strand`; ClinPGx and GRCh38 are plus. */
export const VariantSchema = z
  .strictObject({
    rsid: RsId.optional(),
    allele: Prose.optional(),
    name: Prose.optional(),
    /** The base (or bases) the finding speaks about, and what it is compared with, on `strand`. */
    effectBases: z
      .string()
      .regex(/^[ACGT]+$/)
      .optional(),
    otherBases: z
      .string()
      .regex(/^[ACGT]+(?:,[ACGT]+)*$/)
      .optional(),
    strand: z.enum(["plus", "minus"]).optional(),
    grch38: z.strictObject({ chromosome: z.string(), positionOneBased: z.int().positive() }).optional(),
  })
  .refine(
    (v) => v.rsid !== undefined || v.allele !== undefined || v.name !== undefined,
    "expected an rsid, an allele or a name",
  )
  .refine((v) => v.effectBases === undefined || v.strand !== undefined, "expected a strand beside the bases");
export type Variant = z.infer<typeof VariantSchema>;

/** One reported number. `interval` is the 95 % confidence interval; `p` as printed. */
export const EffectSchema = z.strictObject({
  label: Prose,
  measure: z.enum(EFFECT_MEASURES),
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]).optional(),
  p: z
    .string()
    .regex(/^[<=>]?\s?0?\.\d+$/, "expected a p value such as '0.024' or '<0.05'")
    .optional(),
  adjusted: z.boolean().optional(),
  unit: Prose.optional(),
  /** For a pair of values: what the first and the second group had. */
  groups: z
    .tuple([z.strictObject({ name: Prose, value: z.number() }), z.strictObject({ name: Prose, value: z.number() })])
    .optional(),
});
export type Effect = z.infer<typeof EffectSchema>;

/** What one paper reports of one comparison. */
export const FindingSchema = z.strictObject({
  id: Slug,
  status: z.enum(STATUSES).default("published"),
  origin: z.enum(ORIGINS),
  genes: z.array(GeneSymbol).min(1),
  variants: z.array(VariantSchema).default([]),
  /** Drug or class ids the finding is about. A class covers its members, with a caveat. */
  drugs: z.array(DrugId).min(1),
  arm: z.enum(ARMS),
  regimen: Prose,
  setting: z.enum(SETTINGS),
  population: Prose,
  tumourTypes: z.array(Prose).default([]),
  design: z.enum(STUDY_DESIGNS),
  /** People (or tumours, or samples) in the comparison; null when the source at hand does not say. */
  n: z.int().positive().nullable(),
  nDetail: Prose.optional(),
  carriers: z.int().positive().optional(),
  comparison: Prose.optional(),
  outcome: Prose,
  outcomeKind: z.enum(OUTCOME_KINDS),
  endpoint: z.enum(["clinical", "surrogate"]),
  direction: z.enum(DIRECTIONS),
  effects: z.array(EffectSchema).default([]),
  /** Variants tested without a stated correction, when many were. */
  uncorrectedTests: z.int().positive().optional(),
  replication: z.enum(REPLICATIONS),
  /** One sentence in our words. */
  text: Prose,
  remarks: z.array(Prose).default([]),
  /** The paper. */
  source: SourceId,
  /** Where we read of it, and how closely. */
  seenIn: Sources,
  read: z.enum(READINGS),
  annotation: Slug.optional(),
  reviewed: IsoDate,
});
export type Finding = z.infer<typeof FindingSchema>;

/** A ClinPGx summary annotation: a level and a score over one or more findings. */
export const AnnotationSchema = z.strictObject({
  id: Slug,
  status: z.enum(STATUSES).default("published"),
  clinpgxId: z.string().regex(/^\d+$/),
  level: z.enum(CLINPGX_LEVELS),
  score: z.number(),
  genes: z.array(GeneSymbol).min(1),
  variants: z.array(VariantSchema).min(1),
  drugs: z.array(DrugId).min(1),
  categories: z.array(z.enum(["Efficacy", "Toxicity", "Metabolism/PK", "Dosage", "PD", "Other"])).min(1),
  phenotypes: z.array(Prose).default([]),
  papers: z.int().positive(),
  text: Prose,
  lastHistory: IsoDate,
  source: SourceId,
  reviewed: IsoDate,
});
export type Annotation = z.infer<typeof AnnotationSchema>;

/** A marker that was looked at and is kept out of the drug-response evidence, with the reason. */
export const ExclusionSchema = z.strictObject({
  id: Slug,
  genes: z.array(GeneSymbol).min(1),
  variants: z.array(VariantSchema).default([]),
  drugs: z.array(DrugId).default([]),
  reason: z.enum(EXCLUSION_REASONS),
  text: Prose,
  sources: Sources,
  reviewed: IsoDate,
});
export type Exclusion = z.infer<typeof ExclusionSchema>;

export const EvidenceFileSchema = z.strictObject({
  annotations: z.array(AnnotationSchema).default([]),
  findings: z.array(FindingSchema).default([]),
  exclusions: z.array(ExclusionSchema).default([]),
});

export const LabelFactSchema = z.strictObject({
  id: Slug,
  topic: z.enum(LABEL_TOPICS),
  settings: z.array(z.enum(SETTINGS)).default([]),
  text: Prose,
  /** Biomarker facts: genes, what is tested, and the ClinPGx tag. */
  genes: z.array(GeneSymbol).default([]),
  origin: z.enum(ORIGINS),
  tag: z.enum(LABEL_TAGS).optional(),
  onBiomarkerList: z.boolean().optional(),
  action: z.enum(ACTIONS).optional(),
  steps: z.array(StepSchema).default([]),
  sources: Sources,
  read: z.enum(READINGS),
  reviewed: IsoDate,
  status: z.enum(STATUSES).default("published"),
});
export type LabelFact = z.infer<typeof LabelFactSchema>;

export const LabelSchema = z.strictObject({
  id: Slug,
  agency: z.enum(AGENCIES),
  product: Prose,
  drugs: z.array(DrugId).min(1),
  facts: z.array(LabelFactSchema).min(1),
});
export type Label = z.infer<typeof LabelSchema>;

/** What to heed for a drug, pair or setting: exposure evidence, interactions, warnings against wrong inferences. */
export const CautionSchema = z.strictObject({
  id: Slug,
  match: z.strictObject({
    drugs: z.array(DrugId).default([]),
    genes: z.array(GeneSymbol).default([]),
    settings: z.array(z.enum(SETTINGS)).default([]),
  }),
  /** `watch` becomes a note of what to do instead; `inference` is a limit printed with the answer. */
  purpose: z.enum(["watch", "inference"]),
  topic: z.enum(["exposure", "interaction", "hepatic", "reading"]),
  action: z.enum(ACTIONS).optional(),
  steps: z.array(StepSchema).default([]),
  text: Prose,
  sources: Sources,
  read: z.enum(READINGS),
  reviewed: IsoDate,
  status: z.enum(STATUSES).default("published"),
});
export type Caution = z.infer<typeof CautionSchema>;

/** A dated look into one body's list. Covers every pair of `drugs` and `genes`; an empty list means all. */
export const SearchSchema = z.strictObject({
  id: Slug,
  body: Prose,
  lookedIn: Prose,
  date: IsoDate,
  drugs: z.array(DrugId),
  genes: z.array(GeneSymbol),
  result: z.enum(["nothing-found", "listed-without-recommendation", "found"]),
  absence: z.enum(ABSENCES).optional(),
  level: z.strictObject({ scale: z.enum(["CPIC"]), value: Prose, status: z.enum(["Final", "Provisional"]) }).optional(),
  text: Prose,
  sources: Sources,
});
export type Search = z.infer<typeof SearchSchema>;

/** A method page: how we grade, what the limits are. */
export const PageSchema = z.strictObject({
  id: Slug,
  title: Prose,
  lead: Prose,
  sections: z.array(SectionSchema).min(1),
  reviewed: IsoDate,
});
export type Page = z.infer<typeof PageSchema>;

/** The fixed words for closed-list values, and what each means. */
export const TermsSchema = z.strictObject({
  actions: z.record(z.enum(ACTIONS), z.strictObject({ word: Prose, meaning: Prose })),
  certainties: z.record(
    z.string(),
    z.strictObject({ word: Prose, meaning: Prose, filledSteps: z.int().min(0).max(5) }),
  ),
  caveats: z.record(z.enum(CAVEATS), z.strictObject({ word: Prose, meaning: Prose })),
  /** The same things said to a patient: one or two short sentences each, without a dose. */
  plain: z.strictObject({
    actions: z.record(z.enum(ACTIONS), Prose),
    /** Where the action hangs on a result, or on a label that only the prescriber can read. */
    open: Prose,
    certainties: z.record(z.enum(CERTAINTIES), Prose),
    caveats: z.record(z.enum(CAVEATS), Prose),
    /** By phenotype term; a term without one is told as it stands. */
    phenotypes: z.record(z.string(), Prose),
    /** What stands over and under every patient's report. */
    first: z.array(Prose).min(1),
    last: z.array(Prose).min(1),
  }),
});
export type Terms = z.infer<typeof TermsSchema>;

/** A pathway drawn from data: boxes on a grid (units of the drawing), and how they act on each other. */
export const PathwaySchema = z.strictObject({
  id: Slug,
  title: Prose,
  description: Prose,
  width: z.int().positive(),
  height: z.int().positive(),
  nodes: z
    .array(
      z.strictObject({
        id: Slug,
        label: Prose,
        kind: z.enum(["signal", "protein", "complex", "process", "drug"]),
        gene: GeneSymbol.optional(),
        drug: DrugId.optional(),
        x: z.number(),
        y: z.number(),
        width: z.number().positive(),
        height: z.number().positive(),
      }),
    )
    .min(2),
  edges: z
    .array(
      z.strictObject({
        from: Slug,
        to: Slug,
        kind: z.enum(["activates", "inhibits", "binds"]),
        text: Prose,
        /** Corner points between the two boxes, when a straight line would cross another box. */
        via: z.array(z.tuple([z.number(), z.number()])).default([]),
        sources: Sources,
      }),
    )
    .min(1),
  sources: Sources,
  reviewed: IsoDate,
});
export type Pathway = z.infer<typeof PathwaySchema>;
