import { extractText, getDocumentProxy } from "unpdf";
import { expect, test, type Page } from "./live";

async function printed(page: Page, format: "A4" | "Letter"): Promise<readonly string[]> {
  await page.emulateMedia({ media: "print" });
  const pdf = await page.pdf({ format, tagged: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text;
}

for (const format of ["A4", "Letter"] as const) {
  test(`everolimus and MTOR print on at most two ${format} pages, each with question, date, snapshot and page number`, async ({
    page,
  }) => {
    await page.goto("/answer?drug=everolimus&gene=MTOR");
    const version = await page.getByTestId("snapshot").innerText();
    const pages = await printed(page, format);
    expect(pages.length).toBeLessThanOrEqual(2);
    pages.forEach((text, i) => {
      expect(text).toContain("Haplonote: Everolimus and MTOR");
      expect(text).toMatch(/As of \d{4}-\d{2}-\d{2}/);
      expect(text).toContain(version);
      expect(text).toContain(`Page ${i + 1} of ${pages.length}`);
      expect(text).toContain("not a medical device");
    });
    const whole = pages.join(" ").replace(/\s+/g, " ");
    for (const fact of [
      "No guideline covers everolimus and MTOR",
      "Do not change treatment",
      "rs2024627",
      "PMID 32015456",
      "level 3",
      "not reported here",
      "CPIC",
      "DPWG",
      "ERBB2",
      "trough",
      "CYP3A4",
    ]) {
      expect(whole).toContain(fact);
    }
    expect(whole).not.toContain("Ask another question");
    expect(whole).not.toContain("How we grade");
  });
}

test("gene and drug pages print whole, with header and page numbers", async ({ page }) => {
  for (const path of ["/genes/MTOR", "/drugs/everolimus"]) {
    await page.goto(path);
    const pages = await printed(page, "A4");
    expect(pages[0]).toContain(`Page 1 of ${pages.length}`);
    expect(pages[0]).toMatch(/Haplonote: (MTOR|everolimus)/);
    expect(pages.join(" ")).toContain("Sources");
  }
});
