import type { Outcome, Problem } from "@/lib/schema";
import { PDF_TEXT_MARK } from "./running-text";

/** The part of an opened PDF that gives its text; a library of the platform opens it. */
export interface OpenPdf {
  readonly numPages: number;
  readonly getPage: (numberOneBased: number) => Promise<{
    readonly getTextContent: () => Promise<{ readonly items: readonly object[] }>;
  }>;
}

/** No report of one person has more. */
const MOST_PAGES = 100;

/**
 * Returns the text of a PDF line by line, or why there is none: it is a scan, has a password, is damaged or too long.
 * `open` rejects with an error named PasswordException for a password, as PDF.js does.
 */
export async function readPdf(
  bytes: Uint8Array,
  open: (bytes: Uint8Array) => Promise<OpenPdf>,
): Promise<Outcome<string>> {
  let pages: readonly (readonly TextRun[])[];
  try {
    const document = await open(bytes);
    if (document.numPages > MOST_PAGES)
      return refused(`a PDF of ${document.numPages} pages`, "Give the pages with the results alone");
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    pages = await Promise.all(
      numbers.map(async (number) => (await (await document.getPage(number)).getTextContent()).items.flatMap(runOf)),
    );
  } catch (error) {
    return error instanceof Error && error.name === "PasswordException"
      ? refused("a PDF with a password", "Save it without its password, or copy its text and paste it")
      : refused("a PDF that is damaged or cut", "Fetch the file again");
  }
  const text = pdfText(pages);
  return text === null
    ? refused(
        "a PDF without text: a scan or a picture of a report",
        "Type the results, or ask the laboratory for them as a table",
      )
    : { ok: true, value: text };
}

function runOf(item: object): readonly TextRun[] {
  const { str, transform, width, height } = item as Partial<Record<string, unknown>>;
  if (typeof str !== "string" || !Array.isArray(transform)) return [];
  return [
    { text: str, x: Number(transform[4]), y: Number(transform[5]), width: Number(width), height: Number(height) },
  ];
}

function refused(found: string, remedy: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  const expected = "a PDF with the text of one person's report";
  return { ok: false, problems: [{ code: "pdf-unreadable", path: [], found, expected, remedy, nearest: [] }] };
}

/** A run of text on a page, in points from its lower left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Fewer letters on all pages together are a stamp or a page number over a picture. */
const FEWEST_LETTERS = 20;

/**
 * Returns the text of a PDF line by line, under a mark that says where it comes from: runs at one height are a line, and
 * wide gaps in it part columns. Null where the pages hold no text, as in a scan.
 */
export function pdfText(pages: readonly (readonly TextRun[])[]): string | null {
  const lines = pages.flatMap(linesOf);
  const letters = lines.join("").replace(/[^\p{L}\d]/gu, "").length;
  return letters < FEWEST_LETTERS ? null : [PDF_TEXT_MARK, ...lines].join("\n");
}

function linesOf(runs: readonly TextRun[]): readonly string[] {
  const lines: TextRun[][] = [];
  const ordered = runs.filter(({ text }) => text.trim() !== "").sort((a, b) => b.y - a.y || a.x - b.x);
  for (const run of ordered) {
    const last = lines.at(-1);
    const [first] = last ?? [];
    if (last !== undefined && first !== undefined && first.y - run.y < Math.max(2, first.height / 2)) last.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => lineText([...line].sort((a, b) => a.x - b.x)));
}

/** A gap wider than a letter parts columns; a narrower one words; none joins runs of one word. */
function lineText(runs: readonly TextRun[]): string {
  let text = "";
  let end: number | null = null;
  for (const run of runs) {
    const gap = end === null ? 0 : run.x - end;
    const letter = run.width / Math.max(1, run.text.length);
    if (end !== null) text += gap > letter * 1.8 ? "   " : gap > letter * 0.2 ? " " : "";
    text += run.text;
    end = run.x + run.width;
  }
  return text.replace(/\s+$/, "").replace(/^\s+/, "");
}
