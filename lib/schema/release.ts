/**
 * What an imported ClinPGx release holds, in our own shape. Texts of the
 * release stay quotations: they are never worded anew, and never shown without
 * the release's date and licence.
 */
import * as z from "zod";
import { GeneSymbol, IsoDate, Pmid, RsId, Slug } from "./ids";
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
  /** Why ClinPGx left the row out of the annotation's score, quoted; null where it counts. */
  unscored: Text.nullable(),
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
  /** Ids of the release's drugs; joined to the knowledge, ids of the knowledge's. */
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
  /** As the release spells them. */
  variants: z.array(Text),
  biomarkerList: z.enum(["listed", "formerly"]).nullable(),
  hasPrescribing: z.boolean(),
  hasDosing: z.boolean(),
  hasAlternate: z.boolean(),
  hasOther: z.boolean(),
  date: IsoDate.nullable(),
});
export type ReleaseLabel = z.infer<typeof ReleaseLabelSchema>;

/**
 * A drug that an imported fact names. Its id is made of the name; joined to
 * the knowledge, it is the curated id where we hold the drug.
 */
export const ReleaseDrugSchema = z.strictObject({
  id: Slug,
  name: Text,
  kind: z.enum(["drug", "class"]),
  clinpgxId: ClinPgxId.nullable(),
  genericNames: z.array(Text),
  tradeNames: z.array(Text),
  rxnorm: z.array(Digits),
  atc: z.array(Text),
});
export type ReleaseDrug = z.infer<typeof ReleaseDrugSchema>;

/**
 * Where a variant lies on GRCh38, both ends included. `alleles` are plus-strand
 * bases, the reference first; "del" stands for no base at all. Empty where the
 * release does not spell them out.
 */
export const ReleaseVariantSchema = z.strictObject({
  rsid: RsId,
  genes: z.array(GeneSymbol),
  chromosome: Text,
  positionOneBased: z.int().positive(),
  positionEndOneBased: z.int().positive(),
  alleles: z.array(z.string().regex(/^[ACGT]+$|^del$/)),
});
export type ReleaseVariant = z.infer<typeof ReleaseVariantSchema>;

/** A row that was left out. `file` is the one it stands in; the line is one-based, the column named as in the header. */
export const RefusedRowSchema = z.strictObject({
  file: Text,
  line: z.int().positive(),
  column: Text,
  found: Text,
  expected: Text,
});
export type RefusedRow = z.infer<typeof RefusedRowSchema>;

export const RELEASE_PART_KINDS = [
  "annotations",
  "genotype-texts",
  "evidence",
  "history",
  "guidelines",
  "labels",
  "drugs",
  "variants",
] as const;
export type ReleasePartKind = (typeof RELEASE_PART_KINDS)[number];

/** What one file of the import came to; the guidelines of one archive are one part. */
export const ReleasePartSchema = z.strictObject({
  /** Name of the file, and of the archive it lay in. */
  file: Text,
  kind: z.enum(RELEASE_PART_KINDS),
  /** From the archive's CREATED file; null for a loose file without one. */
  created: IsoDate.nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  rowsRead: z.int().nonnegative(),
  rowsKept: z.int().nonnegative(),
  refused: z.array(RefusedRowSchema),
});
export type ReleasePart = z.infer<typeof ReleasePartSchema>;

/**
 * A whole import. `hash` is of the canonical facts, so the same files give the
 * same hash in whatever order, archive and line ends they come.
 */
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
