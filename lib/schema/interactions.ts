/** The shape of what is known of drugs that act on another drug's enzyme or transporter. */
import * as z from "zod";
import { DrugId, GeneSymbol, IsoDate, Prose, Slug, SourceId } from "./ids";
import {
  INTERACTION_KINDS,
  INTERACTION_STRENGTHS,
  INTERACTION_TARGETS,
  PHENOCONVERSION_METHODS,
  READINGS,
  STATUSES,
} from "./vocabulary";

const Sources = z.array(SourceId).min(1, "expected at least one source id");

/** One row of a list: this drug inhibits or induces that enzyme or transporter. */
export const InteractionSchema = z.strictObject({
  drug: DrugId,
  target: z.enum(INTERACTION_TARGETS),
  kind: z.enum(INTERACTION_KINDS),
  strength: z.enum(INTERACTION_STRENGTHS),
  /** What the list says beside the row: dose, way of giving, how it was found. */
  note: Prose.optional(),
  /** Other sources that name the drug for this target. */
  alsoIn: z.array(SourceId).default([]),
});

/** A drug whose level hangs on an enzyme or transporter: a caution that names the other drug, never a shift of a phenotype. */
export const ExposureSchema = z.strictObject({
  id: Slug,
  target: z.enum(INTERACTION_TARGETS),
  drugs: z.array(DrugId).min(1),
  text: Prose,
  sources: Sources,
});
export type Exposure = z.infer<typeof ExposureSchema>;

/** A published list of interacting drugs, with the day it names itself current on and how closely we read it. */
export const InteractionListSchema = z.strictObject({
  id: Slug,
  title: Prose,
  date: IsoDate,
  text: Prose,
  sources: Sources,
  read: z.enum(READINGS),
  entries: z.array(InteractionSchema).default([]),
  exposures: z.array(ExposureSchema).default([]),
  status: z.enum(STATUSES).default("published"),
  reviewed: IsoDate,
});
export type InteractionList = z.infer<typeof InteractionListSchema>;

/** A stretch of activity scores between the scores that genotypes can have: ends are included by `from` and `to`, left out by `above` and `below`. */
const ScoreLineSchema = z
  .strictObject({
    term: Prose,
    from: z.number().optional(),
    above: z.number().optional(),
    to: z.number().optional(),
    below: z.number().optional(),
  })
  .refine((line) => (line.from === undefined) !== (line.above === undefined), "expected one of from and above")
  .refine((line) => line.to === undefined || line.below === undefined, "expected at most one of to and below");

/** One gene's rule for a phenotype beside inhibitors and inducers. */
export const PhenoconversionMethodSchema = z
  .strictObject({
    gene: GeneSymbol,
    target: z.enum(INTERACTION_TARGETS),
    method: z.enum(PHENOCONVERSION_METHODS),
    /** `scale-activity-score`: what the score is multiplied with, by the strength of the inhibitor. */
    factors: z
      .strictObject({
        strong: z.number().min(0).max(1),
        moderate: z.number().min(0).max(1),
        weak: z.number().min(0).max(1),
      })
      .optional(),
    /** Phenotype by scaled score, without a gap. */
    lines: z.array(ScoreLineSchema).default([]),
    /** The drugs the rule was stated for; for any other it is carried over, and said to be. */
    ruleFor: z.array(DrugId).default([]),
    /** Whether a drug can raise the activity of this enzyme. */
    induction: z.enum(["none-known", "possible"]),
    text: Prose,
    limits: Prose,
    sources: Sources,
    status: z.enum(STATUSES).default("published"),
    reviewed: IsoDate,
  })
  .refine(
    (m) => (m.method === "none") === (m.factors === undefined),
    "expected factors for a method that scales, and none without a method",
  );
export type PhenoconversionMethod = z.infer<typeof PhenoconversionMethodSchema>;
