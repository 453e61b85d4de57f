/**
 * The shape of what is taught: cases that are played on the engine, pages that
 * explain with pictures, and the glossary whose terms open in place.
 */
import * as z from "zod";
import { StatementSchema, StepSchema } from "./content";
import { DrugId, GeneSymbol, IsoDate, Prose, Slug, SourceId } from "./ids";
import { ResultInputSchema } from "./request";
import { ACTIONS, CERTAINTIES, GUIDELINE_BODIES, SETTINGS, STRENGTHS } from "./vocabulary";

const Sources = z.array(SourceId).min(1, "expected at least one source id");

/** A paragraph of a made-up story. What it states of medicine has a source; the patient has none. */
const StoryLineSchema = z.strictObject({ text: Prose, sources: z.array(SourceId).default([]) });

/** The answer hangs on something that is not known yet: an action of its own in a case. */
export const OPEN_ACTION = "open";

/** A guideline row as an older release had it; put in place of today's row to answer as one would have then. */
const FormerRowSchema = z.strictObject({
  /** Id of today's row. */
  row: Slug,
  year: z.int().min(1990).max(2100),
  strength: z.enum(STRENGTHS),
  steps: z.array(StepSchema),
  sources: Sources,
});
export type FormerRow = z.infer<typeof FormerRowSchema>;

const FileName = z.string().regex(/^[\w-]+(?:\.[\w-]+)+$/, "expected a file name such as 'made-up.vcf'");

/** A small file of our own, handed to the reader of its kind and to students as it stands. */
const CaseFileSchema = z.discriminatedUnion("kind", [
  /** A VCF, line by line; blanks stand for tabs. */
  z.strictObject({ kind: z.literal("vcf"), name: FileName, lines: z.array(Prose).min(2) }),
  /** A FHIR resource as a chart would hand it out. */
  z.strictObject({ kind: z.literal("fhir"), name: FileName, resource: z.record(z.string(), z.json()) }),
]);
export type CaseFile = z.infer<typeof CaseFileSchema>;

/** What the engine must say for the question to teach what it says. Never shown; held by a test and before every solution. */
const TaughtSchema = z.strictObject({
  action: z.enum([...ACTIONS, OPEN_ACTION]),
  certainty: z.enum(CERTAINTIES),
  /** Notes the answer must hold, each just as it was read when the case was written. */
  notes: z
    .array(
      z.strictObject({
        id: Slug,
        action: z.enum(ACTIONS),
        certainty: z.enum(CERTAINTIES),
        /** Where the certainty does not tell it: the row's own. */ strength: z.enum(STRENGTHS).optional(),
        text: Prose,
      }),
    )
    .min(1),
  /** Words the answer must contain. */
  says: z.array(Prose).default([]),
  /** For a result that leaves something open: whether it matters. */
  matters: z.enum(["same", "differs"]).optional(),
});

export const CaseQuestionSchema = z.strictObject({
  id: Slug,
  ask: Prose,
  /** What is new since the story or the question before. */
  given: z.array(Prose).default([]),
  drug: DrugId,
  genes: z.array(GeneSymbol).default([]),
  results: z.array(ResultInputSchema).default([]),
  /** Genes whose results come from the case's own file, as its reader reads it. */
  fromFile: z.array(GeneSymbol).default([]),
  setting: z.enum(SETTINGS).optional(),
  populations: z.array(Prose).default([]),
  /** Other drugs taken; the question is then what to expect beside them. */
  coMedication: z.array(DrugId).default([]),
  /** Asks what this body says rather than what the whole answer comes to. */
  body: z.enum(GUIDELINE_BODIES).optional(),
  formerly: z.array(FormerRowSchema).default([]),
  expects: TaughtSchema,
});
export type CaseQuestion = z.infer<typeof CaseQuestionSchema>;

export const CaseSchema = z
  .strictObject({
    id: Slug,
    /** Place in the list, from what is easiest. */
    place: z.int().positive(),
    title: Prose,
    /** What the case is about, without its answer. */
    topic: Prose,
    patient: Prose,
    story: z.array(StoryLineSchema).min(1),
    /** The chart: what is known, name and value. */
    chart: z.array(z.strictObject({ name: Prose, value: Prose })).default([]),
    file: CaseFileSchema.optional(),
    questions: z.array(CaseQuestionSchema).min(1).max(3),
    trap: StatementSchema,
    points: z.array(StatementSchema).min(2),
    status: z.enum(["published", "retired"]).default("published"),
    /** Why a retired case is no longer played; its address keeps answering. */
    retiredBecause: Prose.optional(),
    reviewed: IsoDate,
  })
  .refine(
    (one) => one.file !== undefined || one.questions.every((question) => question.fromFile.length === 0),
    "expected a file beside questions that draw on it",
  )
  .refine(
    (one) => (one.status === "retired") === (one.retiredBecause !== undefined),
    "expected the reason beside a retired case, and only there",
  );
export type Case = z.infer<typeof CaseSchema>;

const Mark = z.strictObject({
  label: Prose,
  /** Place along the chromosome, from 0 to 1. */ at: z.number().min(0).max(1),
});

/** Pictures that an explaining page can hold; what they show comes from here or from the knowledge itself. */
export const PictureSchema = z.discriminatedUnion("kind", [
  /** Pairs of chromosomes with their variants; each pair has a caption and what it is read as. */
  z.strictObject({
    kind: z.literal("chromosomes"),
    title: Prose,
    pairs: z
      .array(
        z.strictObject({
          caption: Prose,
          copies: z.array(z.strictObject({ name: Prose, marks: z.array(Mark) })).length(2),
          readAs: Prose,
        }),
      )
      .min(1),
  }),
  /** Activity scores of some diplotypes, read by the gene's own tables. */
  z.strictObject({ kind: z.literal("scores"), title: Prose, gene: GeneSymbol, diplotypes: z.array(Prose).min(2) }),
  /** Two columns that must not be taken for each other. */
  z.strictObject({
    kind: z.literal("columns"),
    title: Prose,
    columns: z
      .array(
        z.strictObject({ heading: Prose, shape: z.enum(["every-cell", "one-tissue"]), lines: z.array(Prose).min(1) }),
      )
      .length(2),
  }),
  /** The certainties with their bars, from the terms. */
  z.strictObject({ kind: z.literal("certainties"), title: Prose }),
  /** Every grade the knowledge holds of one pair, each on its own scale. */
  z.strictObject({ kind: z.literal("grades"), title: Prose, drug: DrugId, gene: GeneSymbol }),
]);
export type Picture = z.infer<typeof PictureSchema>;

export const ExplainerSchema = z.strictObject({
  id: Slug,
  place: z.int().positive(),
  title: Prose,
  lead: Prose,
  sections: z
    .array(
      z.strictObject({
        heading: Prose,
        picture: PictureSchema.optional(),
        statements: z.array(StatementSchema).min(1),
      }),
    )
    .min(1),
  /** Cases in which it can be seen. */
  cases: z.array(Slug).default([]),
  reviewed: IsoDate,
});
export type Explainer = z.infer<typeof ExplainerSchema>;

export const GlossaryTermSchema = z.strictObject({
  id: Slug,
  term: Prose,
  /** Other forms that open the same entry: plurals, short forms. */
  also: z.array(Prose).default([]),
  text: Prose,
  sources: Sources,
});
export type GlossaryTerm = z.infer<typeof GlossaryTermSchema>;
