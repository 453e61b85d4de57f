/**
 * The rows of the official files, column by column, in the naming of 2025 and
 * of 2026. Each schema turns the text of a row into the values a release holds.
 *
 * @source ClinPGx download files: clinicalAnnotations.zip 2025-01-05, summaryAnnotations 2026-01-05, drugLabels.tsv 2025-03, variants.tsv 2025-08-05, drugs.tsv 2026-06-05
 */
import * as z from "zod";
import {
  AGENCIES,
  CLINPGX_LEVELS,
  GeneSymbol,
  IsoDate,
  LABEL_TAGS,
  PHENOTYPE_CATEGORIES,
  Pmid,
  RsId,
  type EvidenceType,
} from "@/lib/schema";
import type { TsvColumn } from "./tsv";

const Text = z.string().min(1, "expected text");
const AnnotationId = z.string().regex(/^\d+$/, "expected an annotation's id, digits alone");
const ClinPgxId = z.string().regex(/^PA\d+$/, "expected a ClinPGx id such as PA448803");
const AnyId = z.string().regex(/^(?:PA)?\d+$/, "expected a ClinPGx id such as PA448803 or 981755803");
const Count = z.string().regex(/^\d+$/, "expected a whole number").transform(Number);
const Score = z
  .string()
  .regex(/^-?\d+(?:\.\d+)?$/, "expected a score such as 2.5")
  .transform(Number);
const Link = z.url("expected a web address");
/** An empty field is a value that is missing, never an empty text or a zero. */
const orNull = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) => (text === "" ? null : text))
    .pipe(schema.nullable());

