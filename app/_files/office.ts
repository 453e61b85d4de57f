import { readPdf, readWorkbook, type WorkbookText } from "@/lib/intake";
import type { Outcome } from "@/lib/schema";
import { BROWSER_UNPACKERS } from "./unpackers";

/** Returns the text of an Excel workbook or a PDF, or why it has none. Loads the reader of PDFs when one is given. */
export async function textOfOffice(kind: "pdf" | "xlsx", bytes: Uint8Array): Promise<Outcome<WorkbookText>> {
  if (kind === "xlsx") return readWorkbook(bytes, BROWSER_UNPACKERS);
  const { getDocumentProxy } = await import("unpdf");
  const read = await readPdf(bytes, (file) => getDocumentProxy(file, { verbosity: 0 }));
  return read.ok ? { ok: true, value: { text: read.value, told: [] } } : read;
}
