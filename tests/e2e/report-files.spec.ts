/** A laboratory's report as a file: each kind ends in the report it stands for, or in a plain account of why not. */
import { fakeLabMessage } from "../builders/hl7";
import { genotype, searchset } from "../builders/fhir";
import { pdfOf, pdfOfLines } from "../builders/pdf";
import { workbookOf } from "../builders/workbook";
import { expect, test, type Page } from "./live";
import { axeFaults, watch } from "./watch";

async function give(page: Page, name: string, content: Uint8Array | string): Promise<void> {
  const field = page.getByLabel("Or a file:");
  // Loaded after the page, and open only once it listens.
  await expect(field).toBeEnabled();
  await field.setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
}

const clopidogrel = (page: Page) => page.locator('[data-drug="clopidogrel"]');
const results = (page: Page) => page.getByLabel("Results", { exact: true });

test("a workbook, an HL7 v2 message, FHIR and our own table each end in the report, and nothing is sent", async ({
  page,
}) => {
  const watched = watch(page);
  const sent: string[] = [];
  page.on("request", (one) => sent.push(`${one.url()} ${one.postData() ?? ""}`));
  await page.goto("/report");
  await page.getByLabel("Drugs", { exact: true }).fill("clopidogrel");
  const account = page.getByText(/results? read from the file/);

  await give(
    page,
    "panel.xlsx",
    await workbookOf([
      {
        rows: [
          ["Gene", "Diplotype"],
          ["CYP2C19", "*2/*2"],
          ["CYP2D6", { date: 46039 }],
        ],
      },
    ]),
  );
  await expect(account).toContainText("1 result read from the file. 1 entry was not read");
  await expect(page.getByText(/1 cell was stored by Excel as a date/)).toBeVisible();
  await expect(clopidogrel(page)).toHaveAttribute("data-action", "avoid");
  expect(await axeFaults(page)).toEqual([]);

  await give(page, "oru.hl7", fakeLabMessage("CYP2C19", "*1/*1"));
  await expect(clopidogrel(page)).toHaveAttribute("data-action", "no-change");
  await expect(results(page)).not.toHaveValue(/Quillfeather/i);
  await expect(account).toContainText("1 result read from the file.");

  await give(page, "bundle.json", JSON.stringify(searchset(genotype("CYP2C19", "*2/*2"))));
  await expect(clopidogrel(page)).toHaveAttribute("data-action", "avoid");

  await give(
    page,
    "calls.tsv",
    "Haplonote, knowledge 2026-01-01-00000000\nGene\tSource Diplotype\tPhenotype\tRecommendation Lookup Diplotype\tOutside Call\tState\tSample\tOpen\n" +
      "CYP2C19\t*1/*1\t\t*1/*1\tno\tcalled\tS1\t[]\nCYP2D6\t\t\t\tno\tnot-callable\tS1\t\n",
  );
  await expect(clopidogrel(page)).toHaveAttribute("data-action", "no-change");
  expect(sent.filter((one) => /\*2|%2A2|Quillfeather/.test(one))).toEqual([]);
  watched.expectClean();
});

test("the lines of a PDF are shown with their words and count after one press; a scan is told", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/report");
  await page.getByLabel("Drugs", { exact: true }).fill("clopidogrel");
  await give(
    page,
    "report.pdf",
    pdfOfLines([
      ["Pharmacogenetic panel of the laboratory"],
      ["CYP2C19", "*2/*2", "Poor Metabolizer"],
      ["Signed by the director of the laboratory"],
    ]),
  );
  const lines = page.getByRole("region", { name: "Are these lines read right?" });
  await expect(lines).toContainText("CYP2C19 *2/*2, Poor Metabolizer from “CYP2C19 *2/*2 Poor Metabolizer”");
  await expect(page.getByText("None of them counts yet.")).toBeVisible();
  await expect(clopidogrel(page)).not.toHaveAttribute("data-action", "avoid");
  expect(await axeFaults(page)).toEqual([]);
  await lines.getByRole("button", { name: "Use these" }).press("Enter");
  await expect(clopidogrel(page)).toHaveAttribute("data-action", "avoid");
  const before = await results(page).inputValue();
  await give(page, "scan.pdf", pdfOf([]));
  await expect(page.getByText("a PDF without text: a scan")).toBeVisible();
  await expect(results(page)).toHaveValue(before);
  watched.expectClean();
});

test("a file of another kind is named, and the field keeps what it held; a dropped one is taken", async ({ page }) => {
  const watched = watch(page);
  await page.goto("/report");
  await results(page).fill("CYP2D6 *4/*4");
  for (const [name, content, found] of [
    ["genome.vcf", "##fileformat=VCFv4.2\n", "Found a VCF of variants"],
    ["photo.jpg", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "Found a picture"],
    ["empty.csv", "", "Found an empty file"],
  ] as const) {
    await give(page, name, content);
    await expect(page.getByText(found)).toBeVisible();
    await expect(results(page)).toHaveValue("CYP2D6 *4/*4");
    await expect(page.getByLabel("Or a file:")).toHaveValue("");
  }
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["Gene;Ergebnis\r\nCYP2C19;*2/*2\r\n"], "befund.csv"));
    return data;
  });
  await page.locator("#report-file").locator("..").dispatchEvent("drop", { dataTransfer: dropped });
  await expect(results(page)).toHaveValue(/CYP2C19;\*2\/\*2/);
  await expect(page.getByText("1 result read from the file.")).toBeVisible();
  watched.expectClean();
});