/** Returns a list's parts, trimmed; an empty field is an empty list. */
const list = (separator: RegExp) =>
  z.string().transform((text) =>
    text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
const genes = (separator: RegExp) =>
  list(separator).refine(
    (symbols) => symbols.every((symbol) => GeneSymbol.safeParse(symbol).success),
    "expected HGNC gene symbols",
  );
const named = (separator: RegExp) => list(separator).refine((names) => names.length > 0, "expected at least one name");
/** ClinPGx marks a yes by repeating the column's meaning, and a no by nothing. */
const flag = (word: string) => z.enum(["", word], `expected “${word}” or nothing`).transform((text) => text !== "");

const ID = { key: "id", names: ["Summary Annotation ID", "Clinical Annotation ID"] } as const satisfies TsvColumn;

export const ANNOTATION_COLUMNS: readonly TsvColumn[] = [
  ID,
  { key: "variants", names: ["Variant/Haplotypes"] },
  { key: "genes", names: ["Gene"] },
  { key: "level", names: ["Level of Evidence"], isScale: true },
  { key: "levelOverride", names: ["Level Override"] },
  { key: "modifiers", names: ["Level Modifiers"] },
  { key: "score", names: ["Score"] },
  { key: "categories", names: ["Phenotype Category"] },
  { key: "paperCount", names: ["PMID Count"] },
  { key: "evidenceCount", names: ["Evidence Count"] },
  { key: "drugs", names: ["Drug(s)"] },
  { key: "phenotypes", names: ["Phenotype(s)"] },
  { key: "lastHistory", names: ["Latest History Date (YYYY-MM-DD)"] },
  { key: "url", names: ["URL"] },
  { key: "population", names: ["Specialty Population"] },
];
export const AnnotationRow = z.object({
  id: AnnotationId,
  variants: z.string().min(1, "expected a variant or haplotype"),
  genes: genes(/;/),
  level: z.enum(CLINPGX_LEVELS, `expected one of ${CLINPGX_LEVELS.join(", ")}`),
  levelOverride: orNull(Text),
  modifiers: list(/;/),
  score: orNull(Score),
  categories: named(/;/).pipe(z.array(z.enum(PHENOTYPE_CATEGORIES))),
  paperCount: Count,
  evidenceCount: Count,
  drugs: named(/;/),
  phenotypes: list(/;/),
  lastHistory: IsoDate,
  url: Link,
  population: orNull(Text),
});
export type AnnotationRow = z.infer<typeof AnnotationRow>;

export const TEXT_COLUMNS: readonly TsvColumn[] = [
  ID,
  { key: "genotype", names: ["Genotype/Allele"] },
  { key: "text", names: ["Annotation Text"] },
  { key: "function", names: ["Allele Function"] },
];
export const TextRow = z.object({ id: AnnotationId, genotype: Text, text: Text, function: orNull(Text) });

const EVIDENCE_TYPE_OF = {
  "Variant Phenotype Annotation": "phenotype",
  "Variant Drug Annotation": "drug",
  "Variant Functional Assay Annotation": "functional-assay",
  "Guideline Annotation": "guideline",
  "Label Annotation": "label",
} as const satisfies Record<string, EvidenceType>;

export const EVIDENCE_COLUMNS: readonly TsvColumn[] = [
  ID,
  { key: "evidenceId", names: ["Evidence ID"] },
  { key: "type", names: ["Evidence Type"] },
  { key: "url", names: ["Evidence URL"] },
  { key: "pmid", names: ["PMID"] },
  { key: "summary", names: ["Summary"] },
  { key: "score", names: ["Score"] },
];
export const EvidenceRow = z.object({
  id: AnnotationId,
  evidenceId: AnyId,
  type: z
    .enum(Object.keys(EVIDENCE_TYPE_OF) as [keyof typeof EVIDENCE_TYPE_OF])
    .transform((name) => EVIDENCE_TYPE_OF[name]),
  url: Link,
  pmid: orNull(Pmid),
  summary: Text,
  // Where the row does not count, the score gives the reason in words.
  score: z
    .string()
    .refine(
      (text) => Score.safeParse(text).success || text === "" || /[a-z]{2} /i.test(text),
      "expected a score such as 2.5, or a sentence that says why there is none",
    ),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

export const HISTORY_COLUMNS: readonly TsvColumn[] = [
  ID,
  { key: "date", names: ["Date (YYYY-MM-DD)"] },
  { key: "type", names: ["Type"] },
  { key: "comment", names: ["Comment"] },
];
export const HistoryRow = z.object({ id: AnnotationId, date: IsoDate, type: Text, comment: z.string() });

export const LABEL_COLUMNS: readonly TsvColumn[] = [
  { key: "id", names: ["PharmGKB ID", "ClinPGx ID"] },
  { key: "name", names: ["Name"] },
  { key: "agency", names: ["Source"] },
  { key: "biomarkerList", names: ["Biomarker Flag"] },
  { key: "tag", names: ["Testing Level"], isScale: true },
  { key: "hasPrescribing", names: ["Has Prescribing Info"] },
  { key: "hasDosing", names: ["Has Dosing Info"] },
  { key: "hasAlternate", names: ["Has Alternate Drug"] },
  { key: "hasOther", names: ["Has Other Prescribing Guidance"] },
  { key: "cancer", names: ["Cancer Genome"] },
  { key: "drugs", names: ["Chemicals"] },
  { key: "genes", names: ["Genes"] },
  { key: "variants", names: ["Variants/Haplotypes"] },
  { key: "date", names: ["Latest History Date (YYYY-MM-DD)"] },
];
export const LabelRow = z.object({
  id: ClinPgxId,
  name: Text,
  agency: z.enum(AGENCIES),
  biomarkerList: orNull(
    z
      .enum(["On FDA Biomarker List", "Formerly on FDA Biomarker List"])
      .transform((text) => (text.startsWith("On") ? ("listed" as const) : ("formerly" as const))),
  ),
  tag: orNull(z.enum(LABEL_TAGS)),
  hasPrescribing: flag("Prescribing Info"),
  hasDosing: flag("Dosing Info"),
  hasAlternate: flag("Alternate Drug"),
  hasOther: flag("Other Prescribing Guidance"),
  cancer: flag("Cancer Genome"),
  drugs: named(/;/),
  genes: genes(/;/),
  variants: z.string(),
  date: orNull(IsoDate),
});
export type LabelRow = z.infer<typeof LabelRow>;

export const DRUG_COLUMNS: readonly TsvColumn[] = [
  { key: "id", names: ["PharmGKB Accession Id", "ClinPGx Accession Id"] },
  { key: "name", names: ["Name"] },
  { key: "genericNames", names: ["Generic Names"] },
  { key: "tradeNames", names: ["Trade Names"] },
  { key: "type", names: ["Type"] },
  { key: "rxnorm", names: ["RxNorm Identifiers"] },
  { key: "atc", names: ["ATC Identifiers"] },
];
/** Splits a list whose parts may stand in quotes, with commas inside: `"UK-148,993", Viagra`. */
const quotedList = z
  .string()
  .transform((text) =>
    [...text.matchAll(/"([^"]+)"|([^,"]+)/g)]
      .map((part) => (part[1] ?? part[2] ?? "").trim())
      .filter((part) => part !== ""),
  );
export const DrugRow = z.object({
  id: ClinPgxId,
  name: Text,
  genericNames: quotedList,
  tradeNames: quotedList,
  type: Text,
  rxnorm: list(/,/).refine(
    (ids) => ids.every((id) => /^\d+$/.test(id)),
    "expected RxNorm ids, digits with commas between",
  ),
  atc: list(/,/),
});
export type DrugRow = z.infer<typeof DrugRow>;

export const VARIANT_COLUMNS: readonly TsvColumn[] = [
  { key: "rsid", names: ["Variant Name"] },
  { key: "genes", names: ["Gene Symbols"] },
  { key: "location", names: ["Location"] },
  { key: "synonyms", names: ["Synonyms"] },
];
export const VariantRow = z.object({
  rsid: RsId,
  genes: genes(/,/),
  location: z
    .string()
    .regex(/^NC_\d{6}\.\d+:\d+(?:_\d+)?$/, "expected a place on a GRCh38 chromosome such as NC_000003.12:183917980"),
  synonyms: z.string(),
});
export type VariantRow = z.infer<typeof VariantRow>;
