/**
 * Small releases as ClinPGx would lay them out, made up: the files' texts in
 * the naming of 2025 and of 2026. Tests change them on purpose.
 */
import type { ReleaseFile } from "@/lib/knowledge";
import { stubSha256 } from "./knowledge";

export type Naming = "2025" | "2026";

export interface ReleaseTexts {
  readonly [path: string]: string;
}

const NAMES = {
  "2025": {
    annotations: "clinical_annotations.tsv",
    texts: "clinical_ann_alleles.tsv",
    evidence: "clinical_ann_evidence.tsv",
    history: "clinical_ann_history.tsv",
    id: "Clinical Annotation ID",
    created: "2025-01-05",
  },
  "2026": {
    annotations: "summary_annotations.tsv",
    texts: "summary_ann_alleles.tsv",
    evidence: "summary_ann_evidence.tsv",
    history: "summary_ann_history.tsv",
    id: "Summary Annotation ID",
    created: "2026-01-05",
  },
} as const;

/** The columns of an annotation in the order of the files, with what a made-up one holds. */
export interface AnnotationCells {
  readonly id: string;
  readonly variants?: string;
  readonly gene?: string;
  readonly level?: string;
  readonly override?: string;
  readonly modifiers?: string;
  readonly score?: string;
  readonly category?: string;
  readonly drugs?: string;
  readonly phenotypes?: string;
  readonly population?: string;
}

export function annotationLine(cells: AnnotationCells): string {
  const {
    id,
    variants = "rs1",
    gene = "TEST1",
    level = "3",
    override = "",
    modifiers = "",
    score = "1.5",
    category = "Efficacy",
    drugs = "testol",
    phenotypes = "",
    population = "",
  } = cells;
  return [
    id,
    variants,
    gene,
    level,
    override,
    modifiers,
    score,
    category,
    "1",
    "1",
    drugs,
    phenotypes,
    "2024-03-24",
    `https://www.clinpgx.org/clinicalAnnotation/${id}`,
    population,
  ].join("\t");
}

export const DEFAULT_ANNOTATIONS: readonly AnnotationCells[] = [
  { id: "101", phenotypes: "Pain;Epidermal Necrolysis, Toxic", population: "Pediatric" },
  {
    id: "102",
    variants: "TEST2*1, TEST2*1xN, TEST2*4",
    gene: "TEST2",
    level: "1A",
    score: "234.875",
    category: "Metabolism/PK;Toxicity",
    drugs: "Thiazides, plain;testol / sibtol",
    modifiers: "Rare Variant; Tier 1 VIP",
  },
  {
    id: "103",
    variants: "TEST3 B (reference), TEST3 Cityname, Townname",
    gene: "TEST3",
    level: "4",
    score: "-2.25",
    override: "Yes: one paper alone.",
  },
  { id: "104", variants: "HLA-B*15:02", gene: "HLA-B", level: "2B" },
  { id: "105", variants: "rs5", gene: "", drugs: "nogenetol" },
];

/** Returns the files of the annotations' archive. Read them with `asFiles`, or pack them into a zip. */
export function annotationTexts(
  naming: Naming,
  annotations: readonly AnnotationCells[] = DEFAULT_ANNOTATIONS,
): ReleaseTexts {
  const names = NAMES[naming];
  const table = (header: readonly string[], rows: readonly string[]): string =>
    [[names.id, ...header].join("\t"), ...rows, ""].join("\n");
  return {
    [`CREATED_${names.created}.txt`]: "Created.",
    "LICENSE.txt": "Creative Commons Attribution-ShareAlike 4.0, http://creativecommons.org/licenses/by-sa/4.0/",
    [names.annotations]: table(
      [
        "Variant/Haplotypes",
        "Gene",
        "Level of Evidence",
        "Level Override",
        "Level Modifiers",
        "Score",
        "Phenotype Category",
        "PMID Count",
        "Evidence Count",
        "Drug(s)",
        "Phenotype(s)",
        "Latest History Date (YYYY-MM-DD)",
        "URL",
        "Specialty Population",
      ],
      annotations.map(annotationLine),
    ),
    [names.texts]: table(
      ["Genotype/Allele", "Annotation Text", "Allele Function"],
      [
        "101\tCC\tPeople with CC may respond less.\t",
        "101\tCT\tPeople with CT may respond more.\t",
        "102\t*4\tPeople with *4 clear less.\tNo function",
      ],
    ),
    [names.evidence]: table(
      ["Evidence ID", "Evidence Type", "Evidence URL", "PMID", "Summary", "Score"],
      [
        "101\t9001\tVariant Drug Annotation\thttps://www.clinpgx.org/variantAnnotation/9001\t111\tAllele C is associated with decreased response to testol.\t1.5",
        "101\t9002\tVariant Phenotype Annotation\thttps://www.clinpgx.org/variantAnnotation/9002\t112\tAllele C is not associated with increased risk of Pain.\t-0.25",
        '102\t9003\tVariant Functional Assay Annotation\thttps://www.clinpgx.org/variantAnnotation/9003\t113\tTEST2 *4 is associated with activity of TEST2.\t"This row does not count. The authors say ""too few""."',
        "102\tPA9\tGuideline Annotation\thttps://www.clinpgx.org/guidelineAnnotation/PA9\t\tAnnotation of a guideline for testol and TEST2\t100",
      ],
    ),
    [names.history]: table(["Date (YYYY-MM-DD)", "Type", "Comment"], ["101\t2024-03-24\tUpdate\tAdded a paper"]),
  };
}

