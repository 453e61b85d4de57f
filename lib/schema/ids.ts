import * as z from "zod";

/** A stable kebab-case id; never reused, and an anchor on a page. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected a kebab-case id such as 'everolimus-trough'");
export const DrugId = Slug;
export const SourceId = Slug;

/** A gene symbol as HGNC prints it. */
export const GeneSymbol = z
  .string()
  .regex(/^[A-Z][A-Z0-9]*(?:orf\d+)?(?:-[A-Z0-9]+)*$/, "expected an HGNC gene symbol such as 'MTOR' or 'HLA-B'");

export const RsId = z.string().regex(/^rs\d+$/, "expected an rsID such as 'rs2024627'");
export const Pmid = z.string().regex(/^[1-9]\d{0,8}$/, "expected a PubMed id as a quoted string of digits");
export const Doi = z.string().regex(/^10\.\d{4,9}\/\S+$/, "expected a DOI such as '10.1093/jamia/ocw123'");
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "expected a date such as '2026-11-24', in quotes");

/** Our own words: trimmed, non-empty, one paragraph. */
export const Prose = z
  .string()
  .min(1)
  .regex(/^\S(?:.*\S)?$/s, "expected text without leading or trailing blanks")
  .refine((text) => !text.includes("\n"), "expected one paragraph without line breaks");
