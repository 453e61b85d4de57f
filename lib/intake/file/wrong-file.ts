import { fileKindOf, firstUnpacked, type FileKind, type KnownFile, type Unpackers } from "@/lib/genotype";
import type { Problem } from "@/lib/schema";

/** A place that takes a file. */
export type Door = "results" | "beside-genome" | "fhir" | "list";

const EXPECTED: Readonly<Record<Door, string>> = {
  results: "the results of one person as a table, text, Excel, PDF, HL7 v2 or FHIR, or a file of this app",
  "beside-genome": "a text with gene, diplotype, phenotype and activity score, one gene a line",
  fhir: "FHIR resources in JSON: a Bundle, Parameters, DiagnosticReport or Observation",
  list: "a text file with one drug a line",
};

/** Kinds that each door takes, or reads further itself. */
const TAKEN: Readonly<Record<Door, ReadonlySet<FileKind>>> = {
  results: new Set(["text", "utf-16", "json", "hl7v2", "pdf", "xlsx"]),
  "beside-genome": new Set(["text", "utf-16"]),
  fhir: new Set(["json", "utf-16", "text"]),
  list: new Set(["text", "utf-16"]),
};

const SAVE_AS = "Save it as CSV, or copy its table and paste it";
const GENOME = "Open it on the Genome page, or with the command call";
const READS = "Call variants from it first, on GRCh38, and open the VCF on the Genome page";
const PLINK = "Ask the laboratory for the results, or for a VCF on GRCh38";
const TYPE_IT = "Type the results, or ask the laboratory for them as a table";

/** What to do with a file where results are expected; other kinds are chosen again. */
const REMEDIES: Readonly<Partial<Record<FileKind, string>>> = {
  empty: "Choose the file again; it may not have been written to the end",
  vcf: GENOME,
  bcf: "Convert it to VCF (bcftools view -O z), then open it on the Genome page or with the command call",
  index: "Choose the file that it is the index of",
  reads: READS,
  plink: PLINK,
  "plink-map": PLINK,
  consumer:
    "Do not use it for care: consumer arrays miss many variants and often err at rare ones. Ask a clinical laboratory for the results",
  gzip: "Unpack it and choose the file in it",
  zip: "Unpack it and choose the file in it",
  archive: "Unpack it and choose the file in it",
  xlsx: "Give it on the Report page, or with report --panel",
  docx: SAVE_AS,
  pptx: SAVE_AS,
  ods: SAVE_AS,
  "old-office": "Save it as .xlsx or CSV",
  rtf: "Save it as plain text, or copy its table and paste it",
  pdf: "Give it on the Report page, or with report --panel",
  hl7v2: "Give it on the Report page, or with report --panel",
  picture: TYPE_IT,
  "web-page": "Copy the table on the page and paste it; a login page means that the download failed",
  xml: "Ask for the results as a table or as FHIR in JSON",
  json: "Choose a file of results",
};

/** Returns what a file is, of a packed one what it holds. Never throws on what does not unpack. */
export async function knownFile(bytes: Uint8Array, unpackers: Unpackers): Promise<KnownFile> {
  const outer = fileKindOf(bytes);
  if (outer.kind !== "gzip") return outer;
  const first = await firstUnpacked(bytes, unpackers);
  const inner = first === null ? null : fileKindOf(first);
  if (inner === null) return { kind: "gzip", what: `${outer.what}, damaged or cut` };
  // A reader of results unpacks nothing itself, so packed text is named by its packing.
  if (inner.kind === "text" || inner.kind === "json" || inner.kind === "hl7v2")
    return { kind: "gzip", what: `${inner.what}, packed with gzip` };
  return inner;
}

/** Returns why a file is not taken at a door: what it is, what is expected, and where it belongs; null when it may be. */
export function wrongFile(door: Door, { kind, what }: KnownFile): Problem | null {
  if (TAKEN[door].has(kind)) return null;
  return {
    code: kind === "empty" ? "file-empty" : `file-is-${kind}`,
    path: [],
    found: what,
    expected: EXPECTED[door],
    remedy: REMEDIES[kind] ?? "Choose another file",
    nearest: [],
  };
}

/** Returns the same for a text that was pasted or read: it may begin like another kind of file. */
export function wrongText(door: Door, text: string): Problem | null {
  const kind = kindOfText(text);
  return kind.kind === "empty" ? null : wrongFile(door, kind);
}

/** Returns what a text is by how it begins. */
export function kindOfText(text: string): KnownFile {
  return fileKindOf(new TextEncoder().encode(text.slice(0, 4096)));
}