export const LABELS = [
  "PharmGKB ID\tName\tSource\tBiomarker Flag\tTesting Level\tHas Prescribing Info\tHas Dosing Info\tHas Alternate Drug\tHas Other Prescribing Guidance\tCancer Genome\tPrescribing\tChemicals\tGenes\tVariants/Haplotypes\tLatest History Date (YYYY-MM-DD)",
  "PA201\tAnnotation of a label for testol\tFDA\tOn FDA Biomarker List\tActionable PGx\tPrescribing Info\tDosing Info\t\t\t\tPrescribing\ttestol; sibtol\tTEST1; TEST2\tTEST2*2; rs1\t2024-01-02",
  "PA202\tAnnotation of another label\tEMA\t\t\t\t\tAlternate Drug\t\tCancer Genome\t\ttumourtol\tTEST4\t\t",
  "",
].join("\n");

export const DRUGS = [
  "PharmGKB Accession Id\tName\tGeneric Names\tTrade Names\tSMILES\tType\tRxNorm Identifiers\tATC Identifiers",
  'PA301\ttestol\ttestolum\t"""Brand-1,5"", ""Otherbrand"""\tCC\tDrug\t7\tL01EG02',
  "PA302\tThiazides, plain\t\t\t\tDrug Class\t\tC03A, C03AA",
  "PA304\tnogenetol\t\tNogenebrand\t\tDrug\t\t",
  "PA303\tstrangertol\t\tStrangebrand\t\tProdrug\t\t",
  "",
].join("\n");

export const VARIANTS = [
  "Variant ID\tVariant Name\tGene IDs\tGene Symbols\tLocation\tSynonyms",
  "PA401\trs1\tPA1\tTEST1\tNC_000003.12:1000\trs77, NC_000003.12:g.1000C>T, NC_000003.11:g.900G>A",
  "PA402\trs5\t\t\tNC_000007.14:50_52\tNC_000007.14:g.50_52delACT",
  "PA403\trs6\t\tTEST1,TEST2\t\t",
  "",
].join("\n");

export const GUIDELINE = JSON.stringify({
  citations: [],
  guideline: {
    objCls: "Guideline Annotation",
    id: "PA9",
    name: "Annotation of a guideline for testol and TEST2",
    source: "CPIC",
    recommendation: true,
    relatedChemicals: [{ id: "PA301", name: "testol" }],
    relatedGenes: [{ symbol: "TEST2", name: "test gene 2" }],
    literature: [
      {
        title: "A paper",
        crossReferences: [
          { resource: "PubMed", resourceId: "119" },
          { resource: "DOI", resourceId: "10.1/x" },
        ],
      },
    ],
    summaryMarkdown: { id: 1, html: "<p>The guideline &lt;2025&gt; says <em>less</em>.</p>\n<p>And more.</p>" },
  },
});

/** Returns the texts as files read from one place. */
export function asFiles(texts: ReleaseTexts, place = "release.zip"): readonly ReleaseFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    name: `${place}/${path}`,
    place,
    text,
    sha256: stubSha256(text),
  }));
}

/** Returns the texts with one of them changed; throws when that changed nothing. */
export function changed(texts: ReleaseTexts, name: string, change: (text: string) => string): ReleaseTexts {
  const path = Object.keys(texts).find((one) => one.endsWith(name));
  const before = path === undefined ? undefined : texts[path];
  if (path === undefined || before === undefined || change(before) === before)
    throw new Error(`nothing to change in ${name}`);
  return { ...texts, [path]: change(before) };
}
