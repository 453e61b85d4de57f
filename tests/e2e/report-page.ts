/** What the specs of the report page share: the questions they type, and how they read what is printed. */
import { expect, type Page } from "@playwright/test";
import { getDocumentProxy } from "unpdf";
import { LARGE_REPORT } from "../builders/large-report";

export interface Typed {
  readonly drugs: string;
  readonly panel: string;
  readonly coMedication?: string;
  readonly setting?: string;
}

export const READINGS = ["Prescriber", "Patient", "Learner"] as const;
export const FORMATS = ["A4", "Letter"] as const;
export type Format = (typeof FORMATS)[number];

/** Ten drugs and a panel of twenty genes. */
export const TEN: Typed = { drugs: LARGE_REPORT.drugs.join(", "), panel: LARGE_REPORT.results.join("\n") };

/** A drug, a result and an inhibitor that shifts it. */
export const SHIFTED: Typed = {
  drugs: "codeine, clopidogrel",
  panel: "CYP2D6 *1/*4\nCYP2C19 *2/*2",
  coMedication: "paroxetine",
};

export async function write(
  page: Page,
  { drugs, panel, coMedication, setting }: Typed,
  path = "/report",
): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Drugs", { exact: true }).fill(drugs);
  await page.getByLabel("Results", { exact: true }).fill(panel);
  if (coMedication !== undefined) await page.getByLabel("Taken as well").fill(coMedication);
  if (setting !== undefined) await page.getByLabel("Setting").selectOption(setting);
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await answered(page);
}

/** Waits until the answer on the page is the one to what stands in the fields. */
export async function answered(page: Page): Promise<void> {
  await expect(page.locator("[data-answer]")).toHaveAttribute("aria-busy", "false");
}

export async function readAs(page: Page, reading: (typeof READINGS)[number]): Promise<void> {
  await page.getByRole("radio", { name: reading }).check();
  await expect(page.getByRole("article", { name: `${reading.toLowerCase()} reading` })).toBeVisible();
  await answered(page);
}

/** A run of text on a printed page; sizes in points, `fromTop` of the page. */
export interface PrintedText {
  readonly text: string;
  readonly sizePt: number;
  readonly fromTopPt: number;
}

export interface PrintedPage {
  readonly text: string;
  readonly heightPt: number;
  readonly runs: readonly PrintedText[];
}

/** Prints as the reader would and returns the pages with what stands on them, and the file's own bytes as text. */
export async function printed(
  page: Page,
  format: Format,
): Promise<{ readonly pages: readonly PrintedPage[]; readonly raw: string }> {
  const bytes = await page.pdf({ format, tagged: true, preferCSSPageSize: false });
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const one = await document.getPage(number);
    const heightPt = one.getViewport({ scale: 1 }).height;
    const { items } = await one.getTextContent();
    const runs = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [
            {
              text: item.str,
              sizePt: Math.hypot(Number(item.transform[2]), Number(item.transform[3])),
              fromTopPt: heightPt - Number(item.transform[5]),
            },
          ]
        : [],
    );
    pages.push({
      text: items
        .map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : ""))
        .join("")
        .replace(/\s+/g, " "),
      heightPt,
      runs,
    });
  }
  return { pages, raw: bytes.toString("latin1") };
}

const POINTS_A_MM = 72 / 25.4;
/** As globals.css sets the page: what stands outside is the running header and footer. */
const TOP_MM = 14;
const BOTTOM_MM = 13;

/** What stands between the running header and the running footer. */
export function bodyOf({ runs, heightPt }: PrintedPage): readonly PrintedText[] {
  return runs.filter(
    ({ fromTopPt }) => fromTopPt > TOP_MM * POINTS_A_MM && fromTopPt < heightPt - BOTTOM_MM * POINTS_A_MM,
  );
}

export function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
