import type { Problem } from "@/lib/schema";
import { fileKindOf, type FileKind } from "../file-kind";
import { isBgzf, isGzip } from "./bgzf";

/** How a file is packed, told by its first bytes; a name may lie. */
export type Packing = "plain" | "gzip" | "bgzip";

const CALL_VARIANTS = "Call variants from it first, on GRCh38, and choose the VCF";
const RESULTS = "Give the results of a report on the Report page, or with report --panel";
const UNPACK = "Unpack it and choose the VCF, plain or packed with gzip or bgzip";
const EXPORT_AGAIN = "Choose the VCF that the laboratory or the variant caller wrote";

/** What to do with a file that is no VCF. */
const REMEDIES: Readonly<Partial<Record<FileKind, string>>> = {
  empty: "Choose the file again; it may not have been written to the end",
  reads: CALL_VARIANTS,
  bcf: "Convert it to VCF: bcftools view -O z",
  index: "Choose the VCF itself, without .tbi or .csi",
  plink: "Ask the laboratory for the VCF on GRCh38; a PLINK file does not say which base is the reference",
  "plink-map": "Ask the laboratory for the VCF on GRCh38; a PLINK file does not say which base is the reference",
  pdf: "Give the results of a printed report on the Report page, or ask the laboratory for the VCF",
  zip: "Unpack it and choose the VCF",
  archive: UNPACK,
  gzip: "It is packed twice: unpack it once and choose the VCF",
  xlsx: RESULTS,
  docx: RESULTS,
  rtf: RESULTS,
  hl7v2: RESULTS,
  picture: "Choose the VCF",
  "utf-16": "Save it as plain text in UTF-8",
  consumer:
    "Do not use it for care: consumer arrays miss many variants and often err at rare ones. Ask a clinical laboratory for a VCF on GRCh38, or for the results",
  json: "Choose the VCF; results in JSON go to the Report page or report --panel",
  "web-page": "The download may have failed: fetch the VCF again",
  xml: "The download may have failed: fetch the VCF again",
};

/** Kinds that the lines of a VCF reader tell more of than the first bytes do. */
const MAY_BE_VCF: ReadonlySet<FileKind> = new Set(["vcf", "text"]);

/** Returns how the file is packed, from its first bytes (a few dozen are enough). */
export function packingOf(first: Uint8Array): Packing {
  if (isBgzf(first)) return "bgzip";
  return isGzip(first) ? "gzip" : "plain";
}

/** Returns why the file is no VCF, from its first unpacked bytes; null when it may be one. */
export function otherFile(first: Uint8Array): Problem | null {
  const { kind, what } = fileKindOf(first);
  if (MAY_BE_VCF.has(kind)) return null;
  return {
    code: kind === "empty" ? "file-empty" : "not-vcf",
    path: [],
    found: what,
    expected: "a VCF file (.vcf, .vcf.gz, .vcf.bgz), which starts with ##fileformat=VCFv",
    remedy: REMEDIES[kind] ?? EXPORT_AGAIN,
    nearest: [],
  };
}
