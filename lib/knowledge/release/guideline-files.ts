import * as z from "zod";
import { GeneSymbol, Pmid, type RefusedRow } from "@/lib/schema";
import { plainText } from "./plain-text";
import type { ReleaseFile } from "./release-file";

/** @source ClinPGx guidelineAnnotations.json.zip 2025-01-05: one file a guideline, far more in each than we read */
const GuidelineFileSchema = z.object({
  guideline: z.object({
    objCls: z.literal("Guideline Annotation"),
    id: z.string().regex(/^PA\d+$/, "expected a ClinPGx id such as PA166161537"),
    name: z.string().min(1, "expected a name"),
    source: z.string().min(1, "expected the guideline's body"),
    recommendation: z.boolean(),
    relatedChemicals: z
      .array(z.object({ id: z.string().regex(/^PA\d+$/), name: z.string().min(1) }))
      .min(1, "expected at least one drug"),
    relatedGenes: z.array(z.object({ symbol: GeneSymbol })),
    literature: z
      .array(
        z.object({ crossReferences: z.array(z.object({ resource: z.string(), resourceId: z.string() })).default([]) }),
      )
      .default([]),
    summaryMarkdown: z.object({ html: z.string().max(65_536, "expected at most 65,536 characters") }).nullish(),
  }),
});

/** A guideline with its drugs still by name. */
export interface GuidelineRow {
  readonly id: string;
  readonly name: string;
  readonly body: string;
  readonly givesRecommendation: boolean;
  readonly drugs: readonly { readonly id: string; readonly name: string }[];
  readonly genes: readonly string[];
  readonly summary: string | null;
  readonly pmids: readonly string[];
}

/** Returns the guideline of a file, or what in it does not fit. */
export function readGuidelineFile(
  file: ReleaseFile,
): { readonly guideline: GuidelineRow } | { readonly refused: RefusedRow } {
  let data: unknown;
  try {
    data = JSON.parse(file.text.replace(/^\uFEFF/, ""));
  } catch {
    return {
      refused: {
        file: file.name,
        line: 1,
        column: "the file",
        found: "text that is no JSON",
        expected: "a guideline annotation as JSON",
      },
    };
  }
  const parsed = GuidelineFileSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const expected =
      issue === undefined || issue.path.length < 2
        ? "a guideline annotation"
        : issue.code === "invalid_type"
          ? issue.expected
          : issue.message;
    return {
      refused: {
        file: file.name,
        line: 1,
        column: issue?.path.map(String).join(".") || "the file",
        found: "a value that does not fit",
        expected: expected.replace(/^(?:Invalid input: )?expected /, ""),
      },
    };
  }
  const { guideline } = parsed.data;
  const references = guideline.literature
    .flatMap((paper) => paper.crossReferences)
    .filter((reference) => reference.resource === "PubMed");
  return {
    guideline: {
      id: guideline.id,
      name: guideline.name,
      body: guideline.source,
      givesRecommendation: guideline.recommendation,
      drugs: guideline.relatedChemicals,
      genes: guideline.relatedGenes.map((gene) => gene.symbol),
      summary: guideline.summaryMarkdown == null ? null : plainText(guideline.summaryMarkdown.html),
      pmids: [
        ...new Set(references.map((reference) => reference.resourceId).filter((pmid) => Pmid.safeParse(pmid).success)),
      ],
    },
  };
}
