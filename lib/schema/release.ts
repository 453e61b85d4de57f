/**
 * What an imported ClinPGx release holds, in our own shape. Texts of the
 * release stay quotations: they are never worded anew, and never shown without
 * the release's date and licence.
 */
import { z } from "zod";
import { GeneSymbol, IsoDate, Pmid, RsId } from "./ids";
import { AGENCIES, CLINPGX_LEVELS, LABEL_TAGS } from "./vocabulary";

/** What ClinPGx calls the phenotype category of an annotation. */
export const PHENOTYPE_CATEGORIES = ["Efficacy", "Toxicity", "Metabolism/PK", "Dosage", "PD", "Other"] as const;
export type PhenotypeCategory = (typeof PHENOTYPE_CATEGORIES)[number];

/** What one row of evidence reports, as far as its sentence says it. */
export const EVIDENCE_DIRECTIONS = ["increased", "decreased", "associated", "not-associated", "not-stated"] as const;
export type EvidenceDirection = (typeof EVIDENCE_DIRECTIONS)[number];

export const EVIDENCE_TYPES = ["phenotype", "drug", "functional-assay", "guideline", "label"] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

const Text = z.string().min(1);
const Digits = z.string().regex(/^\d+$/);
const ClinPgxId = z.string().regex(/^(?:PA)?\d+$/);

/** One row behind an annotation. `score` is ClinPGx's own; negative rows speak against the annotation. */
export const ReleaseEvidenceSchema = z.strictObject({
  id: ClinPgxId,
  type: z.enum(EVIDENCE_TYPES),
  url: z.url(),
  pmid: Pmid.nullable(),
  /** Quoted. */
  summary: Text,
  score: z.number().nullable(),
  direction: z.enum(EVIDENCE_DIRECTIONS),
});
export type ReleaseEvidence = z.infer<typeof ReleaseEvidenceSchema>;

/** What the release says for one genotype or allele, quoted. Bases are plus strand. */
export const GenotypeTextSchema = z.strictObject({ genotype: Text, text: Text, function: Text.nullable() });
export type GenotypeText = z.infer<typeof GenotypeTextSchema>;

export const ReleaseAnnotationSchema = z.strictObject({
  clinpgxId: Digits,
  level: z.enum(CLINPGX_LEVELS),
  /** Why ClinPGx set the level by hand, quoted; null where the score decided. */
  levelOverride: Text.nullable(),
  modifiers: z.array(Text),
  score: z.number().nullable(),
  categories: z.array(z.enum(PHENOTYPE_CATEGORIES)).min(1),
  genes: z.array(GeneSymbol),
  /** As the release spells them: "rs2024627", "CYP2D6*4", "HLA-B*15:02". */
  variants: z.array(Text).min(1),
  /** Ids of drugs in the knowledge. */
  drugs: z.array(Text).min(1),
  phenotypes: z.array(Text),
  paperCount: z.int().nonnegative(),
  evidenceCount: z.int().nonnegative(),
  lastHistory: IsoDate,
  url: z.url(),
  /** "Pediatric", or null for no special group. */
  population: Text.nullable(),
  evidence: z.array(ReleaseEvidenceSchema),
  texts: z.array(GenotypeTextSchema),
});
export type ReleaseAnnotation = z.infer<typeof ReleaseAnnotationSchema>;

/** A guideline as the release lists it; the curated rows lead where we hold them. */
export const ReleaseGuidelineSchema = z.strictObject({
  clinpgxId: ClinPgxId,
  name: Text,
  body: Text,
  drugs: z.array(Text).min(1),
  genes: z.array(GeneSymbol),
  givesRecommendation: z.boolean(),
  url: z.url(),
  /** Quoted, as plain text; null where the release has none. */
  summary: Text.nullable(),
  pmids: z.array(Pmid),
});
export type ReleaseGuideline = z.infer<typeof ReleaseGuidelineSchema>;

export const ReleaseLabelSchema = z.strictObject({
  clinpgxId: ClinPgxId,
  name: Text,
  agency: z.enum(AGENCIES),
  tag: z.enum(LABEL_TAGS).nullable(),
  drugs: z.array(Text).min(1),
  genes: z.array(GeneSymbol),
  origin: z.enum(["germline", "tumour"]),
  hasDosing: z.boolean(),
  hasAlternate: z.boolean(),
  hasOther: z.boolean(),
  date: IsoDate.nullable(),
});
export type ReleaseLabel = z.infer<typeof ReleaseLabelSchema>;

/** A drug that an imported fact names. `id` is the curated id where we hold the drug. */
export const ReleaseDrugSchema = z.strictObject({
  id: Text,
  name: Text,
  clinpgxId: ClinPgxId.nullable(),
  genericNames: z.array(Text),
  tradeNames: z.array(Text),
  rxnorm: z.array(Digits),
  atc: z.array(Text),
});
export type ReleaseDrug = z.infer<typeof ReleaseDrugSchema>;

/** Where a variant lies. `alleles` are plus-strand bases (REF then ALTs) where the release gives them. */
export const ReleaseVariantSchema = z.strictObject({
  rsid: RsId,
  genes: z.array(GeneSymbol),
  chromosome: Text,
  positionOneBased: z.int().positive(),
  alleles: z.array(z.string().regex(/^[ACGT]+$|^del$/)),
});
export type ReleaseVariant = z.infer<typeof ReleaseVariantSchema>;

/** What one file of the import came to. */
export const ReleasePartSchema = z.strictObject({
  /** Name of the file, and of the archive it lay in. */
  file: Text,
  kind: z.enum(["annotations", "genotype-texts", "evidence", "history", "guidelines", "labels", "drugs", "variants"]),
  /** From the archive's CREATED file; null for a loose file without one. */
  created: IsoDate.nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rowsRead: z.int().nonnegative(),
  rowsKept: z.int().nonnegative(),
  /** Every refused row: one-based line, column, what was found, what was expected. */
  refused: z.array(z.strictObject({ line: z.int().positive(), column: Text, found: Text, expected: Text })),
});
export type ReleasePart = z.infer<typeof ReleasePartSchema>;

/** A whole import. `hash` is of its canonical content: the same files give the same hash. */
export const ReleaseSchema = z.strictObject({
  format: z.literal(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Day of the annotations' archive. */
  date: IsoDate,
  licence: z.strictObject({ name: Text, url: z.url(), attribution: Text }),
  parts: z.array(ReleasePartSchema).min(1),
  annotations: z.array(ReleaseAnnotationSchema),
  guidelines: z.array(ReleaseGuidelineSchema),
  labels: z.array(ReleaseLabelSchema),
  drugs: z.array(ReleaseDrugSchema),
  variants: z.array(ReleaseVariantSchema),
});
export type Release = z.infer<typeof ReleaseSchema>;
