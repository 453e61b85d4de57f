import { decodeText, knownFile, wrongFile, type Door } from "@/lib/intake";
import { withoutIdentity } from "@/lib/interop";
import { problemLine } from "@/lib/report";
import { BROWSER_UNPACKERS } from "./unpackers";

/** What a file comes to at a door: its text with what to tell of it, or why it has none there. */
export type FileText = { readonly text: string; readonly told: readonly string[] } | { readonly refused: string };

/** No file of one person's results comes near it. */
const MOST_BYTES = 20_000_000;
/** Enough to know a larger file by. */
const FIRST_BYTES = 65_536;

/** Returns the text of a file, read here in the browser and sent nowhere. Rejects when the browser cannot read it. */
export async function textOfFile(door: Door, file: Blob): Promise<FileText> {
  const isLarge = file.size > MOST_BYTES;
  const bytes = new Uint8Array(await (isLarge ? file.slice(0, FIRST_BYTES) : file).arrayBuffer());
  const known = await knownFile(bytes, BROWSER_UNPACKERS);
  const problem = wrongFile(door, known);
  if (problem !== null) return { refused: problemLine(problem) };
  if (isLarge)
    return {
      refused: `Found a file of ${Math.round(file.size / 1_000_000)} MB; expected the results of one person, at most ${MOST_BYTES / 1_000_000} MB. Choose the file of results.`,
    };
  if (known.kind === "pdf" || known.kind === "xlsx") {
    const { textOfOffice } = await import("./office");
    const read = await textOfOffice(known.kind, bytes);
    return read.ok ? read.value : { refused: read.problems.map(problemLine).join(" ") };
  }
  const { text, remark } = decodeText(bytes);
  const shown = withoutIdentity(text);
  if (!shown.ok) return { refused: shown.problems.map(problemLine).join(" ") };
  return { text: shown.value, told: remark === null ? [] : [remark] };
}
