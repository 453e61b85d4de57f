import * as z from "zod";
import { SETTINGS } from "./vocabulary";

const Name = z.string().min(1).max(200);

/** A result as a laboratory writes it, where several variants of one gene are one text; what is longer holds more than a result. */
export const RESULT_CHARACTERS_MAX = 400;

const ResultText = z
  .string()
  .min(1)
  .max(
    RESULT_CHARACTERS_MAX,
    `expected one result, at most ${RESULT_CHARACTERS_MAX} characters, without the text around it`,
  );

/** A diplotype that the data allow beside the one given, and the positions that would tell. */
const OpenDiplotypeSchema = z.strictObject({
  diplotype: Name,
  standsFor: z.array(Name).max(500).default([]),
  settledBy: z
    .array(z.strictObject({ positionOneBased: z.int().positive(), rsid: z.string().max(20).nullable() }))
    .max(500)
    .default([]),
});

/** One result: a gene, and exactly one way of saying what was found. */
export const ResultInputSchema = z
  .strictObject({
    gene: Name,
    diplotype: ResultText.optional(),
    phenotype: ResultText.optional(),
    activityScore: z.union([z.number(), Name]).optional(),
    status: ResultText.optional(),
    variant: Name.optional(),
    genotype: Name.optional(),
    /** Any of the forms above, as a report or a form field has it. */
    value: ResultText.optional(),
    /** What the sender wrote, where it was put into our words; every rendering tells it beside them. */
    written: Name.optional(),
    /** For a call that leaves something open: what else fits. Advice is then worked out for each. */
    open: z.array(OpenDiplotypeSchema).max(2000).optional(),
  })
  .refine(
    (r) =>
      [r.diplotype, r.phenotype, r.activityScore, r.status, r.variant, r.value].filter((v) => v !== undefined)
        .length === 1,
    "expected exactly one of diplotype, phenotype, activityScore, status, value, or variant with genotype",
  )
  .refine((r) => (r.variant === undefined) === (r.genotype === undefined), "expected variant and genotype together");
export type ResultInput = z.infer<typeof ResultInputSchema>;

/** The question, as every door takes it: page, command line, API. Names may be any the search knows. */
export const AdviceRequestSchema = z.strictObject({
  drugs: z.array(Name).min(1, "expected at least one drug").max(50),
  genes: z.array(Name).max(200).default([]),
  results: z.array(ResultInputSchema).max(200).default([]),
  /** What the patient takes as well: no advice is given on it, and it may inhibit or induce an enzyme of the drugs asked about. */
  coMedication: z.array(Name).max(50).optional(),
  setting: z.enum(SETTINGS).optional(),
  /** Groups of patients, in the words of the guideline rows; empty keeps every group. */
  populations: z.array(Name).max(20).optional(),
});
export type AdviceRequest = z.infer<typeof AdviceRequestSchema>;
